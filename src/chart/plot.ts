import type { GridComponentOption, LineSeriesOption, XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { Axis } from './axis.js';
import { writtenYears } from './axis.js';
import { type Box, LINE_HEIGHT, SIZE } from './frame.js';
import { FONT, INK } from './palette.js';
import { wrapped } from './text-size.js';
import type { Level } from './types.js';

const tick = { fontSize: SIZE.axis, fontFamily: FONT, color: INK.quiet };

export function gridOf({ left, top, width, height }: Box): GridComponentOption {
  return { left, top, width, height };
}

/** The axis of values: round steps, a fine line at each. */
export function valueAxis(axis: Axis, panel: number): YAXisComponentOption & XAXisComponentOption {
  return {
    gridIndex: panel, type: 'value', min: axis.min, max: axis.max, interval: axis.interval, splitLine: { lineStyle: { color: INK.grid } },
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { ...tick, showMinLabel: true, showMaxLabel: true, formatter: (value: number) => axis.text(value) },
  };
}

/** The axis of years: plain numbers, round ones and the ends; at the foot also where values are negative. */
export function yearAxis(years: readonly number[], panel: number, width: number, hasGap: boolean): XAXisComponentOption {
  const written = writtenYears(years, width);
  const interval = (_index: number, year: string): boolean => written.has(Number(year));
  return {
    gridIndex: panel, type: 'category', boundaryGap: hasGap, data: years.map(String),
    axisLine: { onZero: false, lineStyle: { color: INK.line } },
    axisTick: { interval, lineStyle: { color: INK.line }, alignWithLabel: true }, axisLabel: { ...tick, interval, hideOverlap: false, showMinLabel: true, showMaxLabel: true },
  };
}

/** A line that carries nothing but marks across the plot: zero where values go below it, and limits with their names. */
export function markLines(panel: number, axis: Axis, levels: readonly Level[] = []): LineSeriesOption {
  const zero = axis.min < 0 && axis.max > 0 ? [{ yAxis: 0, lineStyle: { color: INK.zero, type: 'solid' as const, width: 1.2 }, label: { show: false } }] : [];
  const limits = levels.map(({ at, name }) => ({
    yAxis: at, lineStyle: { color: INK.zero, type: [2, 3], width: 1.4 },
    label: { formatter: name, position: 'insideStartTop' as const, fontSize: SIZE.label, fontFamily: FONT, color: INK.zero, textBorderColor: INK.paper, textBorderWidth: 3 },
  }));
  return { type: 'line', xAxisIndex: panel, yAxisIndex: panel, data: [], silent: true, markLine: { silent: true, symbol: 'none', data: [...zero, ...limits] }, z: 3 };
}

/** An ECharts value: what is not there leaves a gap. */
export function datum(value: number): number | '-' {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : '-';
}

/** Names under columns as lines that fit their width, and how high the highest is. */
export function columnNames(names: readonly string[], width: number): { texts: string[]; height: number } {
  const texts = names.map((name) => wrapped(name, SIZE.axis, Math.max(40, width - 8), 4));
  return { texts: texts.map((each) => each.join('\n')), height: 14 + Math.max(...texts.map(({ length }) => length)) * SIZE.axis * LINE_HEIGHT };
}

/** An axis of names, each under its column. */
export function columnAxis(texts: readonly string[], panel: number): XAXisComponentOption {
  return {
    gridIndex: panel, type: 'category', data: [...texts], axisLine: { onZero: false, lineStyle: { color: INK.line } }, axisTick: { show: false },
    axisLabel: { ...tick, color: INK.dark, interval: 0, hideOverlap: false, lineHeight: SIZE.axis * LINE_HEIGHT },
  };
}
