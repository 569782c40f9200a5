import { type Lang, say } from '../messages/index.js';
import { decimalsFor, numberText } from '../report/index.js';
import { axisFor, titleWithUnit, unitBehind } from './axis.js';
import { CHART_WIDTH, heading, keyRow, lines, LINE_HEIGHT, SIZE, words as wordsAt } from './frame.js';
import { FALL, INK, RISE } from './palette.js';
import { placeOf } from './panels.js';
import { gridOf, valueAxis } from './plot.js';
import { rowAxis, type RowBar, rowBars, rowLayout, rowNames, valuesBelow } from './rows.js';
import { textWidth, wrapped } from './text-size.js';
import type { Chart, ChartWords, TornadoData } from './types.js';
import { upright } from './waterfall.js';

type Bar = TornadoData['bars'][number];
type End = 'low' | 'high';

/** 龙卷风图 — how far the result moves when one input takes its low or high value, widest first; pure. */
export function tornadoOptions(words: ChartWords, { title, measure, centre, centreName, bars }: TornadoData, lang: Lang, width = CHART_WIDTH): Chart {
  const reach = ({ low, high }: Bar): number => Math.max(low.value, high.value, centre) - Math.min(low.value, high.value, centre);
  const sorted = bars.toSorted((a, b) => reach(b) - reach(a));
  const values = [centre, ...sorted.flatMap(({ low, high }) => [low.value, high.value])];
  const range = Math.max(...values) - Math.min(...values);
  const axis = axisFor(values, measure, lang, { startsAtZero: Math.min(...values.map(Math.abs)) < range * 0.4 });
  const head = heading(words, width);
  const key = keyRow([{ name: say('chart-low', {}, lang), color: FALL.fill, shape: 'box' }, { name: say('chart-high', {}, lang), color: RISE.fill, shape: 'box' }], 12, head.height, width - 24);
  const panelTitle = wrapped(titleWithUnit(title, measure, axis.scale, lang), SIZE.panel, width - 24, 2);
  const titleTop = head.height + key.height;
  const centreTop = titleTop + panelTitle.length * SIZE.panel * LINE_HEIGHT + 4;
  const labels = sorted.map((bar) => labelsOf(bar, centre));
  const margin = (side: 'left' | 'right'): number => Math.max(14, ...labels.flat().filter((label) => label.side === side).map(({ text }) => textWidth(text, SIZE.label) + 8));
  const margins = { left: margin('left'), right: margin('right') };
  const layout = rowLayout(sorted.map(({ name }) => name), width, centreTop + SIZE.label * LINE_HEIGHT + 6, margins, sorted.some((bar) => isOneSided(bar, centre)) ? 32 : 26);
  const { plot, rowHeight } = layout;
  const rows = sorted.flatMap((bar, row) => (['low', 'high'] as const).map((end): RowBar => ({
    row, from: centre, to: bar[end].value, color: (end === 'low' ? FALL : RISE).fill, ...(isOneSided(bar, centre) && { part: end === 'low' ? 'upper' : 'lower' }),
  })));
  const value = numberText(centre, axis.scale, Math.min(2, decimalsFor([centre], axis.scale)));
  const centreText = say('chart-centre-value', { name: centreName ?? say('chart-centre', {}, lang), value, unit: unitBehind(axis.scale.unit, lang) }, lang);
  const half = textWidth(centreText, SIZE.label) / 2;
  const centreX = placeOf(centre, axis, plot);
  return {
    widthPixels: width, heightPixels: Math.ceil(plot.top + plot.height + 34),
    option: {
      animation: false, backgroundColor: INK.paper, grid: gridOf(plot), xAxis: valueAxis(valuesBelow(axis, plot.width), 0), yAxis: rowAxis(sorted.length), series: [rowBars(rows, rowHeight)],
      graphic: [
        ...head.graphics, ...key.graphics, ...lines(panelTitle, 12, titleTop, { size: SIZE.panel, isBold: true, color: INK.dark }),
        ...rowNames(layout, margins.left), upright(centreX, plot.top - 3, plot.top + plot.height, INK.zero),
        wordsAt(centreText, Math.min(Math.max(centreX, 12 + half), width - 12 - half), centreTop + SIZE.label * LINE_HEIGHT / 2, { color: INK.dark, isBold: true, align: 'center' }),
        ...labels.flatMap((ends, row) => ends.map(({ text, side, value, shift }) =>
          wordsAt(text, placeOf(value, axis, plot) + (side === 'left' ? -5 : 5), plot.top + rowHeight * (row + 0.5) + shift * rowHeight * 0.22, { size: shift === 0 ? SIZE.label : 11, align: side === 'left' ? 'right' : 'left', hasHalo: true }))),
      ],
    },
  };
}

/** Both ends on the same side of the centre: the result does not move one way with the input. */
function isOneSided({ low, high }: Bar, centre: number): boolean {
  return (low.value - centre) * (high.value - centre) > 0;
}

interface EndText {
  readonly text: string;
  readonly side: 'left' | 'right';
  readonly value: number;
  /** Rows' halves: -1 upper, 1 lower, 0 the middle. */
  readonly shift: -1 | 0 | 1;
}

/** The value of the input beside its bar's end. */
function labelsOf(bar: Bar, centre: number): EndText[] {
  const isUp = (end: End): boolean => (bar[end].value === centre ? bar[end === 'low' ? 'high' : 'low'].value < centre || (bar.low.value === bar.high.value && end === 'high') : bar[end].value > centre);
  return (['low', 'high'] as const).map((end) => ({ text: bar[end].at, value: bar[end].value, side: isUp(end) ? 'right' : 'left', shift: isOneSided(bar, centre) ? (end === 'low' ? -1 : 1) : 0 }));
}
