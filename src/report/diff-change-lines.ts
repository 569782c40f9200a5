import type { GivenChange, InputChange } from '../analysis/index.js';
import type { Lang } from '../messages/index.js';
import { unitText } from '../model/index.js';
import { factsText, type NumbersOf, numbersText, placeText, stretchesText } from './diff-numbers-text.js';
import { QuantityChange } from './diff-quantity.js';
import type { DiffWords } from './diff-words.js';

/** A pure number without a bound that stays below this is most likely a rate. */
const LARGEST_RATE = 0.5;

/** 输入的变化 — its numbers before and after, in lines without indent. */
export function inputChangeLines({ change, declaration, dimensions, unit }: InputChange, words: DiffWords): string[] {
  const { lang } = words;
  const of: NumbersOf = {
    quantity: inputQuantity({ change, declaration, unit }, lang), dimensions,
    ...(declaration.bandOf && { limit: new QuantityChange(unitText(declaration.bandOf), '', lang) }),
  };
  return 'numbers' in change ? [factsText(change.numbers, of, words)] : numbersText(change, of, words);
}

/** How the numbers of an input are written. */
export function inputQuantity({ change, declaration, unit }: Pick<InputChange, 'change' | 'declaration' | 'unit'>, lang: Lang): QuantityChange {
  return new QuantityChange(unit, kindOf(declaration, change), lang);
}

/** 给定值的变化 — by years; where a side has none, that its formula computes. */
export function givenChangeLines({ kind, stretches, cells, changedYears, rule, unit, dimensions }: GivenChange, words: DiffWords): string[] {
  if (kind === 'shape') return [words.say('diff-given-shape')];
  const absent = words.say('diff-computed');
  if (kind === 'numbers') {
    const quantity = new QuantityChange(unit, rule.kind ?? '', words.lang);
    return stretchesText({ stretches, extent: { years: changedYears, changedYears }, rest: [], absent }, quantity, words);
  }
  const side = (value: number | undefined): string => (value === undefined ? absent : words.say('diff-given-table'));
  const lines = stretches.map((stretch) => words.say('diff-at', { where: words.years(stretch), what: words.say('diff-arrow', { before: side(stretch.before), after: side(stretch.after) }) }));
  const { changed, of, ...place } = cells!;
  const where = changed === of ? words.say('diff-cells-all', { cells: of }) : words.say('diff-cells-changed', { cells: of, changed, where: placeText({ ...place, cells: changed }, dimensions, words) });
  return [...lines, where];
}

/** Inputs have no kind: pure numbers that cannot exceed 1 are read as rates, and so are small ones without a bound. */
function kindOf({ unit, range: { law, experience } }: InputChange['declaration'], change: InputChange['change']): string {
  if (unit.some((exponent) => exponent !== 0)) return '';
  const top = Math.min(law?.[1] ?? Infinity, experience?.[1] ?? Infinity);
  if (top <= 1) return 'rate';
  const numbers = 'numbers' in change ? [change.numbers.least, change.numbers.most] : change.kind === 'number' ? [change.before, change.after] : change.kind === 'series' ? [change.largest.before!, change.largest.after!] : [1];
  return top === Infinity && numbers.every((number) => Math.abs(number) < LARGEST_RATE) ? 'rate' : '';
}
