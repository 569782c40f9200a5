import type { LineSeriesOption, ScatterSeriesOption } from 'echarts';
import { type Lang, say } from '../messages/index.js';
import { apart } from './apart.js';
import { type Axis, axisFor, titleWithUnit } from './axis.js';
import { band, stroke } from './band.js';
import { CHART_WIDTH, heading, type KeyEntry, keyRow, type Graphic, LINE_HEIGHT, SIZE, words as wordsAt } from './frame.js';
import { type Color, colorOf, dashOf, INK } from './palette.js';
import { heightOf, panelPlaces, type PanelPlace } from './panels.js';
import { gridOf, markLines, valueAxis, yearAxis } from './plot.js';
import { wrapped } from './text-size.js';
import type { Chart, ChartWords, Fan, FanData, FanPanel, Line } from './types.js';

const OPACITY = { wide: 0.2, inner: 0.38 };
const QUANTILES = ['q95', 'q75', 'q50', 'q25', 'q05'] as const;

/** 扇形图与折线图 — fans, lines and bands over years, in one panel or several; pure. */
export function fanOptions(words: ChartWords, { years, panels, sharesAxis = false }: FanData, lang: Lang, width = CHART_WIDTH): Chart {
  const axes = axesOf(panels, sharesAxis, lang);
  const labels = panels.map((panel) => labelsOf(panel, lang));
  const head = heading(words, width);
  const key = keyRow(keyOf(panels, lang), 12, head.height, width - 24);
  const { places, height } = panelPlaces(panels.map(({ title, measure }, i) => ({ title: titleWithUnit(title, measure, axes[i]!.scale, lang), axis: axes[i]!, labels: labels[i]!.map(({ text }) => text) })), width, head.height + key.height);
  return {
    widthPixels: width, heightPixels: Math.ceil(height),
    option: {
      animation: false, backgroundColor: INK.paper,
      grid: places.map(({ plot }) => gridOf(plot)),
      xAxis: places.map(({ plot }, i) => yearAxis(years, i, plot.width, false)),
      yAxis: axes.map(valueAxis),
      series: panels.flatMap((panel, i) => seriesOf(panel, i, axes[i]!, years)),
      graphic: [...head.graphics, ...key.graphics, ...places.flatMap((place, i) => [...place.graphics, ...endLabels(labels[i]!, axes[i]!, place, width)])],
    },
  };
}

function axesOf(panels: readonly FanPanel[], sharesAxis: boolean, lang: Lang): Axis[] {
  const own = panels.map(({ fans, lines = [], levels = [] }) => [
    ...fans.flatMap(({ q05, q95, bestEstimate = [], outturns = [] }) => [...q05, ...q95, ...bestEstimate, ...outturns.map(({ value }) => value)]),
    ...lines.flatMap(({ values, low = [], high = [] }) => [...values, ...low, ...high]), ...levels.map(({ at }) => at),
  ]);
  return panels.map(({ measure, startsAtZero = true }, i) => {
    const values = sharesAxis ? own.filter((_, other) => panels[other]!.measure.unit === measure.unit).flat() : own[i]!;
    return axisFor(values, measure, lang, { startsAtZero });
  });
}

const isAlone = ({ fans, lines = [] }: FanPanel): boolean => fans.length === 1 && lines.length === 0;

/** Colours by what is drawn: the same name has the same colour in all panels. */
function colorsOf({ fans, lines = [] }: FanPanel): { fans: Color[]; lines: Color[] } {
  return { fans: fans.map((_, i) => colorOf(i)), lines: lines.map((_, i) => colorOf(fans.length + i)) };
}

function seriesOf(panel: FanPanel, index: number, axis: Axis, years: readonly number[]): (LineSeriesOption | ScatterSeriesOption)[] {
  const colors = colorsOf(panel);
  return [
    ...panel.fans.flatMap((fan, i) => fanSeries(fan, index, i, colors.fans[i]!, years)),
    ...(panel.lines ?? []).flatMap((line, i) => lineSeries(line, index, i, colors.lines[i]!, panel.fans.length + i)),
    markLines(index, axis, panel.levels),
  ];
}

