/** 画图 — Small panels on one sheet, drawn as SVG without a browser. */
import { init } from 'echarts';

const INK = { title: '#1f2933', text: '#323f4b', quiet: '#52606d', grid: '#e4e7eb' };
export const COLOURS = { history: '#1f2933', line: '#1c64a8', wide: '#cfe3f5', inner: '#8dbde6', other: '#d9730d' };
const PANEL = { width: 300, height: 205, left: 52, top: 104, gapX: 22, gapY: 62 };

/**
 * @typedef {{ title: string, x: { min: number, max: number, name?: string, every?: number }, y: { min?: number, max?: number, percent?: boolean, digits?: number, every?: number }, series: object[] }} Panel
 * @param {{ title: string, note: string, legend: { name: string, color: string, kind: 'line' | 'dash' | 'area' | 'dot' | 'bar' }[], columns: number, panels: readonly Panel[] }} sheet
 */
export function sheetSvg({ title, note, legend, columns, panels }) {
  const rows = Math.ceil(panels.length / columns);
  const plot = { width: PANEL.width - PANEL.left, height: PANEL.height - 44 };
  const x = (i) => 14 + PANEL.left + (i % columns) * (PANEL.width + PANEL.gapX);
  const y = (i) => PANEL.top + 34 + Math.floor(i / columns) * (PANEL.height + PANEL.gapY - 34);
  const width = 14 + columns * (PANEL.width + PANEL.gapX) - PANEL.gapX + 26;
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height: PANEL.top + rows * (PANEL.height + PANEL.gapY - 34) + 8 });
  drawing.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif' },
    title: [
      { text: title, subtext: note, left: 16, top: 10, itemGap: 6, textStyle: { fontSize: 18, fontWeight: 600, color: INK.title }, subtextStyle: { fontSize: 13, color: INK.quiet } },
      ...panels.map((panel, i) => ({ text: panel.title, left: x(i) - 6, top: y(i) - 28, textStyle: { fontSize: 14, fontWeight: 600, color: INK.text } })),
    ],
    graphic: legendGraphic(legend, 22, 70),
    grid: panels.map((_, i) => ({ left: x(i), top: y(i), width: plot.width, height: plot.height })),
    xAxis: panels.map((panel, i) => ({
      type: 'value', gridIndex: i, min: panel.x.min, max: panel.x.max, interval: panel.x.every, name: panel.x.name ?? '', nameLocation: 'middle', nameGap: 26, nameTextStyle: { fontSize: 12, color: INK.quiet },
      axisLabel: { fontSize: 12, color: INK.quiet, formatter: (value) => String(value).replace('-', '−') }, splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: INK.quiet } }, axisTick: { show: true },
    })),
    yAxis: panels.map((panel, i) => ({
      type: 'value', gridIndex: i, min: panel.y.min, max: panel.y.max, interval: panel.y.every, splitNumber: 4, axisLine: { show: false, onZero: false }, axisTick: { show: false },
      axisLabel: { fontSize: 12, color: INK.quiet, formatter: (value) => (panel.y.percent ? `${Number((value * 100).toFixed(panel.y.digits ?? 1))}%` : String(value)).replace('-', '−') }, splitLine: { lineStyle: { color: INK.grid } },
    })),
    series: panels.flatMap((panel, i) => panel.series.map((one) => ({ ...one, xAxisIndex: i, yAxisIndex: i }))),
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

/** Marks of what the panels share; echarts' own legend would list every panel's series. */
function legendGraphic(entries, left, top) {
  let at = left;
  return entries.flatMap(({ name, color, kind }) => {
    const mark = kind === 'line' || kind === 'dash'
      ? { type: 'line', shape: { x1: at, y1: top + 8, x2: at + 24, y2: top + 8 }, style: { stroke: color, lineWidth: 2.5, ...(kind === 'dash' && { lineDash: [5, 4] }) } }
      : kind === 'dot' ? { type: 'circle', shape: { cx: at + 12, cy: top + 8, r: 4 }, style: { fill: color } }
      : { type: 'rect', shape: { x: at, y: top + 2, width: 24, height: 12 }, style: { fill: color } };
    const text = { type: 'text', style: { x: at + 31, y: top + 2, text: name, fontSize: 13, fill: INK.text, fontFamily: 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif' } };
    at += 31 + [...name].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 13 : 6.9), 0) + 24;
    return [mark, text];
  });
}

/** @param {readonly (readonly [number, number])[]} data @param {string} color */
export const line = (data, color, width = 2, type = 'solid') => ({ type: 'line', symbol: 'none', data, color, lineStyle: { width, type, color }, z: 4 });

/** Between two curves with the same x. @param {readonly (readonly [number, number, number])[]} data x, low, high @param {string} color */
export function band(data, color) {
  return {
    type: 'custom', z: 1, silent: true, clip: true, // Two points, so that the axis reaches as far as the band does; the first draws it.
    data: [[data[0][0], Math.min(...data.map(([, low]) => low))], [data[0][0], Math.max(...data.map(([, , high]) => high))]],
    renderItem: ({ dataIndex }, api) => dataIndex > 0 ? undefined : ({
      type: 'polygon', style: { fill: color },
      shape: { points: [...data.map(([at, low]) => api.coord([at, low])), ...[...data].reverse().map(([at, , high]) => api.coord([at, high]))] },
    }),
  };
}

export const dots = (data, color, size = 6) => ({ type: 'scatter', symbolSize: size, data, color, itemStyle: { color }, z: 5 });
export const bars = (data, color, width = 9) => ({ type: 'bar', barWidth: width, data, color, itemStyle: { color }, z: 2 });
