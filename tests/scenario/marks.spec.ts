import { describe, expect, test } from 'vitest';
import { fingerprint, type InputMark, loadScenario, type Plan, withTrial } from '../../src/scenario/index.js';
import { BASE, Project, withChange } from './project.js';

/** 不确定标记 — `range` and `alternatives`: what they mean for the numbers, and every mistake with its text. */
function loaded(scenario: string, files: Record<string, string> = {}): { plan: Plan; marks: ReadonlyMap<string, InputMark> } {
  const { plan, marks, issues } = new Project({ 's.yaml': scenario, ...files }).load();
  expect(issues).toEqual([]);
  return { plan: plan!, marks: marks! };
}

/** Numbers of an input under each of its trials, and limits of a piecewise one. */
function moved(scenario: string, name: string): { low: number[]; high: number[]; limits: number[] } {
  const { plan, marks } = loaded(scenario);
  const mark = marks.get(name)!;
  const [low, high] = mark.trials.map((trial) => {
    const tried = withTrial(plan, mark, trial);
    const { values: { offset, length } } = tried.inputs.get(name)!;
    return [...tried.numbers.subarray(offset, offset + length)];
  });
  const { limits } = plan.inputs.get(name)!;
  return { low: low!, high: high!, limits: limits ? [...plan.numbers.subarray(limits.offset, limits.offset + limits.length)] : [] };
}

function says(from: string, to: string, lang: 'zh' | 'en' = 'zh'): string {
  return new Project({ 's.yaml': withChange(from, to) }).says(lang);
}

describe('a range', () => {
  test('of two ends replaces the number', () => {
    expect(moved(withChange('share: { value: 0.9,', 'share: { value: 0.9, range: [0.8, 95%],'), 'share')).toEqual({ low: [0.8], high: [0.95], limits: [] });
  });

  test('of a share moves every number by that share of itself, from the year on that it names', () => {
    // 2020 needs no value and has none; 2021 is 0.02, 2022 and 2023 are 0.03.
    const { low, high } = moved(withChange('growth: { series', 'growth: { range: ±20%, range_from: 2022, series'), 'growth');
    expect([low[0], high[0]]).toEqual([NaN, NaN]);
    expect(low.slice(1)).toEqual([0.02, 0.03 * 0.8, 0.03 * 0.8]);
    expect(high.slice(1)).toEqual([0.02, 0.03 * 1.2, 0.03 * 1.2]);
  });

  test('of percentage points is added', () => {
    const { low, high } = moved(withChange('growth: { series', 'growth: { range: ±0.5pp, series'), 'growth');
    expect(low.slice(1)).toEqual([0.02 - 0.005, 0.03 - 0.005, 0.03 - 0.005]);
    expect(high.slice(1)).toEqual([0.02 + 0.005, 0.03 + 0.005, 0.03 + 0.005]);
  });

  test('in the unit of the input is added to every cell', () => {
    expect(moved(withChange('base: { by', 'base: { range: ±10 yuan/person/month, by'), 'base')).toEqual({ low: [153, 150], high: [173, 170], limits: [] });
  });

  test('of factors, uneven ones too, moves a table; the limits of a piecewise one stay', () => {
    expect(moved(withChange('subsidy: { bands', 'subsidy: { range: [×0.5, ×2], bands'), 'subsidy')).toEqual({ low: [0, 22.5, 40.5], high: [0, 90, 162], limits: [0, 300, 500] });
    expect(moved(withChange('deaths: { table: deaths.csv', 'deaths: { table: deaths.csv, range: [x1, x2]'), 'deaths').high).toEqual([0.02, 0.04, 0.06, 0.01, 0.012, 0.014]);
  });

  test('and alternatives leave everything else as it is', () => {
    const { plan, marks } = loaded(withChange('share: { value: 0.9,', 'share: { value: 0.9, alternatives: [0.8, 1],'));
    const mark = marks.get('share')!;
    const tried = withTrial(plan, mark, mark.trials[1]!);
    const differing = [...tried.numbers].flatMap((value, index) => (Object.is(value, plan.numbers[index]) ? [] : [index]));
    expect(differing).toEqual([plan.inputs.get('share')!.values.offset]);
    expect(mark.trials).toEqual([{ side: 'other', kind: 'set', amount: 0.8 }, { side: 'other', kind: 'set', amount: 1 }]);
  });

  test('decides no result: the fingerprint is that of the scenario without it', () => {
    const marked = withChange('share: { value: 0.9,', 'share: { value: 0.9, range: [0.8, 1], range_source: 试,');
    expect(fingerprint(loaded(marked).plan, 1)).toBe(fingerprint(loaded(BASE).plan, 1));
  });

  test('goes with the entry that a later file replaces', () => {
    const project = new Project({
      's.yaml': withChange('share: { value: 0.9,', 'share: { value: 0.9, range: [0.8, 1],'),
      'later.yaml': 'extends: s.yaml\ninputs:\n  share: { value: 0.85, unit: 1, source: 方案, confidence: A }\n',
      'other.yaml': 'extends: s.yaml\npaths: 5\n',
    });
    expect([...project.load({}, 'later.yaml').marks!.keys()]).toEqual([]);
    expect([...project.load({}, 'other.yaml').marks!.keys()]).toEqual(['share']);
    expect(project.load({}, 'other.yaml').scenario!.inputs.share!.range).toEqual([0.8, 1]);
  });
});

