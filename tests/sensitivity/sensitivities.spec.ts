import { beforeAll, describe, expect, it } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { sensitivityText, trialText } from '../../src/report/index.js';
import { openStudy } from '../../src/run/index.js';
import { openSensitivity, sensitivities, type Sensitivities, type SensitivityOptions, tornado } from '../../src/sensitivity/index.js';
import { expectReassociated } from '../tolerances.js';
import { linear, SCENARIO } from './toy.js';

async function computed(options: SensitivityOptions = {}, scenario = SCENARIO): Promise<{ found: Sensitivities; progress: number[][]; z: number[] }> {
  const { ready, issues } = await openSensitivity(linear(scenario).file, options);
  expect(issues).toEqual([]);
  const study = openStudy(1);
  const progress: number[][] = [];
  try {
    const outcome = await sensitivities(ready!.plan, ready!.marks, ready!.question, study, () => '', { onProgress: (...seen) => progress.push(seen) });
    const centre = await study.compute(ready!.plan, () => '');
    if (outcome.kind !== 'complete' || centre.kind !== 'complete') throw new Error('not complete');
    // level = 20 + 3 z
    const z = [...centre.sample.values('level', 2035)].map((level) => (level - 20) / 3);
    return { found: outcome.sensitivities, progress, z };
  } finally {
    await study.close();
  }
}

describe('on a linear model', () => {
  let found: Sensitivities, progress: number[][], z: number[];
  beforeAll(async () => { ({ found, progress, z } = await computed({ outputs: ['level', 'other'] })); });

  it('asks for the years 15 and 30 after the base year that the scenario has', () => {
    expect(found.targets.map(({ output, year, unit }) => [output, year, unit])).toEqual([['level', 2035, 'yuan'], ['other', 2035, 'yuan']]);
    expect([found.paths, found.unmarked]).toEqual([400, ['rest']]);
  });

  it('finds what the derivative says, with no error where all paths move alike', () => {
    const [low, high] = found.inputs.find(({ mark }) => mark.name === 'shift')!.trials;
    // 2·(9 − 10) = −2 and 2·(12 − 10) = 4
    expectReassociated(low!.effects[0]!.difference, -2, 'shift at 9');
    expectReassociated(high!.effects[0]!.difference, 4, 'shift at 12');
    expect(high!.effects[0]!.standardError).toBeLessThan(1e-14);
    expect(high!.effects[0]!.bestEstimate).toBe(4);
  });

  it('takes mean and error of the paired differences', () => {
    const [low, high] = found.inputs.find(({ mark }) => mark.name === 'slope')!.trials;
    // level − level = (3.3 − 3) z: mean 0.3 z̄, standard error 0.3 s/√400
    const mean = z.reduce((sum, each) => sum + each, 0) / 400;
    const deviation = Math.sqrt(z.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 399);
    expect(high!.effects[0]!.difference).toBeCloseTo(0.3 * mean, 12);
    expect(low!.effects[0]!.difference).toBeCloseTo(-0.3 * mean, 12);
    expect(high!.effects[0]!.standardError).toBeCloseTo(0.3 * deviation / 20, 12);
    // At its median z is 0.
    expect(high!.effects[0]!.bestEstimate).toBe(0);
  });

  it('sorts by size, puts alternatives on their side, and sets apart what has no effect', () => {
    const { rows, without } = tornado(found, 0);
    expect(rows.map(({ input }) => input.mark.name)).toEqual(['mode', 'shift', 'slope']);
    expectReassociated(rows[0]!.low!.difference, -5, 'mode −1');
    // Of 1 and 2 the one that moves more.
    expect(rows[0]!.high!.trial.amount).toBe(2);
    expectReassociated(rows[0]!.size, 10, 'mode 2');
    expect(without.map(({ input, reason }) => [input.mark.name, reason])).toEqual([['idle', 'apart']]);
    expect(tornado(found, 1).rows.map(({ input }) => input.mark.name)).toEqual(['idle']);
  });

  it('computes the centre and every trial once, and says how far it is', () => {
    // 1 + 2 + 2 + 3 + 2
    expect(progress).toEqual(Array.from({ length: 11 }, (_, done) => [done, 10]));
  });

  it('is written as tables', () => {
    expect(sensitivityText(found, 'zh').replaceAll(/ {3,}/g, '  ').replaceAll(/-{5,}/g, '--')).toMatchInlineSnapshot(`
      "水平，2035年：均值20.14元（标准误0.1531元，400条路径），最优估计20元
       输入  可信度  现值  低值  高值  低值影响（元）  标准误  高值影响（元）  标准误
       --
       办法 mode  C  0  -1  2  -5.00  0  +10.00  0.000
       平移 shift  C  10元  9元  12元  -2.00  0.000  +4.00  0.000
       斜率 slope  C  3元  -10%  +10%  -0.01  0.015  +0.01  0.015
      不影响结果（结果不由它算出）：无关

      另一，2035年：均值7元（标准误0元，400条路径），最优估计7元
       输入  可信度  现值  低值  高值  低值影响（元）  标准误  高值影响（元）  标准误
       --
       无关 idle  C  7元  -1元  +1元  -1.000  0  +1.000  0
      不影响结果（算式里有，但这样变动不起作用，如条件、上下限没有触及）：平移、斜率、办法

      每次只变动一个输入，其余不变，随机数相同；标准误是成对之差的。几个输入同时变动的影响不是各项之和。"
    `);
    expect(sensitivityText(found, 'en').split('\n')[0]).toMatchInlineSnapshot(`"level, 2035: mean 20.14 yuan (standard error 0.1531 yuan, 400 paths), best estimate 20 yuan"`);
  });
});

