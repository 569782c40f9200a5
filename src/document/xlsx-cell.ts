import { columnLetter } from '../workbook/index.js';
import type { Cell, Column, NumberPart, Table } from './types.js';

/** A share, shown as a percentage: Excel multiplies by 100 itself. */
export function isPercent({ shown }: NumberPart): boolean {
  return shown.unit === '%';
}

/** 存的数 — at full precision in the unit of its head; a percentage as the share that it is. */
export function storedValue(part: NumberPart): number {
  return isPercent(part) ? part.value : part.value / part.shown.divisor;
}

/** 数字格式 — as the report shows the number; its unit too where that is not what stands in the head of its column. */
export function numberFormat(part: NumberPart, column: Pick<Column, 'unit'>): string {
  const { decimals, unit } = part.shown;
  const isGrouped = unit !== '' || decimals > 0 || Math.abs(storedValue(part)) >= 10_000;
  const digits = `${isGrouped && !isPercent(part) ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  if (isPercent(part)) return `${digits}%`;
  const isSaid = unit === '' || unit === column.unit;
  return isSaid ? digits : `${digits}"${/^[\x20-\x7e]/.test(unit) ? ' ' : ''}${unit.replaceAll('"', '')}"`;
}

/** A number, also one that stands alone in a text. */
export function numberOf(cell: Cell): NumberPart | undefined {
  if (cell?.kind !== 'text') return cell;
  const [only, ...others] = cell.text;
  return others.length === 0 && typeof only === 'object' && only.kind === 'number' ? only : undefined;
}

/** A year that stands alone in a cell: written as the number it is. */
export function yearOf(cell: Cell): number | undefined {
  const [only, ...others] = cell?.kind === 'text' ? cell.text : [];
  return others.length === 0 && typeof only === 'string' && /^(?:19|20|21)\d\d$/.test(only) ? Number(only) : undefined;
}

/** As far apart as adding in another order may leave a sum, against the largest of its parts. */
const SAME = 1e-12;

/**
 * 合计公式 — `SUM(B6:B10,B12)` for a cell that its row or column calls a sum, where it is one: means add up, quantiles do not.
 * @param firstRow of the sheet, where the rows of the table begin
 */
export function sumFormula(table: Table, row: number, column: number, firstRow: number): string | undefined {
  const sum = numberOf(table.rows[row]!.cells[column]);
  if (!sum || !Number.isFinite(sum.value)) return undefined;
  const rows = table.rows[row]!.sumOf;
  const columns = table.columns[column]!.sumOf;
  if (rows && addsUp(sum, rows.map((index) => table.rows[index]?.cells[column]))) {
    return `SUM(${ranges(rows).map(([from, to]) => range(cellName(firstRow + from, column), cellName(firstRow + to, column))).join(',')})`;
  }
  if (columns && addsUp(sum, columns.map((index) => table.rows[row]!.cells[index]))) {
    return `SUM(${ranges(columns).map(([from, to]) => range(cellName(firstRow + row, from), cellName(firstRow + row, to))).join(',')})`;
  }
  return undefined;
}

/** `B6`, from the row of the sheet and the column of the table. */
export function cellName(sheetRow: number, column: number): string {
  return `${columnLetter(column + 1)}${String(sheetRow)}`;
}

function addsUp(sum: NumberPart, cells: readonly Cell[]): boolean {
  const parts = cells.map(numberOf).filter((part) => part !== undefined && Number.isFinite(part.value)) as NumberPart[];
  if (parts.length === 0 || parts.some(({ shown }) => shown.divisor !== sum.shown.divisor || shown.unit !== sum.shown.unit)) return false;
  const largest = Math.max(...parts.map(({ value }) => Math.abs(value)));
  return Math.abs(parts.reduce((all, { value }) => all + value, 0) - sum.value) <= SAME * parts.length * largest;
}

/** Numbers in a row as their first and last. */
function ranges(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}

function range(from: string, to: string): string {
  return from === to ? from : `${from}:${to}`;
}
