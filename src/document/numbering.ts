import { type Lang, say } from '../messages/index.js';
import type { Block, Document, Figure, Heading, Table } from './types.js';

/** 编号 — of headings, tables and figures, in the order in which they stand. */
export interface Numbering {
  /** What stands before the title: `一、` or `（一）` or `1. `; `1 `, `1.2 ` and `1.2.3 ` in English. */
  readonly headings: ReadonlyMap<Heading, string>;
  /** From 1, tables and figures each for themselves. The table of what a figure draws has the number of its figure. */
  readonly numbers: ReadonlyMap<Table | Figure, number>;
}

export function numberingOf({ lang, blocks }: Pick<Document, 'lang' | 'blocks'>): Numbering {
  const headings = new Map<Heading, string>();
  const numbers = new Map<Table | Figure, number>();
  const [levels, counts] = [[0, 0, 0], { table: 0, figure: 0 }];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      levels[block.level - 1]!++;
      levels.fill(0, block.level);
      headings.set(block, headingNumber(levels.slice(0, block.level), lang));
    } else if (block.kind === 'table' || block.kind === 'figure') numbers.set(block, ++counts[block.kind]);
  }
  return { headings, numbers };
}

/** 表 3, Figure 2. */
export function captionLabel(block: Table | Figure, { numbers }: Numbering, lang: Lang): string {
  const number = numbers.get(block) ?? 0;
  return block.kind === 'table' ? say('document-table-number', { number }, lang) : say('document-figure-number', { number }, lang);
}

/** A block that a link may lead to. */
export function isTarget(block: Block): block is Extract<Block, { readonly id: string }> {
  return 'id' in block;
}

/** @param levels numbers of the heading and of those that it stands under, from the first level */
function headingNumber(levels: readonly number[], lang: Lang): string {
  if (lang === 'en') return `${levels.join('.')} `;
  const own = levels.at(-1)!;
  return [`${chineseCount(own)}、`, `（${chineseCount(own)}）`, `${String(own)}. `][levels.length - 1]!;
}

const DIGITS = '零一二三四五六七八九';

/** 一 … 九十九, as chapters are counted. */
export function chineseCount(count: number): string {
  if (count >= 100) throw new Error(`chapters are counted to 99, not to ${String(count)}`);
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (tens === 0) return DIGITS[ones]!;
  return `${tens === 1 ? '' : DIGITS[tens]!}十${ones === 0 ? '' : DIGITS[ones]!}`;
}
