// Writes the tables and draws the charts of docs/members.md from the best estimate of the Hubei baseline: node scripts/docs/members.mjs (after a build)
import { writeFileSync } from 'node:fs';
import { init } from 'echarts';
import { createInterpreter } from '../../dist/src/engine/index.js';
import { loadScenario } from '../../dist/src/scenario/index.js';
import { flowDiagram } from './flow-diagram.mjs';
import { insert } from './page-part.mjs';

const FONT = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';
const SHOWN = [2020, 2021, 2022, 2023, 2024, 2025, 2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100];
const MOVEMENT_YEAR = 2025;
const STOCKS = ['active_total', 'paused_total', 'waiting_total', 'pensioners_total'];
/** 公布数 — Published for Hubei (B) and national figures (ten thousand: participants B, pensioners 2020 and 2022 C, others B) at Hubei's shares of 2015. */
const PUBLISHED = { participants: [[2013, 2224], [2015, 2217]], pensioners: [[2013, 610], [2015, 654]] };
const NATIONAL = { participants: { 2020: 54244, 2021: 54797, 2022: 54952, 2023: 54522, 2024: 53830, 2025: 52919 }, pensioners: { 2020: 16068, 2021: 16213, 2022: 16464, 2023: 17268, 2024: 18039 } };
const SHARE = { participants: 0.044, pensioners: 0.0442 };
const scaled = (what) => Object.entries(NATIONAL[what]).map(([year, heads]) => [Number(year), heads * SHARE[what]]);

const { plan } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0 });
const run = new Map();
createInterpreter(plan).runPath(0, true, (year, values) => {
  run.set(year, Object.fromEntries([...plan.model.rules.values()].filter((rule) => rule.dimensions.length === 0).map(({ name }) => [name, values(name)[0]])));
});
const years = [...run.keys()];

/** 万人 for Chinese readers, thousands for English ones. */
const heads = (lang, persons) => (lang === 'zh' ? persons / 1e4 : persons / 1e3).toLocaleString('en', { minimumFractionDigits: lang === 'zh' ? 1 : 0, maximumFractionDigits: lang === 'zh' ? 1 : 0 });
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

function stocks(lang) {
  const head = lang === 'zh' ? ['年末（万人）', '缴费期', '账户留存', '待领', '领取', '参保合计', '领取÷缴费期'] : ['end of year (thousand)', 'active', 'paused', 'waiting', 'pensioners', 'participants', 'pensioners ÷ active'];
  return table(head, SHOWN.map((year) => {
    const of = run.get(year);
    return [year, ...STOCKS.map((stock) => heads(lang, of[stock])), heads(lang, of.participants), (of.pensioners_total / of.active_total).toFixed(2)];
  }));
}

