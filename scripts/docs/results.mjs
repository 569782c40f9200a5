// Draws the chart and writes the table of the READMEs from the newest run of the Hubei baseline: npm run docs:results
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { init } from 'echarts';
import { readBestEstimate, readManifest, readSummary } from '../../dist/src/results/index.js';

const VARIABLE = 'fund_balance';
/** 亿元 for Chinese readers, billions for English ones, as the command line prints them. */
const SCALE = { zh: 1e8, en: 1e9 };
const [folder] = readdirSync('runs').filter((name) => /^baseline-[0-9a-f]{12}$/.test(name)).map((name) => join('runs', name))
  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
if (folder === undefined) throw new Error('no run of the baseline under runs/');

const { entries } = await readSummary(join(folder, 'summary.arrow'));
const best = await readBestEstimate(join(folder, 'best_estimate.arrow'));
const manifest = await readManifest(folder);
const rows = entries.filter(({ variable }) => variable === VARIABLE);
const bestByYear = new Map(Array.from(best.years, (year, index) => [year, best.values.get(VARIABLE)[index]]));

mkdirSync('docs/images', { recursive: true });
for (const lang of ['zh', 'en']) {
  writeFileSync(`docs/images/fund-balance.${lang}.svg`, chart(lang));
  insertTable(lang === 'zh' ? 'README.md' : 'README.en.md', table(lang));
}

function chart(lang) {
  const inUnits = (yuan) => yuan / SCALE[lang];
  const text = lang === 'zh'
    ? { title: '湖北省城乡居民养老保险基金累计结余（收付口径）', unit: '亿元', wide: '5%–95% 分位', inner: '25%–75% 分位', median: '中位数', best: '最优估计',
        note: `${manifest.paths.toLocaleString('zh')} 条随机路径，基准情景` }
    : { title: 'Hubei resident pension fund: balance, cash view', unit: 'billion yuan', wide: '5–95 % of paths', inner: '25–75 % of paths', median: 'median', best: 'best estimate',
        note: `${manifest.paths.toLocaleString('en')} random paths, baseline scenario` };
  const years = rows.map(({ year }) => String(year));
  const band = (name, low, high, color) => [
    { name: `${name} low`, type: 'line', stack: name, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, data: rows.map(({ row }) => inUnits(row[low])) },
    { name, type: 'line', stack: name, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color, opacity: 1 }, color,
      data: rows.map(({ row }) => inUnits(row[high] - row[low])) },
  ];
  const line = (name, values, color, type) => ({ name, type: 'line', symbol: 'none', data: values, color, lineStyle: { width: 2.5, type, color } });
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 920, height: 470 });
  drawing.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    // Unquoted names only: quotes end up unescaped in the SVG.
    textStyle: { fontFamily: 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif' },
    title: { text: text.title, subtext: text.note, left: 16, top: 10, textStyle: { fontSize: 18, fontWeight: 600, color: '#1f2933' }, subtextStyle: { fontSize: 13, color: '#52606d' } },
    legend: { data: [...[text.wide, text.inner].map((name) => ({ name, icon: 'rect' })), ...[text.median, text.best].map((name) => ({ name, icon: 'path://M0 0h22v3h-22z' }))],
      right: 20, top: 46, itemWidth: 22, itemGap: 18, textStyle: { fontSize: 13, color: '#323f4b' } },
    grid: { left: 78, right: 26, top: 98, bottom: 42 },
    xAxis: { type: 'category', boundaryGap: false, data: years, axisLabel: { interval: (_, year) => Number(year) % 10 === 0, fontSize: 13, color: '#52606d' },
      axisTick: { interval: (_, year) => Number(year) % 10 === 0 } },
    yAxis: { type: 'value', name: text.unit, nameTextStyle: { align: 'left', padding: [0, 0, 0, -60], fontSize: 13, color: '#52606d' },
      axisLabel: { fontSize: 13, color: '#52606d', formatter: (value) => value.toLocaleString('en') }, splitLine: { lineStyle: { color: '#e4e7eb' } } },
    series: [
      ...band(text.wide, 'q05', 'q95', '#cfe3f5'),
      ...band(text.inner, 'q25', 'q75', '#8dbde6'),
      line(text.median, rows.map(({ row }) => inUnits(row.q50)), '#1c64a8', 'solid'),
      line(text.best, rows.map(({ year }) => inUnits(bestByYear.get(year))), '#d9730d', 'dashed'),
    ],
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `${svg}\n`;
}

function table(lang) {
  const digits = lang === 'zh' ? 0 : 1;
  const number = (yuan, decimals = digits) => (yuan / SCALE[lang]).toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const head = lang === 'zh'
    ? ['年份', '最优估计', '5% 分位', '中位数', '95% 分位', '均值（标准误）']
    : ['year', 'best estimate', '5 %', 'median', '95 %', 'mean (standard error)'];
  const caption = lang === 'zh'
    ? `基金累计结余，亿元；${manifest.paths.toLocaleString('zh')} 条随机路径，种子 \`${manifest.seed}\`，指纹 \`${manifest.fingerprint.slice(0, 12)}\``
    : `Fund balance in billion yuan; ${manifest.paths.toLocaleString('en')} random paths, seed \`${manifest.seed}\`, fingerprint \`${manifest.fingerprint.slice(0, 12)}\``;
  const lines = rows.filter(({ year }) => year % 10 === 0).map(({ year, row }) =>
    [year, number(bestByYear.get(year)), number(row.q05), number(row.q50), number(row.q95), `${number(row.mean)} (${number(row.standard_error, digits + 1)})`]);
  return [caption, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---:').join('|')}|`, ...lines.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

function insertTable(file, text) {
  const old = readFileSync(file, 'utf8');
  const next = old.replace(/(<!-- result:begin -->\n)[\s\S]*?(<!-- result:end -->)/, (_, begin, end) => `${begin}\n${text}\n\n${end}`);
  if (next === old && !old.includes(text)) throw new Error(`${file} lacks the markers of the result table`);
  writeFileSync(file, next);
}
