/** 合计口径 — how money of several years is added up. */
export const TOTAL_MEASURES = ['nominal', 'real', 'present_value'] as const;
export type TotalMeasure = (typeof TOTAL_MEASURES)[number];

/** Which money is added up over which years, by place in lists of columns and years. */
export interface TotalsLayout {
  /** Columns that hold money of a year. */
  readonly flows: readonly number[];
  /** Of them those that are paid by somebody: their sum is one more series, the last. */
  readonly payers: readonly number[];
  /** Column of the price index; without one there is no real total. */
  readonly prices?: number;
  /** Column of the yearly discount rate; without one there is no present value. */
  readonly discount?: number;
  /** Place of the first year that counts among the stored years. */
  readonly firstYear: number;
  /** For each period, by increasing length, how many years it has; all begin with the first. */
  readonly lengths: readonly number[];
}

/** Series of totals: [flow, then all payers][period][measure]. */
export function totalsCount({ flows, lengths }: TotalsLayout): number {
  return (flows.length + 1) * lengths.length * TOTAL_MEASURES.length;
}

/** The stored values of some paths: of a column, [path × year]. */
export type Slabs = readonly Float64Array[];

/** 折算系数 — what money of a year on a path is divided and multiplied by, [path × year]. */
export interface Factors {
  /** Prices against those of the base year. */
  readonly prices: Float64Array | undefined;
  /** Value at the beginning of the first year that counts of one yuan in the middle of a year. */
  readonly discount: Float64Array | undefined;
}

/** 贴现系数 — money of a year falls in its middle, as in the actuarial balance sheet. */
export function discountFactors(rates: Float64Array, years: number, firstYear: number, target: Float64Array): Float64Array {
  for (let row = 0; row < rates.length; row += years) {
    let whole = 1;
    for (let year = 0; year < years; year++) {
      if (year < firstYear) {
        target[row + year] = 0;
        continue;
      }
      const growth = 1 + rates[row + year]!;
      target[row + year] = whole / Math.sqrt(growth);
      whole /= growth;
    }
  }
  return target;
}

/**
 * 逐条路径合计 — totals of each path: money as it is, divided by the path's prices, and times the discount factor.
 * A measure that lacks its column is NaN.
 * @param target [series × `stride`], the paths of the slabs first
 */
export function addTotals(slabs: Slabs, factors: Factors, layout: TotalsLayout, paths: number, years: number, target: Float64Array, stride: number): void {
  const { flows, payers, lengths } = layout;
  const perFlow = lengths.length * TOTAL_MEASURES.length;
  const all = flows.length * perFlow * stride;
  target.fill(0, all, all + perFlow * stride);
  flows.forEach((column, flow) => {
    const own = flow * perFlow * stride;
    totalsOfFlow(slabs[column]!, factors, layout, paths, years, target.subarray(own, own + perFlow * stride), stride);
    if (!payers.includes(column)) return;
    for (let i = 0; i < perFlow; i++) for (let path = 0; path < paths; path++) target[all + i * stride + path]! += target[own + i * stride + path]!;
  });
}

function totalsOfFlow(slab: Float64Array, { prices, discount }: Factors, { firstYear, lengths }: TotalsLayout, paths: number, years: number, target: Float64Array, stride: number): void {
  for (let path = 0; path < paths; path++) {
    const row = path * years + firstYear;
    let [nominal, real, present, year] = [0, 0, 0, 0];
    for (let period = 0; period < lengths.length; period++) {
      for (; year < lengths[period]!; year++) {
        const money = slab[row + year]!;
        nominal += money;
        if (prices) real += money / prices[row + year]!;
        if (discount) present += money * discount[row + year]!;
      }
      const at = period * TOTAL_MEASURES.length * stride + path;
      target[at] = nominal;
      target[at + stride] = prices ? real : Number.NaN;
      target[at + 2 * stride] = discount ? present : Number.NaN;
    }
  }
}
