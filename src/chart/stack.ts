import type { BarSeriesOption, LineSeriesOption, XAXisComponentOption } from 'echarts';
import type { Lang } from '../messages/index.js';
import { decimalsFor, numberText } from '../report/index.js';
import { apart } from './apart.js';
import { type Axis, axisFor, titleWithUnit } from './axis.js';
import { CHART_WIDTH, type Graphic, heading, LINE_HEIGHT, SIZE, words as wordsAt } from './frame.js';
import { INK, layerColor, onColor } from './palette.js';
import { heightOf, panelPlaces, type PanelPlace } from './panels.js';
import { columnAxis, columnNames, datum, gridOf, markLines, valueAxis, yearAxis } from './plot.js';
import { textWidth, wrapped } from './text-size.js';
import type { Chart, ChartWords, StackData, StackPanel } from './types.js';

/** Share of a column that its bar fills. */
const BAR = 0.66;
/** Pixels of the widest bar. */
const WIDEST = 120;
/** Room for a total over its bar. */
const HEADROOM = 1.07;
/** Most columns whose bars carry numbers. */
const MOST_NUMBERED = 12;

type Columns = StackData['columns'];
const areYears = (columns: Columns): columns is readonly number[] => columns.every((column) => typeof column === 'number');

/** 堆积图 — layers on top of each other over years or for scenarios; pure. */
export function stackOptions(words: ChartWords, { columns, panels, sharesAxis = false }: StackData, lang: Lang, width = CHART_WIDTH): Chart {
  const isBars = (panel: StackPanel): boolean => panel.shape === 'bars' || !areYears(columns);
  const ends = panels.map((panel) => columns.flatMap((_, column) => [1, -1].map((sign) => sumOf(panel.layers.map(({ values }) => values[column]!), sign) * (isBars(panel) ? HEADROOM : 1))));
  const axes = panels.map(({ measure }, i) => axisFor(sharesAxis ? ends.filter((_, other) => panels[other]!.measure.unit === measure.unit).flat() : ends[i]!, measure, lang));
  const head = heading(words, width);
  const cell = (width - 24) / Math.min(2, panels.length);
  const names = areYears(columns) ? undefined : columnNames(columns.map(String), (cell - 140) / columns.length);
  const needs = panels.map(({ title, measure, layers }, i) => ({ title: titleWithUnit(title, measure, axes[i]!.scale, lang), axis: axes[i]!, labels: layers.map(({ name }) => name) }));
  const { places, height } = panelPlaces(needs, width, head.height, names?.height);
  const xAxis = places.map(({ plot }, i): XAXisComponentOption => (areYears(columns) ? yearAxis(columns, i, plot.width, isBars(panels[i]!)) : columnAxis(columnNames(columns.map(String), plot.width / columns.length).texts, i)));
  return {
    widthPixels: width, heightPixels: Math.ceil(height),
    option: {
      animation: false, backgroundColor: INK.paper, grid: places.map(({ plot }) => gridOf(plot)), xAxis, yAxis: axes.map(valueAxis),
      series: panels.flatMap((panel, i) => [...panel.layers.map(({ values }, k) => (isBars(panel) ? bars(values, i, k, places[i]!.plot.width / columns.length) : area(values, i, k))), markLines(i, axes[i]!)]),
      graphic: [
        ...head.graphics,
        ...places.flatMap((place, i) => [...place.graphics, ...layerNames(panels[i]!, axes[i]!, place), ...(isBars(panels[i]!) ? numbers(panels[i]!, axes[i]!, place, columns.length) : [])]),
      ],
    },
  };
}

/** Sum of the values of one sign. */
function sumOf(values: readonly number[], sign: number): number {
  return values.reduce((sum, value) => sum + (value * sign > 0 ? value : 0), 0);
}

function bars(values: readonly number[], panel: number, layer: number, column: number): BarSeriesOption {
  return {
    type: 'bar', xAxisIndex: panel, yAxisIndex: panel, stack: `layers ${String(panel)}`, silent: true, emphasis: { disabled: true }, data: values.map(datum), barWidth: Math.min(WIDEST, column * BAR),
    itemStyle: { color: layerColor(layer).fill, borderColor: INK.paper, borderWidth: 0.6 }, z: 2,
  };
}

function area(values: readonly number[], panel: number, layer: number): LineSeriesOption {
  const { fill } = layerColor(layer);
  return {
    type: 'line', xAxisIndex: panel, yAxisIndex: panel, stack: `layers ${String(panel)}`, silent: true, emphasis: { disabled: true }, symbol: 'none', data: values.map(datum),
    color: fill, lineStyle: { width: 0.8, color: INK.paper }, areaStyle: { color: fill, opacity: 1 }, z: 2,
  };
}

/** Where each layer of a column begins and ends. */
function spans(panel: StackPanel, column: number): { from: number; to: number }[] {
  const reached = { up: 0, down: 0 };
  return panel.layers.map(({ values }) => {
    const value = Number.isFinite(values[column]!) ? values[column]! : 0;
    const side = value >= 0 ? 'up' : 'down';
    const from = reached[side];
    reached[side] += value;
    return { from, to: reached[side] };
  });
}

/** Names of the layers beside the last column; what is above stays above. */
function layerNames(panel: StackPanel, axis: Axis, { plot }: PanelPlace): Graphic[] {
  const last = (panel.layers[0]?.values.length ?? 1) - 1;
  const order = panel.layers.map((_, i) => i).reverse();
  const middles = spans(panel, last).map(({ from, to }) => heightOf((from + to) / 2, axis, plot));
  const heights = apart(order.map((i) => middles[i]!), SIZE.label * LINE_HEIGHT - 1, plot.top, plot.top + plot.height);
  return order.map((i, k) => wordsAt(wrapped(panel.layers[i]!.name, SIZE.label, 180, 1)[0]!, plot.left + plot.width + 7, heights[k]!, { color: layerColor(i).text, isBold: true }));
}

/** Numbers in the bars where they fit, totals above. */
function numbers(panel: StackPanel, axis: Axis, { plot }: PanelPlace, count: number): Graphic[] {
  if (count > MOST_NUMBERED) return [];
  const width = plot.width / count;
  const totals = Array.from({ length: count }, (_, column) => panel.layers.reduce((sum, { values }) => sum + values[column]!, 0));
  const decimals = Math.min(1, decimalsFor(totals, axis.scale));
  return totals.flatMap((total, column) => {
    const centre = plot.left + width * (column + 0.5);
    const parts = spans(panel, column);
    const top = Math.max(0, ...parts.map(({ to }) => to));
    const inside = parts.flatMap(({ from, to }, layer) => {
      const text = numberText(to - from, axis.scale, decimals);
      const fits = Math.abs(heightOf(from, axis, plot) - heightOf(to, axis, plot)) >= 15 && textWidth(text, 11) <= Math.min(WIDEST, width * BAR) - 4;
      return fits ? [wordsAt(text, centre, heightOf((from + to) / 2, axis, plot), { size: 11, color: onColor(layerColor(layer).fill), align: 'center' })] : [];
    });
    const text = numberText(total, axis.scale, decimals);
    return [...inside, ...(panel.layers.length > 1 && textWidth(text, SIZE.label) <= width ? [wordsAt(text, centre, heightOf(top, axis, plot) - 9, { color: INK.dark, isBold: true, align: 'center', hasHalo: true })] : [])];
  });
}
