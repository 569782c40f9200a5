import stringWidth from 'string-width';
import type { Lang } from '../messages/index.js';
import { cellText } from './number-text.js';
import { PAGE, SIZE } from './docx-style.js';
import { oneUnit } from './one-unit.js';
import type { Table } from './types.js';

/** 列宽 — of a table, in twentieths of a point, and how it stands. */
export interface TableLayout {
  /** 单位：亿元 — of all its numbers, said once above it and not in each head. */
  readonly unit: string | undefined;
  readonly widths: readonly number[];
  /** Wider than an upright page. */
  readonly isWide: boolean;
  /** Of its letters, in half points. */
  readonly size: number;
}

/** Between the lines of cells and their text, both sides together. */
export const CELL_MARGIN = 70;
/** Longer texts are broken: so many letters of Latin width. */
const LONGEST_LINE = 44;
/** Bold Latin letters of heads are wider than digits. */
const BOLD = 1.25;
/** A head of so many is not broken where there is room. */
const LONGEST_HEAD = 18;
/** A Chinese text may break after any character, but a column of two looks torn. */
const SHORTEST_LINE = 8;

/** Upright if the numbers fit, else on a page across, else smaller. */
export function layoutOf(table: Table, lang: Lang): TableLayout {
  const unit = oneUnit(table);
  const tries = [[PAGE.text, SIZE.table, false], [PAGE.wideText, SIZE.table, true], [PAGE.wideText, SIZE.small, true]] as const;
  for (const [room, size, isWide] of tries) {
    const columns = columnNeeds(table, unit, { lang, size, room });
    if (sum(columns.map(({ least }) => least)) <= room) return { unit, widths: share(columns, room), isWide, size };
  }
  const columns = columnNeeds(table, unit, { lang, size: SIZE.small, room: PAGE.wideText });
  const all = sum(columns.map(({ least }) => least));
  return { unit, widths: columns.map(({ least }) => Math.floor((least * PAGE.wideText) / all)), isWide: true, size: SIZE.small };
}

interface Need {
  /** What no line break makes narrower. */
  readonly least: number;
  readonly wanted: number;
}

function columnNeeds({ columns, rows }: Table, said: string | undefined, { lang, size, room }: { readonly lang: Lang; readonly size: number; readonly room: number }): Need[] {
  // Of Latin letters and digits, half as wide as they are high; half a point too much is better than a torn number.
  const letter = size * 5.1;
  return columns.map((column, index) => {
    const cells = rows.filter(({ style }) => style !== 'group').map(({ cells }) => cells[index]);
    const texts = cells.map((cell) => cellText(cell, column, lang));
    const unbroken = Math.max(0, ...cells.map((cell, at) => (cell?.kind === 'number' ? stringWidth(texts[at]!) : leastOf(texts[at]!))));
    const head = Math.max(leastOf(column.label) * BOLD, column.unit === said ? 0 : stringWidth(column.unit ?? ''));
    const longest = Math.max(headWidth(column.label), ...texts.map((text) => stringWidth(text)));
    const least = Math.max(unbroken, head) * letter + 2 * CELL_MARGIN;
    const wanted = column.width === undefined ? Math.min(LONGEST_LINE, longest) * letter + 2 * CELL_MARGIN : column.width * room;
    return { least, wanted: Math.max(least, wanted) };
  });
}

/** In one line, or a long one in two halves. */
function headWidth(label: string): number {
  const width = stringWidth(label) * BOLD;
  return width <= LONGEST_HEAD ? width : Math.ceil(width / 2) + 1;
}

/** The longest word; of Chinese a few characters. */
function leastOf(text: string): number {
  const words = text.split(/[\s\p{Script=Han}，。；：、（）]+/u).map((word) => stringWidth(word));
  return Math.max(Math.min(SHORTEST_LINE, stringWidth(text)), ...words.map((width) => Math.min(width, LONGEST_LINE / 2)));
}

/** All the room: what is left goes where more is wanted, or to all alike when there is more than that. */
function share(columns: readonly Need[], room: number): number[] {
  const [least, wanted] = [sum(columns.map((each) => each.least)), sum(columns.map((each) => each.wanted))];
  if (wanted <= room) return columns.map((each) => Math.floor((each.wanted * room) / wanted));
  return columns.map((each) => Math.floor(each.least + ((each.wanted - each.least) * (room - least)) / (wanted - least)));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
