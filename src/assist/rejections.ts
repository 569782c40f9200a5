import { nearestName } from '../issues/index.js';
import { IDENTITY_WORDS } from './identities.js';
import type { Reason, Rejection } from './types.js';

const MOST_LINES = 5;
/** Words of a cell that a report repeats; longer ones are no category. */
const MOST_CHARACTERS = 20;

/** 退回的行 — rows that do not count, by reason and, for unknown words, by word. Never given the number of a person. */
export class Rejections {
  readonly #found = new Map<string, { reason: Reason; rows: number; lines: number[]; word?: string }>();
  #rows = 0;

  add(reason: Reason, line: number, word?: string): void {
    // A number in the wrong column must not get out through the report.
    const shown = word === undefined || /\d{6}/.test(word) ? undefined : word.slice(0, MOST_CHARACTERS);
    const key = `${reason} ${shown ?? ''}`;
    const entry = this.#found.get(key) ?? { reason, rows: 0, lines: [], ...(shown !== undefined && { word: shown }) };
    this.#found.set(key, entry);
    entry.rows++;
    this.#rows++;
    if (entry.lines.length < MOST_LINES) entry.lines.push(line);
  }

  get rows(): number {
    return this.#rows;
  }

  list(): Rejection[] {
    return [...this.#found.values()].map((entry) => {
      const near = entry.reason === 'category-unknown' && entry.word !== undefined ? nearestName(entry.word, IDENTITY_WORDS) : undefined;
      return { ...entry, ...(near !== undefined && { near }) };
    });
  }
}
