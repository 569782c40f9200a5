import { quantileRankBand, quantileSorted, wilsonBand, Z_95 } from '../results/index.js';
import { evaluate, marginOf, type ValuesOf } from './evaluate.js';
import type { Condition } from './types.js';

/** What paths say about a condition in one of its years, before any limit. */
type Observation =
  | { readonly kind: 'probability'; readonly count: number; readonly paths: number; /** Ascending. */ readonly margins: Float64Array }
  | { readonly kind: 'quantile'; readonly sorted: Float64Array; readonly probability: number }
  | { readonly kind: 'value'; readonly value: number; readonly error: number };

/** 观察 — a condition's observations in all its years, and its limit; enough to judge it again under another limit. */
export interface Observed {
  readonly condition: Condition;
  readonly years: readonly { readonly year: number | undefined; readonly observation: Observation }[];
  readonly limit: number;
}

/** 判断 — does a trial keep a condition? */
export interface Verdict {
  /** The year furthest beyond the limit, or nearest to it; absent where names say their own years. */
  readonly year?: number;
  readonly value: number;
  /** 95 % band of the value. */
  readonly low: number;
  readonly high: number;
  readonly limit: number;
  readonly kept: boolean;
  /** Kept by the unfavourable end of the band, and by the favourable one. */
  readonly sure: boolean;
  readonly possible: boolean;
  /** Above 0 roughly by how much the three fail; they guide a search. */
  readonly hints: { readonly kept: number; readonly sure: number; readonly possible: number };
}

/** @param best values of the path with every noise at its median */
export function observe(condition: Condition, valuesOf: ValuesOf, best: ValuesOf): Observed {
  const { statistic, body, terms, years } = condition;
  const observation = (year: number | undefined): Observation => {
    if (statistic.kind === 'best') return { kind: 'value', value: evaluate(body, year, terms, best)[0]!, error: 0 };
    const values = evaluate(body, year, terms, valuesOf);
    if (statistic.kind === 'probability') {
      return { kind: 'probability', count: values.reduce((sum, value) => sum + value, 0), paths: values.length, margins: marginOf(body, year, terms, valuesOf).sort() };
    }
    if (statistic.kind === 'quantile') return { kind: 'quantile', sorted: values.toSorted(), probability: statistic.probability };
    const { length } = values;
    const mean = values.reduce((sum, value) => sum + value, 0) / length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { kind: 'value', value: mean, error: Math.sqrt(squares / (length - 1) / length) };
  };
  return { condition, years: years.map((year) => ({ year, observation: observation(year) })), limit: evaluate(condition.limit, undefined, terms, best)[0]! };
}

/** @param limit stands for the condition's own */
export function judge({ condition: { operator }, years, limit: own }: Observed, limit = own): Verdict {
  const verdicts = years.map(({ year, observation }) => ({ ...judgeYear(observation, operator, limit), ...(year !== undefined && { year }) }));
  const isUpper = operator === '<' || operator === '<=';
  const worst = verdicts.reduce((a, b) => ((isUpper ? b.value > a.value : b.value < a.value) ? b : a));
  return {
    ...worst,
    kept: verdicts.every(({ kept }) => kept), sure: verdicts.every(({ sure }) => sure), possible: verdicts.every(({ possible }) => possible),
    hints: { kept: hintOf(verdicts, 'kept'), sure: hintOf(verdicts, 'sure'), possible: hintOf(verdicts, 'possible') },
  };
}

function hintOf(verdicts: readonly Verdict[], kind: keyof Verdict['hints']): number {
  return Math.max(...verdicts.map(({ hints }) => hints[kind]));
}

function judgeYear(observation: Observation, operator: Condition['operator'], limit: number): Verdict {
  const isUpper = operator === '<' || operator === '<=';
  const keeps = COMPARE[operator];
  if (observation.kind === 'probability') return judgeShare(observation, isUpper, (share) => keeps(share, limit), limit);
  const { value, low, high } = bandOf(observation);
  const [unfavourable, favourable] = isUpper ? [high, low] : [low, high];
  const excess = (of: number): number => (isUpper ? of - limit : limit - of);
  return {
    value, low, high, limit, kept: keeps(value, limit), sure: keeps(unfavourable, limit), possible: keeps(favourable, limit),
    hints: { kept: excess(value), sure: excess(unfavourable), possible: excess(favourable) },
  };
}

const COMPARE: Readonly<Record<Condition['operator'], (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit, '<=': (value, limit) => value <= limit, '>': (value, limit) => value > limit, '>=': (value, limit) => value >= limit,
};

function bandOf(observation: Exclude<Observation, { kind: 'probability' }>): { value: number; low: number; high: number } {
  if (observation.kind === 'value') {
    const { value, error } = observation;
    return { value, low: value - Z_95 * error, high: value + Z_95 * error };
  }
  const { sorted, probability } = observation;
  const ranks = quantileRankBand(sorted.length, probability);
  return { value: quantileSorted(sorted, probability), low: sorted[ranks.low]!, high: sorted[ranks.high]! };
}

/**
 * A probability moves in steps, the margin of the path that decides does not: at most k paths may break a condition exactly when
 * the (k+1)-th largest margin is not above 0.
 */
function judgeShare({ count, paths, margins }: Observation & { kind: 'probability' }, isUpper: boolean, keeps: (share: number) => boolean, limit: number): Verdict {
  const low = (of: number): number => wilsonBand(of / paths, paths).low;
  const high = (of: number): number => wilsonBand(of / paths, paths).high;
  const holds = {
    kept: (of: number) => keeps(of / paths), sure: (of: number) => keeps((isUpper ? high : low)(of)), possible: (of: number) => keeps((isUpper ? low : high)(of)),
  };
  const hint = (test: (of: number) => boolean): number => {
    const decisive = decisiveCount(test, paths, isUpper);
    if (decisive === undefined) return Infinity;
    // Upper: so many may hold. Lower: so many must.
    const margin = isUpper ? margins[paths - 1 - decisive] : margins[paths - decisive];
    return margin === undefined ? -Infinity : isUpper ? margin : -margin;
  };
  return {
    value: count / paths, low: low(count), high: high(count), limit, kept: holds.kept(count), sure: holds.sure(count), possible: holds.possible(count),
    hints: { kept: hint(holds.kept), sure: hint(holds.sure), possible: hint(holds.possible) },
  };
}

/** The largest count that still passes (upper limit), or the smallest that does (lower limit); undefined when none does. */
function decisiveCount(test: (count: number) => boolean, paths: number, isUpper: boolean): number | undefined {
  const at = (index: number): boolean => test(isUpper ? index : paths - index);
  if (!at(0)) return undefined;
  let [passes, fails] = [0, paths + 1];
  while (fails - passes > 1) {
    const middle = Math.floor((passes + fails) / 2);
    if (at(middle)) passes = middle;
    else fails = middle;
  }
  return isUpper ? passes : paths - passes;
}
