import type { Lang } from '../messages/index.js';
import { numberText, type Scale, scaleFor } from '../report/index.js';
import type { Measure } from './types.js';

/** 轴 — from and to in units of the rule, at round numbers of the scale it is shown in. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
  readonly scale: Scale;
  /** A value as it stands at the axis. */
  readonly text: (value: number) => string;
}

/** Round numbers for steps. */
const ROUND = [1, 2, 2.5, 5, 10];

/**
 * 取整的轴 — the smallest range of at most `steps` round steps that holds the values, and zero unless told otherwise.
 * No finite value at all: 0 to 1.
 */
export function axisFor(values: readonly number[], measure: Measure, lang: Lang, { steps = 6, startsAtZero = true } = {}): Axis {
  const finite = values.filter(Number.isFinite);
  const scale = scaleFor(measure.unit, measure.kind, finite, lang);
  const shown = finite.map((value) => value / scale.divisor);
  // A single value has no range: it is shown from zero, and zero alone up to 1.
  const ends = startsAtZero || new Set(shown).size < 2 ? [...shown, 0] : shown;
  const low = Math.min(...ends);
  const high = Math.max(...ends) > low ? Math.max(...ends) : low + 1;
  const interval = roundStep(low, high, steps);
  const decimals = Math.min(6, Math.max(0, decimalsOf(interval)));
  const min = Math.floor(low / interval + 1e-9) * interval;
  const top = Math.ceil(high / interval - 1e-9) * interval;
  return {
    min: min * scale.divisor, max: (top > min ? top : min + interval) * scale.divisor, interval: interval * scale.divisor, scale,
    text: (value) => numberText(value, scale, decimals),
  };
}

function roundStep(low: number, high: number, steps: number): number {
  const power = 10 ** Math.floor(Math.log10((high - low) / steps));
  const fits = (step: number): boolean => Math.ceil(high / step - 1e-9) - Math.floor(low / step + 1e-9) <= steps;
  return ROUND.map((each) => each * power).find(fits) ?? 20 * power;
}

/** Decimals of a round step: 0.25 has two. */
function decimalsOf(step: number): number {
  const power = Math.floor(Math.log10(step) + 1e-9);
  const isHalf = Math.abs(step / 10 ** power - 2.5) < 1e-6;
  return -power + (isHalf ? 1 : 0);
}

/** 标题与单位 — 累计结余（亿元，当年价）; fund balance (billion yuan, nominal). */
export function titleWithUnit(title: string, { basis }: Measure, { unit }: Scale, lang: Lang): string {
  const parts = [unit, basis ?? ''].filter((part) => part !== '');
  if (parts.length === 0) return title;
  return lang === 'zh' ? `${title}（${parts.join('，')}）` : `${title} (${parts.join(', ')})`;
}

/** A unit as it follows a number: 亿元, ` billion yuan`, `%`. */
export function unitBehind(unit: string, lang: Lang): string {
  return lang === 'zh' || unit === '' || unit === '%' ? unit : ` ${unit}`;
}

/** Steps between years that are written. */
const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100];

/** Pixels from the middle of one year to the next. */
const LEAST_BETWEEN = 46;

/** Which years are written under an axis of a width: the first, round ones, and the last where they leave room. */
export function writtenYears(years: readonly number[], width: number): Set<number> {
  const most = Math.max(2, Math.floor(width / 52));
  const [first, last] = [years[0]!, years.at(-1)!];
  const step = YEAR_STEPS.find((each) => (last - first) / each <= most - 1) ?? 200;
  const room = (last - first) * LEAST_BETWEEN / width;
  const round = years.filter((year) => year % step === 0 && year - first >= room && (last - year >= room || last === year));
  return new Set([first, ...round, last]);
}
