import { type Drawing, fanChart, frontierChart, groupedBarsChart, linesChart, stackedBarsChart, tornadoChart, waterfallChart } from '../../src/chart/index.js';
import type { Lang } from '../../src/messages/index.js';

const years = Array.from({ length: 75 }, (_, i) => 2026 + i);
/** Reproducible values between 0 and 1: multiples of the golden ratio. */
const share = (i: number): number => (i * 0.6180339887498949) % 1;

/** 极端的图 — every kind with what is hard to place: negative fans, one huge bar, many bars, long names, gaps, lines that end together. */
export async function extremeCharts(lang: Lang): Promise<ReadonlyMap<string, Drawing>> {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const yuan = { unit: 'yuan', kind: 'flow', basis: t('当年价', 'nominal') };
  const rate = { unit: '1', kind: 'rate' };
  const falling = { name: 'a', q05: years.map((_, i) => -3e9 * i), q25: years.map((_, i) => 5e9 - 2e9 * i), q50: years.map((_, i) => 1e10 - 1e9 * i), q75: years.map((_, i) => 1.2e10 - 5e8 * i), q95: years.map((_, i) => 1.5e10 - 1e8 * i), bestEstimate: years.map((_, i) => 1e10 - 1.02e9 * i), outturns: [{ year: 2026, value: 9e9 }, { year: 2027, value: 1.1e10 }] };
  const long = (i: number): string => t(`方案${String(i)}：基础养老金提高${String(i)}元并建立缴费年限奖励机制和高龄倾斜`, `proposal ${String(i)}: basic pension up by ${String(i)} yuan with an addition for years paid and old age`);
  const layers = [t('中央财政', 'centre'), t('省级财政', 'province'), t('市县财政', 'counties'), t('个人', 'members')];
  const charts: Record<string, Promise<Drawing>> = {
    fan: fanChart({ title: t('负的扇形', 'A fan below zero'), note: long(1) }, { years, panels: [{ title: t('基金累计结余', 'Fund balance'), measure: yuan, fans: [falling], levels: [{ at: 5e9, name: t('三个月备付', 'reserve of three months') }] }] }, lang),
    flat: fanChart({}, { years, panels: [{ title: t('没有变化', 'Nothing changes'), measure: rate, fans: [{ name: 'a', q05: years.map(() => 0), q25: years.map(() => 0), q50: years.map(() => 0), q75: years.map(() => 0), q95: years.map(() => 0), bestEstimate: years.map(() => 0) }] }] }, lang),
    panels: fanChart({}, { years, sharesAxis: true, panels: [0, 1, 2].map((i) => ({ title: long(i), measure: yuan, fans: [falling, { ...falling, name: long(i), q50: falling.q75 }] })) }, lang),
    lines: linesChart({}, { years: years.slice(0, 10), panels: [{ title: t('差额', 'Difference'), measure: yuan, lines: Array.from({ length: 9 }, (_, i) => ({ name: long(i), values: years.slice(0, 10).map((_year, k) => (k === 3 ? Number.NaN : 1e9 + i * 1e6 * k)), low: years.slice(0, 10).map(() => 5e8), high: years.slice(0, 10).map((_year, k) => 1.5e9 + k * 1e7) })) }] }, lang),
    areas: stackedBarsChart({}, { columns: years, panels: [0, 1].map((i) => ({ title: t('各级负担', 'Cost by level'), measure: yuan, layers: layers.map((name, k) => ({ name, values: years.map((_, year) => (k === i ? 1e7 : 1e9 * (year + 1))) })) })) }, lang),
    stack: stackedBarsChart({}, { columns: [1, 2, 3, 4].map(long), panels: [{ title: t('十年合计', 'Ten years'), measure: yuan, layers: layers.map((name, k) => ({ name, values: [1e10, 2e10, -5e9, 1e8].map((value) => value * share(k + 1) * (k === 3 ? -1 : 1)) })) }] }, lang),
    huge: groupedBarsChart({}, { title: t('一根巨大的条', 'One huge bar'), measure: yuan, groups: ['2026', '2027', '2028', '2029'], series: [t('基准', 'baseline'), long(1), long(2)].map((name, i) => ({ name, values: [1e6, 2e6, i === 1 ? 9e11 : 1e6, -3e6] })) }, lang),
    whiskers: groupedBarsChart({}, { title: t('负与正', 'Below and above'), measure: rate, groups: [1, 2].map(long), series: [{ name: 'x', values: [-0.02, 0.03], low: [-0.03, 0.01], high: [-0.001, 0.05] }, { name: 'y', values: [0.01, Number.NaN], low: [-0.03, Number.NaN], high: [0.04, Number.NaN] }] }, lang),
    waterfall: waterfallChart({ note: long(3) }, { title: t('从基准到方案', 'From baseline to proposal'), measure: yuan, bars: [{ name: t('基准', 'baseline'), kind: 'total', value: 4.4e10 }, ...Array.from({ length: 9 }, (_, i) => ({ name: long(i), kind: 'change' as const, value: (share(i) - 0.5) * 4e9, error: i % 2 === 0 ? 1e8 : 0 })), { name: t('方案', 'proposal'), kind: 'total', value: 4.4e10 + Array.from({ length: 9 }, (_, i) => (share(i) - 0.5) * 4e9).reduce((a, b) => a + b, 0) }] }, lang),
    deep: waterfallChart({}, { title: t('跌破零', 'Through zero'), measure: yuan, bars: [{ name: 'a', kind: 'total', value: 1e9 }, { name: 'b', kind: 'change', value: -4e10, error: 2e9 }, { name: 'c', kind: 'change', value: 0 }, { name: 'd', kind: 'change', value: 1e6 }, { name: 'e', kind: 'total', value: -3.8999e10 }] }, lang),
    tornado: tornadoChart({}, { title: t('敏感度', 'Sensitivity'), measure: yuan, centre: 3e11, bars: Array.from({ length: 25 }, (_, i) => ({ name: long(i), low: { value: 3e11 - 1e11 / (i + 1), at: '-0.57个百分点' }, high: { value: 3e11 + (i === 3 ? -2e10 : 1.4e11 / (i + 1) ** 1.1), at: i === 0 ? long(1).slice(0, 14) : '4.5%' } })) }, lang),
    frontier: frontierChart({}, { x: { title: t('超过预算的概率', 'Chance of more than the budget'), measure: rate }, y: { title: t('最大提高', 'Largest rise'), measure: { unit: 'yuan/person/month', kind: 'level' } }, curves: [0, 1, 2].map((i) => ({ name: t(`到${String(2035 + i)}年`, `by ${String(2035 + i)}`), points: [0.01, 0.05, 0.1, 0.25].map((x) => ({ x, y: 9 + 12 * Math.sqrt(x) + i / 10, low: 8 + 12 * Math.sqrt(x), high: 10 + 12 * Math.sqrt(x) })) })), marks: [{ name: t('现行', 'as it is'), x: 0.24, y: 10 }] }, lang),
  };
  return new Map(await Promise.all(Object.entries(charts).map(async ([name, drawing]) => [name, await drawing] as const)));
}
