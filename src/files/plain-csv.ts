import type { DataRow } from './table.js';

/** Printable ASCII without quotes, tabs and line ends: what nearly all tables of numbers are made of. */
const PLAIN = /^[\t\n\r !#-~]*$/;

/**
 * 简单表格 — rows of a text that needs no parser: each line is a row, each comma ends a cell.
 * Undefined for any other text, which csv-parse reads in five times the time; where both read, both give the same.
 */
export function plainRows(text: string): DataRow[] | undefined {
  if (!PLAIN.test(text)) return undefined;
  const lineEnd = text.includes('\r') ? '\r\n' : '\n';
  const lines = text.split(lineEnd);
  // Line ends of two kinds: which of them counts is the parser's to say.
  if (lineEnd === '\r\n' && lines.some((line) => /[\r\n]/.test(line))) return undefined;
  const rows: DataRow[] = [];
  lines.forEach((line, index) => {
    if (line.trim() !== '') rows.push({ line: index + 1, cells: line.split(',').map((cell) => cell.trim()) });
  });
  return rows;
}
