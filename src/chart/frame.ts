import type { GraphicComponentOption } from 'echarts';
import { FONT, INK } from './palette.js';
import { textWidth, wrapped } from './text-size.js';
import type { ChartWords } from './types.js';

/** Width at which a chart is drawn: the text of an A4 page at seven eighths, so that 13 pixels print as 8.5 points. */
export const CHART_WIDTH = 760;
export const SIZE = { title: 16, note: 12.5, panel: 13, axis: 12, label: 12 } as const;
export const LINE_HEIGHT = 1.35;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Graphic = GraphicComponentOption;

export interface TextStyle {
  readonly size?: number;
  readonly color?: string;
  readonly isBold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  /** A white rim, for words that stand over lines. */
  readonly hasHalo?: boolean;
}

/** 字 — words at a point of the drawing. */
export function words(text: string, x: number, y: number, { size = SIZE.label, color = INK.quiet, isBold = false, align = 'left', vertical = 'middle', hasHalo = false }: TextStyle = {}): Graphic {
  return {
    type: 'text', x, y, silent: true, z: 20,
    style: { text, fontSize: size, fontFamily: FONT, fontWeight: isBold ? 600 : 400, fill: color, align, verticalAlign: vertical, ...(hasHalo && { stroke: INK.paper, lineWidth: 3 }) },
  };
}

/** Lines of text, one element each: without a browser the heights of several would be guessed. */
export function lines(texts: readonly string[], x: number, y: number, style: TextStyle = {}): Graphic[] {
  const height = (style.size ?? SIZE.label) * LINE_HEIGHT;
  return texts.map((text, i) => words(text, x, y + height * (i + 0.5), { ...style, vertical: 'middle' }));
}

/** 抬头 — title and note over a chart, and how high they are. */
export function heading({ title, note }: ChartWords, width: number): { graphics: Graphic[]; height: number } {
  const inner = width - 24;
  const titles = title === undefined ? [] : wrapped(title, SIZE.title, inner, 2);
  const notes = note === undefined ? [] : wrapped(note, SIZE.note, inner, 3);
  const noteTop = 8 + titles.length * SIZE.title * LINE_HEIGHT + (titles.length > 0 ? 2 : 0);
  const graphics = [...lines(titles, 12, 8, { size: SIZE.title, isBold: true, color: INK.dark }), ...lines(notes, 12, noteTop, { size: SIZE.note })];
  return { graphics, height: titles.length + notes.length === 0 ? 4 : noteTop + notes.length * SIZE.note * LINE_HEIGHT + 6 };
}

/** How a thing is drawn, in a key. */
export interface KeyEntry {
  readonly name: string;
  readonly color: string;
  readonly opacity?: number;
  readonly shape: 'box' | 'line' | 'dash' | 'dot' | 'whisker';
}

/** 图例 — a row of samples with their names, in as many lines as they need. */
export function keyRow(entries: readonly KeyEntry[], left: number, top: number, width: number): { graphics: Graphic[]; height: number } {
  if (entries.length === 0) return { graphics: [], height: 0 };
  const rowHeight = SIZE.label * LINE_HEIGHT + 3;
  let [x, row] = [left, 0];
  const graphics = entries.flatMap(({ name, color, opacity = 1, shape }) => {
    const text = wrapped(name, SIZE.label, width - 26, 1)[0]!;
    const needed = 24 + textWidth(text, SIZE.label);
    if (x > left && x + needed > left + width) [x, row] = [left, row + 1];
    const [at, y] = [x, top + rowHeight * (row + 0.5)];
    x += needed + 16;
    return [...sample(shape, at, y, color, opacity), words(text, at + 24, y, { color: INK.dark })];
  });
  return { graphics, height: (row + 1) * rowHeight + 6 };
}

function sample(shape: KeyEntry['shape'], x: number, y: number, color: string, opacity: number): Graphic[] {
  const common = { silent: true, z: 20 };
  if (shape === 'box') return [{ ...common, type: 'rect', shape: { x, y: y - 5.5, width: 18, height: 11 }, style: { fill: color, opacity } }];
  if (shape === 'dot') return [{ ...common, type: 'circle', shape: { cx: x + 9, cy: y, r: 3.5 }, style: { fill: color, stroke: INK.paper, lineWidth: 1 } }];
  const stroke = (x1: number, y1: number, x2: number, y2: number, width: number): Graphic => ({ ...common, type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: width, ...(shape === 'dash' && { lineDash: [5, 4] }) } });
  if (shape === 'whisker') return [stroke(x, y, x + 18, y, 1.2), stroke(x, y - 4, x, y + 4, 1.2), stroke(x + 18, y - 4, x + 18, y + 4, 1.2)];
  return [stroke(x, y, x + 18, y, 2.5)];
}
