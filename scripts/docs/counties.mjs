// Writes the tables and draws the chart of docs/counties.md from the Hubei baseline and its pooling stress: node scripts/docs/counties.mjs (after a build)
import { writeFileSync } from 'node:fs';
import { init } from 'echarts';
import { createInterpreter } from '../../dist/src/engine/index.js';
import { countyRows } from '../../dist/src/run/county-rows.js';
import { loadScenario } from '../../dist/src/scenario/index.js';
import { insert } from './page-part.mjs';

const FONT = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';
const YEAR = 2025;
const STRESS = 'scenarios/hubei/stress/fund-bears-longevity.yaml';
const SHOWN = [2025, 2030, 2040, 2050, 2060, 2070, 2080, 2090];
const SAFE_MONTHS = 12;

const planOf = (file) => loadScenario(file, { paths: 0 }).plan;
const plan = planOf('scenarios/hubei/baseline.yaml');
const base = countyRows(plan, plan.counties);
const stressed = planOf(STRESS);
const stress = countyRows(stressed, stressed.counties);
const FIRST = plan.baseYear + 1;
const figure = (rows, year, column, unit) => rows.years[year - FIRST].get(column)[unit];
const indices = (level) => base.units.flatMap((unit, index) => (unit.level === level ? [index] : []));
const province = base.units.length - 1;
const counties = indices('county');

const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
const fixed = (value, digits) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
/** 亿元 for Chinese readers, millions for English ones. */
const money = (lang, yuan) => (lang === 'zh' ? fixed(yuan / 1e8, 2) : fixed(yuan / 1e6, 0));
const people = (lang, heads) => (lang === 'zh' ? fixed(heads / 1e4, 1) : fixed(heads / 1e3, 0));

/** Who pays what in a year: the rules of the chapter as they stand. */
function payers(lang) {
  const now = {};
  createInterpreter(plan).runPath(0, true, (year, values) => {
    if (year === YEAR) for (const { name, dimensions } of plan.model.rules.values()) if (dimensions.length === 0) now[name] = values(name)[0];
  });
  const rows = [
    ['国家基础养老金', 'national base pension', now.central_base, 0, 0, 0],
    ['省级加发', 'provincial addition', 0, now.province_addition, now.county_addition, 0],
    ['市县加发、年限、高龄、丧葬等', 'local, year-count, old-age, funeral', 0, 0, now.county_benefit, 0],
    ['缴费补贴', 'entry subsidy', 0, now.province_entry, now.county_entry, 0],
    ['困难群体代缴', 'contributions on behalf', 0, 0, now.county_assisted, 0],
    ['长寿支出', 'longevity cost', 0, 0, now.county_longevity, 0],
    ['个人缴费', 'members', 0, 0, 0, now.person_cost],
    ['集体及社会资助', 'collectives and donors', 0, 0, 0, now.collective_cost],
    ['合计', 'together', now.central_cost, now.province_cost, now.county_cost, now.person_cost + now.collective_cost],
    ['每月提高一元：国家基础养老金', 'one yuan a month: national base', now.central_cost_of_one_yuan, 0, now.cost_of_one_yuan - now.central_cost_of_one_yuan, 0],
    ['每月提高一元：省级加发', 'one yuan a month: provincial addition', 0, now.province_cost_of_one_yuan, now.county_cost_of_one_yuan, 0],
    ['每月提高一元：市县加发', 'one yuan a month: local addition', 0, 0, now.cost_of_one_yuan, 0],
  ];
  const head = lang === 'zh' ? [`${YEAR}年（亿元）`, '中央', '省级', '市县', '个人与集体'] : [`${YEAR} (million yuan)`, 'centre', 'province', 'county', 'members, collectives'];
  return table(head, rows.map(([zh, en, ...amounts]) => [lang === 'zh' ? zh : en, ...amounts.map((yuan) => (yuan === 0 ? '' : money(lang, yuan)))]));
}

function prefectures(lang) {
  const direct = counties.filter((index) => base.units[index].prefecture === '');
  const order = [...indices('prefecture'), ...direct].sort((a, b) => figure(base, YEAR, 'pensioners', b) - figure(base, YEAR, 'pensioners', a));
  const columns = [['participants', people], ['pensioners', people], ['province_cost', money], ['county_cost', money], ['cost_of_one_yuan', money]];
  const head = lang === 'zh'
    ? [`${YEAR}年（估计）`, '参保（万人）', '领取（万人）', '省级负担（亿元）', '市县负担（亿元）', '每月一元（亿元）', '每名领取人员市县负担（元）']
    : [`${YEAR} (estimate)`, 'participants (thousand)', 'pensioners (thousand)', 'province (million)', 'county (million)', 'one yuan a month (million)', 'county cost per pensioner (yuan)'];
  return table(head, [...order, province].map((unit) => [
    base.units[unit].name, ...columns.map(([column, print]) => print(lang, figure(base, YEAR, column, unit))),
    fixed(figure(base, YEAR, 'county_cost', unit) / figure(base, YEAR, 'pensioners', unit), 0),
  ]));
}

const short = (rows, year) => counties.filter((unit) => figure(rows, year, 'fund_balance', unit) < 0).length;
const thin = (rows, year) => counties.filter((unit) => figure(rows, year, 'months_covered', unit) < SAFE_MONTHS).length;
/** First year in which something holds, or none. */
const firstYear = (holds) => stress.years.map((_, index) => FIRST + index).find(holds);

