import { describe, expect, test } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { fingerprint } from '../../src/scenario/index.js';
import { canonicalJson } from '../../src/scenario/fingerprint.js';
import { BASE, DEATHS, PEOPLE, Project } from './project.js';

/** Two years of people; the second one is only read by a lag. */
const PEOPLE_BACK = PEOPLE.replaceAll(/(\d+)\n/g, '$1,7\n').replace('value', '2020,2019');

/** A scenario with everything in it that a fingerprint covers. */
const FULL = `${BASE}  outside: { label: { zh: 外部, en: outside }, value: 2, unit: 1 }
  another: { label: { zh: 另外, en: another }, value: 3, unit: 1 }
noise: { correlation: { cpi~income: 0.1, cpi~equity: 0.2 } }
given: { balance: { 2021: 5, 2022: 6 }, cost: { 2021: 7 } }
rules:
  seen: { label: { zh: 所见, en: seen }, unit: 1, formula: outside }
  heard: { label: { zh: 所闻, en: heard }, unit: 1, formula: another + 1 }
  older: { label: { zh: 从前, en: older }, unit: person, formula: "sum(prev(people, 2), sex, age)" }
outputs: [balance, cost]
profiles: [people]
`;
const FILES = { 'people.csv': PEOPLE_BACK };

function print(scenario: string, files: Record<string, string> = {}, file = 's.yaml'): string {
  const { plan, issues } = new Project({ 's.yaml': scenario, ...FILES, ...files }).load({}, file);
  expect(renderIssues(issues, 'en')).toBe('');
  return fingerprint(plan!, 1);
}

function changed(from: string, to: string): string {
  expect(FULL).toContain(from);
  return FULL.replace(from, to);
}

function book(from: string, to: string): Record<string, string> {
  const fund = new Project().read('book/fund.yaml');
  expect(fund).toContain(from);
  return { 'book/fund.yaml': fund.replace(from, to) };
}

const original = (): string => print(FULL);

describe('the fingerprint changes with', () => {
  const scenarios: Record<string, () => string> = {
    'a title': () => changed('en: trial', 'en: other trial'),
    'the base year’s value': () => changed('value: 1000,', 'value: 1000.0000001,'),
    'the last year': () => changed('last_year: 2023', 'last_year: 2022'),
    'the number of paths': () => changed('paths: 100', 'paths: 101'),
    'the seed': () => changed('seed: trial-1', 'seed: trial-2'),
    'a source': () => changed('source: 假设', 'source: 估计'),
    'a confidence': () => changed('confidence: D', 'confidence: C'),
    'a value of a series': () => changed('2022: 3%', '2022: 4%'),
    'a continuation': () => changed('after: hold', 'after: grow 1%'),
    'a cell': () => changed('female: 160', 'female: 161'),
    'a limit of bands': () => changed('300: 45', '301: 45'),
    'a correlation': () => changed('cpi~income: 0.1', 'cpi~income: 0.11'),
    'a correlation more': () => changed('cpi~equity: 0.2', 'cpi~equity: 0.2, income~equity: 0.3'),
    'a given value': () => changed('2022: 6', '2022: 8'),
    'a given year more': () => changed('2022: 6', '2022: 6, 2023: 6'),
    'a given year moved': () => changed('2022: 6', '2023: 6'),
    'the label of an input': () => changed('en: outside', 'en: elsewhere'),
    'the label of a rule': () => changed('en: seen', 'en: looked at'),
    'the unit of a rule': () => changed('unit: person, formula', 'unit: 1, formula').replace('sum(prev(people, 2), sex, age)', '4'),
    'a formula': () => changed('another + 1', 'another - 1'),
    'the order of outputs': () => changed('[balance, cost]', '[cost, balance]'),
    'an output less': () => changed('[balance, cost]', '[balance]'),
    'a profile': () => changed('[people]', '[]'),
    'the name of a rule': () => changed('heard:', 'file:'),
  };
  test.each(Object.keys(scenarios))('%s', (what) => {
    expect(print(scenarios[what]!())).not.toBe(original());
  });

  test('a cell of a table', () => {
    expect(print(FULL, { 'deaths.csv': DEATHS.replace('0.007', '0.0070001') })).not.toBe(original());
  });

  test('a row of a start table that only a lag reads', () => {
    expect(print(FULL, { 'people.csv': PEOPLE_BACK.replace(',7\n', ',8\n') })).not.toBe(original());
  });

  test('the unit of an input', () => {
    const [from, to] = ['label: { zh: 缴费, en: fee }, unit: yuan/person', 'label: { zh: 缴费, en: fee }, unit: yuan'];
    const files = book(from, to);
    files['book/fund.yaml'] = files['book/fund.yaml']!.replace('band_of: yuan/person', 'band_of: yuan');
    expect(print(changed('fee: { value: 300, unit: yuan/person }', 'fee: { value: 300, unit: yuan }'), files)).not.toBe(original());
  });

  test('a remark in a file of the rulebook', () => {
    expect(print(FULL, book('dimensions:', '# a remark\ndimensions:'))).not.toBe(original());
  });

  test('the version of the results', () => {
    const { plan } = new Project({ 's.yaml': FULL, ...FILES }).load();
    expect(fingerprint(plan!, 2)).not.toBe(fingerprint(plan!, 1));
  });

  test.each(['file', 'place'])('a formula or a value of what is called %s', (name) => {
    const own = (value: number, factor: number): string => FULL.replaceAll('outside', name)
      .replace(`${name}: { label`, `${name}: { note: x, label`).replace('value: 2,', `value: ${String(value)},`)
      .replace('formula: another + 1', `formula: another + 1 * ${String(factor)}`);
    const rule = (factor: number): string => FULL.replaceAll('heard', name).replace('another + 1', `another + 1 * ${String(factor)}`);
    expect(print(own(2, 1).replace('note: x', 'note: y'))).not.toBe(print(own(2, 1)));
    expect(print(rule(2))).not.toBe(print(rule(1)));
  });
});

