import { describe, expect, it } from 'vitest';
import { type Expression, type Model, parseUnit, printExpression, unitText } from '../../src/model/index.js';
import { loadModel } from './load.js';

/** A right rulebook of rules `name: [unit, formula, …attributes]` over the base. */
function modelOf(rules: Readonly<Record<string, string>>): Model {
  const lines = Object.entries(rules).map(([name, body]) => `  ${name}: { label: { zh: 甲, en: x }, ${body} }\n`);
  const { model, messages } = loadModel({ 'extra.yaml': `rules:\n${lines.join('')}` });
  expect(messages('en')).toBe('');
  return model!;
}

function dimensionsOf(model: Model, name: string): readonly string[] {
  return model.rules.get(name)!.dimensions;
}

describe('dimensions', () => {
  it('are the union of what a formula mentions, in declared order', () => {
    const model = modelOf({ x: `unit: yuan, formula: 'age > 1 ? per_sex : 0'` });
    expect(dimensionsOf(model, 'x')).toEqual(['sex', 'age']);
  });

  it('a sum without names removes all of them, a named one only those', () => {
    const model = modelOf({
      cells: `unit: yuan, formula: per_sex * age`,
      total: `unit: yuan, formula: sum(cells)`,
      by_sex: `unit: yuan, formula: 'sum(cells, age)'`,
    });
    expect(dimensionsOf(model, 'total')).toEqual([]);
    expect(dimensionsOf(model, 'by_sex')).toEqual(['sex']);
  });

  it('a named sum also removes the dimensions whose coordinate its condition mentions', () => {
    const model = modelOf({
      cells: `unit: yuan, formula: per_sex * age`,
      mothers: `unit: yuan, formula: 'sum(cells, age, sex == "female")'`,
    });
    expect(dimensionsOf(model, 'mothers')).toEqual([]);
  });

  it('a condition through a rule keeps that rule’s dimension', () => {
    const model = modelOf({
      limit: `unit: 1, formula: 'sex == "male" ? 3 : 2'`,
      cells: `unit: yuan, formula: per_sex * age`,
      old: `unit: yuan, formula: 'sum(cells, age, age >= limit)'`,
    });
    expect(dimensionsOf(model, 'old')).toEqual(['sex']);
  });

  it('come from start and entry too', () => {
    const model = modelOf({ x: `unit: yuan, start: amount * age, formula: prev(x), entry: per_sex` });
    expect(dimensionsOf(model, 'x')).toEqual(['sex', 'age']);
  });

  it('leaving removes the ageing dimension', () => {
    const model = modelOf({
      x: `unit: yuan, start: amount * age, formula: prev(x), entry: per_sex`,
      gone: `unit: yuan, formula: leaving(x)`,
    });
    expect(dimensionsOf(model, 'gone')).toEqual(['sex']);
  });
});

describe('path dependence', () => {
  it('spreads through mentions, lags and entries, and stops elsewhere', () => {
    const model = modelOf({
      drawn: `unit: yuan, formula: amount * normal(z)`,
      through_lag: `unit: yuan, start: 0, formula: prev(through_lag) + drawn`,
      through_entry: `unit: yuan, start: amount * age, formula: prev(through_entry), entry: drawn`,
      fixed: `unit: yuan, formula: amount * 2`,
    });
    const dependent = [...model.rules.values()].filter((rule) => rule.isPathDependent).map((rule) => rule.name);
    expect(dependent).toEqual(['drawn', 'through_lag', 'through_entry']);
  });
});

describe('the order within a year', () => {
  it('puts a rule after what it mentions, and lets prev cut a circle', () => {
    const model = modelOf({
      b: `unit: yuan, start: 0, formula: a + amount`,
      a: `unit: yuan, formula: prev(b)`,
    });
    expect(model.yearOrder.indexOf('a')).toBeLessThan(model.yearOrder.indexOf('b'));
  });

  it('an entry counts as a dependency of whoever reaches back', () => {
    const model = modelOf({
      user: `unit: yuan, formula: sum(prev(x))`,
      x: `unit: yuan, start: amount * age, formula: 'age > 0 ? amount : 0', entry: newborn`,
      newborn: `unit: yuan, formula: amount`,
    });
    expect(model.yearOrder.indexOf('newborn')).toBeLessThan(model.yearOrder.indexOf('user'));
  });
});

describe('units', () => {
  it.each([
    ['yuan/person/month', 'yuan/person/month'],
    ['yuan / month / person', 'yuan/person/month'],
    ['1', '1'],
    ['1/year', '1/year'],
    ['person*year', 'person*year'],
    ['yuan^2/person', 'yuan^2/person'],
    ['yuan/yuan', '1'],
  ])('%s reads as %s', (text, shown) => {
    expect(unitText(parseUnit(text)!)).toBe(shown);
  });

  it.each(['rmb', 'yuan//person', 'yuan/', '', '2', 'yuan-person'])('%s is no unit', (text) => {
    expect(parseUnit(text)).toBeUndefined();
  });

  it('zero fits any unit, and units cancel', () => {
    const model = modelOf({
      a: `unit: yuan/month, formula: 'rate > 0 ? standard * heads : 0'`,
      b: `unit: 1, formula: 'amount / max(amount, 0) + sqrt(amount * amount) / amount'`,
      c: `unit: 1/person^2, formula: heads ^ -2`,
    });
    expect(model.rules.size).toBe(6);
  });
});

describe('printing', () => {
  it.each([
    'amount * (1 + rate) - amount / (rate / 2)',
    'rate - (rate - rate)',
    '-rate ^ 2',
    '(-rate) ^ 2',
    'not (rate > 0 and rate < 1) or rate == 0 ? max(rate, 1) : rate > 1 ? 2 : 3',
    'sum(per_sex * age, age, sex == "female") / amount',
    'prev(money, 2) / amount + last_year(money) / amount',
    'rate ^ rate ^ 2',
  ])('%s prints as a formula that means the same', (formula) => {
    const unit = formula.startsWith('amount *') ? 'yuan' : '1';
    const first = modelOf({ x: `unit: ${unit}, formula: '${formula}'` }).rules.get('x')!.expression;
    const printed = printExpression(first);
    const second = modelOf({ x: `unit: ${unit}, formula: '${printed}'` }).rules.get('x')!.expression;
    expect(withoutDimensions(second)).toEqual(withoutDimensions(first));
  });
});

function withoutDimensions(e: Expression): unknown {
  return JSON.parse(JSON.stringify(e, (key, value: unknown) => (key === 'dimensions' ? undefined : value)));
}
