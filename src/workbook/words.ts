import { catalogue, type Lang, type MessageKey, say } from '../messages/index.js';

const LANGUAGES: readonly Lang[] = ['zh', 'en'];

/** 表头 — of the sheets of chapters. */
export const CHAPTER_HEADS = {
  name: 'template-head-name', id: 'template-head-id', unit: 'template-head-unit', form: 'template-head-form', value: 'template-head-value',
  between: 'template-head-between', after: 'template-head-after', law: 'template-head-law', experience: 'template-head-experience',
  clause: 'template-head-clause', remark: 'template-head-remark', source: 'template-head-source', confidence: 'template-head-confidence', note: 'template-head-note',
} as const satisfies Record<string, MessageKey>;

/** Of the sheet of given values; years follow. */
export const GIVEN_HEADS = { name: 'template-head-name', id: 'template-head-id', unit: 'template-head-unit' } as const satisfies Record<string, MessageKey>;

export const CORRELATION_HEADS = {
  first: 'template-head-first', firstId: 'template-head-first-id', second: 'template-head-second', secondId: 'template-head-second-id', correlation: 'template-head-correlation',
} as const satisfies Record<string, MessageKey>;

/** Of piecewise tables. */
export const BAND_HEADS = { year: 'template-head-year', from: 'template-head-from', value: 'template-head-value' } as const satisfies Record<string, MessageKey>;

export const BETWEEN_WORDS = { error: 'template-between-error', hold: 'template-between-hold', linear: 'template-between-linear' } as const satisfies Record<string, MessageKey>;
export const AFTER_WORDS = { error: 'template-after-error', hold: 'template-after-hold' } as const satisfies Record<string, MessageKey>;

/** Which of these words a cell holds, in either language, or undefined: a book may come from a colleague. */
export function wordIn<K extends string>(text: string, words: Readonly<Record<K, MessageKey>>): K | undefined {
  const plain = text.trim().toLowerCase();
  return (Object.keys(words) as K[]).find((key) => isWord(plain, words[key]));
}

/** True for this word in either language. */
export function isWord(text: string, key: MessageKey): boolean {
  return LANGUAGES.some((lang) => catalogue[key][lang].toLowerCase() === text.trim().toLowerCase());
}

/** `2026` or `2026年`, as a number or as text. */
export function yearIn(text: string): number | undefined {
  const match = /^([12]\d{3})\s*年?$/.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

/** `hold` of a scenario file as a workbook says it, and `grow 4%` with its rate. */
export function continuationText(attribute: 'between' | 'after', value: string, lang: Lang): string {
  if (attribute === 'between') return say(BETWEEN_WORDS[value as keyof typeof BETWEEN_WORDS], {}, lang);
  const rate = /^grow\s+(.*)%$/.exec(value)?.[1];
  return rate === undefined ? say(AFTER_WORDS[value as keyof typeof AFTER_WORDS], {}, lang) : say('template-after-grow', { rate }, lang);
}

/** The other way round; undefined for what is no continuation. */
export function continuationIn(attribute: 'between' | 'after', text: string): string | undefined {
  if (attribute === 'between') return wordIn(text, BETWEEN_WORDS);
  const rate = /^(?:每年增长|grow)\s*(-?\d+(?:\.\d+)?)\s*[%％]$/i.exec(text.trim())?.[1];
  return rate === undefined ? wordIn(text, AFTER_WORDS) : `grow ${rate}%`;
}
