import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { readBytes } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import { cutOffOf, readCategories, readDate, readMark } from './cells.js';
import { type Columns, readColumns } from './columns.js';
import type { Identity } from './identities.js';
import { readNumber } from './identity-number.js';
import { bitsOf, People, Tally } from './people.js';
import { Rejections } from './rejections.js';
import type { AssistList, CutOff } from './types.js';

/** What the command line adds to a list. */
export interface ReadOptions {
  /** For lists without a date column: its year and cut-off. */
  readonly date?: { readonly year: number; readonly cutOff: CutOff };
  /** Rows read so far, now and then. */
  readonly onRows?: (rows: number) => void;
}

const CHUNK_CHARACTERS = 1 << 20;
const ROWS_BETWEEN_NEWS = 100_000;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * 读名单 — a CSV list of people or table of combinations, UTF-8 or GB 18030, as heads by status. Rows that cannot count are
 * rejected and reported; a file that is no list at all becomes issues. No message carries a cell of the number column.
 */
export async function readAssistList(path: string, issues: IssueList, options: ReadOptions = {}): Promise<AssistList | undefined> {
  const source = readBytes(path, issues);
  if (!source) return undefined;
  const { file, bytes, sha256 } = source;
  const { text, encoding } = decode(bytes);
  let reader: Reader | undefined;
  try {
    for await (const row of rowsOf(text)) {
      if (reader) reader.read(row);
      else {
        const columns = readColumns(row.cells, file, issues);
        if (columns) reader = new Reader(columns, row.cells.length, options);
        if (!columns || !reader?.hasDate(file, issues)) return undefined;
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    issues.error('csv-quotes', { code: error.code }, { file, line: typeof error['lines'] === 'number' ? error['lines'] : 1 });
    return undefined;
  }
  if (!reader) issues.error('csv-empty', { path: file }, { file });
  else if (reader.rows === 0) issues.error('csv-no-rows', { path: file }, { file, line: 1 });
  else return { file, sha256, encoding, ...reader.result() };
  return undefined;
}

/** Lists come from spreadsheets: UTF-8, or the national encoding. */
function decode(bytes: Uint8Array): { text: string; encoding: 'utf-8' | 'gb18030' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Not UTF-8: what Excel writes on a Chinese system.
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

async function* rowsOf(text: string): AsyncGenerator<Row> {
  const chunks = function* (): Generator<string> {
    for (let at = 0; at < text.length; at += CHUNK_CHARACTERS) yield text.slice(at, at + CHUNK_CHARACTERS);
  };
  const parser = Readable.from(chunks()).pipe(parse({ info: true, relax_column_count: true, skip_empty_lines: true, trim: true }));
  for await (const item of parser) {
    // The package's types do not know what `info: true` returns.
    const { record, info } = item as { record: string[]; info: { lines: number } };
    yield { line: info.lines, cells: record };
  }
}

/** 逐行读 — rows into people, or into the tally of combinations. */
class Reader {
  readonly #columns: Columns;
  readonly #width: number;
  readonly #options: ReadOptions;
  readonly #people = new People();
  readonly #combinations: Record<CutOff, { bits: number; heads: number }[]> = { '06-30': [], '11-20': [] };
  readonly #rejections = new Rejections();
  #year: number | undefined;
  #rows = 0;

  constructor(columns: Columns, width: number, options: ReadOptions) {
    [this.#columns, this.#width, this.#options] = [columns, width, options];
    this.#year = options.date?.year;
  }

  get rows(): number {
    return this.#rows;
  }

  hasDate(file: string, issues: IssueList): boolean {
    if (this.#columns.at.date >= 0 || this.#options.date) return true;
    issues.error('assist-date-missing', { path: file }, { file, line: 1 });
    return false;
  }

  read({ line, cells }: Row): void {
    if (++this.#rows % ROWS_BETWEEN_NEWS === 0) this.#options.onRows?.(this.#rows);
    if (cells.length !== this.#width) {
      this.#rejections.add('ragged', line);
      return;
    }
    const cutOff = this.#cutOff(line, cells);
    if (cutOff === undefined) return;
    if (this.#columns.form === 'list') this.#readPerson(line, cells, cutOff);
    else this.#readCombination(line, cells, cutOff);
  }

  #cutOff(line: number, cells: readonly string[]): CutOff | undefined {
    if (this.#columns.at.date < 0) return this.#options.date!.cutOff;
    const cell = cells[this.#columns.at.date]!;
    const date = readDate(cell);
    const cutOff = date && cutOffOf(date);
    if (!date || !cutOff) this.#rejections.add('date-unknown', line, cell);
    else if ((this.#year ??= date.year) !== date.year) this.#rejections.add('date-other-year', line, cell);
    else return cutOff;
    return undefined;
  }

  #readPerson(line: number, cells: readonly string[], cutOff: CutOff): void {
    const { number: numberAt, category, ownPart } = this.#columns.at;
    const number = cells[numberAt]!.replaceAll(/[\s']/g, '');
    const facts = readNumber(number);
    if (typeof facts === 'string') {
      this.#rejections.add(facts, line);
      return;
    }
    const identities = readCategories(cells[category]!);
    if ('unknown' in identities) {
      this.#rejections.add('category-unknown', line, identities.unknown);
      return;
    }
    if (identities.size === 0) {
      this.#rejections.add('category-missing', line);
      return;
    }
    const isPaid = ownPart < 0 || readMark(cells[ownPart]!);
    if (isPaid === undefined) this.#rejections.add('own-payment-unknown', line, cells[ownPart]);
    else this.#people.add(number, facts, cutOff, identities, !isPaid);
  }

  #readCombination(line: number, cells: readonly string[], cutOff: CutOff): void {
    const cell = cells[this.#columns.at.heads]!.replaceAll(',', '');
    const heads = /^\d+$/.test(cell) ? Number(cell) : undefined;
    const marks = this.#columns.identities.map(({ at, identity }) => ({ identity, mark: readMark(cells[at]!) }));
    const identities = new Set<Identity>(marks.filter(({ mark }) => mark).map(({ identity }) => identity));
    if (marks.some(({ mark }) => mark === undefined)) this.#rejections.add('mark-unknown', line);
    else if (heads === undefined) this.#rejections.add('heads-not-whole', line, cell);
    else if (identities.size === 0) this.#rejections.add('category-missing', line);
    else this.#combinations[cutOff].push({ bits: bitsOf(identities), heads });
  }

  result(): Omit<AssistList, 'file' | 'sha256' | 'encoding'> {
    const common = { form: this.#columns.form, rows: this.#rows, year: this.#year ?? 0, rejections: this.#rejections.list(), rejectedRows: this.#rejections.rows };
    if (this.#columns.form === 'list') {
      const { people, heads, merges, byAge } = this.#people.count(common.year);
      const movement = this.#people.movement();
      return { ...common, cutOff: this.#people.cutOff, people, repeatedRows: this.#people.repeatedRows, heads, merges, byAge, ...(movement && { movement }) };
    }
    const cutOff = this.#combinations['11-20'].length > 0 ? '11-20' : '06-30';
    const tally = new Tally();
    for (const { bits, heads } of this.#combinations[cutOff]) tally.add(bits, heads);
    const { heads, merges } = tally.result();
    return { ...common, cutOff, people: this.#combinations[cutOff].reduce((sum, { heads: each }) => sum + each, 0), repeatedRows: 0, heads, merges };
  }
}
