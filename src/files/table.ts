import { extname } from 'node:path';
import type { IssueList, Place } from '../issues/index.js';
import { readArrow } from './arrow.js';
import { readCsv } from './csv.js';

export interface DataRow {
  /** Line of a CSV file, row of an Arrow file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** 表格 — the names of a table's columns and its rows, all of the same width, as text. */
export interface DataTable {
  readonly file: string;
  readonly sha256: string;
  readonly header: readonly string[];
  readonly rows: readonly DataRow[];
  /** The numbers of a column where the file itself holds numbers, without a gap: the same as its text, in a tenth of the time. */
  readonly numbers?: (column: number) => ArrayLike<number> | undefined;
}

/** 读表格 — a CSV file, or an Arrow file where the name ends in `.arrow`. */
export function readTable(path: string, issues: IssueList, namedAt?: Place): DataTable | undefined {
  return (extname(path) === '.arrow' ? readArrow : readCsv)(path, issues, namedAt);
}
