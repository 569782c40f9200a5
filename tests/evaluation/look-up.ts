import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Table as ArrowTable, tableFromIPC } from 'apache-arrow';
import type { Block, Cell, Document, Inline, NumberPart, Table, Text, Trace } from '../../src/document/index.js';

/** 全部数字 — of a document, with where in it each stands. */
export function numbersOf({ finding, findingLines = [], facts, blocks }: Document): { readonly place: string; readonly part: NumberPart }[] {
  const ofText = (place: string, text: Text): { place: string; part: NumberPart }[] => text.filter(isNumber).map((part) => ({ place, part }));
  const ofCell = (place: string, cell: Cell): { place: string; part: NumberPart }[] => (cell === undefined ? [] : cell.kind === 'number' ? [{ place, part: cell }, ...Object.values(cell.under ?? {}).map((part: NumberPart) => ({ place, part }))] : ofText(place, cell.text));
  const ofTable = (table: Table): { place: string; part: NumberPart }[] => [
    ...table.rows.flatMap(({ cells }, row) => cells.flatMap((cell, column) => ofCell(`${table.id} row ${String(row)} column ${String(column)}`, cell))),
    ...ofText(`${table.id} note`, table.note ?? []),
  ];
  const ofBlock = (block: Block): { place: string; part: NumberPart }[] => {
    switch (block.kind) {
      case 'paragraph': return ofText('paragraph', block.text);
      case 'list': return block.items.flatMap((item) => ofText('list', item));
      case 'callout': return block.text.flatMap((text) => ofText(`callout ${block.title ?? ''}`, text));
      case 'table': return ofTable(block);
      case 'figure': return [...(block.data ? ofTable(block.data) : []), ...ofText(block.id, block.note ?? [])];
      default: return [];
    }
  };
  return [...ofText('finding', finding), ...findingLines.flatMap((line) => ofText('finding', line)), ...facts.flatMap(({ label, text }) => ofText(label, text)), ...blocks.flatMap(ofBlock)];
}

function isNumber(inline: Inline): inline is NumberPart {
  return typeof inline === 'object' && inline.kind === 'number';
}

/** Reads result files with nothing but apache-arrow; each file once. */
export class Looked {
  readonly #folders: readonly string[];
  readonly #comparison: string | undefined;
  readonly #tables = new Map<string, ArrowTable>();
  readonly #indices = new Map<ArrowTable, ReadonlyMap<string, number>>();

  constructor(folders: readonly string[], comparison?: string) {
    this.#folders = folders;
    this.#comparison = comparison;
  }

  /** The value that a trace says; undefined for a file that is none of the results. */
  value(trace: Trace): number | undefined {
    const { file, run = 0, output, at, statistic } = trace;
    switch (file) {
      case 'summary': return statistic === 'sum_of_means' ? this.#sum(trace, (name, year) => this.#summary(run, name, year, 'mean')) : this.#summary(run, output, Number(at), statistic);
      case 'best_estimate': return statistic === 'sum' ? this.#sum(trace, (name, year) => this.#best(run, name, year)) : this.#best(run, output, Number(at));
      case 'totals': return this.#totals(run, output, String(at), statistic);
      case 'paths': return this.#paths(run, output, String(at), statistic);
      case 'comparison': return this.#compared(run, output, at, statistic);
      default: return undefined;
    }
  }

  #table(folder: string, name: string): ArrowTable {
    const file = join(folder, name);
    let table = this.#tables.get(file);
    if (!table) this.#tables.set(file, (table = tableFromIPC(readFileSync(file))));
    return table;
  }

  #sum({ output, at }: Trace, one: (name: string, year: number) => number): number {
    const [first, last] = yearsOf(String(at));
    let sum = 0;
    for (const name of output.split('+')) for (let year = first; year <= last; year++) sum += one(name, year);
    return sum;
  }

  #summary(run: number, output: string, year: number, statistic: string): number {
    return this.#row(this.#table(this.#folders[run]!, 'summary.arrow'), { variable: output, year }, statistic);
  }

  #best(run: number, output: string, year: number): number {
    return this.#row(this.#table(this.#folders[run]!, 'best_estimate.arrow'), { year }, output);
  }

  #totals(run: number, output: string, at: string, statistic: string): number {
    const table = this.#table(this.#folders[run]!, 'totals.arrow');
    const [first, last] = yearsOf(at);
    const row = (variable: string, column: string): number => this.#row(table, { variable, first_year: first, last_year: last }, column);
    return statistic === 'share' ? row(output, 'mean') / row('', 'mean') : row(output, statistic);
  }

  /** Path by path, in another order of adding than the report: equal up to rounding. */
  #paths(run: number, output: string, at: string, statistic: string): number {
    const table = this.#table(this.#folders[run]!, 'paths.arrow');
    const [first, last] = yearsOf(at);
    const [paths, years] = [table.getChild('path')!.toArray() as Int32Array, table.getChild('year')!.toArray() as Int32Array];
    const columns = output.split('+').map((name) => table.getChild(name)!.toArray() as Float64Array);
    const sums = new Map<number, number>();
    years.forEach((year, row) => {
      if (year >= first && year <= last) sums.set(paths[row]!, (sums.get(paths[row]!) ?? 0) + columns.reduce((sum, column) => sum + column[row]!, 0));
    });
    const values = [...sums.values()].sort((a, b) => a - b);
    if (statistic === 'standard_error') {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length);
    }
    // Type 7: between the two values around (n − 1) p.
    const at7 = (values.length - 1) * (statistic === 'q05' ? 0.05 : 0.95);
    const below = Math.floor(at7);
    return values[below]! + (at7 - below) * ((values[below + 1] ?? values[below]!) - values[below]!);
  }

  #compared(scenario: number, output: string, at: number | string, statistic: string): number {
    const [years, measure = 'year'] = String(at).split(' ');
    const [first, last] = measure === 'year' ? [Number(years), Number(years)] : yearsOf(years!);
    // Half the width of a 95 % band.
    if (statistic.endsWith('*1.96')) return 1.96 * this.#compared(scenario, output, at, statistic.slice(0, -5));
    const isNegated = statistic.startsWith('-');
    const value = this.#row(this.#table(this.#comparison!, 'comparison.arrow'), { scenario, output, first_year: first, last_year: last, measure }, isNegated ? statistic.slice(1) : statistic);
    return isNegated ? -value : value;
  }

  #row(table: ArrowTable, key: Readonly<Record<string, string | number>>, column: string): number {
    const row = this.#index(table, Object.keys(key)).get(Object.values(key).join(' '));
    if (row === undefined) throw new Error(`no row for ${JSON.stringify(key)}`);
    const value = table.getChild(column)!.get(row) as number | null;
    return value ?? Number.NaN;
  }

  /** Rows by the columns that name them; two of one name are a mistake. */
  #index(table: ArrowTable, columns: readonly string[]): ReadonlyMap<string, number> {
    const known = this.#indices.get(table);
    if (known) return known;
    const vectors = columns.map((name) => table.getChild(name)!);
    const index = new Map<string, number>();
    for (let row = 0; row < table.numRows; row++) {
      const key = vectors.map((vector) => String(vector.get(row))).join(' ');
      if (index.has(key)) throw new Error(`two rows for ${key}`);
      index.set(key, row);
    }
    this.#indices.set(table, index);
    return index;
  }
}

function yearsOf(at: string): [number, number] {
  const [first, last] = at.split('-').map(Number);
  return [first!, last!];
}
