import { describe, expect, it } from 'vitest';
import { type DiffSide, openDiffSide, scenarioDiff } from '../../src/analysis/index.js';
import { changeSentences, restatedSentence, unchangedSentence } from '../../src/describe/index.js';

const sides = new Map<string, DiffSide>();

async function open(file: string): Promise<DiffSide> {
  const side = sides.get(file) ?? (await openDiffSide(`scenarios/hubei/${file}.yaml`)).side!;
  sides.set(file, side);
  return side;
}

/** The sentences of a shipped proposal against the baseline. */
async function said(proposal: string, lang: 'zh' | 'en'): Promise<string> {
  const diff = scenarioDiff(await open('baseline'), await open(`proposals/${proposal}`));
  return changeSentences(diff, lang).map(({ text }) => text).join('\n');
}

describe('the shipped proposals in sentences', () => {
  it('ten yuan more from the province', async () => {
    expect(await said('base-pension-plus-10', 'zh')).toMatchInlineSnapshot(`
      "2027年，方案当年额外提高额（省级加发）由0提高到10元/人/月（其余年份不变）。
      2027年，新标准当年执行月数直接定为12个月，不再按公式计算。
      2027年，本年调整跨年补发直接定为否，不再按公式计算。"
    `);
    expect(await said('base-pension-plus-10', 'en')).toMatchInlineSnapshot(`
      "In 2027, extra rise of the year by a proposal (provincial addition) rises from 0 to 10 yuan/person/month (other years unchanged).
      In 2027, months the new standard is in force this year is set to 12 months instead of computed.
      In 2027, this year's rise is paid next year is set to no instead of computed."
    `);
  });

  it('half income, half prices', async () => {
    expect(await said('half-income-half-prices', 'zh')).toMatchInlineSnapshot(`
      "自2027年起，评估指标中物价权重由30%提高到50%（2026年及以前不变）。
      自2027年起，评估指标中职工养老金权重由20%降到0%（2026年及以前不变）。
      自2027年起，年度评估指标的上限由8%提高到20%（2026年及以前不变）。即：不设实际约束。
      自2027年起，年调整额（通常幅度）由20降到0元/人/月（2026年及以前不变）。即：只按指标。
      自2027年起，当年不调整的概率由10%降到0%（2026年及以前不变）。即：每年都调。
      自2027年起，经济低增长时不调整概率的增加由30%降到0%（2026年及以前不变）。即：每年都调。
      自2027年起，7月1日起执行的概率由20%降到0%（2026年及以前不变）。即：1月1日起执行。
      自2027年起，跨年补发的概率由10%降到0%（2026年及以前不变）。即：当年发放。"
    `);
    expect(await said('half-income-half-prices', 'en')).toMatchInlineSnapshot(`
      "From 2027 on, weight of prices in the evaluation rises from 30% to 50% (unchanged up to 2026).
      From 2027 on, weight of employee pensions in the evaluation falls from 20% to 0% (unchanged up to 2026).
      From 2027 on, cap of the yearly evaluated growth rises from 8% to 20% (unchanged up to 2026).
      From 2027 on, customary yearly rise falls from 20 to 0 yuan/person/month (unchanged up to 2026).
      From 2027 on, probability of no rise falls from 10% to 0% (unchanged up to 2026).
      From 2027 on, extra probability of no rise in years of low growth falls from 30% to 0% (unchanged up to 2026).
      From 2027 on, probability of effect on 1 July falls from 20% to 0% (unchanged up to 2026).
      From 2027 on, probability of back pay across the year end falls from 10% to 0% (unchanged up to 2026)."
    `);
  });

  it('indexed to rural income: a formula in words, its basis and what it leaves out', async () => {
    expect(await said('income-indexed', 'zh')).toMatchInlineSnapshot(`"“国家基础养老金调整额”换了算法。原来：若 调整决策 = 1 或 调整决策 = 2 则 取大(年调整额（通常幅度）, 向上取整(上年(全国基础养老金最低标准（年末）) × 年度评估指标（综合增幅） ÷ 调整额取整单位（向上）) × 调整额取整单位（向上）)；否则 0。现在：向上取整(取大(0, 上年(全国基础养老金最低标准（年末）) × 上年(农村居民名义收入增速)) ÷ 调整额取整单位（向上）) × 调整额取整单位（向上）。依据：方案（替代年度评估的幅度）。每年自动调整，不经决策；资金由中央承担，湖北只能提出建议。"`);
    expect(await said('income-indexed', 'en')).toMatchInlineSnapshot(`""rise of the national base pension" is computed in another way. Before: if [decision] = 1 or [decision] = 2 then larger of([customary yearly rise], rounded up(last year([national base pension at year end]) × [growth indicated by the yearly evaluation] ÷ [rounding unit of the rise (upwards)]) × [rounding unit of the rise (upwards)]); otherwise 0. Now: rounded up(larger of(0, last year([national base pension at year end]) × last year([nominal growth of rural income])) ÷ [rounding unit of the rise (upwards)]) × [rounding unit of the rise (upwards)]. Source: 方案（替代年度评估的幅度）. Every year, without a decision; the centre pays, so Hubei can only recommend it."`);
  });

  it('a tilt to long contributors', async () => {
    expect(await said('long-contributors', 'zh')).toMatchInlineSnapshot(`
      "自2027年起，年限养老金标准（15至25年每年）由2提高到4元/人/月/年（2026年及以前不变）。
      自2027年起，年限养老金标准（25年以上每年）由3提高到6元/人/月/年（2026年及以前不变）。"
    `);
    expect(await said('long-contributors', 'en')).toMatchInlineSnapshot(`
      "From 2027 on, year-count rate between the breaks rises from 2 to 4 yuan/person/month/year (unchanged up to 2026).
      From 2027 on, year-count rate beyond the second break rises from 3 to 6 yuan/person/month/year (unchanged up to 2026)."
    `);
  });

  it('national pass-through only', async () => {
    expect(await said('national-only', 'zh')).toMatchInlineSnapshot(`
      "自2027年起，提高省级加发的概率由15%降到0%（2026年及以前不变）。即：2027年起省级不再提高。
      自2027年起，市县加发年增长率由2%降到0%（2026年及以前不变）。即：2027年起市县加发不再提高。"
    `);
    expect(await said('national-only', 'en')).toMatchInlineSnapshot(`
      "From 2027 on, probability that the province adds its own rise falls from 15% to 0% (unchanged up to 2026).
      From 2027 on, yearly growth of local additions falls from 2% to 0% (unchanged up to 2026)."
    `);
  });

  it('twenty yuan every year', async () => {
    expect(await said('twenty-a-year', 'zh')).toMatchInlineSnapshot(`
      "自2027年起，年度评估指标的上限由8%降到0%（2026年及以前不变）。即：不随指标提高。
      自2027年起，当年不调整的概率由10%降到0%（2026年及以前不变）。即：每年都调。
      自2027年起，经济低增长时不调整概率的增加由30%降到0%（2026年及以前不变）。即：每年都调。
      自2027年起，7月1日起执行的概率由20%降到0%（2026年及以前不变）。即：1月1日起执行。
      自2027年起，跨年补发的概率由10%降到0%（2026年及以前不变）。即：当年发放。"
    `);
    expect(await said('twenty-a-year', 'en')).toMatchInlineSnapshot(`
      "From 2027 on, cap of the yearly evaluated growth falls from 8% to 0% (unchanged up to 2026).
      From 2027 on, probability of no rise falls from 10% to 0% (unchanged up to 2026).
      From 2027 on, extra probability of no rise in years of low growth falls from 30% to 0% (unchanged up to 2026).
      From 2027 on, probability of effect on 1 July falls from 20% to 0% (unchanged up to 2026).
      From 2027 on, probability of back pay across the year end falls from 10% to 0% (unchanged up to 2026)."
    `);
  });

  it('with what it writes out and leaves as it was', async () => {
    const diff = scenarioDiff(await open('baseline'), await open('proposals/twenty-a-year'));
    expect(restatedSentence(diff, ['rise_amount'], 'zh')).toBe('与原来相同、方案又写明的：年调整额（通常幅度）20元/人/月。');
    expect(restatedSentence(diff, [], 'zh')).toBeUndefined();
  });

  it('with what none of it reaches', async () => {
    const diff = scenarioDiff(await open('baseline'), await open('proposals/long-contributors'));
    expect(unchangedSentence(diff, 'zh')).toMatchInlineSnapshot(`"不受影响的有：基础养老金标准（国家加省级，年末）、委托投资收益率（计入委托省份）、当年委托比例所依据的上年结余为假设值、地区生产总值增速、居民消费价格涨幅、农村居民名义收入增速、地方财政收入增速、职工养老金调整幅度等 10 个。"`);
  });

  it('a scenario against itself has none', async () => {
    const diff = scenarioDiff(await open('baseline'), await open('baseline'));
    expect([changeSentences(diff, 'zh'), unchangedSentence(diff, 'zh')]).toEqual([[], undefined]);
  });
});
