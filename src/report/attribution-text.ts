import type { Attribution, Change, ChangeUnit, Contribution, Effect } from '../attribution/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import { givenChangeLines, inputChangeLines } from './diff-change-lines.js';
import { numbersText } from './diff-numbers-text.js';
import { QuantityChange } from './diff-quantity.js';
import { DiffWords } from './diff-words.js';
import { columnTexts, countText, errorTexts, percentText, quantityText } from './format.js';
import { tableText, textWidth } from './table.js';
import { scaleFor } from './units.js';

/** What a change is stands in the table where it is no wider than this, else below it. */
const MOST_CHANGE_WIDTH = 40;
/** Interactions that are told, and their least size beside the whole difference. */
const MOST_INTERACTIONS = 5;
const LEAST_INTERACTION = 0.01;

/** 归因表 — what each change contributes, with its error; what the changes are; what they do together. */
export function attributionText(attribution: Attribution, lang: Lang, isColoured = false): string {
  const words = new DiffWords(lang, false, isColoured);
  const shown = inOrder(attribution);
  return [
    [words.bold(titleOf(attribution, lang)), ...methodLines(attribution, words)].join('\n'),
    contributionTable(attribution, shown, words),
    ...changesBelow(shown, words),
    ...interactionLines(attribution, words),
    ...(attribution.without.length > 0 ? [words.lines(words.say('attribution-without', { names: labelsOf(attribution.without, words) }), 1).join('\n')] : []),
  ].join('\n\n');
}

/** 标题 — the figure and its year or years. */
export function titleOf({ label, target: { first, last } }: Attribution, lang: Lang): string {
  return first === last ? say('attribution-title', { label, year: first }, lang) : say('attribution-title-years', { label, first, last }, lang);
}

/** One after another as they were made; else the largest first. */
export function inOrder({ method, contributions }: Attribution): Contribution[] {
  return method.kind === 'sequential' ? [...contributions] : [...contributions].sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
}

/** 改动的内容 — from what to what, in lines without indent. */
export function unitChangeLines({ changes, kind }: ChangeUnit, words: DiffWords): string[] {
  const isOne = changes.length === 1;
  return changes.flatMap((change) => {
    const lines = changeLines(change, words);
    const label = isOne || !('change' in change) ? undefined : labelOf(change)[words.lang];
    return label === undefined ? lines : lines.map((line) => words.say('diff-at', { where: label, what: line }));
  }).slice(0, kind === 'rules' ? MOST_INTERACTIONS : undefined);
}

