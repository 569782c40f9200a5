// 消息 — every sentence a user reads, in Chinese and English side by side.
// One catalogue entry = one message in both languages; `say` fills in the caller's facts and chooses English plurals.
// May import: nothing.
import { benchMessages } from './bench.js';
import { cliMessages } from './cli.js';
import { compileMessages } from './compile.js';
import { countyMessages } from './counties.js';
import { diffMessages } from './diff.js';
import { explainMessages } from './explain.js';
import { formulaMessages } from './formulas.js';
import { importMessages } from './import.js';
import { newMessages } from './new.js';
import { pageMessages } from './pages.js';
import { resultMessages } from './results.js';
import { rulebookMessages } from './rulebooks.js';
import { rulesMessages } from './rules.js';
import { runMessages } from './run.js';
import { scenarioMessages } from './scenario.js';
import { schemaMessages } from './schema.js';
import { tablesMessages } from './report-tables.js';
import { backtestMessages } from './backtest.js';
import { assistMessages } from './assist.js';
import { fidelityMessages } from './fidelity.js';
import { compareMessages } from './compare.js';
import { attributionMessages } from './attribution.js';
import { solveMessages } from './solve.js';
import { sensitivityMessages } from './sensitivity.js';
import { cardMessages } from './cards.js';
import { describeMessages } from './describe.js';
import { evaluationMessages } from './evaluation.js';
import { documentMessages } from './documents.js';
import { chartMessages } from './charts.js';
import { templateMessages } from './template.js';

export type Lang = 'zh' | 'en';
/** A text in both languages, as labels and titles carry it. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
/** A fact that is itself a message, so that it speaks the reader's language. */
export interface MessageFact {
  readonly message: MessageKey;
  readonly facts?: Facts;
}
/** A label is shown in the reader's language; a list is joined as the language does it: 甲、乙 or a, b. */
export type Fact = string | number | MessageFact | Bilingual | readonly string[];
export interface Facts {
  readonly [name: string]: Fact;
}

export const catalogue = {
  ...formulaMessages,
  ...rulebookMessages,
  ...scenarioMessages,
  ...runMessages,
  ...resultMessages,
  ...cliMessages,
  ...benchMessages,
  ...compileMessages,
  ...rulesMessages,
  ...pageMessages,
  ...explainMessages,
  ...schemaMessages,
  ...diffMessages,
  ...newMessages,
  ...templateMessages,
  ...importMessages,
  ...fidelityMessages,
  ...assistMessages,
  ...backtestMessages,
  ...tablesMessages,
  ...countyMessages,
  ...compareMessages,
  ...attributionMessages,
  ...solveMessages,
  ...sensitivityMessages,
  ...cardMessages,
  ...describeMessages,
  ...evaluationMessages,
  ...documentMessages,
  ...chartMessages,
} satisfies Record<string, Bilingual>;

export type MessageKey = keyof typeof catalogue;

/** `{name}` a fact; `{#name}` a number that names something; `{name|one|other}` the word for so many. */
const PLACE = /\{(#?)(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/**
 * 说 — a message with its facts, in the reader's language.
 *
 * Numbers are grouped by thousands, since nearly all of them count something. One that names something – a year, a line,
 * a path, a value to be typed again – stands bare and is marked in the text: `{#year}`. English takes its plural from the
 * number: `{rules} {rules|rule|rules}`. A fact the caller forgot is our fault and throws.
 */
export function say(key: MessageKey, facts: Facts, lang: Lang): string {
  const entry: Bilingual = catalogue[key];
  return entry[lang].replace(PLACE, (_whole, bare: string, name: string, one: string | undefined, other: string | undefined) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`message ${key} lacks the fact ${name}`);
    // English has two forms, and the first is for 1 alone.
    if (one !== undefined && other !== undefined) return fact === 1 ? one : other;
    if (typeof fact === 'number') return bare === '' ? groupedNumber(fact) : String(fact);
    if (typeof fact === 'string') return fact;
    if ('zh' in fact) return fact[lang];
    return 'message' in fact ? say(fact.message, fact.facts ?? {}, lang) : fact.join(lang === 'zh' ? '、' : ', ');
  });
}

/** 分节 — `1,234,567.89`: the whole part by thousands, everything else as it is. */
export function groupedNumber(value: number): string {
  const [whole, ...rest] = String(value).split('.');
  return [whole!.replace(/\B(?=(?:\d{3})+$)/g, ','), ...rest].join('.');
}
