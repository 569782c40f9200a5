import { AlignmentType, type FileChild, HeadingLevel, Paragraph, TextRun } from 'docx';
import { box } from './docx-front.js';
import { figureBlocks } from './docx-figure.js';
import { COLOURS, FONTS, STYLE } from './docx-style.js';
import { spacer, tableBlocks } from './docx-table.js';
import { type DocxWriting, run } from './docx-writing.js';
import type { Block, Formula, Heading, Text } from './types.js';

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** 一块 — as paragraphs and tables of Word; a page break is the caller's. */
export function blockParts(block: Exclude<Block, { readonly kind: 'page-break' }>, writing: DocxWriting): FileChild[] {
  switch (block.kind) {
    case 'heading': return [headingOf(block, writing)];
    case 'paragraph': return [new Paragraph({ style: STYLE.body, ...alignmentOf(block.text), children: writing.runs(block.text) })];
    case 'list': {
      const numbering = block.isOrdered ? { reference: 'counted', level: 0, instance: writing.nextList() } : { reference: 'bullets', level: 0 };
      return block.items.map((item) => new Paragraph({ style: STYLE.body, numbering, indent: { left: 840, hanging: 420, firstLineChars: 0 }, ...alignmentOf(item), children: writing.runs(item) }));
    }
    case 'callout': return [spacer(), box(calloutText(block, writing), block.tone), spacer()];
    case 'table': return tableBlocks(block, writing);
    case 'figure': return figureBlocks(block, writing);
    case 'formula': return formulaParts(block, writing);
  }
}

/** Justified as its style says, but for commands: their spaces would be stretched. */
function alignmentOf(text: Text): { readonly alignment?: typeof AlignmentType.LEFT } {
  return text.some((part) => typeof part === 'object' && part.kind === 'code') ? { alignment: AlignmentType.LEFT } : {};
}

/** It numbers itself, as its style says. */
export function headingOf(heading: Heading, writing: DocxWriting, pageBreakBefore = false): Paragraph {
  return new Paragraph({ heading: LEVELS[heading.level - 1]!, pageBreakBefore, children: writing.marked(heading.id, [new TextRun(heading.text)]) });
}

function calloutText({ tone, title, text }: Extract<Block, { readonly kind: 'callout' }>, writing: DocxWriting): Paragraph[] {
  const label = title ?? { finding: writing.t('document-finding'), warning: writing.t('document-warning'), note: '' }[tone];
  return [
    ...(label === '' ? [] : [new Paragraph({ style: STYLE.callout, keepNext: true, children: [run({ text: label, bold: true, font: FONTS.hei, color: COLOURS[`${tone}Bar`] })] })]),
    ...text.map((each) => new Paragraph({ style: STYLE.callout, children: writing.runs(each) })),
  ];
}

function formulaParts({ id, label, text, unit, source, gap }: Formula, writing: DocxWriting): FileChild[] {
  const note = (words: string, isLast: boolean): Paragraph => new Paragraph({ style: STYLE.formulaNote, keepNext: !isLast, children: [new TextRun(words)] });
  const notes = [...(source === undefined ? [] : [writing.t('document-source', { source })]), ...(gap === undefined ? [] : [writing.t('document-gap', { gap })])];
  const [open, close] = writing.lang === 'zh' ? ['（', '）'] : [' (', ')'];
  return [
    new Paragraph({ style: STYLE.formulaNote, keepNext: true, spacing: { before: 160 }, children: writing.marked(id, [run({ text: label, bold: true, font: FONTS.hei, size: 21, color: '000000' }), new TextRun(unit === '' ? '' : `${open}${unit}${close}`)]) }),
    new Paragraph({ style: STYLE.formula, keepNext: notes.length > 0, children: [new TextRun({ text, font: FONTS.code })] }),
    ...notes.map((words, index) => note(words, index === notes.length - 1)),
  ];
}
