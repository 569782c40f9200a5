// Writes the tables and draws the chart of docs/investment.md from best estimates of the baseline and of late subsidies: node scripts/docs/investment.mjs (after a build)
import { readFileSync, writeFileSync } from 'node:fs';
import { init } from 'echarts';
import { createInterpreter } from '../../dist/src/engine/index.js';
import { loadScenario } from '../../dist/src/scenario/index.js';

const FONT = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';
const PAST = [2017, 2018, 2019, 2020];
const RUN = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2030, 2035, 2040];
const RECONCILED = [2025, 2026, 2027, 2030, 2040];
const CHART_YEAR = 2027;
const MONTHS = Array.from({ length: 12 }, (_, k) => k + 1);

function project(file) {
  const { plan } = loadScenario(file, { paths: 0 });
  const run = new Map();
  createInterpreter(plan).runPath(0, true, (year, values) => {
    const small = [...plan.model.rules.values()].filter((rule) => values(rule.name).length <= 12);
    run.set(year, Object.fromEntries(small.map(({ name }) => [name, [...values(name)]])));
  });
  return run;
}
const baseline = project('scenarios/hubei/baseline.yaml');
const late = project('scenarios/hubei/stress/fiscal-arrears.yaml');
const at = (rule, year, run = baseline) => run.get(year)[rule][0];

/** 亿元 for Chinese readers, billions for English ones. */
const money = (lang, yuan) => ((lang === 'zh' ? yuan / 1e8 : yuan / 1e9) + 0).toLocaleString('en', { minimumFractionDigits: lang === 'zh' ? 1 : 2, maximumFractionDigits: lang === 'zh' ? 1 : 2 });
const percent = (share) => `${(share * 100).toFixed(1)}%`;
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

/** 80% 规则执行表 — the years before the run are listed and never judged. */
function compliance(lang) {
  const head = lang === 'zh'
    ? ['年份', '依据', '上年结余（亿元）', '当年新增委托（亿元）', '当年比例', '扣除备付后', '累计比例', '本金余额比例']
    : ['year', 'basis', 'surplus of the year before (billion)', 'newly entrusted (billion)', 'share of the year', 'after the reserve', 'share to date', 'outstanding'];
  const say = (zh, en) => (lang === 'zh' ? zh : en);
  const isAssumed = (i) => baseline.get(2021).past_year_assumed[i] === 1;
  const past = PAST.map((year, i) => {
    const before = i === 0 ? '—' : money(lang, baseline.get(2021).past_year_surplus[i - 1]);
    return [year, isAssumed(i) ? say('假设', 'assumed') : say('决算', 'accounts'), before, money(lang, baseline.get(2021).past_year_entrusted[i]), '—', '—', '—', '—'];
  });
  const run = RUN.map((year) => [
    year, at('compliance_assumed', year) === 1 ? say('测算（上年结余为假设）', 'run, from an assumed surplus') : say('测算', 'run'), money(lang, at('due_surplus', year - 1)), money(lang, at('new_entrusted', year)),
    ...['compliance', 'compliance_after_reserve', 'compliance_to_date', 'outstanding_ratio'].map((rule) => percent(at(rule, year))),
  ]);
  return table(head, [...past, ...run]);
}

function reconciliation(lang) {
  const rows = [
    ['收付口径结余', 'surplus, cash', 'surplus_cash', 1], ['加：未结算收益变动', 'plus change in unrealised return', 'unrealised_change', 1],
    ['加：应收款项变动', 'plus change in receivables', 'receivables_change', 1], ['减：应付待遇变动', 'less change in payables', 'payables_change', -1],
    ['权责口径结余', 'surplus, accrual', 'surplus_accrual', 1],
  ];
  const body = (run) => rows.map(([zh, en, rule, sign]) => [lang === 'zh' ? zh : en, ...RECONCILED.map((year) => money(lang, sign * at(rule, year, run)))]);
  const head = [lang === 'zh' ? '亿元' : 'billion yuan', ...RECONCILED];
  return [table(head, body(baseline)), '', lang === 'zh' ? '财政补助迟到三个月、到位八成（2027年起）：' : 'Subsidies three months late, a fifth next year (from 2027):', '', table(head, body(late))].join('\n');
}

function months(lang) {
  const head = lang === 'zh' ? [`${CHART_YEAR}年月末`, '基准（亿元）', '补助迟到（亿元）'] : [`month end of ${CHART_YEAR}`, 'baseline (billion)', 'late subsidies (billion)'];
  return table(head, MONTHS.map((month) => [month, ...[baseline, late].map((run) => money(lang, run.get(CHART_YEAR).month_cash[month - 1]))]));
}

function chart(lang) {
  const text = lang === 'zh'
    ? { title: `${CHART_YEAR}年月末现金`, note: '最优估计；全省现金合计，不含委托投资', unit: '亿元', base: '基准', late: '补助迟到三个月、到位八成', month: (m) => `${m}月`, reserve: '三个月支出（支付备付）' }
    : { title: `Month-end cash in ${CHART_YEAR}`, note: 'best estimate; cash of the whole province, without entrusted money', unit: 'billion yuan', base: 'baseline', late: 'subsidies three months late, a fifth next year', month: (m) => 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[m - 1], reserve: 'three months of outgo (payment reserve)' };
  const scale = lang === 'zh' ? 1e8 : 1e9;
  const line = (name, data, color, type = 'solid', symbol = 'circle') => ({ name, type: 'line', data, color, symbol, symbolSize: 6, lineStyle: { width: 2.5, type, color } });
  const reserve = at('fund_outgo', CHART_YEAR) / 4 / scale;
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 860, height: 420 });
  drawing.setOption({
    animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FONT },
    title: { text: text.title, subtext: text.note, left: 16, top: 10, textStyle: { fontSize: 18, fontWeight: 600, color: '#1f2933' }, subtextStyle: { fontSize: 13, color: '#52606d' } },
    legend: { data: [text.base, text.late, text.reserve], left: 16, top: 64, itemWidth: 22, itemGap: 18, textStyle: { fontSize: 13, color: '#323f4b' } },
    grid: { left: 70, right: 26, top: 124, bottom: 36 },
    xAxis: { type: 'category', data: MONTHS.map(text.month), axisLabel: { fontSize: 13, color: '#52606d' } },
    yAxis: { type: 'value', min: 0, name: text.unit, nameTextStyle: { align: 'left', padding: [0, 0, 0, -50], fontSize: 13, color: '#52606d' }, axisLabel: { fontSize: 13, color: '#52606d' }, splitLine: { lineStyle: { color: '#e4e7eb' } } },
    series: [
      line(text.base, baseline.get(CHART_YEAR).month_cash.map((yuan) => yuan / scale), '#1c64a8'),
      line(text.late, late.get(CHART_YEAR).month_cash.map((yuan) => yuan / scale), '#d9730d'),
      line(text.reserve, MONTHS.map(() => reserve), '#7b8794', 'dashed', 'none'),
    ],
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `${svg}\n`;
}

for (const [lang, file] of [['zh', 'docs/investment.md'], ['en', 'docs/investment.en.md']]) {
  let page = readFileSync(file, 'utf8');
  for (const [name, text] of [['compliance', compliance(lang)], ['reconciliation', reconciliation(lang)], ['months', months(lang)]]) {
    page = page.replace(new RegExp(`(<!-- ${name}:begin -->\n)[\\s\\S]*?(<!-- ${name}:end -->)`), (_, begin, end) => `${begin}\n${text}\n\n${end}`);
  }
  writeFileSync(file, page);
  writeFileSync(`docs/images/month-cash.${lang}.svg`, chart(lang));
}