describe('the fingerprint does not change with', () => {
  const scenarios: Record<string, () => string> = {
    'a remark in the scenario': () => `# a remark\n${FULL}`,
    'the order of keys': () => changed('seed: trial-1\n', '').replace('paths: 100\n', 'seed: trial-1\npaths: 100\n'),
    'the order of inputs': () => {
      const line = '  opening: { value: 1000, unit: yuan }\n';
      return changed(line, '').replace('  share:', `${line}  share:`);
    },
    'the order of the scenario’s own inputs': () => {
      const line = '  outside: { label: { zh: 外部, en: outside }, value: 2, unit: 1 }\n';
      return changed(line, '').replace('noise:', `${line}noise:`);
    },
    'the order of the scenario’s own rules': () => {
      const line = '  seen: { label: { zh: 所见, en: seen }, unit: 1, formula: outside }\n';
      return changed(line, '').replace('outputs:', `${line}outputs:`);
    },
    'the order of given rules and years': () => changed('{ balance: { 2021: 5, 2022: 6 }, cost: { 2021: 7 } }', '{ cost: { 2021: 7 }, balance: { 2022: 6, 2021: 5 } }'),
    'the order of attributes': () => changed('unit: 1, formula: outside', 'formula: outside, unit: 1'),
    'the order of correlations': () => changed('cpi~income: 0.1, cpi~equity: 0.2', 'cpi~equity: 0.2, cpi~income: 0.1'),
    'a pair of noises turned round': () => changed('cpi~income: 0.1', '"income ~ cpi": 0.1'),
    'a percentage instead of a decimal': () => changed('2022: 3%', '2022: 0.03'),
  };
  test.each(Object.keys(scenarios))('%s', (what) => {
    expect(print(scenarios[what]!())).toBe(original());
  });

  test('the folder of the scenario file', () => {
    const moved = FULL.replace('rulebook: book', 'rulebook: ../../book').replace('deaths.csv', '../../deaths.csv')
      .replace('rules:\n', 'rules:\n  people: { start: { table: ../../people.csv } }\n');
    const here = FULL.replace('rules:\n', 'rules:\n  people: { start: { table: people.csv } }\n');
    expect(print(FULL, { 'a/b/s.yaml': moved }, 'a/b/s.yaml')).toBe(print(here));
  });

  test('the name of a table and the order of its rows', () => {
    const [head, ...rows] = DEATHS.trimEnd().split('\n');
    const turned = `${[head, ...rows.reverse()].join('\n')}\n`;
    expect(print(changed('deaths.csv', 'd2.csv'), { 'd2.csv': turned })).toBe(original());
  });
});

test('canonical text: properties that are places are left out, keys of maps never are', () => {
  const map = new Map<string, unknown>([['place', { file: 'a.yaml', n: 1 }], ['file', NaN]]);
  expect(canonicalJson({ b: map, a: [null, -Infinity], place: 3 })).toBe('{"a":[null,"-Infinity"],"b":[["file","NaN"],["place",{"n":1}]]}');
});
