import { expect, test } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { fingerprint, type Plan, type Slice } from '../../src/scenario/index.js';
import { BASE, DEATHS, Project, withChange } from './project.js';

function planOf(scenario: string, files: Record<string, string> = {}): Plan {
  const { plan, issues } = new Project({ 's.yaml': scenario, ...files }).load();
  expect(renderIssues(issues, 'en')).toBe('');
  return plan!;
}

function numbers(plan: Plan, { offset, length }: Slice): number[] {
  return [...plan.numbers.subarray(offset, offset + length)];
}

function inputOf(name: string, scenario: string, files: Record<string, string> = {}): number[] {
  const plan = planOf(scenario, files);
  return numbers(plan, plan.inputs.get(name)!.values);
}

function growth(entry: string): number[] {
  return inputOf('growth', withChange('{ series: { 2021: 0.02, 2022: 3% }, after: hold, unit: 1 }', entry));
}

test('numbers lie in memory that threads share', () => {
  expect(planOf(BASE).numbers.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('a percentage is the double nearest to its decimal', () => {
  expect(growth('{ value: 2.2%, unit: 1 }')).toEqual([0.022]);
});

test('a series holds, grows or is interpolated as it says; an unneeded base year is NaN', () => {
  expect(growth('{ series: { 2021: 0.02 }, after: hold, unit: 1 }')).toEqual([NaN, 0.02, 0.02, 0.02]);
  expect(growth('{ series: { 2020: 0.01, 2021: 0.1 }, after: grow 10%, unit: 1 }')).toEqual([0.01, 0.1, 0.1 * 1.1, 0.1 * 1.1 * 1.1]);
  expect(growth('{ series: { 2019: 0, 2023: 0.04 }, between: linear, unit: 1 }')).toEqual([0.01, 0.02, 0.03, 0.04]);
  expect(growth('{ series: { 2019: 0, 2022: 0.04 }, between: hold, after: hold, unit: 1 }')).toEqual([0, 0, 0.04, 0.04]);
});

test('units may stand in any order; cells follow their dimension', () => {
  expect(inputOf('base', BASE)).toEqual([163, 160]);
  expect(inputOf('base', withChange('{ male: 163 yuan/month/person, female: 160 }', '{ female: 1, male: 2 }'))).toEqual([2, 1]);
});

test('a table may lack a dimension, order its columns freely and have one column per year', () => {
  expect(inputOf('deaths', BASE, { 'deaths.csv': '\uFEFFage,value\n60,0.1\n61,20%\n62,0.3\n' })).toEqual([0.1, 0.2, 0.3, 0.1, 0.2, 0.3]);
  const wide = 'age,2021,2022,2023\n60,0.1,0.2,0.3\n61,0.1,0.2,0.3\n62,0.4,0.5,0.6\n';
  expect(inputOf('deaths', BASE, { 'deaths.csv': wide }).slice(6, 12)).toEqual([0.1, 0.1, 0.4, 0.1, 0.1, 0.4]);
});

test('a table by year is continued like a series', () => {
  const files = { 'deaths.csv': 'year,value\n2021,0.1\n2022,0.2\n' };
  const values = inputOf('deaths', withChange('deaths.csv, unit', 'deaths.csv, after: hold, unit'), files);
  expect(values.slice(6)).toEqual([...Array<number>(6).fill(0.1), ...Array<number>(12).fill(0.2)]);
});

test('bands: limits as written, a row below them all, years of different length padded', () => {
  const below = planOf(withChange('{ 0: 0, 300: 45, 500: 81 }', '{ below: 5, 0: 0, 300: 45 }')).inputs.get('subsidy')!;
  expect(below.values.length).toBe(3);
  const plan = planOf(withChange('bands: { 0: 0, 300: 45, 500: 81 }', 'table: bands.csv, after: grow 10%'), {
    'bands.csv': 'year,from,value\n2021,0,10\n2022,0,20\n2022,300,30\n',
  });
  const { values, limits, years } = plan.inputs.get('subsidy')!;
  expect(years).toBe(4);
  expect(numbers(plan, values).slice(2)).toEqual([10, 0, 20, 30, 20 * 1.1, 30 * 1.1]);
  expect(numbers(plan, limits!).slice(2)).toEqual([0, Infinity, 0, 300, 0, 300]);
});

test('bands whose rows grow or shrink hold the row of the year before as it is', () => {
  const entry = (file: string): string => withChange('bands: { 0: 0, 300: 45, 500: 81 }', `table: ${file}, between: hold`);
  const band = (plan: Plan, x: number, year: number): number | undefined => {
    const { values, limits, years } = plan.inputs.get('subsidy')!;
    const width = limits!.length / years;
    const row = (slice: Slice): number[] => numbers(plan, slice).slice((year - 2020) * width, (year - 2019) * width);
    return row(values)[row(limits!).findLastIndex((limit) => limit <= x)];
  };
  const shrinking = planOf(entry('b.csv'), { 'b.csv': 'year,from,value\n2020,0,1\n2020,100,2\n2020,200,3\n2023,0,10\n2023,100,20\n' });
  expect([2020, 2021, 2022, 2023].map((year) => band(shrinking, 250, year))).toEqual([3, 3, 3, 20]);
  const growing = planOf(entry('b.csv'), { 'b.csv': 'year,from,value\n2020,0,10\n2020,100,20\n2023,0,1\n2023,100,2\n2023,200,3\n' });
  expect([2020, 2021, 2022, 2023].map((year) => band(growing, 250, year))).toEqual([20, 20, 20, 3]);
  const below = planOf(entry('b.csv'), { 'b.csv': 'year,from,value\n2020,below,1\n2020,100,2\n2023,below,10\n2023,100,20\n' });
  expect([2020, 2021, 2022, 2023].map((year) => band(below, -5, year))).toEqual([1, 1, 1, 10]);
  expect(numbers(below, below.inputs.get('subsidy')!.limits!)).toEqual([-Infinity, 100, -Infinity, 100, -Infinity, 100, -Infinity, 100]);
});

test('a set by path is laid out path by path', () => {
  const scenario = withChange('paths: 100', 'paths: 2') + `  outside: { label: { zh: 外部, en: outside }, paths: set.csv, unit: 1 }
rules: { seen: { label: { zh: 所见, en: seen }, unit: 1, formula: outside } }
`;
  const rows = [0, 1, 2].flatMap((path) => [2021, 2022, 2023].map((year) => `${String(path)},${String(year)},${String(path * 10 + year - 2020)}`));
  const files = { 'set.csv': `path,year,value\n${rows.join('\n')}\n` };
  expect(inputOf('outside', scenario, files)).toEqual([NaN, 1, 2, 3, NaN, 11, 12, 13]);
});

test('an input of the scenario’s own takes its dimensions from the table, in declared order', () => {
  const scenario = `${BASE}  ours: { label: { zh: 自有, en: ours }, table: o.csv, unit: 1 }
rules: { seen: { label: { zh: 所见, en: seen }, unit: 1, formula: ours } }
`;
  const files = { 'o.csv': 'age,sex,value\n60,male,1\n61,male,2\n62,male,3\n60,female,4\n61,female,5\n62,female,6\n' };
  expect(inputOf('ours', scenario, files)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a start that a proposal replaces is read from the proposal’s folder', () => {
  const child = 'extends: ../s.yaml\nrules: { people: { start: { table: own.csv } } }\n';
  const rows = ['male', 'female'].flatMap((sex) => [60, 61, 62].map((age) => `${sex},${String(age)},9`));
  const { plan, issues } = new Project({ 'plans/child.yaml': child, 'plans/own.csv': `sex,age,value\n${rows.join('\n')}\n` }).load({}, 'plans/child.yaml');
  expect(renderIssues(issues, 'en')).toBe('');
  expect(numbers(plan!, plan!.starts.get('people')!.values)).toEqual(Array<number>(6).fill(9));
});

test('given values are flagged by year; a number fills all cells', () => {
  const plan = planOf(`${BASE}given: { people: { 2022: 7 }, balance: { 2021: 1, 2023: 5 } }\n`);
  const balance = plan.given.get('balance')!;
  expect([balance.firstYear, balance.isGiven, numbers(plan, balance.values)]).toEqual([2021, [1, 0, 1], [1, 0, 5]]);
  expect(numbers(plan, plan.given.get('people')!.values)).toEqual([...Array<number>(6).fill(0), ...Array<number>(6).fill(7)]);
});

test('a start table follows the dimensions and may reach back', () => {
  const plan = planOf(BASE);
  expect(numbers(plan, plan.starts.get('people')!.values)).toEqual([100, 90, 80, 110, 100, 90]);
  const rows = ['male', 'female'].flatMap((sex) => [60, 61, 62].map((age) => `${sex},${String(age)},1,2`));
  const back = planOf(BASE, { 'people.csv': `sex,age,2020,2019\n${rows.join('\n')}\n` });
  expect(back.starts.get('people')!.rows).toBe(2);
  expect(numbers(back, back.starts.get('people')!.values)).toEqual([...Array<number>(6).fill(1), ...Array<number>(6).fill(2)]);
});

test('outputs of a rule with dimensions have one column per cell', () => {
  const { outputs } = planOf(`${BASE}outputs: [people]\n`);
  expect(outputs.map(({ name }) => name)).toEqual(
    ['people.male.60', 'people.male.61', 'people.male.62', 'people.female.60', 'people.female.61', 'people.female.62'],
  );
});

test('correlated noises stand in declared order; the others stay outside', () => {
  const { noises, correlations } = planOf(`${BASE}noise: { correlation: { equity~cpi: 0.6 } }\n`);
  expect(noises.map(({ name, kind }) => `${kind} ${name}`)).toEqual(
    ['normal cpi', 'normal income', 'normal equity', 'normal_once drift', 'uniform coin'],
  );
  expect(correlations).toEqual([{ kind: 'normal', noises: [0, 2], lower: [1, 0, 0.6, 0.8] }]);
});

test('extends: maps merge, an input is replaced as a whole, paths belong to the file that says them', () => {
  const child = `extends: ../s.yaml
title: { zh: 方案 }
inputs:
  growth: { table: g.csv, unit: 1, source: 方案, confidence: B }
  fee: { value: 500, unit: yuan/person, source: 方案, confidence: B }
rules: { aid: { formula: "band(fee, subsidy) * 2" } }
`;
  const project = new Project({ 'plans/child.yaml': child, 'plans/g.csv': 'year,value\n2021,0.01\n2022,0.01\n2023,0.01\n', 's2.yaml': BASE });
  const { plan, scenario, issues } = project.load({}, 'plans/child.yaml');
  expect(renderIssues(issues, 'en')).toBe('');
  expect(plan!.title).toEqual({ zh: '方案', en: 'trial' });
  expect(plan!.inputs.get('fee')!.source).toBe('方案');
  expect(plan!.inputs.get('share')!.source).toBe('假设');
  expect(numbers(plan!, plan!.inputs.get('growth')!.values)).toEqual([NaN, 0.01, 0.01, 0.01]);
  expect(plan!.model.rules.get('aid')!.text).toBe('band(fee, subsidy) * 2');
  expect(scenario!.files.map(({ file }) => file.split('/').at(-1))).toEqual(['child.yaml', 's.yaml', 'g.csv', 'deaths.csv', 'people.csv']);
});

test.each(['"income ~ cpi"', 'income~cpi', '"cpi ~ income"', 'cpi~income'])('a correlation of a proposal replaces the baseline’s, written as %s', (pair) => {
  const files = { 's.yaml': `${BASE}noise: { correlation: { cpi~income: 0.1 } }\n`, 'child.yaml': `extends: s.yaml\nnoise: { correlation: { ${pair}: 0.6 } }\n` };
  const { plan, scenario, issues } = new Project(files).load({}, 'child.yaml');
  expect(renderIssues(issues, 'en')).toBe('');
  expect(plan!.correlations).toEqual([{ kind: 'normal', noises: [0, 1], lower: [1, 0, 0.6, 0.8] }]);
  expect(scenario!.noise.correlation).toEqual({ [pair.replaceAll(/[" ]/g, '')]: 0.6 });
});

test('an issue points to the file of the chain that set the value', () => {
  const project = new Project({ 'child.yaml': 'extends: s.yaml\npaths: 5\n', 's.yaml': withChange('value: 0.9', 'value: 0.7') });
  expect(project.says('en', {}, 'child.yaml')).toContain('→ s.yaml:9:19  inputs.share.value');
});

test('an input that a proposal no longer uses is a warning, since the proposal cannot delete it', () => {
  const project = new Project({ 'child.yaml': 'extends: s.yaml\nrules: { aid: { formula: fee } }\n' });
  expect(project.says('zh', {}, 'child.yaml')).toBe('⚠ 继承来的输入 subsidy 已没有规则用到\n  → s.yaml:13:3  inputs.subsidy');
});

test('the command line overrides paths, seed and outputs', () => {
  const { plan } = new Project().load({ paths: 3, seed: 'other', outputs: ['cost'] });
  expect([plan!.paths, plan!.seed, plan!.outputs.map(({ name }) => name)]).toEqual([3, 'other', ['cost']]);
  expect(new Project().says('en', { paths: -1 })).toContain('paths is -1; it must be a whole number from 0 to 10,000,000');
});

test('the fingerprint knows content, not arrangement', () => {
  const print = (scenario: string, files: Record<string, string> = {}): string => fingerprint(planOf(scenario, files), 1);
  const original = print(BASE);
  const opening = '  opening: { value: 1000, unit: yuan }\n';
  expect(original).toMatch(/^[0-9a-f]{64}$/);
  expect(print(`# a remark\n${BASE.replace(opening, '')}${opening}`)).toBe(original);
  expect(print(BASE.replaceAll('deaths.csv', 'd2.csv'), { 'd2.csv': DEATHS })).toBe(original);
  expect(print(withChange('value: 1000', 'value: 1000.0000001'))).not.toBe(original);
  expect(print(withChange('seed: trial-1', 'seed: trial-2'))).not.toBe(original);
  expect(fingerprint(planOf(BASE), 2)).not.toBe(original);
});

test('a shorter run leaves out inherited outturns beyond its last year', () => {
  const child = 'extends: s.yaml\nlast_year: 2022\n';
  const project = new Project({ 'child.yaml': child, 's.yaml': `${BASE}given: { balance: { 2021: 5, 2023: 6 } }\n` });
  const { plan, issues } = project.load({}, 'child.yaml');
  expect(renderIssues(issues, 'en')).toBe('');
  expect(plan!.given.get('balance')!.isGiven).toEqual([1]);
});
