import type { BarSeriesOption, CustomSeriesOption } from 'echarts';
import { type Lang, say } from '../messages/index.js';
import { decimalsFor, numberText } from '../report/index.js';
import { type Axis, axisFor, titleWithUnit } from './axis.js';
import { CHART_WIDTH, type Graphic, heading, keyRow, words as wordsAt } from './frame.js';
import { colorOf, INK, onColor } from './palette.js';
import { heightOf, panelPlaces, type PanelPlace } from './panels.js';
import { columnAxis, columnNames, datum, gridOf, markLines, valueAxis } from './plot.js';
import { textWidth } from './text-size.js';
import type { Chart, ChartWords, GroupedBarsData } from './types.js';

/** Share of a group that its bars fill together. */
const FILLED = 0.76;
/** Pixels of the widest bar. */
const WIDEST = 90;
/** Room for the number at a bar's end. */
const HEADROOM = 1.07;

/** 分组条形图 — for each group one bar of each series, whiskers where there are bands; pure. */
export function groupedBarsOptions(words: ChartWords, { title, measure, groups, series }: GroupedBarsData, lang: Lang, width = CHART_WIDTH): Chart {
  const axis = axisFor(series.flatMap(({ values, low, high }) => (low && high ? [...values, ...low, ...high] : values.map((value) => value * HEADROOM))), measure, lang);
  const head = heading(words, width);
  const hasBands = series.some(({ low, high }) => low && high);
  const key = keyRow([
    ...(series.length > 1 ? series.map(({ name }, i) => ({ name, color: colorOf(i).fill, shape: 'box' as const })) : []),
    ...(hasBands ? [{ name: say('chart-interval', {}, lang), color: INK.dark, shape: 'whisker' as const }] : []),
  ], 12, head.height, width - 24);
  const { places, height } = panelPlaces([{ title: titleWithUnit(title, measure, axis.scale, lang), axis, labels: [] }], width, head.height + key.height, columnNames(groups, (width - 110) / groups.length).height);
  const place = places[0]!;
  const bars = series.map(({ values }, i): BarSeriesOption => ({
    type: 'bar', silent: true, emphasis: { disabled: true }, data: values.map(datum), barWidth: barWidth(place.plot.width / groups.length, series.length), barGap: '0%',
    itemStyle: { color: colorOf(i).fill, borderColor: INK.paper, borderWidth: 0.8 }, z: 2,
  }));
  return {
    widthPixels: width, heightPixels: Math.ceil(height),
    option: {
      animation: false, backgroundColor: INK.paper, grid: gridOf(place.plot), xAxis: columnAxis(columnNames(groups, place.plot.width / groups.length).texts, 0), yAxis: valueAxis(axis, 0),
      series: [...bars, ...series.flatMap((each, i) => whiskers(each, i, series.length)), markLines(0, axis)],
      graphic: [...head.graphics, ...key.graphics, ...place.graphics, ...numbers(series, groups.length, axis, place)],
    },
  };
}

type Series = GroupedBarsData['series'];

function barWidth(group: number, count: number): number {
  return Math.min(WIDEST, group * FILLED / count);
}

/** Pixels from the middle of a group to the middle of the bar of a series. */
function offset(index: number, count: number, group: number): number {
  return (index + 0.5 - count / 2) * barWidth(group, count);
}

function whiskers({ values, low, high }: Series[number], index: number, count: number): CustomSeriesOption[] {
  if (!low || !high) return [];
  return [{
    type: 'custom', silent: true, z: 4, data: values.map((_, group) => [group, low[group]!, high[group]!]), encode: { x: 0, y: [1, 2] },
    renderItem: (_params, api) => {
      const at = Number(api.value(0));
      const [x] = api.coord([at, 0]) as [number, number];
      const group = (api.size!([1, 0]) as number[])[0]!;
      const [y1, y2] = [1, 2].map((dimension) => (api.coord([at, api.value(dimension)]) as [number, number])[1]) as [number, number];
      const middle = x + offset(index, count, group);
      const style = { stroke: INK.dark, lineWidth: 1.2, fill: 'none' };
      if (!Number.isFinite(y1) || !Number.isFinite(y2)) return null;
      return { type: 'path', shape: { pathData: `M${String(middle - 4)} ${String(y1)}h8M${String(middle)} ${String(y1)}V${String(y2)}M${String(middle - 4)} ${String(y2)}h8` }, style };
    },
  }];
}

/** Values over the bars, where all of them fit; at the foot of bars with whiskers, whose ends they would seem to name. */
function numbers(series: Series, groups: number, axis: Axis, { plot }: PanelPlace): Graphic[] {
  const width = plot.width / groups;
  const decimals = Math.min(2, decimalsFor(series.flatMap(({ values }) => values), axis.scale));
  const texts = series.map(({ values }) => values.map((value) => numberText(value, axis.scale, decimals)));
  if (Math.max(...texts.flat().map((text) => textWidth(text, 11))) > barWidth(width, series.length)) return [];
  return series.flatMap(({ values, low, high }, i) => values.flatMap((value, group) => {
    if (!Number.isFinite(value)) return [];
    const x = plot.left + width * (group + 0.5) + offset(i, series.length, width);
    const away = value < 0 ? 9 : -9;
    if (!low || !high) return [wordsAt(texts[i]![group]!, x, heightOf(value, axis, plot) + away, { size: 11, color: INK.dark, align: 'center', hasHalo: true })];
    // Between zero and where the whisker begins.
    const begin = value < 0 ? high[group]! : low[group]!;
    const isInside = begin * value > 0 && Math.abs(heightOf(begin, axis, plot) - heightOf(0, axis, plot)) >= 18;
    return isInside ? [wordsAt(texts[i]![group]!, x, heightOf(0, axis, plot) + away, { size: 11, color: onColor(colorOf(i).fill), align: 'center' })] : [];
  }));
}

