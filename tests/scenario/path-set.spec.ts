import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { Project, withChange } from './project.js';

const YEARS = [2021, 2022, 2023];

/** A scenario with a set by path of its own. */
function scenario(paths: number): string {
  return withChange('paths: 100', `paths: ${String(paths)}`) + `  outside: { label: { zh: 外部, en: outside }, paths: set.csv, unit: 1 }
rules: { seen: { label: { zh: 所见, en: seen }, unit: 1, formula: outside } }
`;
}

function set(paths: readonly number[], value = (path: number, year: number): number => path * path + year - 2020): string {
  return `path,year,value\n${paths.flatMap((path) => YEARS.map((year) => `${String(path)},${String(year)},${String(value(path, year))}\n`)).join('')}`;
}

function outside(paths: number, table: string): { values: number[]; medians: number[] } {
  const { plan, issues } = new Project({ 's.yaml': scenario(paths), 'set.csv': table }).load();
  expect(renderIssues(issues, 'en')).toBe('');
  const { values, medians } = plan!.inputs.get('outside')!;
  const [own, middle] = [values, medians!].map(({ offset, length }) => [...plan!.numbers.subarray(offset, offset + length)]);
  return { values: own!, medians: middle! };
}

function says(paths: number, table: string, lang: 'zh' | 'en' = 'zh'): string {
  return new Project({ 's.yaml': scenario(paths), 'set.csv': table }).says(lang);
}

test('the best estimate is the median over all paths of the set, whatever the run’s number of paths', () => {
  for (const paths of [0, 1, 2, 4]) {
    const { values, medians } = outside(paths, set([0, 1, 2, 3]));
    expect(medians).toEqual([NaN, 3.5, 4.5, 5.5]); // squares 0 1 4 9: half-way between 1 and 4
    expect(values).toHaveLength(Math.max(1, paths) * 4);
  }
  expect(outside(1, set([0, 1, 2])).medians).toEqual([NaN, 2, 3, 4]);
  expect(outside(1, set([2, 0, 1]))).toEqual({ values: [NaN, 1, 2, 3], medians: [NaN, 2, 3, 4] });
});

test('only inputs by path have medians', () => {
  const { plan } = new Project().load();
  expect([...plan!.inputs.values()].filter(({ medians }) => medians !== undefined)).toEqual([]);
});

test('paths that are not in the set are counted without laying them out', () => {
  const long = scenario(10_000_000).replace('last_year: 2023', 'last_year: 2300');
  const project = new Project({ 's.yaml': long, 'set.csv': set([0]) });
  expect(project.says('zh')).toMatchInlineSnapshot(`
    "✖ 外部路径集缺 2,799,999,997 格（需要 10,000,000 条路径，从 0 起数），如：path=0 year=2024; path=0 year=2025; path=0 year=2026; path=0 year=2027; path=0 year=2028
      → set.csv
        补齐，或减少 paths"
  `);
  expect(project.says('en')).toMatchInlineSnapshot(`
    "✖ the set of paths lacks 2,799,999,997 cells (10,000,000 paths are needed, counted from 0), such as: path=0 year=2024; path=0 year=2025; path=0 year=2026; path=0 year=2027; path=0 year=2028
      → set.csv
        add them, or lower paths"
  `);
});

test('a path of the run without all its years', () => {
  expect(says(2, set([0, 1]).replace('1,2022,3\n', ''))).toMatchInlineSnapshot(`
    "✖ 外部路径集缺 1 格（需要 2 条路径，从 0 起数），如：path=1 year=2022
      → set.csv
        补齐，或减少 paths"
  `);
});

test('path numbers with a gap', () => {
  expect(says(1, set([0, 1, 999_999_999]))).toMatchInlineSnapshot(`
    "✖ 外部路径集的路径号到 999999999，却只有 3 条路径
      → set.csv
        路径号从 0 起连续编号"
  `);
  expect(says(1, set([0, 1, 999_999_999]), 'en')).toMatchInlineSnapshot(`
    "✖ the path numbers of the set go up to 999999999, but it has 3 paths
      → set.csv
        number the paths from 0 without a gap"
  `);
});

test('a path beyond the run’s without all its years', () => {
  expect(says(1, set([0, 1]).replace('1,2022,3\n', ''))).toMatchInlineSnapshot(`
    "✖ 外部路径集中本次运行不读的路径缺值（1 格），如：path=1 year=2022
      → set.csv
        补齐或删去这些路径：最优估计取全部路径的中位数"
  `);
  expect(says(1, set([0, 1]).replace('1,2022,3\n', ''), 'en')).toMatchInlineSnapshot(`
    "✖ paths of the set that this run does not read lack 1 value, such as: path=1 year=2022
      → set.csv
        complete or remove these paths: the best estimate takes the median of all of them"
  `);
});

test('a set too large to be laid out', () => {
  const table = `path,year,value\n${Array.from({ length: 170_000 }, (_, path) => `${String(path)},2021,1\n`).join('')}`;
  const long = scenario(1).replace('last_year: 2023', 'last_year: 2320');
  expect(new Project({ 's.yaml': long, 'set.csv': table }).says('zh')).toContain(
    '✖ 外部路径集有 170,000 条路径 × 301 年，共 51,170,000 个数，上限 50,000,000\n  → set.csv\n    减少路径或缩短年份');
  expect(new Project({ 's.yaml': long, 'set.csv': table }).says('en')).toContain(
    '✖ the set has 170,000 paths × 301 years, 51,170,000 numbers; the most is 50,000,000\n  → set.csv\n    use fewer paths or fewer years');
});

test('bad numbers of a set: a few, then how many more', () => {
  expect(says(1, set([0, 1, 2]).replaceAll(/\d+\n/g, 'x\n')).match(/✖.*/g)).toEqual([
    ...Array<string>(5).fill('✖ outside 的值 x 读不成数'), '✖ 从这一行起，同类问题还有 4 处',
  ]);
});

test('an Arrow file gives the same set as the CSV it was made from', () => {
  const csv = set([0, 1, 2], (path, year) => (path + 1) / 3 + year);
  const rows = csv.trim().split('\n').slice(1).map((row) => row.split(',').map(Number) as [number, number, number]);
  const arrow = tableToIPC(tableFromArrays({
    path: Int32Array.from(rows, ([path]) => path), year: Int32Array.from(rows, ([, year]) => year), value: Float64Array.from(rows, ([, , value]) => value),
  }), 'file');
  const named = scenario(3).replace('set.csv', 'set.arrow');
  const values = (files: Record<string, string | Uint8Array>): number[] => {
    const { plan, issues } = new Project(files).load();
    expect(renderIssues(issues, 'en')).toBe('');
    const { offset, length } = plan!.inputs.get('outside')!.values;
    return [...plan!.numbers.subarray(offset, offset + length)];
  };
  expect(values({ 's.yaml': named, 'set.arrow': arrow })).toEqual(values({ 's.yaml': scenario(3), 'set.csv': csv }));
});

test('a file that only pretends to be Arrow', () => {
  const named = scenario(3).replace('set.csv', 'set.arrow');
  expect(new Project({ 's.yaml': named, 'set.arrow': 'hello' }).says('en')).toBe(
    '✖ set.arrow is not an Arrow file that can be read\n  → set.arrow\n    save it as an uncompressed Arrow IPC file, or use CSV',
  );
});
