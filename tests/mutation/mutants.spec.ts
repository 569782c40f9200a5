import { describe, expect, it } from 'vitest';
import { loadModel } from '../language/load.js';
import { mutantsOf } from './mutants.js';

const RULES = {
  total: { unit: 'yuan', formula: 'amount + deposit * rate' },
  choice: { unit: 'yuan', formula: 'rate > 0 and age < 2 ? max(0, amount) : 0' },
  people: { unit: 'person', formula: 'prev(people)', start: 'heads * (age + 1)', entry: 'heads', last: 'open' },
  women: { unit: 'person', formula: 'sum(last_year(people), age, sex == "female")' },
} as const;

const { model, messages } = loadModel({
  'rulebook.yaml': `title: { zh: 试, en: test }
dimensions:
  sex: { label: { zh: 性别, en: sex }, values: [male, female] }
  age: { label: { zh: 年龄, en: age }, values: 0..3, ageing: true }
inputs:
  amount: { label: { zh: 金额, en: amount }, unit: yuan }
  deposit: { label: { zh: 存款, en: deposit }, unit: yuan }
  heads: { label: { zh: 人数, en: heads }, unit: person, dimensions: [sex] }
  rate: { label: { zh: 比率, en: rate }, unit: 1 }
rules:
${Object.entries(RULES).map(([name, attributes]) => `  ${name}: ${JSON.stringify({ label: { zh: '规则', en: name }, ...attributes })}`).join('\n')}
`,
});

function mutants(rule: keyof typeof RULES): string[] {
  return mutantsOf(model!, model!.rules.get(rule)!).map(({ part, text }) => (part === 'formula' ? text : `${part} ${text}`));
}

if (!model) throw new Error(messages('en'));

describe('the mutants of a rule', () => {
  it('leave out each term, turn each operator round and take other names of the same unit', () => {
    expect(mutants('total')).toEqual([
      'amount', 'deposit * rate', 'amount - deposit * rate', 'deposit + deposit * rate',
      'amount + deposit', 'amount + rate', 'amount + deposit / rate', 'amount + amount * rate',
    ]);
  });

  it('take either branch, move limits and turn conditions round', () => {
    expect(mutants('choice')).toEqual([
      'max(0, amount)', '0', 'rate > 0 and age < 2 ? 0 : max(0, amount)',
      'rate > 0 ? max(0, amount) : 0', 'age < 2 ? max(0, amount) : 0', 'rate > 0 or age < 2 ? max(0, amount) : 0',
      'rate >= 0 and age < 2 ? max(0, amount) : 0', 'rate <= 0 and age < 2 ? max(0, amount) : 0', 'rate > 1 and age < 2 ? max(0, amount) : 0',
      'rate > 0 and age <= 2 ? max(0, amount) : 0', 'rate > 0 and age >= 2 ? max(0, amount) : 0',
      'rate > 0 and age < 0 ? max(0, amount) : 0', 'rate > 0 and age < 3 ? max(0, amount) : 0',
      'rate > 0 and age < 2 ? amount : 0', 'rate > 0 and age < 2 ? 0 : 0', 'rate > 0 and age < 2 ? min(0, amount) : 0',
      'rate > 0 and age < 2 ? max(1, amount) : 0', 'rate > 0 and age < 2 ? max(0, deposit) : 0', 'rate > 0 and age < 2 ? max(0, amount) : 1',
    ]);
  });

  it('take other years, and alter what a rule starts from, who enters and its open end', () => {
    expect(mutants('people')).toEqual([
      'prev(people, 2)', 'last_year(people)', 'people',
      'start heads', 'start age + 1', 'start heads / (age + 1)', 'start heads * age', 'start heads * 1', 'start heads * (age - 1)',
      'start heads * (age + 0)', 'start heads * (age + 2)', 'entry 0', 'last close',
    ]);
  });

  it('leave out the condition, a dimension and the whole of a sum', () => {
    expect(mutants('women')).toEqual([
      'sum(last_year(people), age)', 'sum(last_year(people), sex == "female")', 'last_year(people)',
      'sum(prev(people), age, sex == "female")', 'sum(people, age, sex == "female")', 'sum(last_year(people), age, sex != "female")', 'sum(last_year(people), age, sex == "male")',
    ]);
  });
});
