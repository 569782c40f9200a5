import { type DataTable, TableIssues } from '../files/index.js';
import { type IssueList, nearestName } from '../issues/index.js';
import { Columns, numberOf } from './columns-of-table.js';
import { type County, type CountyTables, SEXES } from './types.js';

/** How far a column may be from adding up to 1: tables are written with about eight digits. */
const TOLERANCE = 1e-5;
/** `1956-1960`; open at the old end `-1935`, at the young end `2020-`. */
const COHORT = /^(\d{4})?-(\d{4})?$/;

interface Cohort {
  readonly column: string;
  readonly index: number;
  readonly first: number;
  readonly last: number;
}

/** 读份额 — what each county makes of every sex and birth cohort; normalised to add up to 1. */
export function readShares(table: DataTable, counties: readonly County[], issues: IssueList): Pick<CountyTables, 'births' | 'shares'> | undefined {
  const report = new TableIssues(table.file, issues);
  const columns = Columns.of(table, ['code', 'name', 'sex'], [], report, (column) => COHORT.test(column) && column !== '-');
  const cohorts = columns && cohortsOf(table, report);
  if (!columns || !cohorts) return void report.close();
  const width = cohorts.length;
  const shares = new Float64Array(counties.length * SEXES.length * width).fill(NaN);
  for (const { line, cells } of table.rows) {
    const county = countyOf(columns.text('code', cells), columns.text('name', cells), counties, line, report);
    const sex = columns.oneOf('sex', SEXES, cells, line);
    if (county === undefined || sex === undefined) continue;
    const row = (county * SEXES.length + SEXES.indexOf(sex)) * width;
    if (!Number.isNaN(shares[row]!)) report.error('counties-row-twice', { code: counties[county]!.code, sex }, line);
    cohorts.forEach(({ column, index }, at) => { shares[row + at] = numberOf(cells[index]!, column, line, report) ?? 0; });
  }
  for (const [county, { code, name }] of counties.entries()) {
    for (const [index, sex] of SEXES.entries()) {
      if (Number.isNaN(shares[(county * SEXES.length + index) * width]!)) report.error('counties-row-missing', { code, name, sex });
    }
  }
  if (!report.hasErrors) normalise(shares, counties.length, cohorts, report);
  return report.close() ? undefined : { births: cohorts.map(({ first }) => first), shares: [...shares] };
}

/** Oldest first, without gaps: the first open at its beginning, the last at its end. */
function cohortsOf({ header }: DataTable, report: TableIssues): Cohort[] | undefined {
  const cohorts = header.flatMap((column, index): Cohort[] => {
    const [, first, last] = COHORT.exec(column) ?? [];
    return first === undefined && last === undefined ? [] : [{ column, index, first: Number(first ?? 0), last: Number(last ?? 9999) }];
  }).sort((a, b) => a.first - b.first);
  const found = cohorts.map(({ column }) => column);
  const isWhole = cohorts.length > 0 && cohorts[0]!.first === 0 && cohorts.at(-1)!.last === 9999
    && cohorts.every(({ first, last }, index) => first <= last && (index === 0 || first === cohorts[index - 1]!.last + 1));
  if (!isWhole) report.error('counties-cohorts', { found }, 1);
  return isWhole ? cohorts : undefined;
}

/** Index of the county with this code, whose name must be the one of the list. */
function countyOf(code: string, name: string, counties: readonly County[], line: number, report: TableIssues): number | undefined {
  const index = counties.findIndex((county) => county.code === code);
  if (index < 0) {
    const nearest = nearestCode(code, name, counties);
    if (nearest === undefined) report.error('counties-code-unknown', { code }, line);
    else report.error('counties-code-unknown-near', { code, nearest }, line);
    return undefined;
  }
  if (counties[index]!.name !== name) report.error('counties-name-other', { code, name, known: counties[index]!.name }, line);
  return index;
}

/** 最接近的代码 — by the name beside it, which people rarely get wrong, else by its digits; as `420984 汉川市`. */
export function nearestCode(code: string, name: string, known: Iterable<{ readonly code: string; readonly name: string }>): string | undefined {
  const all = [...known];
  const found = all.find((each) => each.name === name) ?? all.find((each) => each.code === nearestName(code, all.map((one) => one.code)));
  return found && `${found.code} ${found.name}`;
}

function normalise(shares: Float64Array, count: number, cohorts: readonly Cohort[], report: TableIssues): void {
  const width = SEXES.length * cohorts.length;
  for (let at = 0; at < width; at++) {
    let sum = 0;
    for (let county = 0; county < count; county++) sum += shares[county * width + at]!;
    const [sex, { column }] = [SEXES[Math.floor(at / cohorts.length)]!, cohorts[at % cohorts.length]!];
    if (!(Math.abs(sum - 1) <= TOLERANCE)) report.error('counties-shares-sum', { column, sex, sum: sum.toPrecision(8) });
    else for (let county = 0; county < count; county++) shares[county * width + at]! /= sum;
  }
}
