import { nearestName } from '../issues/index.js';
import { IDENTITY_WORDS } from './identities.js';
import type { Reason, Rejection } from './types.js';

const MOST_LINES = 5;
/** Digits in any writing. */
const DIGITS = /[\p{N}〇一二三四五六七八九]/u;

/**
 * A word that a report may repeat: one that is nearly a category. Anything else may be a number, a birthday or a name that slipped
 * into the column, and stays unsaid; its line is enough to find it.
 */
function slipOf(word: string): string | undefined {
  return !DIGITS.test(word) && nearestName(word, IDENTITY_WORDS) !== undefined ? word : undefined;
}

/** 退回的行 — rows that do not count, by reason and, for unknown words, by word. Never given the number of a person. */
export class Rejections {
  readonly #found = new Map<string, { reason: Reason; rows: number; lines: number[]; word?: string }>();
  #rows = 0;

  add(reason: Reason, line: number, word?: string): void {
    const shown = word === undefined ? undefined : slipOf(word);
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
