import type { CellValue, Worksheet } from '@protobi/exceljs';
import type { Unit } from '../model/index.js';
import { parseQuantity } from '../scenario/index.js';
import type { BookIssues, Spot } from './book-issues.js';

/** What a number is for, as issues say it. */
export interface NumberSite {
  readonly name: string;
  readonly unit: Unit;
  readonly key: string;
  /** `cpi_mean 2026`, when the name alone does not say which number. */
  readonly shown?: string;
}

export type FoundNumber = number | 'blank' | 'refused';

type Plain =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date' | 'error' | 'truth' | 'uncomputed'; readonly text: string };

/** 一页 — a sheet of an edited workbook as its readers see it: numbers, words, and what stands in their stead. */
export class Page {
  readonly name: string;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly issues: BookIssues;
  readonly #sheet: Worksheet;
  readonly #index: number;

  /** @param index place among the tabs, from 0 */
  constructor(sheet: Worksheet, index: number, issues: BookIssues) {
    this.#sheet = sheet;
    this.#index = index;
    this.issues = issues;
    this.name = sheet.name;
    this.lastRow = sheet.rowCount;
    this.lastColumn = sheet.columnCount;
  }

  spot(row: number, column: number): Spot {
    return { sheet: this.#index, row, column };
  }

  /** Text of a heading, identifier or coordinate: a number as it is written, trimmed; empty for nothing. */
  text(row: number, column: number): string {
    const plain = this.#plain(row, column);
    switch (plain.kind) {
      case 'blank': return '';
      case 'number': return String(plain.value);
      default: return plain.text.trim();
    }
  }

  /** A source or a note; undefined for nothing. What Excel took for a date is written as one. */
  words(row: number, column: number): string | undefined {
    const plain = this.#plain(row, column);
    const text = plain.kind === 'blank' ? '' : plain.kind === 'number' ? String(plain.value) : plain.text;
    return text.trim() === '' ? undefined : text.replace(/\r\n?/g, '\n');
  }

  isBlank(row: number, column: number): boolean {
    return this.text(row, column) === '';
  }

  /** True where a number, or the result of a formula that is one, stands; words are none. */
  holdsNumber(row: number, column: number): boolean {
    return this.#plain(row, column).kind === 'number';
  }

  /** A number; text is read as scenario files are, and anything else is an issue. */
  number(row: number, column: number, site: NumberSite): FoundNumber {
    const plain = this.#plain(row, column);
    const { name, unit, key, shown = name } = site;
    const spot = this.spot(row, column);
    const refuse = (message: Parameters<BookIssues['error']>[0], value: string): 'refused' => {
      this.issues.error(message, { name: shown, value }, spot, key);
      return 'refused';
    };
    switch (plain.kind) {
      case 'blank': return 'blank';
      case 'number': return plain.value;
      case 'text': return plain.text.trim() === '' ? 'blank' : (parseQuantity(plain.text, { name: shown, unit, key }, this.issues.at(spot, key)) ?? 'refused');
      case 'date': return refuse('import-cell-date', plain.text);
      case 'error': return refuse('import-cell-error', plain.text);
      case 'truth': return refuse('import-cell-truth', plain.text);
      case 'uncomputed': return refuse('import-cell-uncomputed', plain.text);
    }
  }

  #plain(row: number, column: number): Plain {
    return plainValue(this.#sheet.findRow(row)?.findCell(column)?.value);
  }
}

function plainValue(value: CellValue): Plain {
  if (value === null || value === undefined) return { kind: 'blank' };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'truth', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { kind: 'date', text: value.toISOString().slice(0, 10) };
  if ('error' in value) return { kind: 'error', text: value.error };
  if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') };
  // The text of a link may itself be of several fonts.
  if ('hyperlink' in value) return plainValue(value.text);
  return value.result === undefined ? { kind: 'uncomputed', text: value.formula ?? '' } : plainValue(value.result);
}
