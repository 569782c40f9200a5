import Table from 'cli-table3';
import stringWidth from 'string-width';

/**
 * 表格 — plain columns under a dashed line, as lines of text.
 * Only ASCII around the cells: box-drawing characters are one or two columns wide depending on the terminal's
 * language, which would shift every line of a Chinese table.
 * @param leftColumns how many leading columns hold text; the rest are numbers, to the right
 */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[], leftColumns = 1): string {
  const table = new Table({
    chars: {
      top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
      left: ' ', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, i) => (i < leftColumns ? 'left' : 'right')),
  });
  table.push([...head], ...rows.map((row) => [...row]));
  const [title = '', ...lines] = table.toString().split('\n');
  return [title, ` ${'-'.repeat(lineWidth([title, ...lines]) - 1)}`, ...lines].map((line) => line.trimEnd()).join('\n');
}

function lineWidth(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => stringWidth(line)));
}
