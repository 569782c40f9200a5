import { type Lang, say } from '../messages/index.js';

/** 量级 — the unit a column of numbers is shown in: each value is divided by `divisor`. */
export interface Scale {
  readonly divisor: number;
  /** Unit to print; empty for a pure number. */
  readonly unit: string;
}

type Step = readonly [from: number, divisor: number, zh: string, en: string];

// Chinese counts in 万 and 亿, English in thousands: the steps differ, so each language has its own list.
const STEPS: Readonly<Record<string, Readonly<Record<Lang, readonly Step[]>>>> = {
  yuan: {
    zh: [[1e13, 1e12, '万亿元', ''], [1e8, 1e8, '亿元', ''], [1e5, 1e4, '万元', ''], [0, 1, '元', '']],
    en: [[1e13, 1e12, '', 'trillion yuan'], [1e9, 1e9, '', 'billion yuan'], [1e6, 1e6, '', 'million yuan'], [0, 1, '', 'yuan']],
  },
  person: {
    zh: [[1e4, 1e4, '万人', ''], [0, 1, '人', '']],
    en: [[1e6, 1e6, '', 'million people'], [1e4, 1e3, '', 'thousand people'], [0, 1, '', 'people']],
  },
};

/** 选量级 — one scale for all values of a column, by the largest of them. */
export function scaleFor(unit: string, kind: string, values: readonly number[], lang: Lang): Scale {
  if (unit === '1') return kind === 'rate' || kind === 'flag' ? { divisor: 0.01, unit: '%' } : { divisor: 1, unit: '' };
  const largest = Math.max(0, ...values.map(Math.abs).filter(Number.isFinite));
  const step = STEPS[unit]?.[lang].find(([from]) => largest >= from);
  if (!step) return { divisor: 1, unit: unitWords(unit, lang) };
  const [, divisor, zh, en] = step;
  return { divisor, unit: lang === 'zh' ? zh : en };
}

const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [[/\byuan\b/g, '元'], [/\bperson\b/g, '人'], [/\bmonth\b/g, '月'], [/\byear\b/g, '年']];

/** 单位 — `yuan/person/month` in the reader's language: 元/人/月. */
export function unitWords(unit: string, lang: Lang): string {
  return lang === 'en' ? unit : UNIT_WORDS.reduce((text, [word, zh]) => text.replace(word, zh), unit);
}

/** 小数位 — as many as show about four digits of the largest value of a column. */
export function decimalsFor(values: readonly number[], { divisor }: Scale): number {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value / divisor)).filter(Number.isFinite));
  if (largest >= 1000 || largest === 0) return largest >= 1e4 || largest === 0 ? 0 : 1;
  return Math.min(6, 3 - Math.floor(Math.log10(largest)));
}

/** Stands for a number that is not there. */
const NO_NUMBER = '-';

/** 数字 — `12,345.6`; `-` for a number that is not there (one path has no standard error). */
export function numberText(value: number, { divisor }: Scale, decimals: number): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const text = (value / divisor).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  // A small negative number must not print as "-0.0".
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text;
}

/** 一列数字 — all values of a column with one scale and equal decimals. */
export function columnTexts(values: readonly number[], scale: Scale): string[] {
  const decimals = decimalsFor(values, scale);
  return values.map((value) => numberText(value, scale, decimals));
}

/**
 * 一个数 — with its unit, in the scale that suits it alone: `1,234.6亿元`, `0.8%`, `163元/人/月`.
 * About four digits; fewer where they say all of it, to twelve digits.
 */
export function quantityText(value: number, unit: string, kind: string, lang: Lang): string {
  const scale = scaleFor(unit, kind, [value], lang);
  const most = decimalsFor([value], scale);
  const shown = value / scale.divisor;
  const decimals = Array.from({ length: most }, (_, count) => count).find((count) => Math.abs(Number(shown.toFixed(count)) - shown) <= 1e-12 * Math.abs(shown)) ?? most;
  const space = lang === 'zh' || scale.unit === '%' || scale.unit === '' ? '' : ' ';
  return `${numberText(value, scale, decimals)}${space}${scale.unit}`;
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
  if (percent < 0.01) return '<0.01%';
  return `${(share * 100).toFixed(percent < 10 ? 2 : 1)}%`;
}

/** 整数 — `10,000`. */
export function countText(value: number): string {
  return value.toLocaleString('en-US');
}

/** 是否 — the word for a flag of one path. */
export function yesNo(isSet: boolean, lang: Lang): string {
  return say(isSet ? 'cli-yes' : 'cli-no', {}, lang);
}
