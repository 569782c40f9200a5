import type { Lang } from '../messages/index.js';

const LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** 日期 — an instant as the reader's language writes the day: 2026年11月23日, 23 November 2026; files and JSON keep ISO 8601. */
export function dateText(instant: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long' }).format(new Date(instant));
}

/** 日期和时间 — the same with the time on the reader's clock: 2026年11月23日 14:05, 23 November 2026 at 14:05. */
export function dateTimeText(instant: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));
}
