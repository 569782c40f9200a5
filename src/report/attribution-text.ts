import type { Attribution, Contribution, Effect } from '../attribution/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { unitChangeLines, unitShortText } from './attribution-changes.js';
import { DiffWords } from './diff-words.js';
import { decimalsFor, numberText, percentText, quantityText } from './format.js';
import { tableText, textWidth } from './table.js';
import { scaleFor } from './units.js';

/** A change as one short sentence stands in the table where it is no wider than this, else below it. */
const MOST_CHANGE_WIDTH = 30;
/** Interactions that are told, and their least size beside the whole difference. */
const MOST_INTERACTIONS = 5;
const LEAST_INTERACTION = 0.01;
/** A difference this small beside the levels is what sums lose in rounding. */
const ROUNDING = 1e-12;
/** Parts that miss the difference by less than this share of their sum do not act on one another. */
const ADDITIVE = 0.001;

/** 归因的各部分 — for whoever sets them: a title, how it was split, a table, and paragraphs below it. */
export interface AttributionParts {
  readonly title: string;
  readonly method: readonly string[];
  /** Undefined where no change moves the figure. */
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly leftColumns: number };
  readonly notes: readonly Note[];
}

/** Paragraphs under a title; those of an item stand under its label. */
interface Note {
  readonly title?: string;
  readonly items: readonly { readonly label?: string; readonly lines: readonly string[] }[];
}

/** 归因的内容 — in words, before it is set. */
export function attributionParts(attribution: Attribution, lang: Lang): AttributionParts {
  const words = new DiffWords(lang, false, false);
  const shown = inOrder(attribution);
  const head = { title: titleOf(attribution, lang), method: methodLines(attribution, words) };
  const without: Note[] = attribution.without.length > 0 ? [{ items: [{ lines: [words.say('attribution-without', { names: words.names(attribution.without) })] }] }] : [];
  if (isRounding(attribution)) return { ...head, notes: [{ items: [{ lines: [words.say('attribution-rounding')] }] }, ...without] };
  return { ...head, table: contributionTable(attribution, shown, words), notes: [...changesBelow(shown, words), ...interactionNotes(attribution, words), ...without] };
}

/** 归因表 — what each change contributes, with its error; what the changes are; what they do together. */
export function attributionText(attribution: Attribution, lang: Lang, isColoured = false): string {
  const words = new DiffWords(lang, false, isColoured);
  const { title, method, table, notes } = attributionParts(attribution, lang);
  return [
    [words.bold(title), ...method.flatMap((line) => words.lines(line, 1))].join('\n'),
    ...(table ? [tableText(table.head, table.rows, table.leftColumns)] : []),
    ...notes.map((note) => [
      ...(note.title === undefined ? [] : [words.bold(note.title)]),
      ...note.items.flatMap(({ label, lines }) => [...(label === undefined ? [] : [` ${label}`]), ...lines.flatMap((line) => words.lines(line, label === undefined ? 1 : 4))]),
    ].join('\n')),
  ].join('\n\n');
}

/** 标题 — the figure and its year or years. */
export function titleOf({ label, target: { first, last } }: Attribution, lang: Lang): string {
  return first === last ? say('attribution-title', { label, year: first }, lang) : say('attribution-title-years', { label, first, last }, lang);
}

/** One after another as they were made; else the largest first. */
export function inOrder({ method, paths, contributions }: Attribution): Contribution[] {
  const size = ({ mean, best }: Contribution): number => Math.abs(paths > 0 ? mean : best);
  return method.kind === 'sequential' ? [...contributions] : [...contributions].sort((a, b) => size(b) - size(a));
}

/** Every change leaves the figure as it is, but for the last bits. */
export function isRounding({ before, after, contributions }: Attribution): boolean {
  const level = Math.max(...[before, after].flatMap(({ mean, best }) => [Math.abs(mean), Math.abs(best)]));
  return contributions.every(({ mean, best }) => Math.max(Math.abs(mean), Math.abs(best)) <= ROUNDING * level);
}

function methodLines({ method, paths, contributions }: Attribution, words: DiffWords): string[] {
  const count = contributions.filter(({ unit }) => unit.kind !== 'unrebuilt').length;
  const how = method.kind === 'shapley' ? words.say('attribution-method-shapley', { count })
    : method.kind === 'sampled' ? words.say('attribution-method-sampled', { count, orders: method.orders })
      : words.say('attribution-method-sequential');
  const noise = paths === 0 ? words.say('attribution-best-alone') : words.say('attribution-paired', { paths });
  return [how, noise];
}

interface TableRow {
  readonly label: string;
  readonly change: string;
  readonly effect: Effect;
  readonly orderError?: number;
  readonly share: string;
}

