import type { DataTable, TableIssues } from '../files/index.js';
import { nearestName } from '../issues/index.js';

/** 表的列 — the cells of a table by the names of its columns; what does not fit is told at its line. */
export class Columns<Name extends string> {
  private readonly header: readonly string[];
  private readonly names: readonly Name[];
  private readonly report: TableIssues;

  private constructor(header: readonly string[], names: readonly Name[], report: TableIssues) {
    this.header = header;
    this.names = names;
    this.report = report;
  }

  /**
   * @param remarks columns that may be there and are not read
   * @param isFurther further columns that the caller reads itself
   * @returns undefined when a column is missing or unknown
   */
  static of<Name extends string>(
    { header }: DataTable, names: readonly Name[], remarks: readonly string[], report: TableIssues, isFurther: (column: string) => boolean = () => false,
  ): Columns<Name> | undefined {
    const all = [...names, ...remarks];
    const unknown = header.filter((column) => !all.includes(column) && !isFurther(column));
    const missing = names.filter((name) => !header.includes(name));
    for (const column of unknown) {
      const nearest = nearestName(column, all);
      if (nearest === undefined) report.error('table-column-fixed', { column, known: all }, 1);
      else report.error('counties-column-near', { column, nearest, known: all }, 1);
    }
    if (missing.length > 0) report.error('table-lacks-column', { columns: missing }, 1);
    return unknown.length + missing.length > 0 ? undefined : new Columns(header, names, report);
  }

  text(name: Name, cells: readonly string[]): string {
    return cells[this.header.indexOf(name)]!;
  }

  /** All of them, in the order they were asked for. */
  texts(cells: readonly string[]): string[] {
    return this.names.map((name) => this.text(name, cells));
  }

  oneOf<Word extends string>(name: Name, words: readonly Word[], cells: readonly string[], line: number): Word | undefined {
    const value = this.text(name, cells);
    const found = words.find((word) => word === value);
    if (found === undefined) {
      const nearest = nearestName(value, words);
      const facts = { column: name, value, known: words };
      if (nearest === undefined) this.report.error('counties-word', facts, line);
      else this.report.error('counties-word-near', { ...facts, nearest }, line);
    }
    return found;
  }

  /** Zero or more. */
  number(name: Name, cells: readonly string[], line: number): number | undefined {
    return numberOf(this.text(name, cells), name, line, this.report);
  }
}

/** 读数 — a plain number of zero or more. */
export function numberOf(text: string, column: string, line: number, report: TableIssues): number | undefined {
  const value = /^\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) return value;
  report.error('counties-number', { column, value: text }, line);
  return undefined;
}