/** Rows of the movement table: label, then what it adds to each of the four stocks. */
function movement(lang) {
  const of = run.get(MOVEMENT_YEAR);
  const before = run.get(MOVEMENT_YEAR - 1);
  const rows = [
    ['年初', 'opening', ...STOCKS.map((stock) => before[stock])],
    ['新参保', 'entrants', of.entrants_total, 0, 0, 0],
    ['转往职工养老保险', 'leave for the employee scheme', -of.left_total, of.left_total, 0, 0],
    ['恢复缴费（含到龄返回）', 'come back to contribute', of.returned_total, -of.returned_total, 0, 0],
    ['账户转出', 'account transferred out', 0, -of.transferred_out_total, 0, 0],
    ['到龄领取', 'claim at 60', -of.claims_active_total, 0, 0, of.claims_active_total],
    ['到龄待领', 'begin to wait', -of.waiting_begun_total, 0, of.waiting_begun_total, 0],
    ['待领者补足后领取', 'waiting people claim', 0, 0, -of.waiting_claims_total, of.waiting_claims_total],
    ['到龄返回后领取', 'claim straight after coming back', 0, -of.linked_claims_total, 0, of.linked_claims_total],
    ['制度实施时已满60岁者纳入', 'already 60 at the start, taken up', 0, 0, 0, of.taken_up_total],
    ['死亡', 'deaths', -of.active_deaths_total, -of.paused_deaths_total, -of.waiting_deaths_total, -of.pensioner_deaths_total],
    ['年末', 'closing', ...STOCKS.map((stock) => of[stock])],
  ];
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  for (let stock = 2; stock < 6; stock++) {
    const left = sum(rows.slice(0, -1).map((row) => row[stock])) - rows.at(-1)[stock];
    if (Math.abs(left) > 1e-3) throw new Error(`the movement of ${STOCKS[stock - 2]} leaves ${left}`);
  }
  const cell = (persons) => (persons === 0 ? '' : lang === 'zh' ? (persons / 1e4).toFixed(2) : (persons / 1e3).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const head = lang === 'zh' ? [`${MOVEMENT_YEAR}年（万人）`, '缴费期', '账户留存', '待领', '领取', '合计'] : [`${MOVEMENT_YEAR} (thousand)`, 'active', 'paused', 'waiting', 'pensioners', 'total'];
  return table(head, rows.map((row) => {
    const total = sum(row.slice(2));
    return [lang === 'zh' ? row[0] : row[1], ...row.slice(2).map(cell), Math.abs(total) < 1e-3 ? '0' : cell(total)];
  }));
}

function anchors(lang) {
  const head = lang === 'zh' ? ['年末（万人）', '参保：全国×4.40%', '模型', '其中不含账户留存', '领取：全国×4.42%', '模型'] : ['end of year (thousand)', 'participants: nation × 4.40 %', 'model', 'without paused', 'pensioners: nation × 4.42 %', 'model'];
  return table(head, [2020, 2021, 2022, 2023, 2024, 2025].map((year) => {
    const of = run.get(year);
    const nation = (what) => (NATIONAL[what][year] === undefined ? '–' : heads(lang, NATIONAL[what][year] * 1e4 * SHARE[what]));
    return [year, nation('participants'), heads(lang, of.participants), heads(lang, of.participants - of.paused_total), nation('pensioners'), heads(lang, of.pensioners_total)];
  }));
}

function chart(lang) {
  const text = lang === 'zh'
    ? { title: '参保人员：四个存量，2020—2100年（最优估计）', unit: '万人', names: ['领取', '待领（不足15万）', '缴费期', '账户留存'], published: '湖北公布：参保、领取', national: '全国数×湖北2015年占比' }
    : { title: 'Members: four stocks, 2020–2100 (best estimate)', unit: 'ten thousand people', names: ['pensioners', 'waiting (under 15)', 'active', 'paused'], published: 'published for Hubei', national: 'national × Hubei share of 2015' };
  const order = ['pensioners_total', 'waiting_total', 'active_total', 'paused_total'];
  const colors = ['#1c64a8', '#d9730d', '#8dbde6', '#c9d2dc'];
  const axis = Array.from({ length: years.at(-1) - 2011 }, (_, i) => 2012 + i);
  const points = (name, data, color) => ({ name, type: 'scatter', symbol: 'diamond', symbolSize: 8, itemStyle: { color, borderColor: '#ffffff', borderWidth: 0.5 }, data: data.map(([year, value]) => [String(year), value]), z: 5 });
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 920, height: 480 });
  drawing.setOption({
    animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FONT },
    title: { text: text.title, left: 16, top: 10, textStyle: { fontSize: 18, fontWeight: 600, color: '#1f2933' } },
    legend: { data: [...text.names.map((name) => ({ name, icon: 'rect' })), text.published, text.national], right: 20, top: 44, itemGap: 16, textStyle: { fontSize: 13, color: '#323f4b' } },
    grid: { left: 70, right: 26, top: 96, bottom: 42 },
    xAxis: { type: 'category', boundaryGap: false, data: axis.map(String), axisLabel: { interval: (_, year) => Number(year) % 10 === 0, fontSize: 13, color: '#52606d' }, axisTick: { interval: (_, year) => Number(year) % 10 === 0 } },
    yAxis: { type: 'value', name: text.unit, nameTextStyle: { align: 'left', padding: [0, 0, 0, -50], fontSize: 13, color: '#52606d' }, axisLabel: { fontSize: 13, color: '#52606d', formatter: (value) => value.toLocaleString('en') }, splitLine: { lineStyle: { color: '#e4e7eb' } } },
    series: [
      ...order.map((stock, i) => ({ name: text.names[i], type: 'line', stack: 'members', symbol: 'none', color: colors[i], lineStyle: { width: 0.8, color: '#ffffff' }, areaStyle: { color: colors[i], opacity: 1 }, data: axis.map((year) => (run.has(year) ? run.get(year)[stock] / 1e4 : null)) })),
      points(text.published, [...PUBLISHED.participants, ...PUBLISHED.pensioners], '#111827'),
      points(text.national, [...scaled('participants'), ...scaled('pensioners')], '#c81e1e'),
    ],
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `${svg}\n`;
}

for (const lang of ['zh', 'en']) {
  const page = lang === 'zh' ? 'docs/members.md' : 'docs/members.en.md';
  insert(page, 'stocks', stocks(lang));
  insert(page, 'movement', movement(lang));
  insert(page, 'anchors', anchors(lang));
  writeFileSync(`docs/images/members-stocks.${lang}.svg`, chart(lang));
  writeFileSync(`docs/images/members-flows.${lang}.svg`, flowDiagram(lang, MOVEMENT_YEAR, run.get(MOVEMENT_YEAR)));
}
