import { type Lang, say } from '../messages/index.js';
import { decimalsFor, numberText } from '../report/index.js';
import { type Axis, axisFor, titleWithUnit } from './axis.js';
import { CHART_WIDTH, type Graphic, heading, keyRow, lines, LINE_HEIGHT, SIZE, words as wordsAt } from './frame.js';
import { FALL, INK, RISE, TOTAL } from './palette.js';
import { placeOf } from './panels.js';
import { gridOf, valueAxis } from './plot.js';
import { rowAxis, type RowBar, rowBars, rowLayout, rowNames, valuesBelow } from './rows.js';
import { textWidth, wrapped } from './text-size.js';
import type { Chart, ChartWords, WaterfallData } from './types.js';

/** Where levels differ by less than this share of the highest, an axis from zero would hide every change. */
const CUT_BELOW = 0.3;

/**
 * 瀑布图 — from one total to another through what changed, as rows, so that names of any length can be read; pure.
 * A rise and a fall differ in colour and sign. Whiskers are two standard errors to both sides.
 */
export function waterfallOptions(words: ChartWords, { title, measure, bars }: WaterfallData, lang: Lang, width = CHART_WIDTH): Chart {
  const ends = spans(bars);
  const levels = ends.flatMap(({ from, to }, i) => (bars[i]!.kind === 'total' ? [to] : [from, to]));
  const whiskers = ends.flatMap(({ to }, i) => [to - 2 * (bars[i]!.error ?? 0), to + 2 * (bars[i]!.error ?? 0)]);
  const isCut = bars.some(({ kind, value }) => kind === 'total' && value !== 0) && Math.min(...levels) > 0 && Math.max(...levels) - Math.min(...levels) < CUT_BELOW * Math.max(...levels);
  const range = Math.max(...levels) - Math.min(...levels);
  const axis = axisFor([...levels, ...whiskers, ...(isCut ? [Math.min(...levels) - range * 0.2] : [])], measure, lang, { startsAtZero: !isCut });
  const texts = valueTexts(bars, axis);
  const head = heading({ ...words, ...(isCut && { note: noteOf(words.note, lang) }) }, width);
  const hasErrors = bars.some(({ error = 0 }) => error > 0);
  const key = keyRow([
    ...(bars.some(({ kind, value }) => kind === 'change' && value > 0) ? [{ name: say('chart-rise', {}, lang), color: RISE.fill, shape: 'box' as const }] : []),
    ...(bars.some(({ kind, value }) => kind === 'change' && value < 0) ? [{ name: say('chart-fall', {}, lang), color: FALL.fill, shape: 'box' as const }] : []),
    ...(hasErrors ? [{ name: say('chart-whisker', {}, lang), color: INK.dark, shape: 'whisker' as const }] : []),
  ], 12, head.height, width - 24);
  const panelTitle = wrapped(titleWithUnit(title, measure, axis.scale, lang), SIZE.panel, width - 24, 2);
  const titleTop = head.height + key.height;
  const top = titleTop + panelTitle.length * SIZE.panel * LINE_HEIGHT + 8;
  const layout = rowLayout(bars.map(({ name }) => name), width, top, { left: 0, right: Math.max(...texts.map((text) => textWidth(text, SIZE.label))) + 12 });
  const { plot, rowHeight } = layout;
  const rows = ends.map(({ from, to }, row): RowBar => ({ row, from: bars[row]!.kind === 'total' ? Math.max(0, axis.min) : from, to, color: colorFor(bars[row]!) }));
  return {
    widthPixels: width, heightPixels: Math.ceil(plot.top + plot.height + 34),
    option: {
      animation: false, backgroundColor: INK.paper, grid: gridOf(plot), xAxis: valueAxis(valuesBelow(axis, plot.width), 0), yAxis: rowAxis(bars.length), series: [rowBars(rows, rowHeight)],
      graphic: [
        ...head.graphics, ...key.graphics, ...lines(panelTitle, 12, titleTop, { size: SIZE.panel, isBold: true, color: INK.dark }),
        ...rowNames(layout, 0, (row) => bars[row]!.kind === 'total'),
        ...(axis.min < 0 && axis.max > 0 ? [upright(placeOf(0, axis, plot), plot.top, plot.top + plot.height, INK.zero)] : []),
        ...ends.slice(0, -1).map(({ to }, row) => upright(placeOf(to, axis, plot), plot.top + rowHeight * (row + 0.81), plot.top + rowHeight * (row + 1.19), INK.line)),
        ...ends.flatMap(({ to }, row) => whisker(to, bars[row]!.error ?? 0, axis, row, layout)),
        ...texts.map((text, row) => {
          const { from, to } = rows[row]!;
          const right = Math.max(from, to, to + 2 * (bars[row]!.error ?? 0));
          return wordsAt(text, placeOf(right, axis, plot) + 6, plot.top + rowHeight * (row + 0.5), { color: bars[row]!.kind === 'total' ? INK.dark : textColor(bars[row]!.value), isBold: bars[row]!.kind === 'total', hasHalo: true });
        }),
      ],
    },
  };
}

/** The note as a sentence, and that the axis is cut. */
function noteOf(note: string | undefined, lang: Lang): string {
  const cut = say('chart-cut', {}, lang);
  if (note === undefined) return cut;
  const isSentence = /[。！？.!?]$/.test(note);
  return lang === 'zh' ? `${note}${isSentence ? '' : '。'}${cut}` : `${note}${isSentence ? '' : '.'} ${cut}`;
}

type Bars = WaterfallData['bars'];

function spans(bars: Bars): { from: number; to: number }[] {
  let level = 0;
  return bars.map(({ kind, value }) => {
    const from = kind === 'total' ? 0 : level;
    level = from + value;
    return { from, to: level };
  });
}

function colorFor({ kind, value }: Bars[number]): string {
  return (kind === 'total' ? TOTAL : value < 0 ? FALL : RISE).fill;
}

function textColor(change: number): string {
  return change === 0 ? INK.quiet : (change < 0 ? FALL : RISE).text;
}

/** Totals plain, changes with their sign. */
function valueTexts(bars: Bars, { scale }: Axis): string[] {
  const changes = bars.filter(({ kind }) => kind === 'change').map(({ value }) => value);
  const decimals = Math.max(Math.min(1, decimalsFor(bars.map(({ value }) => value), scale)), Math.min(2, decimalsFor(changes, scale) - 1));
  return bars.map(({ kind, value }) => {
    const text = numberText(value, scale, decimals);
    return kind === 'change' && !text.startsWith('-') && /[1-9]/.test(text) ? `+${text}` : text;
  });
}

export function upright(x: number, y1: number, y2: number, color: string): Graphic {
  return { type: 'line', silent: true, z: 5, shape: { x1: x, y1, x2: x, y2 }, style: { stroke: color, lineWidth: 1 } };
}

function whisker(at: number, error: number, axis: Axis, row: number, { plot, rowHeight }: { plot: { left: number; top: number; width: number; height: number }; rowHeight: number }): Graphic[] {
  if (!(error > 0)) return [];
  const [x1, x2] = [placeOf(at - 2 * error, axis, plot), placeOf(at + 2 * error, axis, plot)];
  const y = plot.top + rowHeight * (row + 0.5);
  const level: Graphic = { type: 'line', silent: true, z: 6, shape: { x1, y1: y, x2, y2: y }, style: { stroke: INK.dark, lineWidth: 1.2 } };
  return [level, ...[x1, x2].map((x) => upright(x, y - 4, y + 4, INK.dark))];
}
