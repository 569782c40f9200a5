import type { FormulaPiece } from '../analysis/index.js';
import { LINE_WIDTH } from './diff-lines.js';
import { textWidth } from './table.js';

/** What stands before a line of a formula: the side it belongs to. */
const SIDE_WIDTH = 3;
/** Stands under what changed. */
const MARK = '^';

/** A part of both formulas that takes the same columns on both lines. */
interface Column {
  readonly before: string;
  readonly after: string;
  readonly isChanged: boolean;
  readonly width: number;
}

/** 并排的公式 — one above the other, equal parts in equal columns, marks under what changed; long ones over several lines. */
export function alignedFormulas(pieces: readonly FormulaPiece[], indent: number, colour: (side: 'A' | 'B', text: string) => string = (_, text) => text): string[] {
  const width = LINE_WIDTH - indent - SIDE_WIDTH;
  const blanks = ' '.repeat(indent);
  const isWhollyOther = pieces.every(({ same }) => !same);
  if (isWhollyOther) {
    return (['before', 'after'] as const).flatMap((side) => chunksOf(pieces.map((piece) => piece[side]).join(''), width)
      .map((chunk, k) => `${blanks}${k > 0 ? '   ' : side === 'before' ? 'A  ' : 'B  '}${chunk.trimEnd()}`));
  }
  return rowsOf(pieces.flatMap((piece) => columnsOf(piece, width)), width).flatMap((row) => {
    const line = (side: 'before' | 'after', name: 'A' | 'B'): string =>
      `${blanks}${name}  ${row.map((column) => (column.isChanged ? colour(name, padded(column[side], column.width)) : padded(column[side], column.width))).join('')}`.trimEnd();
    const marks = row.map(({ before, after, isChanged, width: columns }) =>
      padded(isChanged ? MARK.repeat(Math.max(textWidth(before.trimEnd()), textWidth(after.trimEnd()), 1)) : '', columns)).join('').trimEnd();
    const [first, second] = [line('before', 'A'), line('after', 'B')];
    return [first, second, ...(marks === '' ? [] : [`${blanks}${' '.repeat(SIDE_WIDTH)}${marks}`])];
  });
}

/** One formula alone, over as many lines as it takes. */
export function formulaLines(formula: string, indent: number): string[] {
  return chunksOf(formula, LINE_WIDTH - indent).map((chunk) => ' '.repeat(indent) + chunk.trimEnd());
}

function columnsOf({ same, before, after }: FormulaPiece, width: number): Column[] {
  // Words that stand in both are placed one by one, so that a line can end behind any of them.
  const [old, now] = same ? [wordsOf(before), wordsOf(after)] : [chunksOf(before, width), chunksOf(after, width)];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, k) => {
    const [a, b] = [old[k] ?? '', now[k] ?? ''];
    return { before: a, after: b, isChanged: !same, width: Math.max(textWidth(a), textWidth(b)) };
  });
}

function rowsOf(columns: readonly Column[], width: number): Column[][] {
  const rows: Column[][] = [];
  let used = Infinity;
  for (const column of columns) {
    if (used + column.width > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(column);
    used += column.width;
  }
  return rows;
}

/** A text in parts of at most `width` columns, cut between words. */
function chunksOf(text: string, width: number): string[] {
  const chunks: string[] = [];
  for (const word of wordsOf(text)) {
    const last = chunks.at(-1);
    if (last !== undefined && textWidth(last) + textWidth(word.trimEnd()) <= width) chunks[chunks.length - 1] = last + word;
    else chunks.push(word);
  }
  return chunks;
}

/** Names, numbers, labels and signs, each with the blank behind it. */
function wordsOf(text: string): string[] {
  return text.match(/(?:"[^"]*"|[\w.]+|[<>=!]=|[^\s\w])\s*/g) ?? [];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - textWidth(text));
}
