import type { LineSeriesOption, ScatterSeriesOption } from 'echarts';
import { type Lang, say } from '../messages/index.js';
import { apart } from './apart.js';
import { type Axis, axisFor, titleWithUnit } from './axis.js';
import { type Box, CHART_WIDTH, type Graphic, heading, keyRow, LINE_HEIGHT, SIZE, words as wordsAt } from './frame.js';
import { colorOf, dashOf, INK } from './palette.js';
import { heightOf, panelPlaces, placeOf } from './panels.js';
import { datum, gridOf, valueAxis } from './plot.js';
import { textWidth, wrapped } from './text-size.js';
import type { Chart, ChartWords, FrontierData, Measure } from './types.js';

/** 边界曲线图 — an answer over a probability or a second input, with its band, and where the scenario stands; pure. */
export function frontierOptions(words: ChartWords, { x, y, curves, marks = [] }: FrontierData, lang: Lang, width = CHART_WIDTH): Chart {
  const points = curves.flatMap((curve) => curve.points);
  const xAxis = axisOf([...points, ...marks].map((point) => point.x), x.measure, lang, 8);
  const yAxis = axisOf([...points.flatMap(({ y: value, low = value, high = value }) => [value, low, high]), ...marks.map((mark) => mark.y)], y.measure, lang, 6);
  const head = heading(words, width);
  const hasBand = points.some(({ low, high }) => low !== undefined && high !== undefined);
  const key = keyRow(hasBand ? [{ name: say('chart-interval', {}, lang), color: colorOf(0).fill, opacity: 0.25, shape: 'box' }] : [], 12, head.height, width - 24);
  const names = curves.length > 1 ? curves.map(({ name }) => name) : [];
  const { places, height } = panelPlaces([{ title: titleWithUnit(y.title, y.measure, yAxis.scale, lang), axis: yAxis, labels: names }], width, head.height + key.height, 52);
  const { plot, graphics } = places[0]!;
  return {
    widthPixels: width, heightPixels: Math.ceil(height),
    option: {
      animation: false, backgroundColor: INK.paper, grid: gridOf(plot), yAxis: valueAxis(yAxis, 0),
      xAxis: { ...valueAxis(xAxis, 0), axisLine: { show: true, onZero: false, lineStyle: { color: INK.line } }, axisTick: { show: true, lineStyle: { color: INK.line } }, splitLine: { show: false } },
      series: [...curves.map(({ points: own }, i) => curveSeries(own, i)), marksSeries(marks)],
      graphic: [
        ...head.graphics, ...key.graphics, ...graphics, ...curves.flatMap(({ points: own }, i) => bandShape(own, i, xAxis, yAxis, plot)), ...curveNames(curves, yAxis, plot),
        ...marks.map((mark) => markName(mark, curves.length > 0, xAxis, yAxis, plot)),
        wordsAt(titleWithUnit(x.title, x.measure, xAxis.scale, lang), plot.left + plot.width / 2, plot.top + plot.height + 38, { size: SIZE.panel, isBold: true, color: INK.dark, align: 'center' }),
      ],
    },
  };
}

/** Zero is on the axis where the values are not far from it. */
function axisOf(values: readonly number[], measure: Measure, lang: Lang, steps: number): Axis {
  const finite = values.filter(Number.isFinite);
  const range = Math.max(...finite) - Math.min(...finite);
  return axisFor(finite, measure, lang, { steps, startsAtZero: Math.min(...finite.map(Math.abs)) < range / 2 });
}

type Points = FrontierData['curves'][number]['points'];

function curveSeries(points: Points, index: number): LineSeriesOption {
  const { fill } = colorOf(index);
  return {
    type: 'line', silent: true, emphasis: { disabled: true }, data: points.map(({ x, y }) => [x, datum(y)]), symbol: 'circle', symbolSize: 5.5, showSymbol: true,
    color: fill, lineStyle: { color: fill, width: 2.3, type: dashOf(index) }, z: 4,
  };
}

/** A band on an axis of numbers; ECharts stacks over names only. */
function bandShape(points: Points, index: number, xAxis: Axis, yAxis: Axis, plot: Box): Graphic[] {
  const own = points.filter(({ low = Number.NaN, high = Number.NaN }) => Number.isFinite(low) && Number.isFinite(high));
  if (own.length < 2) return [];
  const at = (x: number, y: number): [number, number] => [placeOf(x, xAxis, plot), heightOf(y, yAxis, plot)];
  const edge = [...own.map(({ x, high }) => at(x, high!)), ...own.toReversed().map(({ x, low }) => at(x, low!))];
  return [{ type: 'polygon', silent: true, z: 2, shape: { points: edge }, style: { fill: colorOf(index).fill, opacity: 0.22 } }];
}

function marksSeries(marks: NonNullable<FrontierData['marks']>): ScatterSeriesOption {
  return { type: 'scatter', silent: true, data: marks.map(({ x, y }) => [x, y]), symbol: 'diamond', symbolSize: 13, itemStyle: { color: INK.dark, borderColor: INK.paper, borderWidth: 1.5 }, z: 7 };
}

function curveNames(curves: FrontierData['curves'], yAxis: Axis, plot: Box): Graphic[] {
  if (curves.length < 2) return [];
  const ends = curves.map(({ points }) => heightOf(points.findLast(({ y }) => Number.isFinite(y))?.y ?? yAxis.min, yAxis, plot));
  const heights = apart(ends, SIZE.label * LINE_HEIGHT, plot.top, plot.top + plot.height);
  return curves.map(({ name }, i) => wordsAt(wrapped(name, SIZE.label, 260, 1)[0]!, plot.left + plot.width + 7, heights[i]!, { color: colorOf(i).text, isBold: true }));
}

/** Beside its diamond, on the side where the plot has room. */
function markName({ name, x, y }: { readonly name: string; readonly x: number; readonly y: number }, hasCurve: boolean, xAxis: Axis, yAxis: Axis, plot: Box): Graphic {
  const [at, height] = [placeOf(x, xAxis, plot), heightOf(y, yAxis, plot)];
  const isLeft = at + 14 + textWidth(name, SIZE.label) > plot.left + plot.width;
  // Below a rising curve, that is to the right of a point of it, is free; above at the left.
  const shift = hasCurve ? (isLeft ? -12 : 12) : 0;
  return wordsAt(name, at + (isLeft ? -12 : 12), Math.min(Math.max(height + shift, plot.top + 8), plot.top + plot.height - 8), { color: INK.dark, isBold: true, align: isLeft ? 'right' : 'left', hasHalo: true });
}
