/** 人口图 — Charts of docs/population.md as SVG. */
import { init } from 'echarts';

/** Unquoted names only: quotes end up unescaped in the SVG. */
const FONT = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';
const INK = '#1f2933';
const GREY = '#52606d';
const RULE = '#e4e7eb';
const MODEL = '#1c64a8';
const LINE = 'path://M0 0h22v3h-22z';
const PUBLISHED = '#d9730d';

function draw(option, height) {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 920, height });
  drawing.setOption({ animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FONT }, ...option });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `${svg}\n`;
}

const heading = (text, subtext) =>
  ({ text, subtext, left: 16, top: 10, textStyle: { fontSize: 18, fontWeight: 600, color: INK }, subtextStyle: { fontSize: 13, color: GREY } });
const legend = (data) => ({ data, right: 20, top: 46, itemWidth: 22, itemGap: 18, textStyle: { fontSize: 13, color: '#323f4b' } });
const label = { fontSize: 13, color: GREY };
const number = (value) => value.toLocaleString('en');
const named = (name) => ({ name, nameTextStyle: { align: 'left', padding: [0, 0, 0, -60], fontSize: 13, color: GREY } });

/** 金字塔 — Bars of the model, marks of the UN. @param {{ age: string, male: number, female: number, unMale: number, unFemale: number }[]} rows */
export function pyramid(words, rows) {
  const bars = (name, values, color) => ({ name, type: 'bar', stack: 'people', barWidth: '78%', data: values, color, itemStyle: { color } });
  const marks = (name, values) =>
    ({ name, type: 'scatter', symbol: 'rect', symbolSize: [3, 17], data: values, color: INK, itemStyle: { color: INK }, z: 5 });
  const most = Math.ceil(Math.max(...rows.flatMap((row) => [row.male, row.female, row.unMale, row.unFemale])) / words.step) * words.step;
  return draw({
    title: heading(words.title, words.note),
    legend: legend([{ name: words.male, icon: 'rect' }, { name: words.female, icon: 'rect' }, { name: words.un, icon: 'path://M8 0h6v14h-6z' }]),
    grid: { left: 70, right: 30, top: 88, bottom: 52 },
    xAxis: { type: 'value', min: -most, max: most, interval: words.step, name: words.unit, nameLocation: 'middle', nameGap: 30, nameTextStyle: label,
      axisLabel: { ...label, formatter: (value) => number(Math.abs(value)) }, splitLine: { lineStyle: { color: RULE } } },
    yAxis: { type: 'category', data: rows.map(({ age }) => age), axisTick: { show: false }, axisLine: { lineStyle: { color: '#9aa5b1' }, onZero: false }, axisLabel: { ...label, interval: 0 } },
    series: [
      bars(words.male, rows.map(({ male }) => -male), '#8dbde6'), bars(words.female, rows.map(({ female }) => female), '#f0b98d'),
      marks(words.un, rows.map(({ unMale }) => -unMale)), marks(words.un, rows.map(({ unFemale }) => unFemale)),
    ],
  }, 600);
}

/** 总人口 — Band and line of the model, dots of the UN. @param {{ year: number, low: number, high: number, model: number }[]} rows
 * @param {Record<'medium' | 'low' | 'high', [number, number][]>} un year and total */
export function totals(words, rows, un) {
  const hidden = { type: 'line', symbol: 'none', stack: 'band', lineStyle: { opacity: 0 } };
  const dots = (name, data, symbol) => ({ name, type: 'scatter', symbol, symbolSize: 9, color: PUBLISHED, itemStyle: { color: PUBLISHED, opacity: 1 },
    data: data.map(([year, total]) => [String(year), total]), z: 5 });
  const lines = (name, values, type) => ({ name, type: 'line', symbol: 'none', data: values, color: MODEL, lineStyle: { width: type === 'solid' ? 2.5 : 1.5, type, color: MODEL } });
  return draw({
    title: heading(words.title, words.note),
    legend: legend([{ name: words.band, icon: 'rect' }, { name: words.model, icon: LINE }, { name: words.un, icon: 'circle' }, { name: words.variants, icon: 'emptyCircle' }]),
    grid: { left: 78, right: 26, top: 98, bottom: 42 },
    xAxis: { type: 'category', boundaryGap: false, data: rows.map(({ year }) => String(year)), axisLabel: { ...label, interval: (_, year) => Number(year) % 10 === 0 }, axisTick: { interval: (_, year) => Number(year) % 10 === 0 } },
    yAxis: { type: 'value', ...named(words.unit), axisLabel: { ...label, formatter: number }, splitLine: { lineStyle: { color: RULE } } },
    series: [
      { ...hidden, name: 'low', data: rows.map(({ low }) => low) },
      { ...hidden, name: words.band, areaStyle: { color: '#cfe3f5', opacity: 1 }, color: '#cfe3f5', data: rows.map(({ low, high }) => high - low) },
      lines(words.model, rows.map(({ model }) => model), 'solid'),
      dots(words.un, un.medium, 'circle'), dots(words.variants, un.low, 'emptyCircle'), dots(words.variants, un.high, 'emptyCircle'),
    ],
  }, 470);
}

/** 2020 年各年龄 — The census by age group and what the rules make of the one before. @param {{ age: string, census: number, none: number, rates: number }[]} rows */
export function censuses(words, rows) {
  const line = (name, values, color, type) => ({ name, type: 'line', symbol: 'circle', symbolSize: 6, data: values, color, lineStyle: { width: 2, type, color } });
  return draw({
    title: heading(words.title, words.note),
    legend: legend([{ name: words.census, icon: 'rect' }, { name: words.none, icon: LINE }, { name: words.rates, icon: LINE }]),
    grid: { left: 70, right: 26, top: 98, bottom: 46 },
    xAxis: { type: 'category', data: rows.map(({ age }) => age), axisLabel: { ...label, interval: 0, fontSize: 12 }, axisTick: { show: false } },
    yAxis: { type: 'value', ...named(words.unit), axisLabel: { ...label, formatter: number }, splitLine: { lineStyle: { color: RULE } } },
    series: [
      { name: words.census, type: 'bar', barWidth: '62%', data: rows.map(({ census }) => census), color: '#c9d3dc', itemStyle: { color: '#c9d3dc' } },
      line(words.none, rows.map(({ none }) => none), PUBLISHED, 'dashed'),
      line(words.rates, rows.map(({ rates }) => rates), MODEL, 'solid'),
    ],
  }, 440);
}
