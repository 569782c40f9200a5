import { describe, expect, it } from 'vitest';
import { conditionWords } from '../../src/cli/commands/solve-words.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { printExpression } from '../../src/model/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { type Condition, readCondition } from '../../src/solve/index.js';

const { plan } = loadScenario('scenarios/hubei/baseline.yaml');

function read(text: string): Condition {
  const issues = new IssueList();
  const condition = readCondition(text, plan!, issues);
  expect(renderIssues(issues.items, 'zh')).toBe('');
  return condition!;
}

function refusal(text: string, lang: Lang = 'zh'): string {
  const issues = new IssueList();
  expect(readCondition(text, plan!, issues)).toBeUndefined();
  return renderIssues(issues.items, lang);
}

/** Body and limit as formulas, with the statistic. */
function gist({ statistic, body, operator, limit }: Condition): string {
  const name = statistic.kind === 'quantile' ? `q${String(statistic.probability)}` : statistic.kind;
  return `${name}: ${printExpression(body)} | ${operator} | ${printExpression(limit)}`;
}

describe('a condition', () => {
  it.each([
    ['P(local_cost@2035 > local_budget@2035) <= 5%', 'probability: local_cost@2035 > local_budget@2035 | <= | 5%'],
    // the same with the limit in front
    ['5% >= P(local_cost@2035 > local_budget@2035)', 'probability: local_cost@2035 > local_budget@2035 | <= | 5%'],
    ['P(province_cost@2035 + county_cost@2035 > 150亿元) < 0.1', 'probability: province_cost@2035 + county_cost@2035 > 150亿元 | < | 0.1'],
    ['mean(county_cost@2035) <= 20亿元', 'mean: county_cost@2035 | <= | 20亿元'],
    ['median(months_covered_own@2040) >= 6', 'q0.5: months_covered_own@2040 | >= | 6'],
    ['q05(unallocated@2050) >= 0', 'q0.05: unallocated@2050 | >= | 0'],
    ['best(fund_balance@2050) >= -1e9', 'best: fund_balance@2050 | >= | -1000000000'],
    ['mean(level_cost[province]@2035) <= budget_line[province]', 'mean: level_cost[province]@2035 | <= | budget_line[province]'],
    ['P(shortfall by 2030) <= 10%', 'probability: any(shortfall@2021..2030) != 0 | <= | 10%'],
    ['P(any(county_cost@2030..2032 > 90亿元)) <= 10%', 'probability: any(county_cost@2030..2032 > 90亿元) != 0 | <= | 10%'],
    ['P(shortfall@2030 or shortfall@2031) <= 10%', 'probability: shortfall@2030 != 0 or shortfall@2031 != 0 | <= | 10%'],
    ['mean(sum(county_cost@2030..2039)) <= 800亿元', 'mean: sum(county_cost@2030..2039) | <= | 800亿元'],
    ['mean(max(0, county_cost@2035 - 80亿元)) <= 1亿元', 'mean: max(0, county_cost@2035 - 80亿元) | <= | 1亿元'],
    // typed on a Chinese keyboard, with the labels of the rules
    ['概率（市县财政负担＠２０３５年＞９０亿元）≤５％', 'probability: county_cost@2035 > 90亿元 | <= | 5%'],
    ['均值(地方财政负担@2030至2035年) ≤ 150亿元', 'mean: local_cost@2030..2035 | <= | 150亿元'],
    ['概率(当年收不抵支 到2030年) <= 10%', 'probability: any(shortfall@2021..2030) != 0 | <= | 10%'],
    ['mean(base_standard@2035) <= 300元/人/月', 'mean: base_standard@2035 | <= | 300元/人/月'],
    ['mean(base_standard@2035) <= 300 yuan/person/month', 'mean: base_standard@2035 | <= | 300 yuan/person/month'],
  ])('%s', (text, expected) => {
    expect(gist(read(text))).toBe(expected);
  });

  it('with a range of years holds in each of them', () => {
    expect(read('mean(county_cost@2030..2033) <= 90亿元').years).toEqual([2030, 2031, 2032, 2033]);
    expect(read('mean(county_cost@2033) <= 90亿元').years).toEqual([undefined]);
    // years that are summed are not years to hold in
    expect(read('mean(sum(county_cost@2030..2033)) <= 90亿元').years).toEqual([undefined]);
  });

  it('takes numbers with Chinese and English scales', () => {
    const limitOf = (text: string): number => {
      const { limit, terms } = read(`mean(county_cost@2035) <= ${text}`);
      const term = limit.kind === 'rule' ? terms.get(limit.name) : undefined;
      return term?.kind === 'amount' ? term.value : NaN;
    };
    expect(['2.5亿元', '3万亿元', '25,000万元', '1.5 billion yuan', '20 million', '7'].map(limitOf)).toEqual([250e6, 3e12, 250e6, 1.5e9, 20e6, 7]);
  });

  it('adds up the cells of a name that has none, and says so', () => {
    expect(conditionWords(read('P(local_cost@2035 > budget_line@2035) <= 5%'), 0.05, 'zh')).toBe('2035年地方财政负担 > 2035年年初预算（中央、省级、市县合计）的概率 ≤ 5%');
    const mention = read('P(local_cost@2035 > budget_line@2035) <= 5%').terms.get('budget_line@2035');
    expect(mention).toMatchObject({ kind: 'input', cells: [0, 1, 2], first: 2035, last: 2035 });
    expect(read('mean(level_cost[省级]@2035) <= 1亿元').terms.get('level_cost[省级]@2035')).toMatchObject({ kind: 'output', cells: [1] });
  });

  it('is read back in words', () => {
    expect(conditionWords(read('P(shortfall by 2030) <= 10%'), 0.1, 'zh')).toBe('2021–2030年任一年当年收不抵支的概率 ≤ 10%');
    expect(conditionWords(read('mean(county_cost@2030..2035) <= 90亿元'), 9e9, 'zh')).toBe('2030–2035年各年市县财政负担的均值 ≤ 90亿元');
    expect(conditionWords(read('q05(months_covered_own@2040) >= 6'), 6, 'en')).toBe('the 5 % quantile of months of unsubsidised outgo covered in 2040 ≥ 6 months');
  });
});

