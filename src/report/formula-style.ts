import { type Lang, type MessageKey, say } from '../messages/index.js';
import type { Model, TexMention, TexStyle } from '../model/index.js';

/** Names as the rulebook's readers know them, or as its text writes them. */
export type FormulaNames = 'labels' | 'symbols';

/** Fits the text of an A4 page set in 10 points, and a column of a screen. */
const ROOM = 46;

/**
 * 公式的写法 — how `texOf` writes the names of a model.
 * A label goes without a remark that lists codes, where it stays different from all others: 调整决策（0不调整 1随国家调整 …）; two of the
 * same label have their identifiers behind them.
 */
export function formulaStyle(model: Model, lang: Lang, names: FormulaNames, link?: (mention: TexMention) => string | undefined): TexStyle {
  const letters = indexLetters(model);
  const labels = formulaLabels(model, lang);
  const isSymbolic = names === 'symbols';
  const word = (key: MessageKey): string => say(key, {}, lang);
  return {
    name: ({ kind, name, dimension }) => (isSymbolic ? name : labels.get(dimension === undefined ? `${kind} ${name}` : `${kind} ${dimension} ${name}`) ?? name),
    ageing: (rule) => {
      const axis = model.dimensions.find(({ name, ageing }) => ageing && model.rules.get(rule)?.dimensions.includes(name));
      return axis && { letter: letters.get(axis.name)!, last: axis.labels.at(-1)! };
    },
    letter: (dimension) => (!isSymbolic ? undefined : dimension === 'year' ? 't' : letters.get(dimension)),
    words: {
      and: word('page-and'), or: word('page-or'), not: word('page-not'), if: word('page-if'), otherwise: word('page-otherwise'),
      year: word('page-year'), adjustment: word('page-adjustment'), mean: word('page-mean'), weight: word('page-weight'),
    },
    room: ROOM,
    ...(link && { link }),
  };
}

/** 下标字母 — the letter of each ageing dimension in indices: its first one that is free; `t` is the year. */
export function indexLetters({ dimensions }: Model): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const { name, ageing } of dimensions) {
    const isFree = (letter: string): boolean => /[a-z]/.test(letter) && letter !== 't' && ![...letters.values()].includes(letter);
    if (ageing) letters.set(name, [...name, ...'abcdefghijklmnopqrsuvwxyz'].find(isFree) ?? 'i');
  }
  return letters;
}

function formulaLabels({ rules, inputs, noises, dimensions }: Model, lang: Lang): Map<string, string> {
  const full = new Map<string, string>([
    ...[...rules.values()].map(({ name, label }) => [`rule ${name}`, label[lang]] as const),
    ...[...inputs.values()].map(({ name, label }) => [`input ${name}`, label[lang]] as const),
    ...noises.map(({ name, label }) => [`noise ${name}`, label[lang]] as const),
    ...dimensions.map(({ name, label }) => [`dimension ${name}`, label[lang]] as const),
  ]);
  const taken = new Map<string, number>();
  for (const label of full.values()) for (const each of new Set([label, withoutRemark(label)])) taken.set(each, (taken.get(each) ?? 0) + 1);
  const short = [...full].map(([key, label]) => {
    if (taken.get(withoutRemark(label)) === 1) return [key, withoutRemark(label)] as const;
    return [key, taken.get(label) === 1 ? label : say('page-same-label', { label, name: key.split(' ')[1]! }, lang)] as const;
  });
  const values = dimensions.flatMap(({ name, labels, valueLabels }) => labels.map((label, i) => [`label ${name} ${label}`, valueLabels?.[i]?.[lang] ?? label] as const));
  return new Map([...short, ...values]);
}

/** `0不调整 1随国家调整`, `0 none 1 pass-through`; but not `15至25年每年`. */
const CODES = /^-?\d+\s?\p{L}.*\s-?\d+\s?\p{L}/u;

function withoutRemark(label: string): string {
  const match = /^(.+?)\s*[（(](.+)[）)]$/.exec(label);
  return match && CODES.test(match[2]!) ? match[1]! : label;
}
