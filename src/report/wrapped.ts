import { textWidth } from './table.js';

/**
 * 折行 — a text over several lines of at most `width` columns, broken at spaces and after Chinese punctuation; a piece
 * that is longer than a line stays whole. The first line starts `first` columns in.
 */
export function wrapped(text: string, width: number, first = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let room = width - first;
  for (const piece of text.split(/(?<=[ ，。；、：）])/)) {
    if (line !== '' && textWidth(line + piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
      room = width;
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}