function pooling(lang) {
  const ranked = (rows, year) => [...counties].sort((a, b) => figure(rows, year, 'months_covered', a) - figure(rows, year, 'months_covered', b));
  const range = (rows, year) => {
    const order = ranked(rows, year);
    return [order[0], order.at(-1)].map((unit) => `${base.units[unit].name} ${fixed(figure(rows, year, 'months_covered', unit), 1)}`);
  };
  const head = lang === 'zh'
    ? ['年', '基准：全省月数', '最低的县', '最高的县', '不够支付的县', '压力：全省月数', '最低的县', '最高的县', '不足12个月的县', '不够支付的县']
    : ['year', 'baseline: province, months', 'lowest county', 'highest county', 'counties short', 'stress: province, months', 'lowest county', 'highest county', 'under 12 months', 'counties short'];
  return table(head, SHOWN.map((year) => [
    year, fixed(figure(base, year, 'months_covered', province), 1), ...range(base, year), short(base, year),
    fixed(figure(stress, year, 'months_covered', province), 1), ...range(stress, year), thin(stress, year), short(stress, year),
  ]));
}

/** The last year in which the province as a whole still can pay while counties cannot. */
const CHART_YEAR = firstYear((year) => figure(stress, year + 1, 'fund_balance', province) < 0);

function summary(lang) {
  const first = firstYear((year) => short(stress, year) > 0);
  const county = base.units[counties.find((unit) => figure(stress, first, 'fund_balance', unit) < 0)].name;
  const provinceYear = CHART_YEAR + 1;
  const last = short(stress, CHART_YEAR);
  return lang === 'zh'
    ? `压力情景下，第一个不够支付的县出现在 **${first}年**（${county}），全省合起来要到 **${provinceYear}年**才不够：各县自管会早 ${provinceYear - first} 年出现缺口。${CHART_YEAR}年全省尚够支付，**103个县中已有${last}个**不够。`
    : `Under the stress the first county runs short in **${first}** (${county}), the province as a whole in **${provinceYear}**: kept apart, the funds fail ${provinceYear - first} years earlier. In ${CHART_YEAR} the province can still pay while **${last} of 103 counties** cannot.`;
}

/** 枝江 for 枝江市: a character wide, the names stand upright under their bars. */
function shortName(name) {
  const plain = name.replace(/土家族自治县$/, '').replace(/林区$/, '');
  return plain.length > 2 ? plain.replace(/[市县区]$/, '') : plain;
}

function chart(lang) {
  const order = [...counties].sort((a, b) => figure(stress, CHART_YEAR, 'months_covered', a) - figure(stress, CHART_YEAR, 'months_covered', b));
  const whole = figure(stress, CHART_YEAR, 'months_covered', province);
  const text = lang === 'zh'
    ? { title: `各县自行管理时基金可支付月数，${CHART_YEAR}年（估计）`, sub: '压力情景：长寿支出由基金承担；基年资产按个人账户分到各县', unit: '个月', names: ['不够支付', '不足12个月', '12个月及以上'], province: `全省 ${whole.toFixed(1)}` }
    : { title: `Months each county's own fund would cover, ${CHART_YEAR} (estimate)`, sub: 'stress: the fund bears longevity cost; money of the base year divided by individual accounts', unit: 'months', names: ['short', 'under 12 months', '12 months and more'], province: `province ${whole.toFixed(1)}` };
  const groupOf = (months) => (months < 0 ? 0 : months < SAFE_MONTHS ? 1 : 2);
  const counts = text.names.map((_, group) => order.filter((unit) => groupOf(figure(stress, CHART_YEAR, 'months_covered', unit)) === group).length);
  text.names = text.names.map((name, group) => `${name} ${counts[group]}${lang === 'zh' ? '县' : ''}`);
  const colors = ['#c0392b', '#e6a23c', '#3b82c4'];
  const months = order.map((unit) => figure(stress, CHART_YEAR, 'months_covered', unit));
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 1240, height: 500 });
  drawing.setOption({
    animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FONT },
    title: { text: text.title, subtext: text.sub, left: 16, top: 8, textStyle: { fontSize: 19, fontWeight: 600, color: '#1f2933' }, subtextStyle: { fontSize: 13, color: '#52606d' } },
    legend: { data: text.names.map((name) => ({ name, icon: 'rect' })), right: 24, top: 20, itemGap: 18, textStyle: { fontSize: 14, color: '#323f4b' } },
    grid: { left: 56, right: 90, top: 92, bottom: 64 },
    xAxis: { type: 'category', data: order.map((unit) => shortName(base.units[unit].name)), axisLine: { onZero: false, lineStyle: { color: '#9aa5b1' } }, axisTick: { show: false },
      axisLabel: { interval: 0, formatter: (name) => [...name].join('\n'), fontSize: 10.5, lineHeight: 12, color: '#323f4b' } },
    yAxis: { type: 'value', name: text.unit, nameTextStyle: { align: 'left', padding: [0, 0, 0, -30], fontSize: 13, color: '#52606d' }, axisLabel: { fontSize: 13, color: '#52606d' }, splitLine: { lineStyle: { color: '#e4e7eb' } } },
    series: text.names.map((name, group) => ({
      name, type: 'bar', stack: 'months', barCategoryGap: '18%', color: colors[group], data: months.map((value) => (groupOf(value) === group ? value : null)),
      ...(group === 0 && { markLine: { silent: true, symbol: 'none', lineStyle: { color: '#1f2933', type: 'dashed', width: 1.4 }, label: { formatter: text.province, position: 'end', fontSize: 13, color: '#1f2933' }, data: [{ yAxis: whole }] } }),
    })),
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `${svg}\n`;
}

for (const lang of ['zh', 'en']) {
  const page = lang === 'zh' ? 'docs/counties.md' : 'docs/counties.en.md';
  for (const [name, part] of Object.entries({ payers, prefectures, pooling, summary })) insert(page, name, part(lang));
  writeFileSync(`docs/images/counties-pooling.${lang}.svg`, chart(lang));
}
