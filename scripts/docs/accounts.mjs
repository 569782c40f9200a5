// Writes the tables and draws the charts of docs/accounts.md from the starting tables and best estimates of the baseline: node scripts/docs/accounts.mjs (after a build)
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { init } from 'echarts';
import { stringify } from 'yaml';
import { createInterpreter } from '../../dist/src/engine/index.js';
import { loadScenario } from '../../dist/src/scenario/index.js';
import { ANCHORS, BAND_SHARE } from '../tables/anchors.mjs';
import { payRate } from '../tables/accounts.mjs';
import { creditingRate } from '../tables/schedule.mjs';

const FONT = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';
const BASELINE = resolve('scenarios/hubei/baseline.yaml');
const LANGS = ['zh', 'en'];
const say = (lang, zh, en) => (lang === 'zh' ? zh : en);

const cells = (name) => parse(readFileSync(`scenarios/hubei/tables/${name}_2020.csv`, 'utf8'), { columns: true });
const total = (name, keep = () => true) => cells(name).filter(keep).reduce((sum, row) => sum + Number(row.value), 0);
const of = (status, age) => (row) => row.status === status && Number(row.age) === age;
const perHead = (money, people, keep) => total(money, keep) / total(people, keep);

const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const percent = (share, digits = 1) => `${(share * 100).toFixed(digits)}%`;
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

