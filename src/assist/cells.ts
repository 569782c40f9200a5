import { type Identity, identityOf } from './identities.js';
import type { CutOff } from './types.js';

/** 读日期 — `2025-11-20`, `2025/11/20`, `20251120`, `2025年11月20日`: year, month and day; undefined for anything else. */
export function readDate(text: string): { year: number; monthDay: string } | undefined {
  const match = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?$/.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  return { year: Number(year), monthDay: `${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

/** The cut-off a date stands for; the first list of 2021 was sent by 20 October and counts as that of June. */
export function cutOffOf({ year, monthDay }: { readonly year: number; readonly monthDay: string }): CutOff | undefined {
  if (monthDay === '11-20' || monthDay === '06-30') return monthDay;
  return year === 2021 && monthDay === '10-20' ? '06-30' : undefined;
}

/** 读类别 — one or several identities of a cell, or the word that is none. */
export function readCategories(cell: string): ReadonlySet<Identity> | { readonly unknown: string } {
  const found = new Set<Identity>();
  for (const word of cell.split(/[、,，;；/|+]/).map((each) => each.trim()).filter((each) => each !== '')) {
    const identity = identityOf(word);
    if (identity === undefined) return { unknown: word };
    found.add(identity);
  }
  return found;
}

const YES = new Set(['1', '是', '有', '√', '✓', 'y', 'yes', 'true']);
const NO = new Set(['', '0', '否', '无', '×', '-', 'n', 'no', 'false']);

/** 是否 — a mark of a cell; undefined when it is none. */
export function readMark(cell: string): boolean | undefined {
  const mark = cell.trim().toLowerCase();
  return YES.has(mark) ? true : NO.has(mark) ? false : undefined;
}
