import { TOTAL_MEASURES } from '../results/index.js';
import { ALL_PAYERS, type ComparisonHead, type PeriodName } from './types.js';

/** A total whose differences are kept path by path, and its place among the series of totals. */
export interface SpreadSeries {
  readonly output: string;
  readonly period: PeriodName;
  readonly series: number;
}

/** 要看分布的合计 — of every payer, of all governments and of all payers, as money of each year. */
export function spreadSeries({ flows, periods, roles: { payers, publicCost } }: Pick<ComparisonHead, 'flows' | 'periods' | 'roles'>): SpreadSeries[] {
  const names = [...new Set([...payers, ...(publicCost === undefined ? [] : [publicCost])])].filter((name) => flows.includes(name));
  const all = [...names, ...(payers.length === 0 ? [] : [ALL_PAYERS])];
  return all.flatMap((output) => periods.map(({ name: period }, index) => {
    const flow = output === ALL_PAYERS ? flows.length : flows.indexOf(output);
    return { output, period, series: (flow * periods.length + index) * TOTAL_MEASURES.length + TOTAL_MEASURES.indexOf('nominal') };
  }));
}