/** 最优估计 — single values by year of a scenario that changes the baseline's inputs. */
function project(inputs = {}) {
  const folder = mkdtempSync(join('node_modules', '.accounts-'));
  try {
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, stringify({ title: { zh: '试算', en: 'trial' }, extends: BASELINE, defaults: { source: 'trial', confidence: 'C' }, inputs }));
    const { plan } = loadScenario(file, { paths: 0 });
    const run = new Map();
    const names = [...plan.model.rules.values()].filter(({ dimensions }) => dimensions.length === 0).map(({ name }) => name);
    createInterpreter(plan).runPath(0, true, (year, values) => run.set(year, Object.fromEntries(names.map((name) => [name, values(name)[0]]))));
    return run;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const baseline = project();

function schedule(lang) {
  const rows = [
    ['2010', '100', '1,200', say(lang, '≥30', '≥30')], ['2011–2014', '100', '1,000', say(lang, '各档30', '30 on every tier')],
    ['2015–2022', '100', '2,000', say(lang, '100元30，200元45，500元以上60', '30 on 100, 45 on 200, 60 on 500 and over')],
    ['2023–', '300', say(lang, '12×20%×缴费基数下限', '12 × 20 % of the lowest base'), say(lang, '300元45，500元81，800元138，1000元180，1500元285，2000元以上402', '45 on 300, 81 on 500, 138 on 800, 180 on 1,000, 285 on 1,500, 402 on 2,000 and over')],
  ];
  return table(say(lang, ['时段', '最低（元/年）', '最高（元/年）', '缴费补贴（元/年）'], ['period', 'floor (yuan/year)', 'ceiling (yuan/year)', 'entry subsidy (yuan/year)']), rows);
}

function rates(lang) {
  const years = Array.from({ length: 11 }, (_, i) => 2010 + i);
  return table([say(lang, '年份', 'year'), ...years], [[say(lang, '记账利率', 'credited'), ...years.map((year) => percent(creditingRate(year), 2))]]);
}

function byAge(lang) {
  const row = (age) => {
    const keep = of('ordinary', age);
    return age < 60
      ? [age, percent(payRate('ordinary', age), 0), number(perHead('contribution_years', 'active', keep), 1), number(perHead('account', 'active', keep)), '—']
      : [age, '—', number(perHead('pensioner_contribution_years', 'pensioners', keep), 1), number(perHead('pensioner_account', 'pensioners', keep)), number(perHead('claim_pension', 'pensioners', keep), 1)];
  };
  return table(say(lang, ['年末周岁', '当年缴费比例', '累计缴费年限', '账户余额（元）', '月账户养老金（元）'], ['age', 'share paying', 'years', 'account (yuan)', 'account pension (yuan/month)']),
    [20, 30, 40, 45, 50, 55, 59, 60, 62, 65, 68, 70].map(row));
}

function checks(lang) {
  const accounts = ['account', 'paused_account', 'waiting_account', 'pensioner_account'].reduce((sum, name) => sum + total(name), 0);
  const contributors = total('active') + total('paused');
  return table(say(lang, ['核对', '湖北（模型）', '参照', '说明'], ['check', 'Hubei (model)', 'reference', 'remark']), [
    [say(lang, '全部账户 ÷ 缴费期与留存人数', 'all accounts ÷ active and paused members'), number(accounts / contributors), number(ANCHORS.nationalBalancePerContributor), say(lang, '全国基金结余÷缴费人数，含发达省份和账户外结余，是上限', 'national fund ÷ contributors, with rich provinces and money beyond accounts: an upper bound')],
    [say(lang, '缴费期人均账户', 'account per active member'), number(total('account') / total('active')), '—', ''],
  ]);
}

function structure(lang) {
  const YEARS = [2021, 2023, 2025];
  const share = (year, names, of_) => percent(names.reduce((sum, name) => sum + baseline.get(year)[name], 0) / baseline.get(year)[of_]);
  const lines = [
    ['收入：个人缴费', 'income: own contributions', ['personal_contribution_total'], 'fund_income', '22.1%'],
    ['收入：财政', 'income: treasury', ['benefit_subsidy', 'entry_subsidy_total', 'assisted_contribution_total'], 'fund_income', '73.5%'],
    ['收入：投资收益', 'income: return', ['retained_return', 'settled_return'], 'fund_income', '4.2%'],
    ['收入：转移', 'income: transfers', ['transfer_in_total'], 'fund_income', '0.2%'],
    ['支出：账户养老金', 'outgo: account pensions', ['account_pension'], 'fund_outgo', '5.5%'],
    ['支出：丧葬补助', 'outgo: funeral grants', ['funeral_grant'], 'fund_outgo', '2.4%'],
    ['支出：转移', 'outgo: transfers', ['transfer_out_total'], 'fund_outgo', '0.4%'],
  ];
  const rows = lines.map(([zh, en, names, whole, reference]) => [say(lang, zh, en), reference, ...YEARS.map((year) => share(year, names, whole))]);
  rows.push([say(lang, '结余 ÷ 当年支出', 'balance ÷ outgo'), '3.3', ...YEARS.map((year) => number(baseline.get(year).fund_balance / baseline.get(year).fund_outgo, 1))]);
  return table([say(lang, '结构', 'structure'), say(lang, '某省2017年', 'one province, 2017'), ...YEARS.map((year) => say(lang, `湖北${year}（模型）`, `Hubei ${year} (model)`))], rows);
}

const ONE = (value, unit) => ({ value, unit });
const VARIANTS = [
  ['基准：第一种计息，4个月，平滑分享八成', 'baseline: first variant, 4 months, four fifths of the smoothed excess', {}],
  ['当年缴费不计息（0个月）', 'no interest in the year of payment (0 months)', { months_held: ONE(0, 'month') }],
  ['当年缴费计8个月', 'payments held for 8 months', { months_held: ONE(8, 'month') }],
  ['第二种计息（当年缴费按活期）', 'second variant (demand rate in the year)', { new_money_method: ONE(2, '1') }],
  ['记账只按法定下限', 'legal floor only', { crediting_method: ONE(0, '1') }],
  ['固定2.5%', 'fixed 2.5 %', { crediting_method: ONE(1, '1') }],
  ['平滑分享五成', 'half of the smoothed excess', { crediting_share: ONE(0.5, '1') }],
  ['全额传导', 'pass-through', { crediting_method: ONE(3, '1') }],
  ['无继承人余额占5%', '5 % of balances without heirs', { heirless_share: ONE(0.05, '1') }],
];

function sensitivity(lang) {
  const scale = say(lang, 1e8, 1e9);
  const rows = VARIANTS.map(([zh, en, inputs]) => {
    const run = Object.keys(inputs).length === 0 ? baseline : project(inputs);
    const at = (year, rule) => number(run.get(year)[rule] / scale, say(lang, 0, 1));
    return [say(lang, zh, en), percent(run.get(2050).crediting_rate, 2), ...[2030, 2050].map((year) => at(year, 'account_total')), ...[2030, 2050].map((year) => at(year, 'unallocated')), at(2050, 'account_pension'), at(2050, 'longevity_cost')];
  });
  const head = say(lang, ['亿元', '2050年记账利率', '账户2030', '账户2050', '账户外2030', '账户外2050', '账户养老金2050', '长寿支出2050'],
    ['billion yuan', 'credited 2050', 'accounts 2030', 'accounts 2050', 'beyond 2030', 'beyond 2050', 'account pensions 2050', 'longevity cost 2050']);
  return table(head, rows);
}

const draw = (name, lang, height, option) => {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 920, height });
  drawing.setOption({ animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FONT }, ...option });
  writeFileSync(`docs/images/${name}.${lang}.svg`, `${drawing.renderToSVGString()}\n`);
  drawing.dispose();
};
const LABEL = { fontSize: 13, color: '#52606d' };
const title = (text, subtext) => ({ text, subtext, left: 16, top: 10, textStyle: { fontSize: 18, fontWeight: 600, color: '#1f2933' }, subtextStyle: LABEL });

