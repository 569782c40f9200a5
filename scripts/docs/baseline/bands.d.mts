import type { Paths } from './runs.mjs';
export interface Row { rule: string; print: 'heads' | 'money' | 'pct' | 'yuan' | 'one' | 'ratio'; names: [string, string]; real?: boolean }
export const BAND_YEARS: readonly number[];
export const QUANTILES: readonly number[];
export const BANDS: readonly Row[];
export const MEANS: readonly Row[];
export const SHARES: readonly { rule: string; ever: boolean; names: [string, string] }[];
export function valuesOf(paths: Paths, band: Row, year: number): number[];
export function happened(paths: Paths, what: { rule: string; ever: boolean }, year: number): number[];
export function meanOf(values: readonly number[]): { mean: number; error: number };
