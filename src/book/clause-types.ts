import type { Bilingual } from '../messages/index.js';

/**
 * How well a text is known: A the primary text was seen, A' in full on another site, B a secondary page,
 * C background knowledge, D derived.
 */
export type Grade = 'A' | "A'" | 'B' | 'C' | 'D';

/** 条款 — one clause of a document. */
export interface Clause {
  /** As sources name it: `一`, `第六条`. */
  readonly name: string;
  readonly title?: Bilingual;
  /** The clause itself, word for word, paragraphs separated by a line break; undefined where the document was not at hand. */
  readonly text?: string;
  /** In our words: in English always, in Chinese where there is no `text`. */
  readonly summary: { readonly zh?: string; readonly en: string };
  /** The document's, unless this clause is known better or worse. */
  readonly grade: Grade;
}

/** 文件 — one document that sources name. */
export interface ClauseDocument {
  /** As sources name it: `鄂人社发〔2021〕28号`. */
  readonly name: string;
  /** Other names of it in sources. */
  readonly aliases: readonly string[];
  readonly title: Bilingual;
  readonly issuer?: Bilingual;
  /** `2021-09-30`, or `2023-01` where the day is not known. */
  readonly date?: string;
  readonly url?: string;
  readonly grade: Grade;
  /** What the document says as far as the rulebook needs it, in our words: shown where a source names no clause. */
  readonly summary?: Bilingual;
  /** What to know of all its clauses as given here. */
  readonly note?: Bilingual;
  readonly clauses: ReadonlyMap<string, Clause>;
}

/** 文件和条款 — all documents by name, in the order of `clauses.yaml`. */
export interface Clauses {
  readonly file: string;
  readonly documents: ReadonlyMap<string, ClauseDocument>;
}

/** 出处 — one document (and clause) that a source names, or a part of a source that names none. */
export interface Reference {
  /** The part of the source as written. */
  readonly text: string;
  /** Undefined when no known document is named: a proposal, a document that `clauses.yaml` lacks. */
  readonly document?: ClauseDocument;
  readonly clause?: Clause;
  /** A clause that the source names and the document's list lacks. */
  readonly unknownClause?: string;
  /** What the source adds: `支付终身` of `国发〔2014〕8号 第七条（支付终身）`. */
  readonly remark?: string;
}
