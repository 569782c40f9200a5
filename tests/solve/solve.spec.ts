import { describe, expect, it } from 'vitest';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { openStudy } from '../../src/run/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';
import { inputFrontier, Names, probabilityFrontier, readVary, type VaryWords, withValue } from '../../src/solve/index.js';
import { trialPlan } from '../../src/solve/trial.js';
import { NORMAL_FUND, planOf, questionOf, solved } from './small.js';

const RETURN = { vary: 'usual_return', step: '0.1%' };
/** 5 % quantile of a normal number, with its sign turned. */
const Z95 = 1.6448536269514722;

async function columns(plan: Plan, output: string, year: number): Promise<number[]> {
  const study = openStudy(2, plan.paths);
  try {
    const outcome = await study.compute(plan, () => '');
    if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
    return [...outcome.sample.values(output, year)];
  } finally {
    await study.close();
  }
}

describe('the closed form of a normal fund', () => {
  // The balance of 2026 is 5 (1 + r + 0.05 Z) + 0.9 thousand million.
  it.each([
    // P(B < 6) = 5 % where 5 (1 + r) + 0.9 - 0.25 × 1.64485 = 6: r = 0.02 + 0.05 × 1.64485 = 10.224 %
    ['P(fund_balance@2026 < 60亿元) <= 5%', true, 0.02 + 0.05 * Z95],
    // P(B > 6) = 5 %: r = 2 % - 8.224 %
    ['P(fund_balance@2026 > 60亿元) <= 5%', false, 0.02 - 0.05 * Z95],
    // the same as a quantile
    ['q95(fund_balance@2026) <= 60亿元', false, 0.02 - 0.05 * Z95],
    ['mean(fund_balance@2026) >= 60亿元', true, 0.02],
    ['median(fund_balance@2026) <= 6000000000', false, 0.02],
    // the higher limit adds nothing
    ['P(fund_balance@2026 > 60亿元 or fund_balance@2026 > 70亿元) <= 5%', false, 0.02 - 0.05 * Z95],
  ])('%s', async (keep, isSmallest, truth) => {
    const { answer, shapes, trials } = await solved(questionOf(planOf(NORMAL_FUND, 4000), [keep], RETURN, isSmallest));
    const { value, low, high } = answer!;
    // The band covers the truth, rounded to the safe side as the answer is.
    const safe = isSmallest ? Math.ceil(truth * 1000) / 1000 : Math.floor(truth * 1000) / 1000;
    expect(low).toBeLessThanOrEqual(safe);
    expect(high).toBeGreaterThanOrEqual(safe);
    // Its standard error is at most that of a 5 % quantile of 4,000 normal numbers: 0.05 × 2.1138 / √4000 = 0.00167.
    expect(Math.abs(value - truth)).toBeLessThan(4 * 0.00167);
    expect(high - low).toBeLessThan(2.5 * 2 * 1.96 * 0.00167);
    expect(['rising', 'falling']).toContain(shapes[0]);
    expect(trials.length).toBeLessThanOrEqual(24);
    // One step on, the condition is broken, on the same paths.
    const beyond = trials.find((trial) => Math.abs(trial.value! - (value + (isSmallest ? -0.001 : 0.001))) < 1e-12);
    expect(beyond?.verdicts[0]?.kept).toBe(false);
  });

  it('is where a search of every value finds it', async () => {
    const question = questionOf(planOf(NORMAL_FUND, 300), ['P(fund_balance@2030 < 80亿元) <= 10%'], { ...RETURN, between: '-5%..5%', step: '0.5%' }, true);
    const { answer } = await solved(question);
    const kept: number[] = [];
    for (let step = -10; step <= 10; step++) {
      const values = await columns(withValue(question.plan, question.vary, step * 0.005), 'fund_balance', 2030);
      if (values.filter((value) => value < 8e9).length <= 30) kept.push(step * 0.005);
    }
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.length).toBeLessThan(19);
    expect(answer!.value).toBeCloseTo(Math.min(...kept), 12);
  });
});

