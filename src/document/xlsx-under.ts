import { type Lang, say } from '../messages/index.js';
import type { Cell, Column, NumberPart, Row, Table, Under } from './types.js';

const PARTS = ['difference', 'within'] as const satisfies readonly (keyof Under)[];

/** 另立各列 — what stands under a number in print is a number of its own in a workbook: in columns after it. */
export function withUnderColumns(table: Table, lang: Lang): Table {
  const parts = table.columns.map((_, index) => PARTS.filter((name) => table.rows.some(({ cells }) => numberAt(cells[index])?.under?.[name])));
  if (parts.every(({ length }) => length === 0)) return table;
  // Where each column goes.
  const place = parts.map((_, index) => index + parts.slice(0, index).reduce((sum, each) => sum + each.length, 0));
  const columns = table.columns.flatMap((column, index): Column[] => [
    { ...column, ...(column.sumOf && { sumOf: column.sumOf.map((each) => place[each]!) }) },
    ...parts[index]!.map((name): Column => ({ label: say(name === 'difference' ? 'document-difference-of' : 'document-within-of', { label: column.label }, lang), align: 'right', ...(column.unit !== undefined && { unit: column.unit }) })),
  ]);
  const rows = table.rows.map((row): Row => ({
    ...row,
    cells: row.style === 'group' ? row.cells : table.columns.flatMap((_, index): Cell[] => [row.cells[index], ...parts[index]!.map((name) => numberAt(row.cells[index])?.under?.[name])]),
  }));
  return { ...table, columns, rows };
}

function numberAt(cell: Cell): NumberPart | undefined {
  return cell?.kind === 'number' ? cell : undefined;
}
