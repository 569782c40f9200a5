import { describe, expect, it } from 'vitest';
import type { DiffSide } from '../../src/analysis/index.js';
import type { Plan } from '../../src/scenario/index.js';
import type { Sample } from '../../src/run/index.js';
import { at, input, means, open, prepared, side, split, study, toyFile, TOY } from './toy.js';

async function sampleOf(plan: Plan): Promise<Sample> {
  const outcome = await study().compute(plan, () => '-');
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
  return outcome.sample;
}

const FIGURES = ['balance', 'product', 'total'];

/** With no change made a mixture has every bit of the first scenario as it stands, with all made of the second. */
async function expectEnds(before: DiffSide, after: DiffSide, names: readonly string[], figures = FIGURES): Promise<void> {
  const { mixer, paths } = await prepared(before, after, { targets: figures.map((output) => at(output, 2031)), paths: 100 });
  expect(mixer.units.map(({ name }) => name)).toEqual(names);
  for (const [mark, own] of [['0', before], ['1', after]] as const) {
    const mixed = await sampleOf(mixer.plan(mark.repeat(names.length)));
    const whole = await sampleOf({ ...own.plan, paths });
    for (const output of figures) {
      for (let year = own.plan.baseYear + 1; year <= 2031; year++) {
        expect([...mixed.values(output, year)], `${output} ${String(year)}`).toEqual([...whole.values(output, year)]);
        expect(mixed.bestEstimate(output, year)).toBe(whole.bestEstimate(output, year));
      }
    }
  }
}

const RULE = '  noisy: { formula: product * exp(0.2 * normal(market)) }\n';

describe('the ends of the mixtures are the two scenarios, to the last bit', () => {
  it('where inputs move: numbers, series, a start', async () => {
    await expectEnds(await open(TOY), await side(`inputs:\n  a: ${input('series: { 2020: 2, 2030: 2.7 }, between: linear, after: hold')}\n  b: ${input('value: 3.3')}\n  opening: ${input('value: 12.5')}\n`), ['a', 'b', 'opening']);
  });

  it('where rules are replaced, the books checked in every mixture', async () => {
    await expectEnds(await open(TOY), await side(`rules:\n${RULE}  total: { formula: product + 2 * c }\n`), ['total', 'noisy'].sort((a) => (a === 'total' ? -1 : 1)));
  });

  it('where a rule asks for new inputs, new rules and a year further back', async () => {
    const text = [
      `inputs:\n  extra: { label: { zh: 新, en: new }, value: 1.5, unit: 1, source: x, confidence: A }`,
      'rules:', '  bonus: { label: { zh: 奖, en: bonus }, unit: 1, formula: "extra * prev(balance, 2) / 100" }',
      '  total: { formula: product + c + bonus }',
    ].join('\n');
    await expectEnds(await open(TOY), await side(`${text}\n`), ['total']);
    await expectEnds(await side(`${text}\n`), await open(TOY), ['total']);
  });

  it('where values are given for years and taken back', async () => {
    await expectEnds(await side('given:\n  product: { 2021: 6.5, 2023: 6.9 }\n'), await side('given:\n  product: { 2022: 7.5 }\n  noisy: { 2021: 3 }\n'), ['outturns']);
    await expectEnds(await side('given:\n  product: { 2021: 6.5 }\n'), await open(TOY), ['product']);
  });

  it('where correlations and the seed differ', async () => {
    await expectEnds(await open(TOY), await side('seed: another\nnoise:\n  correlation: { market~crowd: 0.6 }\n'), ['correlations', 'seed']);
  });

  it('where the base year is later and numbers differ before and after it', async () => {
    const later = `base_year: 2022\ngiven:\n  product: { 2023: 8 }\ninputs:\n  opening: ${input('value: 14')}\n  a: ${input('series: { 2023: 2.5 }, after: hold')}\n  c: ${input('series: { 2022: 1.2, 2030: 2 }, between: linear, after: hold')}\n`;
    await expectEnds(await side('given:\n  product: { 2021: 7, 2022: 7.1 }\n'), await side(later), ['a', 'c', 'opening', 'product', 'base']);
    await expectEnds(await side(later), await side('given:\n  product: { 2021: 7, 2022: 7.1 }\n'), ['a', 'c', 'opening', 'product', 'base']);
  });

  it('where rules have other dimensions, all together', async () => {
    const rulebook = (dimension: string, rule: string): string => `title: { zh: 玩具, en: toy }\ndimensions:\n  ${dimension}\nnoises: { market: { zh: 市场, en: market } }\ninputs:\n  a: { label: { zh: 甲, en: first }, unit: 1 }\nrules:\n  ${rule}\n  total: { label: { zh: 和, en: total }, unit: 1, formula: sum(part) * exp(normal(market)) }\n`;
    const cells = (...names: string[]): string => `sex: { label: { zh: 性别, en: sex }, values: { ${names.map((name) => `${name}: { zh: ${name}, en: ${name} }`).join(', ')} } }`;
    const part = (formula: string): string => `part: { label: { zh: 分, en: part }, unit: 1, formula: ${formula} }`;
    for (const [name, dimension, rule] of [['two', cells('x', 'y'), part(`'sex == "x" ? 2 * a : 2 * a'`)], ['three', cells('x', 'y', 'z'), part(`'sex == "x" ? 3 * a : 3 * a'`)]] as const) {
      toyFile(`${name}/rulebook.yaml`, 'title: { zh: 玩具, en: toy }\nchapters: [toy]\noutputs: [total]\n');
      toyFile(`${name}/toy.yaml`, rulebook(dimension, rule));
    }
    const scenario = (name: string, value: number): string => toyFile(`${name}.yaml`, `title: { zh: 甲, en: a }\nrulebook: ${name}\nbase_year: 2020\nlast_year: 2040\npaths: 100\nseed: toy\ninputs:\n  a: ${input(`value: ${String(value)}`)}\n`);
    const [two, three] = [await open(scenario('two', 1)), await open(scenario('three', 1.5))];
    await expectEnds(two, three, ['a', 'rules'], ['total']);
    const result = await split(two, three, { targets: [at('total', 2025)], paths: 0 });
    // 4 a → 9 a: a 0.5 × (4 + 9) / 2 = 3.25; rules 5 × (1 + 1.5) / 2 = 6.25.
    expect(means(result)).toEqual({ a: 3.25, rules: 6.25 });
  });
});

