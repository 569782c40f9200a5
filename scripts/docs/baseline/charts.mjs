/** 基准结果的图 — Two panels side by side: fans of quantiles, or layers on top of each other. SVG, with the fonts of Chinese systems. */
import { init } from 'echarts';

const FONT = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';
const WIDTH = 960;
const HEIGHT = 420;
const INK = { dark: '#1f2933', soft: '#52606d', rule: '#e4e7eb' };
/** Apart for colour-blind readers too (Okabe and Ito): wide band, inner band, median. */
export const BLUE = ['#cfe3f5', '#8dbde6', '#1c64a8'];
export const ORANGE = ['#fbe3cf', '#f0b27f', '#c25a0a'];
/** Layers from the bottom up. */
export const LAYERS = ['#1c64a8', '#8dbde6', '#f0b27f', '#c25a0a', '#5b6770'];
const LAYER_TEXT = ['#1c64a8', '#3f7fb8', '#a8642a', '#c25a0a', '#5b6770'];

const PANELS = [{ left: 66, width: 330 }, { left: 548, width: 330 }];
const size = { fontSize: 13, color: INK.soft };

const PLOT_HEIGHT = HEIGHT - 138;
const LINE_HEIGHT = 16;

/** A round number above the largest value, with about five steps below it. */
function ceiling(largest) {
  const step = 10 ** Math.floor(Math.log10(largest / 4));
  const nice = [1, 2, 2.5, 5, 10].map((each) => each * step).find((each) => each * 5 >= largest * 1.02) ?? 10 * step;
  return { max: Math.ceil(largest / nice) * nice, interval: nice };
}

/** Heights of labels that stand at `values` but never over one another, in the units of the axis. */
function apart(values, max) {
  const least = LINE_HEIGHT / PLOT_HEIGHT * max;
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const placed = order.map((i) => values[i]);
  for (let round = 0; round < 50; round++) {
    for (let i = 1; i < placed.length; i++) {
      const short = least - (placed[i] - placed[i - 1]);
      if (short > 0) { placed[i] += short / 2; placed[i - 1] -= short / 2; }
    }
    placed[0] = Math.max(placed[0], least / 3);
  }
  return values.map((_, i) => placed[order.indexOf(i)]);
}

const lineOf = (panel) => ({ type: 'line', xAxisIndex: panel, yAxisIndex: panel, symbol: 'none' });
/** Text to the right of the last year. */
const label = (panel, years, at, text, style) => ({ ...lineOf(panel), lineStyle: { opacity: 0 }, z: 6, data: years.map((_, i) => (i === years.length - 1 ? at : null)),
  endLabel: { show: true, formatter: text, distance: 6, fontSize: 12, ...style } });

/** 扇形 — Two bands between five quantiles, the median and the best estimate. */
function fan(panel, { name, colors, rows, best }) {
  const band = (key, low, high, color) => [
    { ...lineOf(panel), stack: `${name} ${key}`, stackStrategy: 'all', lineStyle: { opacity: 0 }, data: rows[low] },
    { ...lineOf(panel), stack: `${name} ${key}`, stackStrategy: 'all', lineStyle: { opacity: 0 }, areaStyle: { color, opacity: 1 }, data: rows[high].map((value, i) => value - rows[low][i]) },
  ];
  return [
    ...band('wide', 'q05', 'q95', colors[0]), ...band('inner', 'q25', 'q75', colors[1]),
    { ...lineOf(panel), data: rows.q50, color: colors[2], lineStyle: { width: 2.5, color: colors[2] }, z: 4 },
    { ...lineOf(panel), data: best, color: INK.dark, lineStyle: { width: 1.6, type: [5, 4], color: INK.dark }, z: 5 },
  ];
}

const layer = (panel, rows) => rows.map((data, i) => ({
  ...lineOf(panel), stack: `layers ${panel}`, data, color: LAYERS[i], lineStyle: { width: 0.6, color: '#ffffff' }, areaStyle: { color: LAYERS[i], opacity: 1 },
}));

/** What is written at the right of a panel: value, text and style of each label. */
function labelsOf({ fans = [], layers }) {
  if (layers) {
    const ends = layers.rows.map((row) => row.at(-1));
    return ends.map((end, i) => [ends.slice(0, i).reduce((a, b) => a + b, 0) + end / 2, layers.names[i], { color: LAYER_TEXT[i] }]);
  }
  return fans.flatMap(({ rows, tags, colors }) => tags.map(([key, text]) => [rows[key].at(-1), text, key === 'q50' ? { color: colors[2], fontWeight: 600, fontSize: 13 } : { color: INK.soft }]));
}

function largest({ fans = [], layers }) {
  if (layers) return Math.max(...layers.rows[0].map((_, year) => layers.rows.reduce((sum, row) => sum + row[year], 0)));
  return Math.max(...fans.flatMap(({ rows, best }) => [...rows.q95, ...best]));
}

function panelSeries(panel, i, years, { max }) {
  const labels = labelsOf(panel);
  const heights = apart(labels.map(([value]) => value), max);
  return [
    ...(panel.fans ?? []).flatMap((each) => fan(i, each)), ...(panel.layers ? layer(i, panel.layers.rows) : []),
    ...labels.map(([, text, style], k) => label(i, years, heights[k], text, style)),
    ...(panel.line ? [{ ...lineOf(i), data: [], markLine: { silent: true, symbol: 'none', data: [{ yAxis: panel.line.at }], lineStyle: { color: '#5b6770', type: 'dotted', width: 1.5 },
      label: { formatter: panel.line.text, position: 'insideMiddleBottom', fontSize: 12, color: '#5b6770' } } }] : []),
  ];
}

/**
 * 一张图 — A figure of two panels.
 * @param {{ title: string, note: string }} words
 * @param {{ title: string, percent?: boolean, fans?: object[], layers?: object, line?: { at: number, text: string } }[]} panels
 * @param {number[]} years
 */
export function figure(words, panels, years) {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  const scales = panels.map((panel) => ceiling(largest(panel)));
  const every = (_, year) => Number(year) % 20 === 0 || Number(year) === years[0];
  drawing.setOption({
    animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FONT },
    title: [
      { text: words.title, subtext: words.note, left: 16, top: 8, textStyle: { fontSize: 18, fontWeight: 600, color: INK.dark }, subtextStyle: { fontSize: 13, color: INK.soft } },
      // One style only: without a browser the widths of Latin text are guessed, and two styles in a line would overlap.
      ...panels.map(({ title }, i) => ({ text: title, left: PANELS[i].left - 50, top: 66, textStyle: { fontSize: 13, fontWeight: 600, color: INK.dark } })),
    ],
    grid: PANELS.map(({ left, width }) => ({ left, width, top: 102, bottom: 36 })),
    xAxis: panels.map((_, i) => ({ gridIndex: i, type: 'category', boundaryGap: false, data: years.map(String), axisLabel: { ...size, interval: every }, axisTick: { interval: every } })),
    yAxis: panels.map(({ percent }, i) => ({ gridIndex: i, type: 'value', min: 0, ...scales[i], splitLine: { lineStyle: { color: INK.rule } },
      axisLabel: { ...size, formatter: (value) => (percent ? `${Math.round(value * 100)}%` : value.toLocaleString('en', { minimumFractionDigits: scales[i].interval < 1 ? 1 : 0 })) } })),
    series: panels.flatMap((panel, i) => panelSeries(panel, i, years, scales[i])),
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `${svg}\n`;
}
