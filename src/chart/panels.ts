import type { Axis } from './axis.js';
import { type Box, type Graphic, lines, LINE_HEIGHT, SIZE } from './frame.js';
import { INK } from './palette.js';
import { textWidth, wrapped } from './text-size.js';

/** What a panel needs besides its plot. */
export interface PanelNeeds {
  readonly title: string;
  readonly axis: Axis;
  /** Names at the right of the plot. */
  readonly labels: readonly string[];
}

export interface PanelPlace {
  /** The plot: where the axes stand. */
  readonly plot: Box;
  readonly graphics: readonly Graphic[];
}

const PAD = 12;
const UNDER_AXIS = 30;
/** Widest names at the right, in shares of a panel. */
const MOST_LABEL = 0.38;

/** 分格 — places of panels: one as wide as the chart, more in two columns whose rows line up; `underAxis` pixels below each plot. */
export function panelPlaces(panels: readonly PanelNeeds[], width: number, top: number, underAxis = UNDER_AXIS): { places: PanelPlace[]; height: number } {
  const columns = panels.length === 1 ? 1 : 2;
  const cell = (width - 2 * PAD - (columns - 1) * 20) / columns;
  const plotHeight = columns === 1 ? 280 : panels.length === 2 ? 230 : 190;
  const titles = panels.map(({ title }) => wrapped(title, SIZE.panel, cell, 3));
  // Equal margins, so that small multiples can be compared by eye.
  const left = Math.max(...panels.map(({ axis }) => widestTick(axis))) + 10;
  const right = Math.max(14, ...panels.map(({ labels }) => Math.min(cell * MOST_LABEL, Math.max(0, ...labels.map((label) => textWidth(label, SIZE.label)))) + 12));
  let y = top;
  const places: PanelPlace[] = [];
  for (let first = 0; first < panels.length; first += columns) {
    const row = titles.slice(first, first + columns);
    const titleHeight = Math.max(...row.map((each) => each.length)) * SIZE.panel * LINE_HEIGHT;
    row.forEach((title, column) => {
      const x = PAD + column * (cell + 20);
      const plot = { left: x + left, top: y + titleHeight + 12, width: cell - left - right, height: plotHeight };
      // A title of fewer lines than its neighbour stands on the same foot.
      const own = title.length * SIZE.panel * LINE_HEIGHT;
      places.push({ plot, graphics: lines(title, x, y + titleHeight - own, { size: SIZE.panel, isBold: true, color: INK.dark }) });
    });
    y += titleHeight + 12 + plotHeight + underAxis + (first + columns < panels.length ? 8 : 0);
  }
  return { places, height: y };
}

/** Pixels the widest number at an axis takes. */
export function widestTick({ min, max, interval, text }: Axis): number {
  const steps = Math.round((max - min) / interval);
  return Math.max(...Array.from({ length: steps + 1 }, (_, step) => textWidth(text(min + step * interval), SIZE.axis)));
}

/** Height in the drawing at which a value stands. */
export function heightOf(value: number, { min, max }: Axis, { top, height }: Box): number {
  return top + height * (1 - (value - min) / (max - min));
}

/** Place from the left at which a value stands on a horizontal axis. */
export function placeOf(value: number, { min, max }: Axis, { left, width }: Box): number {
  return left + width * (value - min) / (max - min);
}
