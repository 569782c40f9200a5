import type { Change, ChangeUnit } from '../attribution/index.js';
import type { YearStretch } from '../analysis/index.js';
import type { Bilingual } from '../messages/index.js';
import { givenChangeLines, inputChangeLines, inputQuantity } from './diff-change-lines.js';
import { numbersText } from './diff-numbers-text.js';
import { QuantityChange } from './diff-quantity.js';
import type { DiffWords } from './diff-words.js';

/** Rules that are named of many that go together. */
const MOST_LINES = 12;

/** 改动的内容 — from what to what, in lines without indent. */
export function unitChangeLines({ changes }: ChangeUnit, words: DiffWords): string[] {
  const lines = changes.flatMap((change) => {
    const own = changeLines(change, words);
    const label = changes.length === 1 ? undefined : labelOf(change);
    return label === undefined ? own : own.map((line) => words.say('diff-at', { where: label[words.lang], what: line.trimStart() }));
  });
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), words.say('attribution-more-lines', { count: lines.length - MOST_LINES })];
}

function labelOf(change: Change): Bilingual | undefined {
  if (!('change' in change)) return undefined;
  return change.kind === 'given' ? change.change.rule.label : change.change.label;
}

function changeLines(change: Change, words: DiffWords): string[] {
  switch (change.kind) {
    case 'input': return inputChangeLines(change.change, words);
    case 'given': return givenChangeLines(change.change, words);
    case 'rule': {
      const { texts, start, unit, rule, dimensions } = change.change;
      const formulas = texts.filter(({ part }) => part === 'formula' || part === 'start' || part === 'entry');
      const quantity = new QuantityChange(unit, rule.kind ?? '', words.lang);
      return [
        ...formulas.map(({ before, after }) => words.say('diff-arrow', { before: before ?? words.say('diff-none'), after: after ?? words.say('diff-none') })),
        ...(start ? numbersText(start, { quantity, dimensions }, words) : []),
      ];
    }
    default: return [];
  }
}

/** 一句话 — `2027年起：2 → 4元/人/月/年`; undefined where the change takes more than one number and one stretch of years. */
export function unitShortText({ changes }: ChangeUnit, words: DiffWords): string | undefined {
  const [change, ...more] = changes;
  if (!change || more.length > 0) return undefined;
  if (change.kind === 'input') {
    const { change: numbers } = change.change;
    const quantity = inputQuantity(change.change, words.lang);
    if (numbers.kind === 'number') return arrow(numbers.before, numbers.after, quantity, words);
    return numbers.kind === 'series' && numbers.stretches.length === 1 ? stretchText(numbers.stretches[0]!, quantity, words) : undefined;
  }
  if (change.kind !== 'given' || change.change.kind !== 'numbers' || change.change.stretches.length !== 1) return undefined;
  const { rule, unit, stretches } = change.change;
  return stretchText(stretches[0]!, new QuantityChange(unit, rule.kind ?? '', words.lang), words);
}

function stretchText({ first, last, before, after }: YearStretch, quantity: QuantityChange, words: DiffWords): string {
  return words.say('diff-at', { where: words.years({ first, last }), what: arrow(before, after, quantity, words) });
}

function arrow(before: number | undefined, after: number | undefined, quantity: QuantityChange, words: DiffWords): string {
  const absent = words.say('diff-computed');
  if (before === undefined || after === undefined) {
    return words.say('diff-arrow', { before: before === undefined ? absent : quantity.one(before), after: after === undefined ? absent : quantity.one(after) });
  }
  const [from, to] = quantity.span(before, after);
  return words.say('diff-arrow', { before: from, after: to });
}
