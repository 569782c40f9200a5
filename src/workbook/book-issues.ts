import type { IssueSink } from '../files/index.js';
import type { Issue, Place, Severity } from '../issues/index.js';
import type { Facts, Lang, MessageKey } from '../messages/index.js';
import { columnLetter } from './writing.js';

/** 单元格的位置 — sheet by its place among the tabs, row and column from 1; column 0 means the whole row. */
export interface Spot {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** How many mistakes of one kind a sheet shows before they are only counted. */
const MOST_SHOWN = 10;

/** Names that a sentence lists. */
const MOST_NAMES = 12;

/** The first of many names, with a sign that there are more. */
export function someOf(names: readonly string[]): string[] {
  return names.length <= MOST_NAMES ? [...names] : [...names.slice(0, MOST_NAMES), '…'];
}

interface Found {
  readonly issue: Issue;
  readonly spot: Spot;
}

/** 工作簿的问题 — each with its sheet and cell, in the order of tabs, rows and columns. */
export class BookIssues {
  readonly #file: string;
  readonly #sheets: readonly string[];
  readonly #lang: Lang;
  readonly #found: Found[] = [];

  /**
   * @param file as places name it
   * @param lang of the workbook: its sheets are quoted as its language does
   */
  constructor(file: string, sheets: readonly string[], lang: Lang) {
    this.#file = file;
    this.#sheets = sheets;
    this.#lang = lang;
  }

  error(message: MessageKey, facts: Facts, spot?: Spot, key?: string): void {
    this.add({ severity: 'error', message, facts, ...(key !== undefined && { key }) }, spot);
  }

  warning(message: MessageKey, facts: Facts, spot?: Spot, key?: string): void {
    this.add({ severity: 'warning', message, facts, ...(key !== undefined && { key }) }, spot);
  }

  /** Says that a sheet is gone; one that is there and could not be understood has an error of its own. */
  missingSheet(name: string): void {
    if (!this.#sheets.includes(name)) this.warning('import-sheet-missing', { sheet: name });
  }

  /** An issue of another reader, put where the user sees its cause. */
  add(issue: Issue, spot?: Spot): void {
    const place: Place = { file: spot ? `${this.#file}${this.#lang === 'zh' ? '' : ' '}${this.addressOf(spot)}` : this.#file };
    this.#found.push({ issue: { ...issue, place }, spot: spot ?? { sheet: -1, row: 0, column: 0 } });
  }

  /** For what reads a number and knows nothing of workbooks. */
  at(spot: Spot, key: string): IssueSink {
    const add = (severity: Severity) => (message: MessageKey, facts: Facts): void => { this.add({ severity, message, facts, key }, spot); };
    return { error: add('error'), warning: add('warning') };
  }

  /** To see whether reading a part added any. */
  get errorCount(): number {
    return this.#found.reduce((count, { issue }) => count + (issue.severity === 'error' ? 1 : 0), 0);
  }

  get hasErrors(): boolean {
    return this.errorCount > 0;
  }

  /** `「经济」!E12`, or `'Economy'!E12` in an English workbook. */
  addressOf({ sheet, row, column }: Spot): string {
    const name = this.#sheets[sheet]!;
    const cell = row === 0 ? '' : `!${column === 0 ? String(row) : columnLetter(column) + String(row)}`;
    return this.#lang === 'zh' ? `「${name}」${cell}` : `'${name}'${cell}`;
  }

  /** All of them in reading order; of many alike in one sheet the first few, then how many more there are. */
  get items(): readonly Issue[] {
    const inOrder = [...this.#found].sort(({ spot: a }, { spot: b }) => a.sheet - b.sheet || a.row - b.row || a.column - b.column);
    const counts = new Map<string, number>();
    const kindOf = ({ issue, spot }: Found): string => `${String(spot.sheet)} ${issue.message} ${issue.severity}`;
    for (const found of inOrder) counts.set(kindOf(found), (counts.get(kindOf(found)) ?? 0) + 1);
    const shown = new Map<string, number>();
    return inOrder.flatMap((found) => {
      const kind = kindOf(found);
      const count = (shown.get(kind) ?? 0) + 1;
      shown.set(kind, count);
      if (count <= MOST_SHOWN) return [found.issue];
      if (count > MOST_SHOWN + 1) return [];
      const { severity, place } = found.issue;
      return [{ severity, message: 'import-more', facts: { count: counts.get(kind)! - MOST_SHOWN }, ...(place && { place }) }];
    });
  }
}
