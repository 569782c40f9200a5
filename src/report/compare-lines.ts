import { type ComparedOutput, type Comparison, type ComparisonNumber, type ComparisonRow, isSame } from '../compare/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { Z_95 } from '../results/index.js';
import { columnTexts, decimalsFor, numberText, percentText } from './format.js';
import { tableText } from './table.js';
import { type Scale, scaleFor } from './units.js';

/** Decimals of an error at most. */
const MOST_DECIMALS = 6;

/** One line of a table: what it is, then a cell for each scenario. */
export type CompareLine = readonly [label: string, ...cells: string[]];

/** A, B, … – more scenarios than letters go on with numbers. */
export function scenarioLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

/** 对照表 — items down, scenarios across. */
export function compareTable(title: string, lines: readonly CompareLine[], { scenarios }: Comparison): string {
  return `${title}\n${tableText(['', ...scenarios.map((_, index) => scenarioLetter(index))], lines)}`;
}

/** An item with its unit: 基金累计结余，2050年，亿元. */
function itemText(parts: readonly string[], scale: Scale, lang: Lang): string {
  return [...parts, ...(scale.unit === '' ? [] : [scale.unit])].join(lang === 'zh' ? '，' : ', ');
}

/** What is said of a group of figures. */
export interface GroupWords {
  /** Words of the level's line; the unit is added. */
  readonly label: readonly string[];
  /** With the best estimate, and on how many paths it is above the first scenario. */
  readonly isFull?: boolean;
  /** With the differences between which nine tenths of the paths lie, where they are known. */
  readonly isSpread?: boolean;
  /** One for several groups; otherwise that of its own values. */
  readonly scale?: Scale;
}

/** Groups smaller than the largest by more than this do not decide the scale: one small amount would make all others long. */
const SMALL = 1e-3;

/** 共用的量级 — of several groups of amounts, the finest that any but the smallest of them needs by itself. */
export function commonScale(groups: readonly (readonly ComparisonRow[])[], { unit, kind }: Pick<ComparedOutput, 'unit' | 'kind'>, lang: Lang): Scale {
  const values = groups.map((rows) => rows.flatMap(({ mean, best_estimate: best }) => [mean, best]).filter(Number.isFinite));
  const sizes = values.map((own) => Math.max(0, ...own.map(Math.abs)));
  const counted = values.filter((_, index) => sizes[index]! >= SMALL * Math.max(...sizes));
  const scales = counted.map((own) => scaleFor(unit, kind, own, lang));
  return scales.reduce((finest, scale) => (scale.divisor < finest.divisor ? scale : finest));
}

/** 一组数 — the level of each scenario, its difference to the first with its 95 % band; on how many paths it is above. */
export function groupLines(rows: readonly ComparisonRow[], { unit, kind }: Pick<ComparedOutput, 'unit' | 'kind'>, words: GroupWords, paths: number, lang: Lang): CompareLine[] {
  const hasPaths = paths > 0;
  const levels = rows.map(({ mean, best_estimate: best }) => (hasPaths ? mean : best));
  const differences = rows.map(({ difference, best_estimate_difference: best }) => (hasPaths ? difference : best));
  return valueLines({ rows, levels, differences, errors: rows.map((row) => row.difference_error) }, { unit, kind }, words, hasPaths, lang);
}

/** 占比行 — a share of paths, scenario by scenario. */
export function shareLine(label: string, shares: readonly number[]): CompareLine {
  return [label, ...shares.map((share) => percentText(share))];
}

/** 至此至少一次 — the same of the share of paths on which a flag has been set by then. */
export function everLines(rows: readonly ComparisonRow[], words: Pick<GroupWords, 'label'>, lang: Lang): CompareLine[] {
  const same = { rows, levels: rows.map(({ ever }) => ever), differences: rows.map((row) => row.ever_difference), errors: rows.map((row) => row.ever_difference_error) };
  return valueLines(same, { unit: '1', kind: 'flag' }, words, true, lang);
}

interface Values {
  readonly rows: readonly ComparisonRow[];
  readonly levels: readonly number[];
  readonly differences: readonly number[];
  readonly errors: readonly number[];
}

function valueLines({ rows, levels, differences, errors }: Values, { unit, kind }: Pick<ComparedOutput, 'unit' | 'kind'>, { label, isFull = false, isSpread = false, scale: given }: GroupWords, hasPaths: boolean, lang: Lang): CompareLine[] {
  const scale = given ?? scaleFor(unit, kind, levels, lang);
  const line = (key: MessageKey, values: readonly string[]): CompareLine => [`  ${say(key, {}, lang)}`, ...values];
  const others = rows.slice(1);
  const same = others.map(isSame);
  const decimals = decimalsFor(differences.slice(1).filter((_, i) => !same[i]), scale);
  const differenceText = (value: number, i: number): string => (same[i] ? say('compare-same', {}, lang) : signed(numberText(value, scale, decimals), value));
  // Where nothing differs there is nothing more to say.
  const blank = (values: readonly string[]): string[] => ['', ...values.map((text, i) => (same[i] ? '' : text))];
  const isDifferent = hasPaths && !same.every(Boolean);
  return [
    [itemText(label, scale, lang), ...columnTexts(levels, scale)],
    ...(isFull && hasPaths ? [line('compare-line-best', columnTexts(rows.map(({ best_estimate: best }) => best), scale))] : []),
    // Of percentages they are points.
    line(scale.unit === '%' ? 'compare-line-points' : 'compare-line-difference', ['', ...differences.slice(1).map(differenceText)]),
    ...(isDifferent ? ([['compare-line-low', -Z_95], ['compare-line-high', Z_95]] as const).map(([key, times]) =>
      line(key, blank(differences.slice(1).map((value, i) => boundText(value, errors[i + 1]!, times, scale, decimals))))) : []),
    ...(isSpread && isDifferent ? (['difference_q05', 'difference_q95'] as const).filter((column) => others.some((row) => Number.isFinite(row[column]))).map((column) =>
      line(SPREAD[column], blank(others.map((row) => signed(numberText(row[column], scale, decimals), row[column]))))) : []),
    ...(isFull && isDifferent ? [line('compare-line-above', blank(others.map(({ above }) => percentText(above))))] : []),
  ];
}

const SPREAD = { difference_q05: 'compare-line-q05', difference_q95: 'compare-line-q95' } as const satisfies Partial<Record<ComparisonNumber, MessageKey>>;

/** 区间一端 — with as many decimals as it takes to tell it from the difference itself. */
function boundText(value: number, error: number, times: number, scale: Scale, decimals: number): string {
  const bound = value + times * error;
  return signed(numberText(bound, scale, Math.max(decimals, decimalsOfError(Math.abs(times * error), scale))), bound);
}

/** 误差的小数位 — for two figures of it. */
export function decimalsOfError(error: number, { divisor }: Pick<Scale, 'divisor'>): number {
  const shown = Math.abs(error / divisor);
  return Number.isFinite(shown) && shown > 0 ? Math.min(MOST_DECIMALS, Math.max(0, 1 - Math.floor(Math.log10(shown)))) : 0;
}

/** `+12.3`; a minus comes with the number, zero has no sign. */
function signed(text: string, value: number): string {
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
