export interface Estimate {
  readonly value: number;
  readonly error: number;
}
type Series = ReadonlyMap<number, number>;
export function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): { coefficients: number[]; errors: number[]; sigma: number; residuals: number[] };
export function autoregression(values: Series, sample: { first: number; last: number; trend?: boolean }): { n: number; slope: number; persistence: Estimate; mean: Estimate; volatility: Estimate; residuals: Map<number, number> };
export function trend(values: Series, first: number, last: number): { level: Estimate; slope: Estimate; volatility: Estimate };
export function blended(main: Estimate, other: Estimate, discount?: number): Estimate & { readonly weight: number };
export function correlation(a: Series, b: Series): Estimate & { readonly n: number };
