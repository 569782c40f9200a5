import { resolve } from 'node:path';
import { type DataTable, readTable } from '../files/index.js';
import type { IssueList, Place } from '../issues/index.js';
import { cellLabels, type Dimension, type Model } from '../model/index.js';
import type { NumberStore } from './numbers.js';

/** 读取中 — what every part of a scenario needs while it is turned into a plan. */
export interface Loading {
  readonly model: Model;
  readonly baseYear: number;
  readonly lastYear: number;
  readonly paths: number;
  readonly tables: TableReader;
  readonly numbers: NumberStore;
  readonly issues: IssueList;
}

/** 表格读取 — each file is read once, however many keys name it. */
export class TableReader {
  readonly #issues: IssueList;
  readonly #tables = new Map<string, DataTable | undefined>();

  constructor(issues: IssueList) {
    this.#issues = issues;
  }

  read(folder: string, file: string, namedAt: Place): DataTable | undefined {
    const path = resolve(folder, file);
    if (!this.#tables.has(path)) this.#tables.set(path, readTable(path, this.#issues, namedAt));
    return this.#tables.get(path);
  }

  /** The files read, with their hashes, in order of first use. */
  get filesRead(): readonly { readonly file: string; readonly sha256: string }[] {
    return [...this.#tables.values()].flatMap((table) => (table ? [{ file: table.file, sha256: table.sha256 }] : []));
  }
}

/** Numbers that one input, one rule's given values or one start table may hold: 0.4 GB of memory. */
export const MOST_NUMBERS = 50_000_000;

/** What is about to be laid out: cells in each of so many years. */
export interface Extent {
  readonly name: string;
  readonly cells: number;
  readonly years: number;
}

/** Report what is too large to be laid out, before any memory is asked for. */
export function isTooLarge({ name, cells, years }: Extent, issues: IssueList, place?: Place, key?: string): boolean {
  const count = cells * years;
  if (count <= MOST_NUMBERS) return false;
  issues.error('too-many-numbers', { name, cells, years, count, most: MOST_NUMBERS }, place, key);
  return true;
}

/** Dimensions by name, always in declared order: the order in which every cell is laid out. */
export function dimensionsNamed({ model }: Loading, names: readonly string[]): Dimension[] {
  return model.dimensions.filter(({ name }) => names.includes(name));
}

/** A cell in words: `sex=male age=60`. */
export function cellText(dimensions: readonly Dimension[], cell: number): string {
  return cellLabels(dimensions, cell).map((label, axis) => `${dimensions[axis]!.name}=${label}`).join(' ');
}

/** Index of a coordinate as written in a file, or −1. */
export function coordinateIndex({ first, size, labels }: Dimension, text: string): number {
  if (first === undefined) return labels.indexOf(text);
  const index = /^-?\d+$/.test(text) ? Number(text) - first : -1;
  return index >= 0 && index < size ? index : -1;
}
