import { textWidth } from './table.js';
import { wrapped } from './wrapped.js';

/** Columns that lines of a comparison may take. */
export const LINE_WIDTH = 100;

/** 缩进的行 — a text in lines of a comparison, the first behind `indent`, the rest behind `hang`. */
export function indentedLines(text: string, indent: string, hang: string): string[] {
  const [first, ...rest] = wrapped(text, LINE_WIDTH - textWidth(hang), textWidth(indent) - textWidth(hang));
  return [indent + first!, ...rest.map((line) => hang + line)];
}
