import { describe, expect, it, test } from 'vitest';
import { explanationJson } from '../../src/cli/commands/explain-json.js';
import { createReplay } from '../../src/engine/index.js';
import { explain, type Figure, type Taken, type TakenSum } from '../../src/explain/index.js';
import { printExpression } from '../../src/model/index.js';
import { outlineOf, outlineText } from '../../src/report/index.js';
import { loadProject } from '../fixtures/project.js';

const RULEBOOK = `
title: { zh: 边角, en: corners }
dimensions:
  sex: { label: { zh: 性别, en: sex }, values: [male, female] }
  age: { label: { zh: 年龄, en: age }, values: 0..1, ageing: true }
  only: { label: { zh: 唯一, en: only }, values: 5..5, ageing: true }
inputs:
  table: { label: { zh: 表, en: table }, unit: 1, band_of: 1 }
  from_age: { label: { zh: 起始年龄, en: first age }, unit: 1 }
  weight: { label: { zh: 权重, en: weight }, unit: person, dimensions: [age] }
rules:
  people: { label: { zh: 人数, en: people }, unit: person, formula: "age == 0 ? 1 * prev(people) : prev(people) + 0 * sum(weight)", start: "sum(weight) * (age + 1)", last: open }
  two_years: { label: { zh: 两年前, en: two years }, unit: person, formula: "prev(people, 2)" }
  alone: { label: { zh: 一格, en: one cell }, unit: 1, formula: "only == 5 ? prev(alone) : 0", start: 7, entry: 2 + 1, last: open }
  looked: { label: { zh: 查表, en: looked up }, unit: 1, formula: "(age == 0 ? 1 : 0) + band(sum(weight) > sum(weight) ? age : 0, table)" }
  base: { label: { zh: 底, en: base }, unit: 1, formula: 10 }
  upper: { label: { zh: 顶, en: upper }, unit: 1, formula: 2 * base + given_adjustment(base) }
  booked: { label: { zh: 记账, en: booked }, unit: 1, formula: given_adjustment(upper) }
  average: { label: { zh: 平均, en: average }, unit: 1, formula: "mean(base + age, weight, age >= from_age)" }
  grown: { label: { zh: 合计, en: total }, unit: person, formula: "sum(weight * 3, age >= from_age)" }
  ratio: { label: { zh: 比, en: ratio }, unit: 1, formula: "(age + 0 * base) / (age - 1)" }
  spoilt: { label: { zh: 坏, en: spoilt }, unit: 1, formula: "sum(age == 0 ? 5 : ratio)" }
  signs: { label: { zh: 符号, en: signs }, unit: 1, formula: "base - -base + (5 - base - base) ^ 2" }
`;
const SCENARIO = `
title: { zh: 边角, en: corners }
rulebook: rulebook
base_year: 2020
last_year: 2023
paths: 0
seed: corners
defaults: { source: 假设, confidence: C }
inputs:
  table: { bands: { below: 8, 1: 9 }, unit: 1 }
  from_age: { value: 1, unit: 1 }
  weight: { by: age, cells: { 0: 3, 1: 4 }, unit: person }
given: { base: { 2022: 13 }, upper: { 2022: 50 } }
outputs: [booked]
`;

const { plan, issues } = loadProject(new Map([['rulebook/rulebook.yaml', RULEBOOK], ['scenario.yaml', SCENARIO]]));
const replay = createReplay(plan!, 0, true, 2023);
const tree = (rule: string, year: number, cell = 0): Figure => explain(replay, { rule, year, cell, depth: 2 }).root;
const only = (figure: Figure, how: Taken['how']): Taken => figure.worked!.takes.find((each) => each.how === how)!;
function textOf(rule: string, year: number, cell = 0): string {
  const style = { lang: 'zh', isExact: false, depth: 2, facts: () => ({}), coordinate: ({ dimension, label }: { dimension: string; label: string }) => `${dimension} ${label}` } as const;
  return outlineText(outlineOf(explain(replay, { rule, year, cell, depth: 2 }), style), 'zh');
}

