import stringWidth from 'string-width';

const GAP = '  ';

/** Marks of our texts that a terminal draws one or two columns wide, by its language, and what stands for them in a table. */
const PLAIN_MARKS: Readonly<Record<string, string>> = {
  '–': '-', '—': '-', '·': '-', '…': '...', '×': '*', '÷': '/', '±': '+/-', '≤': '<=', '≥': '>=', '≠': '!=', '→': '->', '“': '"', '”': '"', '‘': "'", '’': "'",
};
const ANY_MARK = new RegExp(`[${Object.keys(PLAIN_MARKS).join('')}]`, 'g');

/**
 * 表格 — plain columns under a dashed line, as lines of text, that line up in terminals of either language.
 * Only ASCII around the cells, and plain marks in them: box-drawing characters and dashes are one or two columns wide
 * depending on the terminal's language, which would shift every line of a Chinese table. The libraries that draw tables
 * take longer to load and to measure with than a small run takes to compute.
 * @param leftColumns how many leading columns hold text; the rest are numbers, to the right
 */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[], leftColumns = 1): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replace(ANY_MARK, (mark) => PLAIN_MARKS[mark]!)));
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => textWidth(cells[column]!))));
  const [title, ...body] = lines.map((cells) => ` ${cells.map((cell, column) => padded(cell, widths[column]!, column < leftColumns)).join(GAP)}`);
  const width = widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1));
  return [title!, ` ${'-'.repeat(width)}`, ...body].map((line) => line.trimEnd()).join('\n');
}

function padded(text: string, width: number, isLeft: boolean): string {
  const blanks = ' '.repeat(width - textWidth(text));
  return isLeft ? text + blanks : blanks + text;
}

/** ASCII without control characters, and the Chinese characters and marks that are two columns wide. */
const NARROW = /^[ -~]*$/;
const NARROW_AND_WIDE = /^[ -~\u3001-\u3011\u4e00-\u9fff\uff01-\uff60]*$/;

/** Columns of a terminal; the tables of string-width take a while to be compiled, and most texts do not need them. */
export function textWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  if (!NARROW_AND_WIDE.test(text)) return stringWidth(text);
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x80 ? 1 : 2;
  return width;
}
