import type { InputValues, Plan } from '../scenario/index.js';
import { isEqual, yearsIn } from './scenario-diff-numbers.js';
import type { BandPeriod, BandRow, NumbersChange } from './scenario-diff-types.js';

/** 比较分段表 — from each lower limit of either table on, in stretches of years in which neither table moves. */
export function compareBands(before: [Plan, InputValues], after: [Plan, InputValues], years: readonly number[]): NumbersChange | undefined {
  const isByYear = before[1].years > 1 || after[1].years > 1;
  const looked = isByYear ? years : [years[0] ?? 0];
  const periods: BandPeriod[] = [];
  for (const year of looked) {
    const rows = pairRows(rowsOf(...before, year), rowsOf(...after, year));
    if (rows.every((row) => isEqual(row.before, row.after))) continue;
    const last = periods.at(-1);
    if (last?.last === year - 1 && isSame(last.rows, rows)) periods[periods.length - 1] = { ...last, last: year };
    else periods.push({ first: year, last: year, rows });
  }
  return periods.length === 0 ? undefined : { kind: 'bands', periods, years: looked.length, changedYears: yearsIn(periods) };
}

/** Lower limit → value; what pads a table to the width of its widest year is left out. */
function rowsOf(plan: Plan, { years, firstYear, values, limits }: InputValues, year: number): Map<number, number> {
  const width = values.length / years;
  const row = years === 1 ? 0 : year - firstYear;
  const rows = new Map<number, number>();
  for (let k = row * width; k < (row + 1) * width; k++) {
    const limit = plan.numbers[limits!.offset + k]!;
    if (limit !== Infinity) rows.set(limit, plan.numbers[values.offset + k]!);
  }
  return rows;
}

/** At each limit of either table what both tables say there: a row that repeats the one before it says nothing new. */
function pairRows(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): BandRow[] {
  const limits = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => (a < b ? -1 : 1));
  const rows: BandRow[] = [];
  for (const from of limits) {
    const last = rows.at(-1);
    rows.push({ from, before: before.get(from) ?? last?.before, after: after.get(from) ?? last?.after });
  }
  return rows;
}

function isSame(a: readonly BandRow[], b: readonly BandRow[]): boolean {
  return a.length === b.length && a.every((row, k) => row.from === b[k]!.from && isEqual(row.before, b[k]!.before) && isEqual(row.after, b[k]!.after));
}