describe('what is wrong with a condition is said', () => {
  it.each([
    ['P(locl_cost@2035 > 1亿元) <= 5%', '✖ 没有叫 locl_cost 的规则或输入\n  → --keep\n    是不是 local_cost？'],
    ['P(zzzzzz@2035 > 1亿元) <= 5%', '✖ 没有叫 zzzzzz 的规则或输入\n  → --keep\n    用 chusuan rules 查看全部名称'],
    ['P(收不抵支 到2035年) <= 5%', '✖ 没有叫 收不抵支 的规则或输入\n  → --keep\n    是不是 shortfall？'],
    ['mean(可支付月数@2035) >= 6', '✖ 叫 可支付月数 的不止一个：months_covered、months_covered_own\n  → --keep\n    写其中一个'],
    ['mean(county_cost) <= 1亿元', '✖ county_cost 没有写年份\n  → --keep\n    例如 county_cost@2035'],
    ['mean(county_cost@2020) <= 1亿元', '✖ county_cost 的年份 2020 不在情景的 2021 至 2100 年之内\n  → --keep'],
    ['mean(county_cost@2035..2030) <= 1亿元', '✖ county_cost 的年份 2035..2030 不在情景的 2021 至 2100 年之内\n  → --keep'],
    ['mean(county_cost@2035) <= 5%', '✖ mean 的单位是 yuan，限额的单位是 1：mean(county_cost@2035) <= 5%\n  → --keep'],
    ['P(county_cost@2035 > crediting_rate@2035) <= 5%', '✖ 比较的两边单位不同：county_cost@2035 > crediting_rate@2035\n  → --keep\n    county_cost@2035 是 yuan，crediting_rate@2035 是 1'],
    ['mean(county_cost@2035 + pensioners_total@2035) <= 1亿元', '✖ 加减的两边单位不同：county_cost@2035 + pensioners_total@2035\n  → --keep\n    county_cost@2035 是 yuan，pensioners_total@2035 是 person'],
    ['mean(level_cost[provnce]@2035) <= 1亿元', '✖ level_cost 没有 provnce 这一格\n  → --keep\n    是不是 province？可选：central、province、county'],
    ['P(county_cost by 2035) <= 5%', '✖ “到2035年”只用于是或否的规则，county_cost 不是\n  → --keep\n    写比较，例如 any(county_cost@2021..2035 > …)'],
    ['mean(county_cost@2035)', '✖ 条件没有限额：mean(county_cost@2035)\n  → --keep\n    写成“P(…) <= 5%”“mean(…) <= 20亿元”这样的形式'],
    ['county_cost@2035 <= 20亿元', '✖ 条件没有说明用哪个统计量：county_cost@2035 <= 20亿元\n  → --keep\n    例如 P(a > b) <= 5%、mean(a) <= …、median(a) >= …、q05(a) >= …、best(a) >= …'],
    ['P(shortfall@2030) <= 5% and P(shortfall@2031) <= 5%', '✖ 一个 --keep 只写一个条件：P(shortfall@2030) <= 5% and P(shortfall@2031) <= 5%\n  → --keep\n    几个条件都要满足时，写几个 --keep'],
    ['mean(county_cost@2035) <= province_cost@2035', '✖ 限额只能是数，或某一年的输入：mean(county_cost@2035) <= province_cost@2035\n  → --keep\n    比较两个结果写差，例如 mean(a@2035 - b@2035) <= 0'],
    ['mean(county_cost@2035 <= 5', '✖ 条件读不懂：mean(county_cost@2035 <= 5\n  → --keep\n    问题在这附近：mean(county_cost@2035 <= 5'],
    ['P(any(shortfall@2030)) <= 5%', '✖ any(…) 要有年份范围：shortfall@2030\n  → --keep\n    例如 any(shortfall@2030..2039)'],
    ['mean(county_cost@2030..2035 - province_cost@2030..2036) <= 1亿元', '✖ 一个公式里的年份范围要相同：2030..2035、2030..2036\n  → --keep\n    条件：mean(county_cost@2030..2035 - province_cost@2030..2036) <= 1亿元'],
    ['mean(budget_line[county]) <= 1亿元', '✖ 条件里没有模型的结果：mean(budget_line[county]) <= 1亿元\n  → --keep\n    写入一条规则，例如 county_cost@2035'],
  ])('%s', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('in English too', () => {
    expect(refusal('P(locl_cost@2035 > 1亿元) <= 5%', 'en')).toBe('✖ there is no rule or input locl_cost\n  → --keep\n    did you mean local_cost?');
  });

  it.each(['mean(import("fs")) <= 1', 'mean(county_cost@2035 = 3) <= 1', 'mean([county_cost@2035]) <= 1亿元', 'mean(prev(county_cost@2035)) <= 1亿元', 'P(normal(cpi) > 1) <= 5%', 'mean(2035) <= 1'])('what only the engine could mean, or nobody: %s', (text) => {
    expect(refusal(text)).toMatch(/^✖ /);
  });
});
