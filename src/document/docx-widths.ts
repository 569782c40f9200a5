import stringWidth from 'string-width';
import type { Lang } from '../messages/index.js';
import { cellLines, cellText } from './number-text.js';
import { PAGE, SIZE } from './docx-style.js';
import { oneUnit } from './one-unit.js';
import type { Column, Table } from './types.js';

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
/** Longer texts are broken: so many letters of Latin width. A longer word, as a hash is, breaks too. */
const [LONGEST_LINE, LONGEST_WORD] = [80, 22];
/** A text so short stays in one line where there is room. */
const SHORT_TEXT = 20;
/** Bold Latin letters of heads are wider than digits. */
const BOLD = 1.25;
/** A head of so many is not broken where there is room; none has more lines than this. */
const [LONGEST_HEAD, MOST_HEAD_LINES] = [18, 4];
/** So much of what texts want beyond their least they get, or the table stands on a page across. */
const READABLE = 0.3;
/** A Chinese text may break after any character, but a column of two looks torn. */
const SHORTEST_LINE = 8;

/** Upright if the numbers fit, if need be a little smaller; else on a page across. */
export function layoutOf(table: Table, lang: Lang): TableLayout {
  const unit = oneUnit(table);
  const tries = [[PAGE.text, SIZE.table, false], [PAGE.text, SIZE.close, false], [PAGE.wideText, SIZE.table, true], [PAGE.wideText, SIZE.small, true]] as const;
  for (const [room, size, isWide] of tries) {
    const columns = columnNeeds(table, unit, { lang, size, room });
    if (sum(columns.map(({ least, wanted }) => least + READABLE * (wanted - least))) <= room) return { unit, widths: share(columns, room), isWide, size };
  }
  const columns = columnNeeds(table, unit, { lang, size: SIZE.small, room: PAGE.wideText });
  const all = sum(columns.map(({ least }) => least));
  return { unit, widths: columns.map(({ least }) => Math.floor((least * PAGE.wideText) / all)), isWide: true, size: SIZE.small };
}

interface Need {
  /** What no line break makes narrower. */
  readonly least: number;
  /** Where rows are about as high as each other. */
  readonly wanted: number;
  /** All in one line. */
  readonly most: number;
}

function columnNeeds({ columns, rows }: Table, said: string | undefined, { lang, size, room }: { readonly lang: Lang; readonly size: number; readonly room: number }): Need[] {
  // Of Latin letters and digits, half as wide as they are high; half a point too much is better than a torn number.
  const letter = size * 5.1;
  const twips = (letters: number): number => letters * letter + 2 * CELL_MARGIN;
  return columns.map((column, index) => {
    const cells = rows.filter(({ style }) => style !== 'group').map(({ cells }) => cells[index]);
    const texts = cells.map((cell) => cellText(cell, column, lang));
    const widths = cells.map((cell) => Math.max(...cellLines(cell, column, lang).map((line) => stringWidth(line))));
    const unbroken = Math.max(0, ...cells.map((cell, at) => (cell?.kind === 'number' ? widths[at]! : leastOf(texts[at]!))));
    const least = twips(Math.max(unbroken, leastHead(column, said)));
    const most = Math.max(least, twips(Math.min(LONGEST_LINE, Math.max(headWidth(column.label), ...widths))));
    const usual = Math.max(headWidth(column.label), ...widths.filter((width) => width <= SHORT_TEXT), usualOf(widths));
    const wanted = column.width === undefined ? Math.min(most, Math.max(least, twips(usual))) : Math.max(least, column.width * room);
    return { least, wanted, most: Math.max(wanted, column.width === undefined ? most : wanted) };
  });
}

/** Of texts of all lengths the root of the mean square: long ones count more, empty ones leave room to others. */
function usualOf(widths: readonly number[]): number {
  return Math.min(LONGEST_LINE, Math.sqrt(sum(widths.map((width) => width * width)) / Math.max(1, widths.length)));
}

function leastHead({ label, unit }: Column, said: string | undefined): number {
  const width = stringWidth(label);
  const least = Math.max(Math.min(leastOf(label), width), Math.ceil(width / MOST_HEAD_LINES));
  return Math.max(least * BOLD, unit === said ? 0 : stringWidth(unit ?? ''));
}

/** In one line, or a long one in two halves. */
function headWidth(label: string): number {
  const width = stringWidth(label) * BOLD;
  return width <= LONGEST_HEAD ? width : Math.ceil(width / 2) + 1;
}

/** The longest word; of Chinese a few characters. */
function leastOf(text: string): number {
  const words = text.split(/[\s\p{Script=Han}，。；：、（）]+/u).map((word) => stringWidth(word));
  return Math.max(Math.min(SHORTEST_LINE, stringWidth(text)), ...words.map((width) => Math.min(width, LONGEST_WORD)));
}

/** All the room: to what is wanted first, then to single lines, then to all alike. */
function share(columns: readonly Need[], room: number): number[] {
  const [least, wanted, most] = (['least', 'wanted', 'most'] as const).map((key) => sum(columns.map((each) => each[key]))) as [number, number, number];
  const between = (low: number, high: number, from: number, to: number): number => low + ((high - low) * (room - from)) / Math.max(1, to - from);
  return columns.map((each) => Math.floor(room >= most ? (each.most * room) / most : room >= wanted ? between(each.wanted, each.most, wanted, most) : between(each.least, each.wanted, least, wanted)));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
