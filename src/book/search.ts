import type { Bilingual } from '../messages/index.js';
import type { Reference } from './clause-types.js';
import { type EntryName, entriesOf, plain } from './find.js';
import type { Book } from './types.js';

/** 命中处 — the part of an entry where a word was found. */
export type SearchField = 'name' | 'label' | 'formula' | 'source' | 'clause' | 'note' | 'gap' | 'values';

/** 命中 — an entry that holds every word somewhere, and where it holds any. */
export interface Hit {
  readonly entry: EntryName;
  readonly chapter: string;
  readonly fields: readonly SearchField[];
}

/**
 * 查找 — entries in which every one of the words stands somewhere; blanks part words. Those with all words in name or
 * label come first, those found in their documents alone last. Capitals and full-width forms do not matter.
 */
export function searchBook(book: Book, words: string): Hit[] {
  const asked = plain(words).split(' ').filter((word) => word !== '');
  const hits = entriesOf(book).flatMap((entry): (Hit & { rank: number })[] => {
    const { chapter, fields } = textsOf(book, entry);
    const texts = (Object.keys(fields) as SearchField[]).map((field) => ({ field, text: plain(fields[field]!.join('\n')) }));
    if (!asked.every((word) => texts.some(({ text }) => text.includes(word)))) return [];
    const found = texts.filter(({ text }) => asked.some((word) => text.includes(word))).map(({ field }) => field);
    const allIn = (fits: (field: SearchField) => boolean): boolean => asked.every((word) => texts.some(({ field, text }) => fits(field) && text.includes(word)));
    const rank = allIn((field) => field === 'name' || field === 'label') ? 0 : allIn((field) => field !== 'clause') ? 1 : 2;
    return [{ entry, chapter, fields: found, rank }];
  });
  return hits.sort((a, b) => a.rank - b.rank).map(({ entry, chapter, fields }) => ({ entry, chapter, fields }));
}

type Texts = Partial<Record<SearchField, readonly string[]>>;

function textsOf(book: Book, { kind, name, label }: EntryName): { chapter: string; fields: Texts } {
  const named: Texts = { name: [name], label: both(label) };
  switch (kind) {
    case 'rule': {
      const { rule: { chapter, text, start, entry, source, note, gap }, references } = book.rules.get(name)!;
      const formula = [text, ...(start?.kind === 'formula' ? [start.text] : []), ...(entry ? [entry.text] : [])];
      return { chapter, fields: { ...named, formula, source: source === undefined ? [] : [source], clause: clauseTexts(references), note: both(note), gap: both(gap) } };
    }
    case 'input': {
      const { input: { range, note }, chapter, references } = book.inputs.get(name)!;
      return { chapter, fields: { ...named, source: range.clause === undefined ? [] : [range.clause], clause: clauseTexts(references), note: both(note) } };
    }
    case 'noise':
      return { chapter: book.noises.get(name)!.chapter, fields: named };
    case 'dimension': {
      const { dimension: { labels, valueLabels = [], first }, chapter } = book.dimensions.get(name)!;
      // The numbers 0 to 105 would be found in any search for a number.
      return { chapter, fields: { ...named, values: first === undefined ? [...labels, ...valueLabels.flatMap(both)] : [] } };
    }
  }
}

function clauseTexts(references: readonly Reference[]): string[] {
  return references.flatMap(({ document, clause }) => {
    if (!document) return [];
    const words = clause ? [...both(clause.title), clause.text ?? clause.summary.zh ?? '', clause.summary.en] : both(document.summary);
    return [...both(document.title), ...words];
  });
}

function both(text: Bilingual | undefined): string[] {
  return text ? [text.zh, text.en] : [];
}
