import { groupedNumber, type Lang, say } from '../messages/index.js';
import { type Scale, scaleFor, unitWords } from './units.js';

/** From here on a number has more digits than a double, or a reader, can tell apart. */
const MOST_WRITTEN_OUT = 1e15;
/** A pure number below this – an index, a year, a rank – is not grouped: 2045, not 2,045. */
const GROUPED_FROM = 10_000;
/** Decimals that a number is given at most. */
const MOST_DECIMALS = 6;

/** 小数位 — as many as show about four digits of the largest value of a column; none for whole pure numbers. */
export function decimalsFor(values: readonly number[], { divisor, unit }: Scale): number {
  const shown = values.map((value) => Math.abs(value / divisor)).filter(Number.isFinite);
  const largest = Math.max(0, ...shown);
  if (largest === 0 || largest >= 1e4 || (unit === '' && shown.every(Number.isInteger))) return 0;
  return largest >= 1000 ? 1 : Math.min(MOST_DECIMALS, 3 - Math.floor(Math.log10(largest)));
}

/** Stands for a number that is not there. */
const NO_NUMBER = '-';

/** 数字 — `12,345.6`; `1.235e+100` where digits would fill the line; `-` for one that is not there (one path has no standard error). */
export function numberText(value: number, { divisor, unit }: Scale, decimals: number): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const shown = value / divisor;
  if (Math.abs(shown) >= MOST_WRITTEN_OUT) return shown.toExponential(3);
  const useGrouping = unit !== '' || decimals > 0 || Math.abs(shown) >= GROUPED_FROM;
  const text = shown.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping });
  // A small negative number must not print as "-0.0".
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text;
}

/** 一列数字 — all values of a column with one scale and equal decimals. */
export function columnTexts(values: readonly number[], scale: Scale): string[] {
  const decimals = decimalsFor(values, scale);
  return values.map((value) => numberText(value, scale, decimals));
}

/**
 * 一个数 — with its unit, in the scale that suits it alone: `1,234.6亿元`, `0.8%`, `163元/人/月`, `139个月`.
 * About four digits; fewer where they say all of it, to twelve digits; a small number is never shown as none.
 */
export function quantityText(value: number, unit: string, kind: string, lang: Lang): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const scale = scaleFor(unit, kind, [value], lang);
  const most = decimalsFor([value], scale);
  const shown = value / scale.divisor;
  const decimals = Array.from({ length: most }, (_, count) => count).find((count) => Math.abs(Number(shown.toFixed(count)) - shown) <= 1e-12 * Math.abs(shown)) ?? most;
  const isTiny = shown !== 0 && Math.abs(shown) < 10 ** -MOST_DECIMALS;
  const number = isTiny ? String(Number(shown.toPrecision(4))) : numberText(value, scale, decimals);
  return number + unitBehind(value, unit, scale, lang);
}

/** The unit as it follows a number: 元, ` yuan`, `%`, `/年`. */
function unitBehind(value: number, unit: string, scale: Scale, lang: Lang): string {
  if (scale.unit === '' || scale.unit === '%') return scale.unit;
  const words = scale.divisor === 1 ? unitWords(unit, lang, value) : scale.unit;
  return lang === 'zh' ? words.replace(/^1\//, '/') : ` ${words}`;
}

/** 一列误差 — as `columnTexts`; an error of exactly zero is a bare 0, apart from those that are merely small. */
export function errorTexts(values: readonly number[], scale: Scale): string[] {
  return columnTexts(values, scale).map((text, i) => (values[i] === 0 ? '0' : text));
}

/** 区间 — `1.2% - 3.4%`; a dash where there is none (one path), nothing where it adds nothing to the value beside it. */
export function bandText(value: string, low: string, high: string): string {
  if (low === NO_NUMBER || high === NO_NUMBER) return NO_NUMBER;
  return low === value && high === value ? '' : `${low} - ${high}`;
}

/** 百分数 — `12.3%`; finer below 10 %, and never "0.0%" for something that is not zero. */
export function percentText(share: number): string {
  if (!Number.isFinite(share)) return NO_NUMBER;
  const percent = Math.abs(share * 100);
  if (percent === 0) return '0%';
  if (percent < 0.01) return share > 0 ? '<0.01%' : '>-0.01%';
  return `${(share * 100).toFixed(percent < 10 ? 2 : 1)}%`;
}

/** 整数 — `10,000`. */
export function countText(value: number): string {
  return groupedNumber(value);
}

/** 是否 — the word for a flag of one path. */
export function yesNo(isSet: boolean, lang: Lang): string {
  return say(isSet ? 'cli-yes' : 'cli-no', {}, lang);
}
