import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from '@protobi/exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { createReplay } from '../../src/engine/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { tableCsv, tablesText } from '../../src/report/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { evaluateTables, qualityOf, readTables, type ReportTable } from '../../src/tables/index.js';
import { tablesBook } from '../../src/workbook/index.js';

const BASELINE = 'scenarios/hubei/baseline.yaml';
const folder = mkdtempSync(join(tmpdir(), 'tables-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const definitions = readTables('rulebook/resident-pension', new IssueList())!;
const plan = loadScenario(BASELINE, { rules: definitions.extraRules }).plan!;

function tablesOf(path: number, isBestEstimate: boolean): ReportTable[] {
  const issues = new IssueList();
  const tables = evaluateTables(plan, definitions.tables, { path, isBestEstimate }, issues);
  expect(issues.items).toEqual([]);
  return tables!;
}

const best = tablesOf(0, true);
const table = (name: string): ReportTable => best.find((each) => each.name === name)!;
const column = (of: ReportTable, name: string): Float64Array => of.columns.find((each) => each.name === name)!.values;

describe('the tables of the rulebook', () => {
  it.each([[0, true], [0, false], [7, false], [1234, false]] as const)('close on path %i (best estimate: %s)', (path, isBestEstimate) => {
    const tables = isBestEstimate ? best : tablesOf(path, false);
    expect(tables.flatMap(({ name, closings }) => closings.filter(({ holds }) => !holds).map(({ text, worst }) => `${name}: ${text} ${String(worst)}`))).toEqual([]);
    expect(tables.flatMap(({ closings }) => closings).length).toBeGreaterThan(30);
  });

  it('show what the plan without them gives, to the last bit', () => {
    const replay = createReplay(loadScenario(BASELINE).plan!, 0, true, 2100);
    const { years } = table('income_outgo');
    expect([years[0], years.at(-1)]).toEqual([2021, 2100]);
    for (const name of ['fund_income', 'fund_balance', 'account_pension']) {
      expect(column(table('income_outgo'), name)).toEqual(Float64Array.from(years, (year) => replay.valuesOf(name, year)[0]!));
    }
  });

  it('agree with each other', () => {
    expect(column(table('headcount'), 'claims_total')).toEqual(column(table('claimants'), 'claims_total'));
    expect(column(table('vintages'), 'new_entrusted')).toEqual(column(table('compliance'), 'new_entrusted'));
    expect(column(table('debt'), 'account_total')).toEqual(column(table('accounts'), 'account_total'));
    expect(column(table('income_outgo'), 'account_pension')).toEqual(column(table('pension_layers'), 'account_pension'));
  });

  it('name every cell of a rule with dimensions', () => {
    const names = table('vintages').columns.map(({ name }) => name).filter((name) => name.startsWith('entrusted_principal/'));
    expect(names).toEqual([1, 2, 3, 4, 5, 6].map((vintage) => `entrusted_principal/${String(vintage)}`));
    expect(table('assistance').columns.find(({ name }) => name === 'payers_by_status/assisted_full')!.label.zh).toBe('当年缴费人数（分身份） · 全额代缴（特困、重度残疾）');
  });
});

describe('a table with a hole', () => {
  it('does not close, and says where and by how much', () => {
    const issues = new IssueList();
    const place = { file: 'tables.yaml', line: 1 };
    const rule = { name: 'check_broken_1', attributes: { label: { zh: '甲', en: 'a' }, unit: 'yuan', formula: 'year >= 2050 ? fund_income / 10 : 0', output: 'none' as const }, place, placeOf: () => place };
    const broken = loadScenario(BASELINE, { rules: [rule] }).plan!;
    const definition = { name: 'broken', title: { zh: '表', en: 'table' }, rows: [{ rule: 'fund_income', isTotal: false, place }], closings: [{ rule: rule.name, text: 'x', label: rule.attributes.label }], showsBaseYear: false, showsFirstYear: false };
    const [found] = evaluateTables(broken, [definition], { path: 0, isBestEstimate: true }, issues)!;
    // The largest income stands in the last year, and a tenth of it is the hole there.
    expect(found!.closings).toEqual([{ label: rule.attributes.label, text: 'x', worst: expect.closeTo(0.1, 12) as number, worstYear: 2100, holds: false }]);
    expect(tablesText([found!], { title: { zh: '甲', en: 'a' } }, 'zh')).toContain('不平衡：甲，2100年相差 1.0e-1');
  });
});

describe('a tables.yaml with mistakes', () => {
  function issuesOf(text: string): string {
    const rulebook = join(folder, `book-${String(Math.random())}`);
    cpSync('rulebook/resident-pension', rulebook, { recursive: true });
    writeFileSync(join(rulebook, 'tables.yaml'), text);
    const scenario = join(rulebook, 'scenario.yaml');
    writeFileSync(scenario, `extends: ${process.cwd()}/${BASELINE}\nrulebook: ${rulebook}\n`);
    const issues = new IssueList();
    const read = readTables(rulebook, issues);
    if (read && !issues.hasErrors) {
      const { plan: own, issues: found } = loadScenario(join('scenarios/hubei/baseline.yaml'), { rules: read.extraRules });
      issues.items.push(...found);
      if (own) evaluateTables(own, read.tables, { path: 0, isBestEstimate: true }, issues);
    }
    return renderIssues(issues.items, 'zh');
  }

  it.each([
    ['tables:\n  a: { title: { zh: 甲, en: a }, rows: [fund_incme] }\n', '没有规则 fund_incme，是不是 fund_income？'],
    ['tables:\n  a: { title: { zh: 甲, en: a }, rows: [pensioners] }\n', 'pensioners 每年有 848 个数，一张报表最多并列 24 个'],
    ['tables:\n  a:\n    title: { zh: 甲, en: a }\n    rows: [{ label: { zh: 乙, en: b }, unit: person, formula: fund_income }]\n', 'tables.yaml:4'],
    ['tables:\n  a: { title: { zh: 甲 }, rows: [fund_income] }\n', 'tables.yaml:2'],
  ])('is refused with the place: %s', (text, message) => {
    expect(issuesOf(text)).toContain(message);
  });
});

describe('what is written', () => {
  it('is a CSV with names, labels, units and every digit', () => {
    const lines = tableCsv(table('income_outgo'), 'zh').split('\n');
    expect(lines[0]!.split(',').slice(0, 2)).toEqual(['\uFEFFyear', 'personal_contribution_total']);
    expect(lines[1]!.split(',').slice(0, 2)).toEqual(['年份', '个人缴费收入']);
    expect(lines[2]!.split(',').slice(0, 2)).toEqual(['单位', '元']);
    expect(lines).toHaveLength(3 + 80 + 1);
    const at = lines[0]!.split(',').indexOf('fund_balance');
    expect(Number(lines[3]!.split(',')[at])).toBe(column(table('income_outgo'), 'fund_balance')[0]);
  });

  it('is a workbook with a sheet per table, typed numbers and the checks in front', async () => {
    const workbook = new ExcelJS.Workbook();
    const bytes = await tablesBook(best, 'zh');
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name).slice(0, 2)).toEqual(['核对', '基金收支表']);
    expect(workbook.worksheets).toHaveLength(best.length + 1);
    const sheet = workbook.worksheets[1]!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 5 });
    const heads = sheet.getRow(4).values as string[];
    const at = heads.indexOf('基金累计结余（收付口径）');
    expect(sheet.getRow(6).getCell(1).value).toBe(2021);
    expect(sheet.getRow(6).getCell(at).value).toBe(column(table('income_outgo'), 'fund_balance')[0]);
  });
});

describe('data quality', () => {
  it('gives shares that add up to one, and names what moves a result most', () => {
    const [base] = qualityOf(plan, ['base_standard'], 2028);
    // 163 known, two rises of 20 and 15 of the province in 2028: only the customary rise moves it, 40 of 218.
    expect(base!.largest.input).toBe('rise_amount');
    expect(base!.largest.elasticity).toBeCloseTo(40 / 218, 9);
    expect(Object.values(base!.byGrade).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

it('the tables file is no part of the rulebook’s hash', () => {
  expect(plan.model.files.map(({ name }) => name)).not.toContain('tables.yaml');
  expect(readFileSync('rulebook/resident-pension/tables.yaml', 'utf8')).toContain('tables:');
});
