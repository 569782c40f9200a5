import type { YearResult } from './backtest.js';
import { periodOf } from './periods.js';

/** 误差的来处 — of one year held out; shares of the actual figure, undefined where something was not published. */
export interface Decomposition {
  readonly year: number;
  /** Outgo, in logarithms so that both parts add up: pensioners (mean of opening and closing), and outgo a head. */
  readonly heads?: number;
  readonly average?: number;
  /** Income, in shares of the actual income: subsidies follow outgo, the rest is contributions, entry subsidy and return. */
  readonly outgo?: number;
  readonly own?: number;
}

export function decomposition(rows: readonly YearResult[]): Decomposition[] {
  const find = (measure: string, year: number): YearResult | undefined => rows.find((row) => row.measure.name === measure && row.year === year);
  const ratio = (measure: string, year: number): number | undefined => {
    const row = find(measure, year);
    return row?.actual?.kind === 'exact' ? row.mean / row.actual.value : undefined;
  };
  const years = [...new Set(rows.map(({ year }) => year))].filter((year) => periodOf(year) === 'test');
  return years.map((year) => {
    const [now, before] = [find('pensioners', year), find('pensioners', year - 1)];
    const [outgo, income] = [find('expenditure', year), find('income', year)];
    const outgoRatio = ratio('expenditure', year);
    const heads = now?.actual?.kind === 'exact' && before?.actual?.kind === 'exact' ? Math.log((now.mean + before.mean) / (now.actual.value + before.actual.value)) : undefined;
    const parts = heads === undefined || outgoRatio === undefined ? undefined : { heads, average: Math.log(outgoRatio) - heads };
    const balance = outgo?.actual && income?.actual ? incomeParts(outgo.mean - outgo.actual.value, income.mean - income.actual.value, income.actual.value) : undefined;
    return { year, ...parts, ...balance };
  });
}

function incomeParts(outgoError: number, incomeError: number, income: number): Pick<Decomposition, 'outgo' | 'own'> {
  return { outgo: outgoError / income, own: (incomeError - outgoError) / income };
}