function labelOf(change: Exclude<Change, { kind: 'rules' | 'correlations' | 'base' | 'seed' }>): { readonly zh: string; readonly en: string } {
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

function methodLines({ method, paths, contributions }: Attribution, words: DiffWords): string[] {
  const count = contributions.filter(({ unit }) => unit.kind !== 'unrebuilt').length;
  const how = method.kind === 'shapley' ? words.say('attribution-method-shapley', { count })
    : method.kind === 'sampled' ? words.say('attribution-method-sampled', { count, orders: method.orders })
      : words.say('attribution-method-sequential');
  const noise = paths === 0 ? words.say('attribution-best-alone') : words.say('attribution-paired', { paths: countText(paths) });
  return [...words.lines(how, 1), ...words.lines(noise, 1)];
}

function contributionTable({ before, after, difference, unit, kind, method, paths }: Attribution, shown: readonly Contribution[], words: DiffWords): string {
  const rows: readonly (readonly [string, string, Effect, string, number])[] = [
    [words.say('attribution-row-before'), '', before, '', 0],
    ...shown.map((each) => [each.unit.label[words.lang], shortChange(each.unit, words), each, each.share === undefined ? '' : shareText(each.share), each.orderError] as const),
    [words.say('attribution-row-after'), '', after, '', 0],
    [words.say('attribution-row-difference'), '', difference, difference.mean === 0 ? '' : percentText(1), 0],
  ];
  const levels = rows.map(([, , effect]) => effect);
  const scale = scaleFor(unit, kind, levels.flatMap(({ mean, best }) => [mean, best]), words.lang);
  const withUnit = (key: MessageKey): string => (scale.unit === '' ? words.say(key) : words.say('attribution-head-unit', { head: words.say(key), unit: scale.unit }));
  const hasChanges = rows.some(([, change]) => change !== '');
  const columns: readonly (readonly [string, readonly string[]])[] = [
    [words.say('attribution-head-change'), rows.map(([label]) => label)],
    ...(hasChanges ? [[words.say('attribution-head-values'), rows.map(([, change]) => change)] as const] : []),
    ...(paths > 0 ? [
      [withUnit('attribution-head-mean'), columnTexts(levels.map(({ mean }) => mean), scale)] as const,
      [words.say('attribution-head-error'), errorTexts(levels.map(({ standardError }) => standardError), scale)] as const,
      ...(method.kind === 'sampled' ? [[words.say('attribution-head-order-error'), rows.map(([, , , share], k) => (share === '' || k === rows.length - 1 ? '' : errorTexts(rows.map((row) => row[4]), scale)[k]!))] as const] : []),
    ] : []),
    [paths > 0 ? words.say('attribution-head-best') : withUnit('attribution-head-best'), columnTexts(levels.map(({ best }) => best), scale)],
    [words.say('attribution-head-share'), rows.map(([, , , share]) => share)],
  ];
  return tableText(columns.map(([head]) => head), rows.map((_, row) => columns.map(([, texts]) => texts[row]!)), hasChanges ? 2 : 1);
}

/** Parts of a small difference may be many times as large, and of the other sign. */
function shareText(share: number): string {
  return share < 0 ? `-${percentText(-share)}` : percentText(share);
}

function shortChange(unit: ChangeUnit, words: DiffWords): string {
  const [line, ...more] = unitChangeLines(unit, words);
  return line !== undefined && more.length === 0 && textWidth(line) <= MOST_CHANGE_WIDTH ? line : '';
}

function changesBelow(shown: readonly Contribution[], words: DiffWords): string[] {
  const long = shown.filter(({ unit }) => unit.changes.length > 0 && shortChange(unit, words) === '' && unitChangeLines(unit, words).length > 0);
  if (long.length === 0) return [];
  const lines = long.flatMap(({ unit }) => [` ${unit.label[words.lang]}`, ...unitChangeLines(unit, words).flatMap((line) => words.lines(line.trimStart(), 4))]);
  return [[words.bold(words.say('attribution-changes')), ...lines].join('\n')];
}

/** What is left when each does what it does alone: the changes weaken or strengthen one another. */
function interactionLines({ contributions, interactions, difference, unit, kind, paths, method }: Attribution, words: DiffWords): string[] {
  const alone = contributions.filter(({ unit: { kind: own } }) => own !== 'unrebuilt').map((each) => each.alone);
  if (method.kind === 'sequential' || alone.length < 2 || !alone.every((effect) => effect !== undefined)) return [];
  const of = (effect: Pick<Effect, 'mean' | 'best'>): number => (paths > 0 ? effect.mean : effect.best);
  const unrebuilt = contributions.filter(({ unit: { kind: own } }) => own === 'unrebuilt').reduce((sum, each) => sum + of(each), 0);
  const sum = alone.reduce((total, effect) => total + of(effect), 0);
  const rest = of(difference) - unrebuilt - sum;
  const text = (value: number): string => quantityText(value, unit, kind, words.lang);
  const facts: Facts = { sum: text(sum), rest: text(rest) };
  const told = interactions.filter((each) => Math.abs(of(each)) >= LEAST_INTERACTION * Math.abs(of(difference))).slice(0, MOST_INTERACTIONS);
  const label = (name: string): string => contributions.find((each) => each.unit.name === name)!.unit.label[words.lang];
  return [[
    words.bold(words.say('attribution-interactions')), ...words.lines(words.say('attribution-alone-sum', facts), 1),
    ...told.flatMap((each) => words.lines(words.say('attribution-interaction', { a: label(each.names[0]), b: label(each.names[1]), effect: text(of(each)), error: text(each.standardError) }), 1)),
  ].join('\n')];
}

function labelsOf(units: readonly ChangeUnit[], words: DiffWords): string {
  return words.names(units);
}