describe('what is found beside the answer', () => {
  it('the verdict on the scenario as it is', async () => {
    const { scenario } = await solved(questionOf(planOf(), ['mean(fund_balance@2026) >= 60亿元'], RETURN, true));
    expect(scenario.value).toBe(0.03);
    // 5 × 1.03 + 0.9 = 6.05
    expect(scenario.verdicts[0]!.kept).toBe(true);
    expect(scenario.verdicts[0]!.value / 6.05e9).toBeCloseTo(1, 2);
  });

  it('which of several conditions binds', async () => {
    const keep = ['mean(fund_balance@2026) <= 65亿元', 'median(fund_balance@2026) <= 60亿元'];
    const { answer, binding } = await solved(questionOf(planOf(), keep, RETURN));
    expect(binding).toEqual([1]);
    expect(Math.abs(answer!.value - 0.02)).toBeLessThan(0.008);
  });

  it('a condition that the input does not move, on any path', async () => {
    const { shapes, answer } = await solved(questionOf(planOf(), ['mean(entrusted_share@2030) <= 90%'], RETURN));
    expect([shapes, answer?.isAtBound]).toEqual([['level'], true]);
  });

  it('no answer, and what is broken at both ends', async () => {
    const { answer, binding, trials } = await solved(questionOf(planOf(), ['mean(fund_balance@2026) >= 200亿元'], { ...RETURN, between: '0%..10%' }));
    expect(answer).toBeUndefined();
    expect(binding).toEqual([0]);
    expect(trials.map(({ value }) => value)).toEqual([0, 0.025, 0.03, 0.05, 0.075, 0.1]);
  });

  it('conditions that are not monotone, and the end of the stretch nearest to the present value', async () => {
    // B - 6 within ±0.4 thousand million needs r near 2 %: with Z of ±1.96 that is ±0.49, so P(outside) is never below 10.9 %; 20 % allows
    // |r - 2 %| up to about 3.6 %.
    const keep = ['P(fund_balance@2026 > 64亿元 or fund_balance@2026 < 56亿元) <= 20%'];
    const words = { ...RETURN, between: '-10%..14%' };
    const [largest, smallest] = [await solved(questionOf(planOf(NORMAL_FUND, 2000), keep, words)), await solved(questionOf(planOf(NORMAL_FUND, 2000), keep, words, true))];
    expect([largest.shapes, smallest.shapes]).toEqual([['neither'], ['neither']]);
    // P(Z > 1.6 - 20 d) + P(Z < -1.6 - 20 d) = 20 % at d = 0.0361: 0.1894 + 0.0102 at 0.0360, 0.1922 + 0.0099 at 0.0365.
    expect(Math.abs(largest.answer!.value - (0.02 + 0.0365))).toBeLessThan(0.008);
    expect(Math.abs(smallest.answer!.value - (0.02 - 0.0365))).toBeLessThan(0.008);
  });

  it('every trial as it comes', async () => {
    const seen: (number | undefined)[] = [];
    const { trials } = await solved(questionOf(planOf(), ['mean(fund_balance@2026) >= 60亿元'], RETURN, true), ({ value }) => seen.push(value));
    expect(seen[0]).toBe(0.03);
    expect(seen.toSorted((a, b) => a! - b!)).toEqual(trials.map(({ value }) => value));
  });
});

