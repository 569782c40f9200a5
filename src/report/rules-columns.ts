import { textWidth } from './table.js';
import { wrapped } from './wrapped.js';

/** A column: how wide it may grow before its texts wrap. */
export interface Column {
  readonly title: string;
  readonly most?: number;
}

const GAP = 2;
/** The narrowest that a wrapped column may get. */
const LEAST = 12;

/**
 * 分栏 — groups of rows in columns that stand under each other from group to group. Long texts wrap within their column;
 * the last column takes what is left of `room`.
 * @returns for each group its lines; the lines of the titles first
 */
export function columnLines(columns: readonly Column[], groups: readonly (readonly (readonly string[])[])[], room: number): { head: string[]; groups: string[][] } {
  const rows = groups.flat();
  const widths = columns.map(({ title, most = Infinity }, column) => Math.min(most, Math.max(textWidth(title), ...rows.map((cells) => textWidth(cells[column]!)))));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP, 0);
  widths.splice(-1, 1, Math.min(widths.at(-1)!, Math.max(LEAST, room - before)));
  const linesOfRow = (cells: readonly string[]): string[] => {
    const texts = cells.map((cell, column) => wrapped(cell, widths[column]!));
    return Array.from({ length: Math.max(...texts.map((lines) => lines.length)) }, (_, line) =>
      texts.map((lines, column) => padded(lines[line] ?? '', widths[column]!)).join(' '.repeat(GAP)).trimEnd());
  };
  const rule = '-'.repeat(Math.min(room, widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1))));
  return { head: [...linesOfRow(columns.map(({ title }) => title)), rule], groups: groups.map((group) => group.flatMap(linesOfRow)) };
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
