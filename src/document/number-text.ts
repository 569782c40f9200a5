import type { Lang } from '../messages/index.js';
import { numberText } from '../report/index.js';
import type { Cell, Column, NumberPart, Text, Under } from './types.js';

/** 不带单位 — `1,234.5`: in a column whose head has the unit. */
export function bareNumber({ value, shown }: NumberPart): string {
  return numberText(value, shown, shown.decimals);
}

/** 带单位 — `1,234.5亿元`, `12.3%`; in English with a space before a word. */
export function numberWithUnit(part: NumberPart, lang: Lang): string {
  const { unit } = part.shown;
  const isApart = lang === 'en' && unit !== '' && unit !== '%';
  return Number.isFinite(part.value) ? `${bareNumber(part)}${isApart ? ' ' : ''}${unit}` : bareNumber(part);
}

/** A sentence without its marks. */
export function plainText(text: Text, lang: Lang): string {
  return text.map((part) => (typeof part === 'string' ? part : part.kind === 'number' ? numberWithUnit(part, lang) : part.text)).join('');
}

/** 下一行 — `+198.8 ±13.2`; empty where there is none. */
export function underText({ under }: NumberPart): string {
  return under ? underParts(under).map(({ text }) => text).join(' ') : '';
}

/** Its numbers, each with its text. */
export function underParts({ difference, within }: Under): { readonly part: NumberPart; readonly text: string }[] {
  const sign = difference && difference.value > 0 && /[1-9]/.test(bareNumber(difference)) ? '+' : '';
  return [...(difference ? [{ part: difference, text: `${sign}${bareNumber(difference)}` }] : []), ...(within ? [{ part: within, text: `±${withinText(within)}` }] : [])];
}

/** 各行 — of a cell, for the width that it wants. */
export function cellLines(cell: Cell, column: Pick<Column, 'unit'>, lang: Lang): string[] {
  return [cellText(cell, column, lang), ...(cell?.kind === 'number' && cell.under ? [underText(cell)] : [])];
}

/** An error that its decimals cannot show is smaller than the last of them, not none. */
function withinText(within: NumberPart): string {
  const text = bareNumber(within);
  return within.value === 0 || /[1-9]/.test(text) ? text : `<${text.slice(0, -1)}1`;
}

/** 单元格 — a number without the unit that its column has in its head; with it where it has another. */
export function cellText(cell: Cell, column: Pick<Column, 'unit'>, lang: Lang): string {
  if (cell === undefined) return '';
  if (cell.kind === 'text') return plainText(cell.text, lang);
  return cell.shown.unit === (column.unit ?? '') ? bareNumber(cell) : numberWithUnit(cell, lang);
}
