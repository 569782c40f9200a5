import type { Place } from '../issues/index.js';
import type { Loading } from './context.js';
import { percent } from './quantity.js';

/** 年度延续 — how a series goes on between and after the years it gives. */
export interface Continuation {
  readonly between: 'error' | 'hold' | 'linear';
  readonly after: 'error' | 'hold' | { readonly growth: number };
}

export function continuation(between: Continuation['between'] | undefined, after: string | undefined): Continuation {
  const growth = /^grow\s+(.*)%$/.exec(after ?? '')?.[1];
  return {
    between: between ?? 'error',
    after: growth !== undefined ? { growth: percent(growth) } : after === 'hold' ? 'hold' : 'error',
  };
}

export interface SeriesSite {
  readonly name: string;
  readonly place: Place;
  readonly key: string;
  /** True when a start formula mentions the input, so that the base year counts too. */
  readonly needsBaseYear: boolean;
}

/**
 * 补齐年份 — one row of cells per year from the base year to the last, or undefined with an issue.
 * A base year that nothing needs and the series does not reach is NaN: no formula can read it.
 */
export function fillYears(
  rows: ReadonlyMap<number, Float64Array>,
  { between, after }: Continuation,
  { name, place, key, needsBaseYear }: SeriesSite,
  { baseYear, lastYear, issues }: Loading,
): Float64Array | undefined {
  const known = [...rows.keys()].sort((a, b) => a - b);
  const firstKnown = known[0]!;
  const lastKnown = known.at(-1)!;
  const width = rows.get(firstKnown)!.length;
  const filled = new Float64Array((lastYear - baseYear + 1) * width); // [year × cell], row-major
  const gaps: number[] = [];
  const firstNeeded = needsBaseYear ? baseYear : baseYear + 1;
  const before = issues.items.length;
  if (firstKnown > firstNeeded) issues.error('series-starts-late', { name, first: firstKnown, needed: firstNeeded }, place, key);
  if (lastKnown < lastYear && after === 'error') {
    issues.error('series-ends-early', { name, last: lastKnown, needed: lastYear }, place, key);
  }
  for (let year = baseYear; year <= lastYear; year++) {
    const row = filled.subarray((year - baseYear) * width, (year - baseYear + 1) * width);
    const exact = rows.get(year);
    if (exact) row.set(exact);
    else if (year < firstKnown) row.fill(NaN);
    else if (year > lastKnown) extend(row, rows.get(lastKnown)!, year - lastKnown, after);
    else if (between === 'error') {
      if (year >= firstNeeded) gaps.push(year);
      row.fill(NaN);
    } else interpolate(row, rows, known, year, between);
  }
  if (gaps.length > 0) issues.error('series-gap', { name, years: yearList(gaps) }, place, key);
  return issues.items.length > before ? undefined : filled;
}

function extend(row: Float64Array, last: Float64Array, years: number, after: Continuation['after']): void {
  const factor = typeof after === 'object' ? 1 + after.growth : 1;
  for (let cell = 0; cell < row.length; cell++) {
    let value = last[cell]!;
    // Year by year as the user would in a spreadsheet; a power could round differently elsewhere.
    for (let k = 0; k < years; k++) value *= factor;
    row[cell] = value;
  }
}

function interpolate(row: Float64Array, rows: ReadonlyMap<number, Float64Array>, known: readonly number[], year: number, between: 'hold' | 'linear'): void {
  const next = known.findIndex((candidate) => candidate > year);
  const [left, right] = [known[next - 1]!, known[next]!];
  const [low, high] = [rows.get(left)!, rows.get(right)!];
  // Limits of band tables may be infinite, and 0 × ∞ is no number: what holds is copied.
  if (between === 'hold') {
    row.set(low);
    return;
  }
  const share = (year - left) / (right - left);
  for (let cell = 0; cell < row.length; cell++) row[cell] = low[cell]! + (high[cell]! - low[cell]!) * share;
}

/** `2021, 2023–2025`. */
export function yearList(years: readonly number[]): string {
  const stretches: string[] = [];
  for (let i = 0; i < years.length; ) {
    let j = i;
    while (years[j + 1] === years[j]! + 1) j++;
    stretches.push(j > i ? `${String(years[i])}–${String(years[j])}` : String(years[i]));
    i = j + 1;
  }
  return stretches.join(', ');
}
