import type { Lang } from '../messages/index.js';
import type { Dimension } from '../model/index.js';

const LANGUAGES: readonly Lang[] = ['zh', 'en'];

/** 坐标的写法 — the name of a coordinate for people, where the rulebook gives one that no other coordinate has; ages as numbers. */
export function coordinateWord(dimension: Dimension, index: number, lang: Lang): string | number {
  if (dimension.first !== undefined) return dimension.first + index;
  const name = dimension.valueLabels?.[index]?.[lang];
  const isAlone = name !== undefined && dimension.valueLabels!.every((label, other) => other === index || LANGUAGES.every((each) => label[each] !== name));
  return isAlone ? name : dimension.labels[index]!;
}

/** The index that a cell's text means, in either language or as files write it; −1 for none. */
export function coordinateIn(dimension: Dimension, text: string): number {
  const plain = text.trim();
  if (dimension.first !== undefined) {
    const index = /^-?\d+$/.test(plain) ? Number(plain) - dimension.first : -1;
    return index < dimension.size ? Math.max(-1, index) : -1;
  }
  const written = dimension.labels.indexOf(plain);
  if (written >= 0) return written;
  return dimension.labels.findIndex((_, index) => LANGUAGES.some((lang) => coordinateWord(dimension, index, lang) === plain));
}

/** True for a heading that names the dimension, in either language or as files write it. */
export function isDimension({ name, label }: Dimension, text: string): boolean {
  const plain = text.trim();
  return plain !== '' && [name, label.zh, label.en].includes(plain);
}