describe('mistakes', () => {
  const share = 'share: { value: 0.9,';

  test('of form', () => {
    expect(says(share, 'share: { value: 0.9, range: 20%,')).toMatchInlineSnapshot(`
      "✖ range 不能是 20%
        → s.yaml:9:31  inputs.share.range
          写 [0.51, 0.66]（两端的值）、±20%（自身的两成）、±0.5pp（百分点）、±10 yuan/person/month（带单位的数）或 [×0.8, ×1.3]（倍数）"
    `);
    expect(says(share, 'share: { value: 0.9, range: [0.8],', 'en')).toMatchInlineSnapshot(`
      "✖ range cannot be [0.8]
        → s.yaml:9:31  inputs.share.range
          write [0.51, 0.66] (both ends), ±20% (of itself), ±0.5pp (percentage points), ±10 yuan/person/month (with its unit) or [×0.8, ×1.3] (factors)"
    `);
    expect(says(share, 'share: { value: 0.9, range: 0.2,')).toMatchInlineSnapshot(`
      "✖ range 应为文字或列表，现在是 0.2
        → s.yaml:9:31  inputs.share.range"
    `);
    expect(says(share, 'share: { value: 0.9, range: [0.8, ×1.1],')).toMatchInlineSnapshot(`
      "✖ 输入 share 的 range 两端写法不同
        → s.yaml:9:31  inputs.share.range
          两端都写值、都写倍数（×0.8），或都写百分点（+0.5pp）"
    `);
    expect(says(share, 'share: { value: 0.9, range: [0.8, 一],')).toMatchInlineSnapshot(`
      "✖ share 的值 一 读不成数
        → s.yaml:9:37  inputs.share.range.1
          写成 0.03、3% 或带单位的数（单位 1）；不用千位分隔符"
    `);
    expect(says('opening: { value: 1000,', 'opening: { value: 1000, range: ±5 yuan/person,')).toMatchInlineSnapshot(`
      "✖ opening 的值 5 yuan/person 单位不对，应为 yuan
        → s.yaml:14:34  inputs.opening.range"
    `);
  });

  test('of what lies within', () => {
    expect(says(share, 'share: { value: 0.9, range: [0.95, 0.91],')).toMatchInlineSnapshot(`
      "✖ 输入 share 的 range 低端 0.95 不低于高端 0.91
        → s.yaml:9:31  inputs.share.range"
    `);
    expect(says(share, 'share: { value: 0.9, range: [0.91, 0.95],', 'en')).toMatchInlineSnapshot(`
      "✖ the range 0.91..0.95 of share does not contain 0.9, what it is now
        → s.yaml:9:31  inputs.share.range"
    `);
    expect(says(share, 'share: { value: 0.9, range: [0.7, 1],')).toMatchInlineSnapshot(`
      "✖ share 的取值范围到了 0.7，法定范围 0.8..1，单位 1（某办法第四条）
        → s.yaml:9:31  inputs.share.range
          收窄一端：[低, 高] 或 [×0.8, ×1.0]"
    `);
    expect(says('deaths: { table: deaths.csv', 'deaths: { range: [×1, ×40], table: deaths.csv')).toMatchInlineSnapshot(`
      "✖ deaths 的取值范围到了 1.2 (sex=male age=62)，只能取 0..1，单位 1
        → s.yaml:11:20  inputs.deaths.range
          收窄一端：[低, 高] 或 [×0.8, ×1.0]"
    `);
    expect(says('growth: { series', 'growth: { range: [0.01, 0.04], series')).toMatchInlineSnapshot(`
      "✖ 输入 growth 是 series，不止一个数，不能用一个值代替
        → s.yaml:10:20  inputs.growth.range
          写 ±20%、±0.5pp 或 [×0.8, ×1.3]"
    `);
    expect(says('subsidy: { bands', 'subsidy: { alternatives: [30], bands')).toMatchInlineSnapshot(`
      "✖ 输入 subsidy 是 bands，不止一个数，不能用一个值代替
        → s.yaml:13:28  inputs.subsidy.alternatives
          写 ±20%、±0.5pp 或 [×0.8, ×1.3]"
    `);
    expect(says(share, 'share: { value: 0.9, alternatives: [0.9],')).toMatchInlineSnapshot(`
      "✖ 输入 share 的 alternatives 里的 0.9 就是现在的值，或已列过
        → s.yaml:9:39  inputs.share.alternatives.0
          删去它"
    `);
    expect(says(share, 'share: { value: 0.9, alternatives: [],')).toMatchInlineSnapshot(`
      "✖ alternatives 是空的
        → s.yaml:9:38  inputs.share.alternatives
          列出另外的取值，例如 [1, 2]"
    `);
  });

  test('of keys that do not go together', () => {
    expect(says(share, 'share: { value: 0.9, range: ±5%, alternatives: [1],')).toMatchInlineSnapshot(`
      "✖ 输入 share 同时写了 range 和 alternatives
        → s.yaml:9:36  inputs.share.alternatives
          连续变动的写 range，几种做法之一的写 alternatives"
    `);
    expect(says(share, 'share: { value: 0.9, range_source: 试, range_from: 2022,')).toMatchInlineSnapshot(`
      "✖ 输入 share 写了 range_source，却没有 range 或 alternatives
        → s.yaml:9:24  inputs.share.range_source
      ✖ 输入 share 写了 range_from，却没有 range 或 alternatives
        → s.yaml:9:41  inputs.share.range_from"
    `);
    expect(says(share, 'share: { value: 0.9, range: ±5%, range_from: 2022,')).toMatchInlineSnapshot(`
      "✖ 输入 share 各年相同，range_from 没有作用
        → s.yaml:9:48  inputs.share.range_from
          删去它，或改写成 series"
    `);
  });

  test('a range may leave the law where the scenario itself may', () => {
    const waived = withChange(share, 'share: { value: 0.7, range: [0.6, 1],').replace('seed:', 'allow_violation: [share]\nseed:');
    const { marks, issues } = new Project({ 's.yaml': waived }).load();
    expect(issues.map(({ message }) => message)).toEqual(['law-range-waived']);
    expect([...marks!.keys()]).toEqual(['share']);
  });
});

test('every range of the baseline has its reason', () => {
  const { marks } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0 });
  expect(marks!.size).toBeGreaterThanOrEqual(40);
  expect([...marks!.values()].filter(({ reason }) => reason === undefined).map(({ name }) => name)).toEqual([]);
});
