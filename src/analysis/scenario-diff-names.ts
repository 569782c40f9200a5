import type { Place } from '../issues/index.js';
import type { Bilingual } from '../messages/index.js';
import type { Dimension, Model } from '../model/index.js';
import type { DocumentationChange, DocumentationPart } from './scenario-diff-types.js';

/** Chapter of what a scenario itself declares, as the reader of rulebooks names it. */
const OWN_CHAPTER = 'scenario';

/** 合并次序 — the names of both in the order they are declared: those of the second that are new follow the one before them. */
export function inBothOrders(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  const names = [...before.keys()];
  const known = new Set(names);
  let previous = -1;
  for (const name of after.keys()) {
    if (known.has(name)) previous = names.indexOf(name);
    else names.splice(++previous, 0, name);
  }
  return names;
}

/** Names and dimensions of a model, in declared order. */
export function dimensionsNamed({ dimensions }: Model, names: readonly string[]): Dimension[] {
  return dimensions.filter(({ name }) => names.includes(name));
}

/** 所在的章 — by the file that declares it. */
export function chapterOf({ file }: Place, { folder, chapters }: Model): string {
  const name = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).replace(/\.yaml$/, '') : OWN_CHAPTER;
  return chapters.some((chapter) => chapter.name === name) ? name : OWN_CHAPTER;
}

/** Texts by what they are about; those that differ in either language, in the order given. */
export function documentationBetween(
  before: Partial<Record<DocumentationPart, string | Bilingual | undefined>>, after: typeof before,
): DocumentationChange[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])] as DocumentationPart[];
  return parts.flatMap((part) => {
    const [old, now] = [inBoth(before[part]), inBoth(after[part])];
    return old?.zh === now?.zh && old?.en === now?.en ? [] : [{ part, before: old, after: now }];
  });
}

function inBoth(text: string | Bilingual | undefined): Bilingual | undefined {
  return typeof text === 'string' ? { zh: text, en: text } : text;
}
