import { textWidth } from './table.js';

/** Columns that lines of a comparison may take. */
export const LINE_WIDTH = 100;

/** A line must not begin with these, nor end with an opening one. */
const CLOSING = /^[，。；：、）」』》〕”’！？,.;:)\]}]/;
const OPENING = /[（「『《〔“‘([{]$/;

/** 折行 — a text as lines of at most `width` columns; broken at blanks and between Chinese characters, the rest indented by `hang`. */
export function wrapped(text: string, indent: string, hang = indent, width = LINE_WIDTH): string[] {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const piece of piecesOf(text)) {
    if (!isEmpty && textWidth(line) + textWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = hang;
    }
    line += piece;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}

/** Pieces that stay whole: a word with the blank behind it, a Chinese character with the marks that belong to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const part of text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—→]\s*|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—→]+\s*|\s+/gu) ?? []) {
    const last = pieces.at(-1);
    if (last !== undefined && (CLOSING.test(part) || OPENING.test(last))) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces;
}
