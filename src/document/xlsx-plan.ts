import type { Lang } from '../messages/index.js';
import { say } from '../messages/index.js';
import { SheetNames } from '../workbook/index.js';
import { captionLabel, type Numbering, numberingOf } from './numbering.js';
import { withUnderColumns } from './xlsx-under.js';
import type { Document, Formula, Heading, Table } from './types.js';

/** 表的工作表 — a table of the report, or what a figure draws, and the sheet that it stands on. */
export interface PlannedTable {
  readonly table: Table;
  readonly sheet: string;
  /** 表 3, or 图 2 for what that figure draws. */
  readonly label: string;
  readonly caption: string;
  /** Of the chapter that it stands in. */
  readonly chapter: string;
}

/** 计划 — which sheets there are, before any is written: links need their names. */
export interface XlsxPlan {
  readonly lang: Lang;
  readonly contents: string;
  readonly tables: readonly PlannedTable[];
  /** Absent where the report sets no formulas. */
  readonly rules?: { readonly sheet: string; readonly formulas: readonly Formula[] };
  readonly sources: string;
}

export function planXlsx({ lang, blocks }: Document): XlsxPlan {
  const names = new SheetNames();
  const numbering = numberingOf({ lang, blocks });
  const contents = names.take(say('document-contents', {}, lang));
  const formulas = blocks.filter((block) => block.kind === 'formula');
  const tables: PlannedTable[] = [];
  let chapter: Heading | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) chapter = block;
    const table = block.kind === 'table' ? block : block.kind === 'figure' ? block.data : undefined;
    if (!table || (block.kind !== 'table' && block.kind !== 'figure')) continue;
    const label = captionLabel(block, numbering, lang);
    tables.push({ table: withUnderColumns(table, lang), label, caption: block.caption, chapter: titleOf(chapter, numbering), sheet: names.take(`${lang === 'zh' ? label.replace(' ', '') : label} ${block.caption}`) });
  }
  return {
    lang, contents, tables, sources: names.take(say('document-sources', {}, lang)),
    ...(formulas.length > 0 && { rules: { sheet: names.take(say('document-rules', {}, lang)), formulas } }),
  };
}

function titleOf(chapter: Heading | undefined, { headings }: Numbering): string {
  return chapter ? `${headings.get(chapter)!}${chapter.text}` : '';
}
