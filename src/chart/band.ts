import type { LineSeriesOption } from 'echarts';
import { datum } from './plot.js';

/** 带 — an area between two lines, drawn as a stack: an invisible lower line and what lies above it. */
export function band(panel: number, name: string, low: readonly number[], high: readonly number[], color: string, opacity: number): LineSeriesOption[] {
  const edge = (data: (number | '-')[]): LineSeriesOption => ({
    type: 'line', xAxisIndex: panel, yAxisIndex: panel, symbol: 'none', silent: true, emphasis: { disabled: true }, lineStyle: { opacity: 0, width: 0 }, data,
    // By default ECharts stacks positive and negative values apart, and a band across zero would be drawn too high.
    stack: name, stackStrategy: 'all', z: 2,
  });
  return [edge(low.map(datum)), { ...edge(high.map((value, i) => datum(value - low[i]!))), areaStyle: { color, opacity } }];
}

export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash?: number[] | 'solid';
  readonly z?: number;
}

export function stroke(panel: number, values: readonly number[], { color, width, dash = 'solid', z = 4 }: Stroke): LineSeriesOption {
  const isAlone = values.filter(Number.isFinite).length === 1;
  return {
    type: 'line', xAxisIndex: panel, yAxisIndex: panel, silent: true, emphasis: { disabled: true }, symbol: isAlone ? 'circle' : 'none', symbolSize: 6,
    data: values.map(datum), color, lineStyle: { color, width, type: dash }, z,
  };
}