function fanSeries(fan: Fan, panel: number, index: number, { fill }: Color, years: readonly number[]): (LineSeriesOption | ScatterSeriesOption)[] {
  const dots = fan.outturns?.filter(({ year }) => years.includes(year)).map(({ year, value }) => [String(year), value]);
  return [
    ...band(panel, `fan ${String(index)} wide ${String(panel)}`, fan.q05, fan.q95, fill, OPACITY.wide),
    ...band(panel, `fan ${String(index)} inner ${String(panel)}`, fan.q25, fan.q75, fill, OPACITY.inner),
    stroke(panel, fan.q50, { color: fill, width: 2.4 }),
    ...(fan.bestEstimate ? [stroke(panel, fan.bestEstimate, { color: INK.dark, width: 1.6, dash: [5, 4], z: 5 })] : []),
    ...(dots ? [{ type: 'scatter' as const, xAxisIndex: panel, yAxisIndex: panel, silent: true, data: dots, symbolSize: 7, itemStyle: { color: INK.dark, borderColor: INK.paper, borderWidth: 1 }, z: 6 }] : []),
  ];
}

function lineSeries({ values, low, high, isDashed = false }: Line, panel: number, index: number, { fill }: Color, place: number): LineSeriesOption[] {
  return [
    ...(low && high ? band(panel, `line ${String(index)} ${String(panel)}`, low, high, fill, OPACITY.wide) : []),
    stroke(panel, values, { color: fill, width: 2.2, dash: isDashed ? [5, 4] : dashOf(place) }),
  ];
}

interface EndLabel {
  readonly text: string;
  readonly at: number;
  readonly color: string;
  readonly isBold: boolean;
}

/** A fan alone names its lines; where several things are drawn each is named. */
function labelsOf(panel: FanPanel, lang: Lang): EndLabel[] {
  const colors = colorsOf(panel);
  if (isAlone(panel)) {
    const [fan, color] = [panel.fans[0]!, colors.fans[0]!];
    const best = fan.bestEstimate ? [{ text: say('chart-best', {}, lang), at: lastOf(fan.bestEstimate), color: INK.dark, isBold: false }] : [];
    return [...QUANTILES.map((key) => ({ text: say(`chart-${key}`, {}, lang), at: lastOf(fan[key]), color: key === 'q50' ? color.text : INK.quiet, isBold: key === 'q50' })), ...best].filter(({ at }) => Number.isFinite(at));
  }
  const [fans, lines] = [panel.fans, panel.lines ?? []];
  if (fans.length + lines.length < 2) return [];
  return [
    ...fans.map(({ name, q50 }, i) => ({ text: name, at: lastOf(q50), color: colors.fans[i]!.text, isBold: true })),
    ...lines.map(({ name, values }, i) => ({ text: name, at: lastOf(values), color: colors.lines[i]!.text, isBold: true })),
  ].filter(({ at }) => Number.isFinite(at));
}

function lastOf(values: readonly number[]): number {
  return values.findLast(Number.isFinite) ?? Number.NaN;
}

/** Names at the right of the plot, where their lines end, none over another. */
function endLabels(labels: readonly EndLabel[], axis: Axis, { plot }: PanelPlace, width: number): Graphic[] {
  if (labels.length === 0) return [];
  const room = Math.max(40, Math.min(width - 12, plot.left + plot.width + 200) - plot.left - plot.width - 8);
  const least = SIZE.label * LINE_HEIGHT - 1;
  const heights = apart(labels.map(({ at }) => heightOf(at, axis, plot)), least, plot.top, plot.top + plot.height);
  return labels.map(({ text, color, isBold }, i) => wordsAt(wrapped(text, SIZE.label, room, 1)[0]!, plot.left + plot.width + 7, heights[i]!, { color, isBold }));
}

/** What bands and dashes mean, where they are not named at their ends. */
function keyOf(panels: readonly FanPanel[], lang: Lang): KeyEntry[] {
  const fans = panels.filter((panel) => !isAlone(panel)).flatMap(({ fans: each }) => each);
  const color = colorOf(0).fill;
  const outturns = panels.some(({ fans: each }) => each.some(({ outturns: dots }) => dots && dots.length > 0));
  return [
    ...(fans.length > 0 ? [
      { name: say('chart-band-wide', {}, lang), color, opacity: OPACITY.wide, shape: 'box' as const },
      { name: say('chart-band-inner', {}, lang), color, opacity: 0.55, shape: 'box' as const },
      { name: say('chart-q50', {}, lang), color, shape: 'line' as const },
      ...(fans.some(({ bestEstimate }) => bestEstimate) ? [{ name: say('chart-best', {}, lang), color: INK.dark, shape: 'dash' as const }] : []),
    ] : []),
    ...(outturns ? [{ name: say('chart-outturn', {}, lang), color: INK.dark, shape: 'dot' as const }] : []),
  ];
}