it('leaves out the trial of an end at which the input stays what it is', async () => {
  const { found, progress } = await computed({ only: ['shift'], years: [2035] }, SCENARIO.replace('[9, 12]', '[10, 12]'));
  expect(progress.at(-1)).toEqual([2, 2]);
  expect(found.inputs[0]!.trials[0]!.effects).toEqual([{ difference: 0, standardError: 0, bestEstimate: 0 }]);
  const text = sensitivityText(found, 'zh');
  // Nothing was moved to 10, so there is no effect of zero either.
  expect(text).toMatch(/平移 shift +C +10元 +现值 +12元 +- +- +\+4\.000/);
  const never = { ...found, inputs: found.inputs.map((each) => ({ ...each, trials: each.trials.slice(0, 1) })) };
  expect(sensitivityText(never, 'zh')).toContain('不影响结果（所列的值就是现值）：平移');
});

it('puts effects that show as zero in a line of their own', async () => {
  // 2 × 0.0002 = 0.0004 against ±10: shown with two decimals.
  const { found } = await computed({ years: [2035], paths: 0 }, SCENARIO.replace('[9, 12]', '[9.9998, 10.0002]'));
  const text = sensitivityText(found, 'zh');
  expect(text).toContain('影响不到0.005元：平移');
  expect(text).not.toMatch(/shift/);
});

it('without random paths shows the best estimate', async () => {
  const { found } = await computed({ paths: 0 });
  const [row] = tornado(found, 0).rows;
  expect([row!.low!.difference, row!.high!.difference, row!.high!.standardError]).toEqual([-5, 10, 0]);
  expect(sensitivityText(found, 'en')).not.toContain('NaN');
});

it('writes what an input is moved to as it would be said', () => {
  const texts = (kind: 'set' | 'plus' | 'points' | 'times', amount: number, unit: string): string[] =>
    [trialText({ side: 'low', kind, amount }, unit, 'zh'), trialText({ side: 'low', kind, amount }, unit, 'en')];
  expect(texts('set', 0.51, '1')).toEqual(['0.51', '0.51']);
  expect(texts('times', 1 - 0.3, '1')).toEqual(['-30%', '-30%']);
  expect(texts('points', 0.0048, '1')).toEqual(['+0.48个百分点', '+0.48 points']);
  expect(texts('plus', 5, 'yuan/person/month')).toEqual(['+5元/人/月', '+5 yuan/person/month']);
});

describe('refuses', () => {
  async function says(options: SensitivityOptions, scenario = SCENARIO): Promise<string> {
    const { file, folder } = linear(scenario);
    const { ready, issues } = await openSensitivity(file, options);
    expect(ready).toBeUndefined();
    return renderIssues(issues, 'zh').replaceAll(folder, '');
  }

  it('inputs that are not marked or not there, and years that are not computed, all at once', async () => {
    expect(await says({ only: ['rest', 'shfit', 'x'], years: [2019, 2050] })).toMatchInlineSnapshot(`
      "✖ 情景没有 2019 年，只有 2021–2040 年
      ✖ 情景没有 2050 年，只有 2021–2040 年
      ✖ 输入 rest 没有标记为不确定
          在情景里给它写 range 或 alternatives；整项替换的输入要重新写上
      ✖ 没有输入 shfit，是不是 shift？
      ✖ 情景没有输入 x"
    `);
  });

  it('outputs that do not exist', async () => {
    expect(await says({ outputs: ['levle'] })).toMatchInlineSnapshot(`
      "✖ 没有规则 levle，是不是 level？
        → --outputs"
    `);
  });

  it('a scenario without marks', async () => {
    expect(await says({}, SCENARIO.replaceAll(/, (range|alternatives|range_source): ?(\[.*?\]|[^,}\s]+( yuan)?)/g, ''))).toMatchInlineSnapshot(`
      "✖ /linear.yaml 没有标记不确定的输入
          在输入里写 range（例如 range: ±20%）或 alternatives（例如 alternatives: [1]）"
    `);
  });
});
