// 消息 — every sentence a user reads, in Chinese and English side by side.
// One catalogue entry = one message in both languages; `{name}` marks a fact filled in by the caller.
// May import: nothing.
import { benchMessages } from './bench.js';
import { cliMessages } from './cli.js';
import { compileMessages } from './compile.js';
import { diffMessages } from './diff.js';
import { explainMessages } from './explain.js';
import { formulaMessages } from './formulas.js';
import { importMessages } from './import.js';
import { newMessages } from './new.js';
import { resultMessages } from './results.js';
import { rulebookMessages } from './rulebooks.js';
import { rulesMessages } from './rules.js';
import { runMessages } from './run.js';
import { scenarioMessages } from './scenario.js';
import { schemaMessages } from './schema.js';
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
export type Fact = string | number | MessageFact;
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
  ...explainMessages,
  ...schemaMessages,
  ...diffMessages,
  ...newMessages,
  ...templateMessages,
  ...importMessages,
} satisfies Record<string, Bilingual>;

export type MessageKey = keyof typeof catalogue;

/** Fill a message's `{facts}`; a fact the caller forgot is our fault and throws. */
export function say(key: MessageKey, facts: Facts, lang: Lang): string {
  const entry: Bilingual = catalogue[key];
  return entry[lang].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`message ${key} lacks the fact ${name}`);
    return typeof fact === 'object' ? say(fact.message, fact.facts ?? {}, lang) : String(fact);
  });
}
