import { createRequire } from 'node:module';
import type * as Arrow from 'apache-arrow';
import type { IssueList, Place } from '../issues/index.js';
import type { DataRow, DataTable } from './table.js';
import { readBytes } from './text.js';

// Loaded when the first Arrow table is read: most scenarios have none, and the library is slow to load.
const load = createRequire(import.meta.url);

/** How every Arrow IPC file begins; the library takes anything else for an empty table. */
const MAGIC = 'ARROW1';

/** 读 Arrow 表 — an Arrow IPC file as a table of text; a JavaScript number prints as the double it is. */
export function readArrow(path: string, issues: IssueList, namedAt?: Place): DataTable | undefined {
  const source = readBytes(path, issues, namedAt);
  if (!source) return undefined;
  const { file, bytes, sha256 } = source;
  try {
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('no Arrow file');
    const { tableFromIPC } = load('apache-arrow') as typeof Arrow;
    const table = tableFromIPC(bytes);
    const header = table.schema.fields.map(({ name }) => name);
    const columns = header.map((name) => table.getChild(name)!);
    const rows = Array.from({ length: table.numRows }, (_, row) => new ArrowRow(columns, row));
    return { file, sha256, header, rows, numbers: (column) => numbersOf(columns[column]!) };
  } catch {
    // Whatever the library found, the file is not one it can read; its own words mean nothing to the user.
    issues.error('arrow-unreadable', { path: file }, { file });
    return undefined;
  }
}

/** A row that is made into text when someone asks: most rows of large files never are. */
class ArrowRow implements DataRow {
  readonly #columns: readonly Arrow.Vector[];
  readonly #row: number;

  constructor(columns: readonly Arrow.Vector[], row: number) {
    this.#columns = columns;
    this.#row = row;
  }

  get line(): number {
    return this.#row + 1;
  }

  get cells(): readonly string[] {
    return this.#columns.map((column) => cellText(column.get(this.#row)));
  }
}

/** A column of numbers without gaps as it lies in the file; others are read as text, which says what is wrong with them. */
function numbersOf(column: Arrow.Vector): ArrayLike<number> | undefined {
  if (column.nullCount > 0) return undefined;
  const values: unknown = column.toArray();
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return Float64Array.from(values, Number);
  const isNumbers = values instanceof Float64Array || values instanceof Float32Array || values instanceof Int32Array || values instanceof Int16Array || values instanceof Uint32Array;
  return isNumbers && values.length === column.length ? values : undefined;
}

/** A number, a big integer or a text as written; anything else a table cannot hold reads as empty. */
function cellText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string' ? String(value) : '';
}