test('the rulebook is sound', () => {
  expect(issues).toEqual([]);
});

describe('an open last cell that a lag reaches over', () => {
  it('is made of all who stood anywhere so many years ago', () => {
    // Two cells of 7 and 14 at the start, and before; the last one keeps everybody.
    const taken = only(tree('two_years', 2022, 1), 'rule');
    expect(taken).toMatchObject({ value: 21, figures: [{ year: 2020, value: 7, cell: [{ label: '0' }] }, { year: 2020, value: 14, cell: [{ label: '1' }] }] });
    expect(only(tree('two_years', 2022, 0), 'rule')).toMatchObject({ value: 0, figures: [] });
  });
  it('keeps its people and takes the newcomers, when it is the first one too', () => {
    expect(only(tree('alone', 2021), 'rule')).toMatchObject({ value: 10, figures: [{ year: 2020, value: 7 }], entry: { text: '2 + 1' } });
    expect(textOf('alone', 2021)).toContain('- prev(alone)：10\n    新进入者\n    公式  2 + 1\n    最高一格不封顶：由 1 格的人合成\n    - 一格 alone（2020年，only 5）：7\n');
  });
});

describe('a branch over fewer dimensions than the whole', () => {
  it.each([0, 1])('is looked up in a table at age %d', (age) => {
    expect(only(tree('looked', 2021, age), 'band')).toMatchObject({ value: 8, from: -Infinity, operand: { value: 0, text: '0' } });
  });
});

test('what pinning adds is that of the engine, where one pinned formula mentions the pinning of another', () => {
  // upper is 50 instead of 2 x 13 + (13 - 10) = 29
  expect(tree('booked', 2022)).toMatchObject({ value: 21, worked: { takes: [{ how: 'adjustment', value: 21 }] } });
  expect(tree('booked', 2023)).toMatchObject({ value: 0, worked: { takes: [{ how: 'adjustment', value: 0 }] } });
  expect(tree('upper', 2022)).toMatchObject({ value: 50, formulaValue: 29 });
});

describe('the largest cell', () => {
  it('of a mean is taken apart as value times weight, and says which condition let it in', () => {
    const mean = only(tree('average', 2021), 'mean') as TakenSum;
    expect(mean).toMatchObject({ value: 11, cells: 1, largest: [{ value: 44 }], worked: { text: '(base + age) * weight', choices: [{ text: 'age >= from_age', holds: true }] } });
    expect(mean.worked!.takes.map(({ text, value }) => [text, value])).toEqual([['from_age', 1], ['base', 10], ['weight', 4]]);
  });
  it('of a sum says what the condition took', () => {
    const sum = only(tree('grown', 2021), 'sum') as TakenSum;
    expect(sum.worked).toMatchObject({ text: 'weight * 3', takes: [{ text: 'from_age' }, { text: 'weight', value: 4 }] });
  });
});

describe('what is no finite number', () => {
  it('is named, and comes first in a sum', () => {
    expect(textOf('ratio', 2021, 1)).toContain('比 ratio（2021年，age 1）：∞\n');
    expect(textOf('spoilt', 2021)).toContain('最大的几格  age 1：∞；age 0：5');
  });
  it('is text for programs, wherever it stands', () => {
    const text = JSON.stringify(explanationJson(explain(replay, { rule: 'spoilt', year: 2021, cell: 0, depth: 2 })));
    expect(text).not.toContain('null');
    expect(text).toContain('"cell":[{"dimension":"age","label":"1"}],"value":"Infinity"');
  });
});

test('negative numbers in a formula stand in parentheses where they must', () => {
  const { worked, value } = tree('signs', 2021);
  expect(value).toBe(10 + 10 + 225);
  expect(printExpression(worked!.expression, (part) => (worked!.values.has(part) ? '-3' : undefined))).toBe('(-3) - -(-3) + (5 - (-3) - (-3)) ^ 2');
});
