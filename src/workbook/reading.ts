import type { Lang } from '../messages/index.js';
import type { Attributes, Content, ContentOf, Contents, Correlation } from './content.js';
import type { BookIssues, Spot } from './book-issues.js';
import type { Origin } from './origin.js';
import type { Places } from './places.js';

/** 读到的一项 — an input as the workbook has it. */
export interface ReadInput {
  readonly content: Content;
  readonly attributes: Attributes;
}

/** 读 — what every reader of a workbook needs. */
export interface Reading {
  readonly contents: Contents;
  readonly issues: BookIssues;
  readonly places: Places;
  readonly origin: Origin;
  /** Of the workbook. */
  readonly lang: Lang;
}

/** 读到的工作簿 — items that are missing or broken are left out; the issues say so. */
export interface ReadBook {
  readonly titles: { readonly zh?: string; readonly en?: string };
  readonly inputs: ReadonlyMap<string, ReadInput>;
  readonly given: ReadonlyMap<string, ContentOf<'series'> | ContentOf<'table'>>;
  /** Undefined when their sheet is missing. */
  readonly correlations: ReadonlyMap<string, Correlation> | undefined;
}

/** Remembers where a name was first met, and says where it is met again. */
export class Seen {
  readonly #spots = new Map<string, Spot>();
  readonly #issues: BookIssues;

  constructor(issues: BookIssues) {
    this.#issues = issues;
  }

  has(id: string): boolean {
    return this.#spots.has(id);
  }

  /** True for the first time. */
  meet(id: string, spot: Spot): boolean {
    const first = this.#spots.get(id);
    if (first) this.#issues.error('import-row-twice', { id, other: this.#issues.addressOf(first) }, spot);
    else this.#spots.set(id, spot);
    return first === undefined;
  }
}
