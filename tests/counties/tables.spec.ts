import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { type LoadedScenario, loadScenario } from '../../src/scenario/index.js';

const COUNTIES = 'scenarios/hubei/counties';
mkdirSync('node_modules/.cache/chusuan-tests', { recursive: true });
const folder = mkdtempSync('node_modules/.cache/chusuan-tests/counties-');
afterAll(() => { rmSync(folder, { recursive: true }); });
const table = (name: string): string => readFileSync(join(COUNTIES, name), 'utf8');

/** The baseline with one county table changed. */
function load(key: 'table' | 'shares' | 'fiscal_revenue', csv: string): LoadedScenario & { readonly text: string } {
  writeFileSync(join(folder, 'changed.csv'), csv);
  writeFileSync(join(folder, 'scenario.yaml'), `extends: ${resolve('scenarios/hubei/baseline.yaml')}\nlast_year: 2026\ncounties: { ${key}: changed.csv }\n`);
  const loaded = loadScenario(join(folder, 'scenario.yaml'), { paths: 0 });
  return { ...loaded, text: renderIssues(loaded.issues, 'en') };
}
const refused = (key: Parameters<typeof load>[0], csv: string): string => {
  const { plan, text } = load(key, csv);
  expect(plan).toBeUndefined();
  return text;
};

test('the template, filled in: cells that stay blank give nothing', () => {
  const { plan } = load('fiscal_revenue', table('fiscal-revenue.template.csv')
    .replace('420984,汉川市,county,万元,,,', '420984,汉川市,county,万元,,,245000.5')
    .replace('420900,孝感市,prefecture,万元,,,', '420900,孝感市,prefecture,亿元,1.5,,'));
  expect(plan!.counties!.revenue).toEqual([{ code: '420900', year: 2023, yuan: 1.5e8 }, { code: '420984', year: 2025, yuan: 2450005000 }]);
});

test('the template has the province, 13 prefectures and 103 counties, and no number in it', () => {
  const lines = table('fiscal-revenue.template.csv').trim().split('\n').slice(1);
  expect(lines).toHaveLength(1 + 13 + 103);
  expect(lines.every((line) => /^\d{6},\p{Script=Han}+,(province|prefecture|county),万元,,,$/u.test(line))).toBe(true);
});

test('every mistake in a table of revenue is told at its line', () => {
  const text = refused('fiscal_revenue', [
    'code,name,unit,2025', '420985,汉川市,万元,100', '420984,汉川,万元,100', '420102,江岸区,千元,100', '420103,江汉区,万元,"1,000"',
    '420104,硚口区,万元,0', '420104,硚口区,万元,5', '999999,某县,万元,1', '',
  ].join('\n'));
  for (const said of [
    'no code 420985; did you mean 420984 汉川市?', 'changed.csv:2', 'code 420984 is 汉川市, but “汉川” stands beside it', 'changed.csv:3', 'unit cannot be “千元”', 'changed.csv:4',
    '“1,000” in column 2025 is no number', 'changed.csv:5', 'fiscal revenue in column 2025 is 0', 'changed.csv:6', 'code 420104 is given twice, first in line 6', 'changed.csv:7', 'changed.csv:8',
  ]) expect(text).toContain(said);
  expect(text).toMatch(/no code 999999(; did you mean \d{6}|\ncodes|\n)/);
});

test('a table of revenue without a year, or with a column nobody knows', () => {
  expect(refused('fiscal_revenue', 'code,name,unit\n420984,汉川市,万元\n')).toContain('no column of a year');
  expect(refused('fiscal_revenue', 'code,nmae,unit,2025\n420984,汉川市,万元,1\n')).toContain('unknown column nmae; did you mean name?');
});

test('shares: a county missing, a name that does not fit, columns with a gap, a sum that is not 1', () => {
  const good = table('shares.csv');
  expect(refused('shares', good.split('\n').filter((line) => !line.startsWith('420984,汉川市,female')).join('\n'))).toContain('the row female of 420984 汉川市 is missing');
  expect(refused('shares', good.replace('420984,汉川市,male', '420984,应城市,male'))).toContain('code 420984 is 汉川市');
  expect(refused('shares', good.replace('1996-2000', '1997-2000'))).toContain('do not follow one another');
  expect(refused('shares', good.replace(/^(420102,江岸区,male,)[\d.]+/m, '$10.5'))).toMatch(/column 2020- \(male\) add up to 1\.49\d+, not to 1/);
});

test('the list: a class, a level or a code that is none, two names of a prefecture, no province', () => {
  const good = table('counties.csv');
  expect(refused('table', good.replace('420102,江岸区,county,420100,武汉市,ordinary', '420102,江岸区,county,420100,武汉市,ordinery'))).toContain('class cannot be “ordinery”; did you mean ordinary?');
  expect(refused('table', good.replace('420102,江岸区,county', '42010,江岸区,county'))).toContain('“42010” is no division code of six digits');
  expect(refused('table', good.replace('420103,江汉区,county,420100,武汉市', '420103,江汉区,county,420100,武汉'))).toContain('prefecture 420100 is called “武汉” here and “武汉市” in line 3');
  expect(refused('table', good.split('\n').filter((line) => !line.includes(',province,')).join('\n'))).toContain('0 rows of level province');
});

test('a table that does not exist is named where it stands', () => {
  writeFileSync(join(folder, 'scenario.yaml'), `extends: ${resolve('scenarios/hubei/baseline.yaml')}\nlast_year: 2026\ncounties: { fiscal_revenue: nowhere.csv }\n`);
  const { plan, issues } = loadScenario(join(folder, 'scenario.yaml'), { paths: 0 });
  expect(plan).toBeUndefined();
  expect(renderIssues(issues, 'zh')).toContain('scenario.yaml:3');
});

test('table: none leaves the estimate out; a rulebook without the chapter is told what it lacks', () => {
  writeFileSync(join(folder, 'scenario.yaml'), `extends: ${resolve('scenarios/hubei/baseline.yaml')}\nlast_year: 2026\ncounties: { table: none }\n`);
  const { plan } = loadScenario(join(folder, 'scenario.yaml'), { paths: 0 });
  expect(plan).toBeDefined();
  expect(plan!.counties).toBeUndefined();
  writeFileSync(join(folder, 'other.yaml'), `extends: ${resolve('docs/savings/savings.yaml')}\ncounties: { table: ${resolve(COUNTIES, 'counties.csv')} }\n`);
  const other = loadScenario(join(folder, 'other.yaml'), { paths: 0 });
  expect(renderIssues(other.issues, 'en')).toContain('the county estimate needs rules the rulebook lacks: participants');
});
