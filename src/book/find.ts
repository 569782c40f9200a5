import { nearestName } from '../issues/index.js';
import type { Bilingual } from '../messages/index.js';
import type { Book, BookChapter, EntryKind } from './types.js';

/** 条目的指称 — enough to look an entry up in the book. */
export interface EntryName {
  readonly kind: EntryKind;
  readonly name: string;
  readonly label: Bilingual;
}

/** 全部条目 — chapter by chapter: rules, inputs, noises, dimensions. */
export function entriesOf({ chapters, rules, inputs, noises, dimensions }: Book): EntryName[] {
  return chapters.flatMap((chapter) => [
    ...chapter.rules.map((name) => ({ kind: 'rule' as const, name, label: rules.get(name)!.rule.label })),
    ...chapter.inputs.map((name) => ({ kind: 'input' as const, name, label: inputs.get(name)!.input.label })),
    ...chapter.noises.map((name) => ({ kind: 'noise' as const, name, label: noises.get(name)!.noise.label })),
    ...chapter.dimensions.map((name) => ({ kind: 'dimension' as const, name, label: dimensions.get(name)!.dimension.label })),
  ]);
}

const KIND_ORDER: readonly EntryKind[] = ['rule', 'input', 'noise', 'dimension'];

/**
 * 找条目 — everything of this name, else everything with this label (in either language, with or without what stands in
 * brackets); rules first. Several: a rule and a noise may share a name, and labels may repeat.
 */
export function findEntries(book: Book, word: string): EntryName[] {
  const all = entriesOf(book).sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
  const asked = plain(word);
  const attempts: ((entry: EntryName) => boolean)[] = [
    ({ name }) => name === word.trim(),
    ({ label }) => plain(label.zh) === asked || plain(label.en) === asked,
    ({ name, label }) => plain(name) === asked || plain(withoutRemark(label.zh)) === asked || plain(withoutRemark(label.en)) === asked,
  ];
  return attempts.map((fits) => all.filter(fits)).find((found) => found.length > 0) ?? [];
}

/** 相近的条目 — what a word that names nothing may have meant: the nearest name, the nearest labels, and labels with the word in them. */
export function nearEntries(book: Book, word: string, most: number): EntryName[] {
  const all = entriesOf(book);
  const asked = plain(word);
  const nearest = [
    nearestName(asked, all.map(({ name }) => name)),
    nearestName(asked, all.map(({ label }) => plain(label.zh))),
    nearestName(asked, all.map(({ label }) => plain(label.en))),
  ];
  const near = all.filter(({ name, label }) => nearest.includes(name) || nearest.includes(plain(label.zh)) || nearest.includes(plain(label.en)));
  const holding = asked.length < 2 ? [] : all.filter(({ name, label }) => [name, plain(label.zh), plain(label.en)].some((text) => text.includes(asked)));
  return [...new Set([...near, ...holding])].slice(0, most);
}

/** 找章 — by name or by title in either language. */
export function findChapter({ chapters }: Book, word: string): BookChapter | undefined {
  const asked = plain(word);
  return chapters.find(({ name, title }) => [name, plain(title.zh), plain(title.en)].includes(asked));
}

/** The name of the chapter most likely meant. */
export function nearChapter({ chapters }: Book, word: string): BookChapter | undefined {
  const asked = plain(word);
  const words = chapters.flatMap((chapter) => [chapter.name, plain(chapter.title.zh), plain(chapter.title.en)].map((text) => ({ chapter, text })));
  const nearest = nearestName(asked, words.map(({ text }) => text));
  const holding = words.filter(({ text }) => text.includes(asked) || asked.includes(text));
  return words.find(({ text }) => text === nearest)?.chapter ?? (new Set(holding.map(({ chapter }) => chapter)).size === 1 ? holding[0]!.chapter : undefined);
}

/** As readers type: full-width forms, capitals and blanks do not matter. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function withoutRemark(label: string): string {
  return label.replace(/\s*[（(].*[）)]\s*$/, '');
}