describe('a mixture', () => {
  it('is the first scenario with the second one\'s entry laid over it', async () => {
    const [a, b] = [`  a: ${input('value: 2.7')}\n`, `  b: ${input('value: 3.3')}\n`];
    const { mixer, paths } = await prepared(await open(TOY), await side(`inputs:\n${a}${b}rules:\n${RULE}`), { targets: [at('balance', 2030)], paths: 100 });
    expect(mixer.units.map(({ name }) => name)).toEqual(['a', 'b', 'noisy']);
    for (const [subset, text] of [['100', `inputs:\n${a}`], ['010', `inputs:\n${b}`], ['001', `rules:\n${RULE}`], ['101', `inputs:\n${a}rules:\n${RULE}`]] as const) {
      const [mixed, laid] = [await sampleOf(mixer.plan(subset)), await sampleOf({ ...(await side(text)).plan, paths })];
      expect([...mixed.values('balance', 2030)], subset).toEqual([...laid.values('balance', 2030)]);
    }
  });

  it('under an earlier base year reads the years before the later one from the earlier scenario', async () => {
    const later = `base_year: 2022\ninputs:\n  opening: ${input('value: 14')}\n  c: ${input('series: { 2023: 2 }, after: hold')}\n`;
    const { mixer, paths } = await prepared(await open(TOY), await side(later), { targets: [at('balance', 2030)], paths: 100 });
    expect(mixer.units.map(({ name }) => name)).toEqual(['c', 'opening', 'base']);
    // c alone: 1 to 2022, 2 from 2023.
    const laid = await sampleOf({ ...(await side(`inputs:\n  c: ${input('series: { 2020: 1, 2023: 2 }, between: hold, after: hold')}\n`)).plan, paths });
    const mixed = await sampleOf(mixer.plan('100'));
    for (const year of [2021, 2022, 2023, 2030]) expect([...mixed.values('balance', year)]).toEqual([...laid.values('balance', year)]);
  });
});

describe('changes that say nothing apart', () => {
  it('are told to be grouped when half of them does not balance', async () => {
    const [before, after] = [await open(TOY), await side('rules:\n  half: { formula: product * 0.3 }\n  rest: { formula: product * 0.7 }\n')];
    const targets = [at('weighed', 2022)];
    await expect(split(before, after, { targets, paths: 64 })).rejects.toThrow('attribution-variant-failed');
    const result = await split(before, after, { targets, paths: 64, grouping: new Map([['shares', ['half', 'rest']]]) });
    // 6 × (0.3 + 2.1) − 6 × (0.5 + 1.5).
    expect(result.contributions.map(({ unit, mean }) => [unit.name, unit.kind, mean.toFixed(12)])).toEqual([['shares', 'group', '2.400000000000']]);
  });

  it('are one item where the books were written for all of them', async () => {
    const after = await side('rules:\n  noisy: { formula: product }\n  balance: { formula: prev(balance) * 1.02 + noisy - 2 * c }\n  books: { formula: balance - prev(balance) * 1.02 - noisy + 2 * c }\n');
    const result = await split(await open(TOY), after, { targets: [at('balance', 2022)], paths: 0 });
    // One more c in each of two years: −(1 + 1.02).
    expect(result.contributions.map(({ unit, mean }) => [unit.name, unit.kind, mean.toFixed(12)])).toEqual([['rules', 'rules', '-2.020000000000']]);
  });
});