function ageChart(lang) {
  const ages = Array.from({ length: 57 }, (_, i) => 16 + i);
  const head = (status, money, people, from, to) => ages.map((age) => (age < from || age > to ? null : Math.round(perHead(money, people, of(status, age)))));
  const line = (name, data, color, type = 'solid') => ({ name, type: 'line', symbol: 'none', data, color, lineStyle: { width: 2.5, color, type } });
  const mean = total('account') / total('active');
  const names = say(lang, ['缴费期：普通', '缴费期：困难群体（100元档）', '领取期：普通（余额）'], ['contributing, ordinary', 'contributing, hardship groups (100 yuan)', 'pensioners, ordinary (what is left)']);
  draw('accounts-by-age', lang, 440, {
    title: title(say(lang, '2020年末人均个人账户，按年龄', 'Individual account per head at the end of 2020, by age'), say(lang, '由2010—2020年档次与利率逐年滚存，C级', 'rolled forward from the schedules and rates of 2010–2020, grade C')),
    legend: { data: names, left: 16, top: 62, itemWidth: 22, itemGap: say(lang, 18, 40), textStyle: LABEL, icon: 'path://M0 0h22v3h-22z' },
    grid: { left: 74, right: 30, top: 122, bottom: 52 },
    xAxis: { type: 'category', boundaryGap: false, data: ages, name: say(lang, '年末周岁', 'age'), nameLocation: 'middle', nameGap: 30, nameTextStyle: LABEL, axisLabel: { ...LABEL, interval: (_, age) => Number(age) % 5 === 0 }, axisTick: { interval: (_, age) => Number(age) % 5 === 0 } },
    yAxis: { type: 'value', name: say(lang, '元', 'yuan'), nameTextStyle: { ...LABEL, align: 'right' }, max: 3000, axisLabel: { ...LABEL, formatter: (value) => value.toLocaleString('en') }, splitLine: { lineStyle: { color: '#e4e7eb' } } },
    series: [
      { ...line(names[0], head('ordinary', 'account', 'active', 16, 59), '#1c64a8'), markLine: { symbol: 'none', lineStyle: { type: 'dashed', width: 1.2 }, label: { position: 'insideStartTop', fontSize: 12, color: '#52606d' }, data: [
        { yAxis: ANCHORS.nationalBalancePerContributor, lineStyle: { color: '#9b1c1c' }, label: { formatter: say(lang, `全国基金结余÷缴费人数 ${number(ANCHORS.nationalBalancePerContributor)}（上限）`, `national fund per contributor ${number(ANCHORS.nationalBalancePerContributor)} (upper bound)`) } },
        { yAxis: Math.round(mean), lineStyle: { color: '#7b8794' }, label: { formatter: say(lang, `缴费期人均 ${number(mean)}`, `mean of active members ${number(mean)}`) } },
      ] } },
      line(names[1], head('assisted_part', 'account', 'active', 16, 59), '#7fb069', 'solid'),
      line(names[2], head('ordinary', 'pensioner_account', 'pensioners', 60, 72), '#d9730d'),
    ],
  });
}

const COLORS = ['#cfe3f5', '#8dbde6', '#4a93d1', '#1c64a8', '#f2b872', '#d9730d'];
const PERIODS = { 2010: '2010–2014', 2015: '2015–2017', 2018: '2018–2022', 2023: '2023+' };
function choiceChart(lang) {
  const bars = BAND_SHARE.flatMap(([year, { early, late }]) => [[`${PERIODS[year]}\n${say(lang, '较年轻', 'younger')}`, early], [`${PERIODS[year]}\n${say(lang, '临近领取', 'near 60')}`, late]]);
  const names = say(lang, ['一档（100 / 300元）', '二档（200 / 500）', '三档（500 / 800）', '四档（1000）', '五档（1500）', '六档（2000）'], ['1 (100 / 300 yuan)', '2 (200 / 500)', '3 (500 / 800)', '4 (1,000)', '5 (1,500)', '6 (2,000)']);
  draw('accounts-choice', lang, 430, {
    title: title(say(lang, '普通参保人选档（假设，C级）', 'Band chosen by ordinary payers (assumed, grade C)'), say(lang, '括号内为2022年以前 / 2023年以后的档位下限', 'in brackets: lower limit to 2022 / from 2023')),
    color: COLORS,
    legend: { data: names, left: 16, top: 62, itemWidth: 16, itemGap: 12, textStyle: LABEL },
    grid: { left: 62, right: 26, top: 104, bottom: 56 },
    xAxis: { type: 'category', data: bars.map(([name]) => name), axisLabel: { ...LABEL, lineHeight: 18, interval: 0 }, axisTick: { show: false } },
    yAxis: { type: 'value', max: 1, axisLabel: { ...LABEL, formatter: (value) => `${Math.round(value * 100)}%` }, splitLine: { lineStyle: { color: '#e4e7eb' } } },
    series: names.map((name, band) => ({ name, type: 'bar', stack: 'all', barWidth: '62%', data: bars.map(([, shares]) => shares[band]),
      label: { show: true, fontSize: 12, color: band === 3 || band === 2 || band === 5 ? '#ffffff' : '#1f2933', formatter: ({ value }) => (value >= 0.05 ? `${Math.round(value * 100)}%` : '') } })),
  });
}

const TABLES = { schedule, rates, 'by-age': byAge, checks, structure, sensitivity };
for (const lang of LANGS) {
  ageChart(lang);
  choiceChart(lang);
  const file = say(lang, 'docs/accounts.md', 'docs/accounts.en.md');
  let text = readFileSync(file, 'utf8');
  for (const [name, make] of Object.entries(TABLES)) {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < 0) throw new Error(`${file} lacks the marks of ${name}`);
    text = `${text.slice(0, from + begin.length)}\n${make(lang)}\n${text.slice(to)}`;
  }
  writeFileSync(file, text);
}
