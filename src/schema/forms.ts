import type { InputDeclaration } from '../model/index.js';

/** 写法 — the keys of which an input's entry has exactly one. */
export const FORMS = ['value', 'series', 'table', 'cells', 'bands', 'paths'] as const;
export type Form = (typeof FORMS)[number];

/** The forms in which the loader takes an input's values. */
export function formsOf({ byPath, bandOf, dimensions }: InputDeclaration): Form[] {
  if (byPath) return ['paths', 'value', 'series']; // one number or series: the same on every path
  if (bandOf) return ['bands', 'table'];
  return ['value', 'series', ...(dimensions.length > 0 ? ['cells' as const] : []), 'table'];
}