function contributionTable(attribution: Attribution, shown: readonly Contribution[], words: DiffWords): NonNullable<AttributionParts['table']> {
  const { before, after, difference, unit, kind, method, paths } = attribution;
  const level = (key: MessageKey, effect: Effect, share = ''): TableRow => ({ label: words.say(key), change: '', effect, share });
  const rows: readonly TableRow[] = [
    level('attribution-row-before', before),
    ...shown.map((each): TableRow => ({ label: each.unit.label[words.lang], change: shortChange(each, words) ?? '', effect: each, orderError: each.orderError, share: each.share === undefined ? '' : shareText(each.share) })),
    level('attribution-row-after', after), level('attribution-row-difference', difference, difference.mean === 0 ? '' : percentText(1)),
  ];
  const scale = scaleFor(unit, kind, rows.flatMap(({ effect: { mean, best } }) => (paths > 0 ? [mean, best] : [best])), words.lang);
  // As fine as the parts need; the levels beside them are so much larger.
  const decimals = decimalsFor([difference, ...shown].flatMap(({ mean, best }) => (paths > 0 ? [mean, best] : [best])), scale);
  const numbers = (of: (effect: Effect) => number): string[] => rows.map(({ effect }) => numberText(of(effect), scale, decimals));
  const withUnit = (key: MessageKey): string => (scale.unit === '' ? words.say(key) : words.say('attribution-head-unit', { head: words.say(key), unit: scale.unit }));
  const hasChanges = rows.some(({ change }) => change !== '');
  const errorDecimals = decimalsFor([difference, ...shown].map(({ standardError }) => standardError), scale);
  const errors = (of: (row: TableRow) => number | undefined): string[] => rows.map((row) => {
    const error = of(row);
    return error === undefined ? '' : error === 0 ? '0' : numberText(error, scale, errorDecimals);
  });
  const columns: readonly (readonly [string, readonly string[]])[] = [
    [words.say('attribution-head-change'), rows.map(({ label }) => label)],
    ...(hasChanges ? [[words.say('attribution-head-values'), rows.map(({ change }) => change)] as const] : []),
    ...(paths > 0 ? [
      [withUnit('attribution-head-mean'), numbers(({ mean }) => mean)] as const,
      [words.say('attribution-head-error'), errors(({ effect }) => effect.standardError)] as const,
      ...(method.kind === 'sampled' ? [[words.say('attribution-head-order-error'), errors(({ orderError }) => orderError)] as const] : []),
    ] : []),
    [paths > 0 ? words.say('attribution-head-best') : withUnit('attribution-head-best'), numbers(({ best }) => best)],
    ...(paths > 0 ? [[words.say('attribution-head-share'), rows.map(({ share }) => share)] as const] : []),
  ];
  return { head: columns.map(([head]) => head), rows: rows.map((_, row) => columns.map(([, texts]) => texts[row]!)), leftColumns: hasChanges ? 2 : 1 };
}

function shortChange({ unit }: Pick<Contribution, 'unit'>, words: DiffWords): string | undefined {
  const text = unitShortText(unit, words);
  return text === undefined || textWidth(text) > MOST_CHANGE_WIDTH ? undefined : text;
}

/** Parts of a small difference may be many times as large, and of the other sign. */
function shareText(share: number): string {
  return share < 0 ? `-${percentText(-share)}` : percentText(share);
}

/** Changes that one short sentence does not say. */
function changesBelow(shown: readonly Contribution[], words: DiffWords): Note[] {
  const long = shown.map(({ unit }) => ({ unit, lines: shortChange({ unit }, words) === undefined ? unitChangeLines(unit, words) : [] })).filter(({ lines }) => lines.length > 0);
  if (long.length === 0) return [];
  return [{ title: words.say('attribution-changes'), items: long.map(({ unit, lines }) => ({ label: unit.label[words.lang], lines: lines.map((line) => line.trimStart()) })) }];
}

/** What is left when each does what it does alone: the changes weaken or strengthen one another. */
function interactionNotes({ contributions, interactions, difference, unit, kind, paths, method }: Attribution, words: DiffWords): Note[] {
  const alone = contributions.filter(({ unit: { kind: own } }) => own !== 'unrebuilt').map((each) => each.alone);
  if (method.kind === 'sequential' || alone.length < 2 || !alone.every((effect) => effect !== undefined)) return [];
  const of = (effect: Pick<Effect, 'mean' | 'best'>): number => (paths > 0 ? effect.mean : effect.best);
  const unrebuilt = contributions.filter(({ unit: { kind: own } }) => own === 'unrebuilt').reduce((sum, each) => sum + of(each), 0);
  const sum = alone.reduce((total, effect) => total + of(effect), 0);
  const rest = of(difference) - unrebuilt - sum;
  const text = (value: number): string => quantityText(value, unit, kind, words.lang);
  const note = (lines: readonly string[]): Note[] => [{ title: words.say('attribution-interactions'), items: [{ lines }] }];
  const size = alone.reduce((total, effect) => total + Math.abs(of(effect)), 0);
  const told = interactions.filter((each) => Math.abs(of(each)) >= Math.max(LEAST_INTERACTION * Math.abs(of(difference)), ADDITIVE * size)).slice(0, MOST_INTERACTIONS);
  if (Math.abs(rest) <= ADDITIVE * size && told.length === 0) return note([words.say('attribution-additive', { sum: text(sum) })]);
  const label = (name: string): string => contributions.find((each) => each.unit.name === name)!.unit.label[words.lang];
  return note([
    words.say('attribution-alone-sum', { sum: text(sum), rest: text(rest) }),
    ...told.map((each) => words.say(of(each) < 0 ? 'attribution-interaction-less' : 'attribution-interaction-more', {
      a: label(each.names[0]), b: label(each.names[1]), effect: text(Math.abs(of(each))), error: text(each.standardError),
    })),
  ]);
}
