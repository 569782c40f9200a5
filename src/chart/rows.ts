import type { CustomSeriesOption, YAXisComponentOption } from 'echarts';
import type { Axis } from './axis.js';
import { type Box, type Graphic, lines, LINE_HEIGHT, SIZE } from './frame.js';
import { INK } from './palette.js';
import { textWidth, wrapped } from './text-size.js';

/** A bar that lies in a row; `part` says whether it fills it or shares it with another. */
export interface RowBar {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly color: string;
  readonly part?: 'upper' | 'lower';
}

/** 横条的版面 — names at the left, as wide as they need to be up to two fifths of the chart, rows of equal height. */
export interface RowLayout {
  readonly names: readonly (readonly string[])[];
  readonly plot: Box;
  readonly rowHeight: number;
}

export function rowLayout(names: readonly string[], width: number, top: number, margins: { readonly left: number; readonly right: number }, leastHeight = 26): RowLayout {
  const column = Math.min(width * 0.4, Math.max(...names.map((name) => textWidth(name, SIZE.label))) + 2);
  const texts = names.map((name) => wrapped(name, SIZE.label, column, 3));
  const rowHeight = Math.max(leastHeight, Math.max(...texts.map(({ length }) => length)) * SIZE.label * LINE_HEIGHT + 6);
  const left = 12 + column + 10 + margins.left;
  return { names: texts, rowHeight, plot: { left, top, width: width - left - margins.right - 12, height: rowHeight * names.length } };
}

/** Names of the rows, to the left of everything drawn. */
export function rowNames({ names, rowHeight, plot }: RowLayout, marginLeft: number, isBold: (row: number) => boolean = () => false): Graphic[] {
  return names.flatMap((texts, row) => {
    const middle = plot.top + rowHeight * (row + 0.5);
    return lines(texts, plot.left - marginLeft - 10, middle - texts.length * SIZE.label * LINE_HEIGHT / 2, { align: 'right', color: INK.dark, isBold: isBold(row) });
  });
}

/** An axis of rows without words, from the top down. */
export function rowAxis(count: number): YAXisComponentOption {
  return { type: 'category', inverse: true, data: Array.from({ length: count }, (_, row) => String(row)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false } };
}

/** Share of a row that its bar is high. */
const THICK = 0.62;

export function rowBars(bars: readonly RowBar[], rowHeight: number): CustomSeriesOption {
  return {
    type: 'custom', silent: true, data: bars.map(({ row, from, to }) => [from, row, to]), encode: { x: [0, 2], y: 1 }, z: 3,
    renderItem: (params, api) => {
      const { color, part } = bars[params.dataIndex]!;
      const [x1, y] = api.coord([api.value(0), api.value(1)]) as [number, number];
      const [x2] = api.coord([api.value(2), api.value(1)]) as [number, number];
      const height = rowHeight * THICK / (part ? 2 : 1);
      const top = part === 'lower' ? y : y - rowHeight * THICK / 2;
      // A bar of nothing is still a stroke to be seen.
      return { type: 'rect', shape: { x: Math.min(x1, x2), y: top, width: Math.max(1, Math.abs(x2 - x1)), height }, style: { fill: color } };
    },
  };
}

/** The axis of values under the rows. */
export function valuesBelow(axis: Axis, width: number): Axis {
  const widest = Math.max(...[axis.min, axis.max].map((value) => textWidth(axis.text(value), SIZE.axis)));
  const steps = Math.round((axis.max - axis.min) / axis.interval);
  // Every second step where numbers would touch.
  return steps * (widest + 14) > width && steps % 2 === 0 ? { ...axis, interval: axis.interval * 2 } : axis;
}