describe('the curve', () => {
  it('over the allowed probability is that of the closed form', async () => {
    const study = openStudy(2, 4000);
    const question = questionOf(planOf(NORMAL_FUND, 4000), ['P(fund_balance@2026 < 60亿元) <= 5%'], RETURN, true);
    const points = await probabilityFrontier(question, [0.01, 0.05, 0.5], study);
    await study.close();
    // 2 % + 0.05 × 2.3263, × 1.6449 and × 0
    const truth = [0.02 + 0.05 * 2.3263478740408408, 0.02 + 0.05 * Z95, 0.02];
    points.forEach(({ answer }, index) => {
      expect(answer!.low).toBeLessThanOrEqual(Math.ceil(truth[index]! * 1000) / 1000);
      expect(answer!.high).toBeGreaterThanOrEqual(Math.ceil(truth[index]! * 1000) / 1000);
    });
    expect(points.map(({ at }) => at)).toEqual([0.01, 0.05, 0.5]);
  });

  it('over a second input has the answer beside each of its values', async () => {
    const study = openStudy(2, 1000);
    const plan = planOf();
    const question = questionOf(plan, ['mean(fund_balance@2026) >= 60亿元'], RETURN, true);
    const second = readVary({ vary: 'income', between: '7亿元..11亿元' }, plan, new Names(plan.model), [], '--frontier', new IssueList())!;
    const points = await inputFrontier(question, second, [0.7e9, 0.9e9, 1.1e9], study);
    await study.close();
    // r = (6 - income) / 5 - 1: 6 %, 2 %, -2 %
    points.forEach(({ answer }, index) => { expect(Math.abs(answer!.value - (0.06 - 0.04 * index))).toBeLessThan(0.007); });
    // On the same noise they differ by exactly the closed form.
    expect(points[0]!.answer!.value - points[2]!.answer!.value).toBeCloseTo(0.08, 2);
  });
});

describe('a plan with another number', () => {
  it('gives the bits of the scenario that says so', async () => {
    const copied = withValue(planOf(''), { input: planOf('').model.inputs.get('usual_return')!, cell: 0, fromYear: 2030 }, 0.05);
    const said = planOf('inputs:\n  usual_return: { series: { 2026: 0.03, 2030: 0.05 }, between: hold, after: hold, unit: 1, source: 例子, confidence: A }\n');
    for (const year of [2029, 2030, 2065]) expect(await columns(copied, 'fund_balance', year)).toEqual(await columns(said, 'fund_balance', year));
  });

  it('in one cell leaves the others', async () => {
    const plan = planOf('');
    const issues = new IssueList();
    const vary = readVary({ vary: 'outgo[female]', between: '0..10亿元' }, plan, new Names(plan.model), [], '--vary', issues)!;
    expect(vary).toMatchObject({ cell: 1, fromYear: 2026, current: 5e8 });
    const copied = withValue(plan, vary, 6e8);
    const said = planOf('inputs:\n  outgo: { by: sex, cells: { male: 350000000, female: 600000000 }, unit: yuan, source: 例子, confidence: A }\n');
    expect(await columns(copied, 'fund_balance', 2040)).toEqual(await columns(said, 'fund_balance', 2040));
  });

  it('for a trial has the rules that the conditions need, and the bits of the whole', async () => {
    const plan = planOf('');
    const { conditions } = questionOf(plan, ['mean(sum(paid_by_county@2030..2040)) <= 1亿元'], RETURN);
    const trial = trialPlan(plan, conditions);
    expect([...trial.model.rules.keys()].sort()).toEqual(['gap', 'paid_by_county', 'spent', 'total_outgo']);
    expect([trial.lastYear, trial.outputs.map(({ name }) => name)]).toEqual([2040, ['paid_by_county']]);
    for (const year of [2026, 2040]) expect(await columns(trial, 'paid_by_county', year)).toEqual(await columns(plan, 'paid_by_county', year));
  });
});

