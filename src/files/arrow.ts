import { createRequire } from 'node:module';
import type * as Arrow from 'apache-arrow';
import type { IssueList, Place } from '../issues/index.js';
import type { DataTable } from './table.js';
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
    const rows = Array.from({ length: table.numRows }, (_, row) => ({
      line: row + 1,
      cells: columns.map((column) => cellText(column.get(row))),
    }));
    return { file, sha256, header, rows };
  } catch {
    // Whatever the library found, the file is not one it can read; its own words mean nothing to the user.
    issues.error('arrow-unreadable', { path: file }, { file });
    return undefined;
  }
}

/** A number, a big integer or a text as written; anything else a table cannot hold reads as empty. */
function cellText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string' ? String(value) : '';
}
