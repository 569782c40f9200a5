import { quantileOf } from './moments.js';

export const FAN_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** 扇形 — per year the quantiles of `FAN_QUANTILES`, in that order. */
export type Fan = readonly (readonly number[])[];

export function fanOf(rows: readonly Float64Array[]): Fan {
  return rows.map((row) => {
    const sorted = row.toSorted();
    return FAN_QUANTILES.map((share) => quantileOf(sorted, share).value);
  });
}