describe('the values that are tried', () => {
  const hubei = loadScenario('scenarios/hubei/baseline.yaml').plan!;
  const names = new Names(hubei.model);
  const vary = (words: VaryWords): ReturnType<typeof readVary> => {
    const issues = new IssueList();
    const found = readVary(words, hubei, names, [], '--vary', issues);
    expect(renderIssues(issues.items, 'zh')).toBe('');
    return found;
  };
  const refusal = (words: VaryWords): string => {
    const issues = new IssueList();
    expect(readVary(words, hubei, names, [], '--vary', issues)).toBeUndefined();
    return renderIssues(issues.items, 'zh');
  };

  it.each<[VaryWords, object]>([
    // another name of the rulebook; the range of experience; whole yuan; the year after the last standard that is given
    [{ vary: 'adjustment_rise' }, { name: 'additional_rise', low: 0, high: 100, boundsFrom: 'experience', step: 1, fromYear: 2027, current: 0 }],
    [{ vary: '方案当年额外提高额（省级加发）', step: '0.5元/人/月' }, { name: 'additional_rise', step: 0.5 }],
    // a share between 0 and 1 by law
    [{ vary: 'local_rise_share' }, { low: 0, high: 1, boundsFrom: 'law', step: 0.001, current: 0.15 }],
    // the law has no upper end here, experience has one
    [{ vary: 'rise_amount' }, { low: 0, high: 40, boundsFrom: 'experience', step: 1 }],
    [{ vary: 'local_growth', between: '0%～5%', fromYear: 2030 }, { low: 0, high: 0.05, boundsFrom: 'between', step: 0.0001, fromYear: 2030 }],
    [{ vary: 'budget_line[省级]', between: '0..20亿元' }, { name: 'budget_line[省级]', cell: 1, high: 2e9, step: 1e7 }],
    // read at the end of the base year alone
    [{ vary: 'unallocated_share_start', between: '0..20%' }, { fromYear: 2020 }],
  ])('%j', (words, expected) => {
    const { input: _, ...found } = vary(words)!;
    expect(found).toMatchObject(expected);
  });

  it.each<[VaryWords, string]>([
    [{ vary: 'rise_amont' }, '✖ 没有叫 rise_amont 的规则或输入\n  → --vary\n    是不是 rise_amount？'],
    [{ vary: 'county_cost' }, '✖ county_cost 是规则，由模型算出，不能改变\n  → --vary\n    写它所用的输入'],
    [{ vary: 'local_growth' }, '✖ local_growth 没有完整的法定或经验范围\n  → --between\n    用 --between 给出，单位 1，例如 --between 0..10'],
    [{ vary: 'budget_line', between: '0..1亿元' }, '✖ budget_line 分 central、province、county 几格，各格不能相加\n  → --vary\n    写明一格，例如 budget_line[central]'],
    [{ vary: 'entrust_share', between: '50%..90%' }, '✖ entrust_share 的法定范围是 0.8 至 1（鄂人社发〔2021〕28号 四）\n  → --between\n    缩小 --between；研究用途可在情景的 allow_violation 里列出它'],
    [{ vary: 'local_rise_share', between: '0..2' }, '✖ local_rise_share 只能在 0 至 1 之间\n  → --between\n    缩小 --between'],
    [{ vary: 'rise_amount', between: '20..10' }, '✖ --between 的值是 20..10；下限要小于上限\n  → --between'],
    [{ vary: 'rise_amount', between: '20' }, '✖ --between 的值是 20；写成 下限..上限\n  → --between'],
    [{ vary: 'rise_amount', between: '0%..20%' }, '✖ rise_amount 的值写成了 0%；应是一个数，单位 yuan/person/month\n  → --between\n✖ rise_amount 的值写成了 20%；应是一个数，单位 yuan/person/month\n  → --between'],
    [{ vary: 'rise_amount', step: '100' }, '✖ 步长 100 在 0 至 40 之间取不到两个值\n  → --step\n    减小 --step'],
    [{ vary: 'old_age_addition' }, '✖ old_age_addition 是分段表，不是一个数，不能求解\n  → --vary'],
    [{ vary: 'rise_amount', fromYear: 2101 }, '✖ 从 2101 年起改变，但情景只到 2100 年\n  → --from-year'],
  ])('%j is refused', (words, expected) => {
    expect(refusal(words)).toBe(expected);
  });

  it('may leave the range of the law where the scenario allows it', () => {
    const issues = new IssueList();
    expect(readVary({ vary: 'entrust_share', between: '50%..90%' }, hubei, names, ['entrust_share'], '--vary', issues)).toMatchObject({ low: 0.5, high: 0.9 });
    expect(issues.items).toEqual([]);
  });
});

