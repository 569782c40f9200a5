import { AlignmentType, BorderStyle, type FileChild, InternalHyperlink, LeaderType, PageReference, Paragraph, type ParagraphChild, ShadingType, Tab, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType } from 'docx';
import { COLOURS, FONTS, PAGE, STYLE } from './docx-style.js';
import { type DocxWriting, fieldMark, inParagraph } from './docx-writing.js';
import type { Document, Heading } from './types.js';

/** Levels of headings in the contents. */
const CONTENTS_LEVELS = 2;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE } as const;
const LABEL_SHARE = 0.22;
/** Letters of a finding that has lines below it, in half points. */
const DETAILED = { finding: 23, line: 19 } as const;

/** 封面 — title, the finding in one sentence, and from what it was made. */
export function titlePage({ title, subtitle, finding, findingLines = [], facts }: Document, writing: DocxWriting): FileChild[] {
  // With lines below the finding everything moves together, so that the page stays one.
  const isDetailed = findingLines.length > 0;
  const labelWidth = Math.floor(PAGE.text * LABEL_SHARE);
  const widths = [labelWidth, PAGE.text - labelWidth];
  const cell = (width: number, children: ParagraphChild[]): TableCell => new TableCell({ width: { size: width, type: WidthType.DXA }, children: [new Paragraph({ style: STYLE.fact, children })] });
  return [
    new Paragraph({ style: 'Title', ...(isDetailed && { spacing: { before: 300, after: 120 } }), children: [new TextRun(title)] }),
    new Paragraph({ style: 'Subtitle', ...(isDetailed && { spacing: { after: 300 } }), children: [new TextRun(subtitle)] }),
    box([
      new Paragraph({ style: STYLE.finding, ...(isDetailed && { spacing: { line: 300 } }), children: writing.runs(finding, isDetailed ? { size: DETAILED.finding } : {}) }),
      ...findingLines.map((line) => new Paragraph({ style: STYLE.callout, spacing: { line: 270, before: 70 }, children: writing.runs(line, { size: DETAILED.line }) })),
    ], 'finding'),
    new Paragraph({ style: STYLE.spacer, spacing: { before: isDetailed ? 200 : 900 } }),
    ...(facts.length === 0 ? [] : [new Table({
      columnWidths: widths, width: { size: PAGE.text, type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders: NO_BORDERS,
      rows: facts.map(({ label, text }) => new TableRow({ cantSplit: true, children: [cell(widths[0]!, [new TextRun({ text: label, font: FONTS.hei, color: COLOURS.quiet })]), cell(widths[1]!, writing.runs(text))] })),
    })]),
  ];
}

/** 目录 — a field of Word's that is filled in already: entries with links and the pages as the writer lays them out. */
export function contentsPage({ blocks }: Pick<Document, 'blocks'>, writing: DocxWriting): FileChild[] {
  const entries = blocks.filter((block): block is Heading => block.kind === 'heading' && block.level <= CONTENTS_LEVELS);
  if (entries.length === 0) return [];
  const begin = fieldMark('begin', { instruction: `TOC \\o "1-${String(CONTENTS_LEVELS)}" \\h \\z \\u` }, 'separate');
  return [
    new Paragraph({ style: STYLE.contents, pageBreakBefore: true, children: [new TextRun(writing.t('document-contents'))] }),
    ...entries.map((heading, index) => new Paragraph({
      style: `TOC${String(heading.level)}`, tabStops: [{ type: TabStopType.RIGHT, position: PAGE.text, leader: LeaderType.DOT }],
      children: [...(index === 0 ? [begin] : []), entryOf(heading, writing), ...(index === entries.length - 1 ? [fieldMark('end')] : [])],
    })),
    // The break of the section stands in a paragraph of its own: within the field LibreOffice loses the page numbers below.
    new Paragraph({ style: STYLE.spacer }),
  ];
}

function entryOf(heading: Heading, writing: DocxWriting): ParagraphChild {
  const anchor = writing.place(heading.id)!;
  const title = `${writing.numbering.headings.get(heading)!}${heading.text}`;
  return new InternalHyperlink({ anchor, children: [new TextRun(title), new TextRun({ children: [new Tab()] }), inParagraph(new PageReference(anchor, { hyperlink: true }))] });
}

/** 框 — a cell of its own colour with a bar at its side. */
export function box(children: readonly Paragraph[], tone: 'finding' | 'warning' | 'note'): Table {
  return new Table({
    columnWidths: [PAGE.text], width: { size: PAGE.text, type: WidthType.DXA }, layout: TableLayoutType.FIXED, alignment: AlignmentType.CENTER,
    borders: { ...NO_BORDERS, left: { style: BorderStyle.SINGLE, size: 36, color: COLOURS[`${tone}Bar`] } },
    rows: [new TableRow({ cantSplit: true, children: [new TableCell({
      width: { size: PAGE.text, type: WidthType.DXA }, shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOURS[tone] },
      margins: { top: 100, bottom: 100, left: 200, right: 200 }, children,
    })] })],
  });
}
