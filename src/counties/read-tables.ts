import { type DataTable, TableIssues } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import { Columns } from './columns-of-table.js';
import { readRevenue } from './read-revenue.js';
import { readShares } from './read-shares.js';
import type { County, CountyTables } from './types.js';

/** 分县源表 — as read from disk, unchecked. */
export interface CountySources {
  readonly counties: DataTable;
  readonly shares: DataTable;
  readonly revenue?: DataTable;
}

/** 读分县表 — undefined when anything is wrong; every mistake is told at its line. */
export function readCountyTables(sources: CountySources, issues: IssueList): CountyTables | undefined {
  const list = readCounties(sources.counties, issues);
  // Against a list that is wrong itself every line of the others would look wrong too.
  if (!list) return undefined;
  const cohorts = readShares(sources.shares, list.counties, issues);
  const names = new Map([list.province, ...list.counties, ...prefecturesOf(list.counties)].map(({ code, name }) => [code, name]));
  const revenue = sources.revenue ? readRevenue(sources.revenue, names, issues) : [];
  return cohorts && revenue && { ...list, ...cohorts, revenue };
}

function prefecturesOf(counties: readonly County[]): { code: string; name: string }[] {
  return counties.filter(({ prefecture }) => prefecture !== '').map(({ prefecture: code, prefectureName: name }) => ({ code, name }));
}

const COLUMNS = ['code', 'name', 'level', 'prefecture_code', 'prefecture_name', 'class', 'local_addition'] as const;
/** Said for people; nothing is computed with them. */
const REMARKS = ['class_grade', 'local_addition_grade'];
const LEVELS = ['county', 'special_zone', 'province'] as const;
const CLASSES = ['poverty', 'ordinary'] as const;

function readCounties(table: DataTable, issues: IssueList): Pick<CountyTables, 'province' | 'counties'> | undefined {
  const report = new TableIssues(table.file, issues);
  const columns = Columns.of(table, COLUMNS, REMARKS, report);
  if (!columns) return void report.close();
  const counties: County[] = [];
  const provinces: CountyTables['province'][] = [];
  const lines = new Map<string, number>();
  const prefectures = new Map<string, { readonly name: string; readonly line: number }>();
  for (const { line, cells } of table.rows) {
    const [code, name, , prefecture, prefectureName] = columns.texts(cells);
    const level = columns.oneOf('level', LEVELS, cells, line);
    const first = lines.get(code!);
    if (!/^\d{6}$/.test(code!)) report.error('counties-code-form', { code: code! }, line);
    else if (first !== undefined) report.error('counties-code-twice', { code: code!, first }, line);
    lines.set(code!, first ?? line);
    if (level === 'province') {
      provinces.push({ code: code!, name: name! });
      continue;
    }
    const known = prefectures.get(prefecture!);
    if (prefecture !== '' && known && known.name !== prefectureName) {
      report.error('counties-prefecture-name', { code: prefecture!, name: prefectureName!, other: known.name, first: known.line }, line);
    }
    if (!known) prefectures.set(prefecture!, { name: prefectureName!, line });
    const kind = columns.oneOf('class', CLASSES, cells, line);
    const localAddition = columns.number('local_addition', cells, line);
    if (level === undefined || kind === undefined || localAddition === undefined) continue;
    counties.push({ code: code!, name: name!, level, prefecture: prefecture!, prefectureName: prefectureName!, isPoverty: kind === 'poverty', localAddition });
  }
  if (provinces.length !== 1) report.error('counties-one-province', { count: provinces.length });
  if (counties.length === 0) report.error('counties-none', {});
  return report.close() ? undefined : { province: provinces[0]!, counties };
}
