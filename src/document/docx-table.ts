import { AlignmentType, BorderStyle, type FileChild, type IBorderOptions, type ParagraphChild, Paragraph, Table as WordTable, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import { captionLabel } from './numbering.js';
import { cellText, underText } from './number-text.js';
import { COLOURS, FONTS, STYLE } from './docx-style.js';
import { CELL_MARGIN, layoutOf, type TableLayout } from './docx-widths.js';
import { type DocxWriting, run, simpleField } from './docx-writing.js';
import type { Cell, Column, Row, Table } from './types.js';

/** A table of so few rows stays on one page. */
const KEPT_ROWS = 16;
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** Eighths of a point: 三线表 has thick lines outside and a thin one under the head. */
const [THICK, THIN]: readonly [IBorderOptions, IBorderOptions] = [{ style: BorderStyle.SINGLE, size: 12, color: '000000' }, { style: BorderStyle.SINGLE, size: 6, color: '000000' }];

/** 表 — caption above, three lines, note below. */
export function tableBlocks(table: Table, writing: DocxWriting): FileChild[] {
  return framed(table, captionOf(table, writing), writing);
}

/** The numbers that a figure draws; it is no table of its own number. */
export function dataBlocks(data: Table, title: string, writing: DocxWriting): FileChild[] {
  return framed(data, [new TextRun(`${title}${writing.lang === 'zh' ? '　' : '. '}${data.caption}`)], writing);
}

/** `表 3　题名`, its number a field that counts itself. */
export function captionOf(block: Parameters<typeof captionLabel>[0], { numbering, lang }: DocxWriting): ParagraphChild[] {
  const label = captionLabel(block, numbering, lang);
  const [, word, number] = /^(.*?)\s*(\d+)$/.exec(label)!;
  return [new TextRun(`${word!} `), simpleField(`SEQ ${word!} \\* ARABIC`, new TextRun(number!)), new TextRun(`${lang === 'zh' ? '　' : '. '}${block.caption}`)];
}

function framed(table: Table, caption: readonly ParagraphChild[], writing: DocxWriting): FileChild[] {
  const { note } = table;
  const layout = layoutOf(table, writing.lang);
  const { unit } = layout;
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: writing.marked(table.id, caption) }),
    ...(unit === undefined ? [] : [new Paragraph({ style: STYLE.unit, keepNext: true, children: [new TextRun(writing.t('document-unit', { unit }))] })]),
    gridOf(table, layout, writing),
    note ? new Paragraph({ style: STYLE.note, children: [new TextRun(writing.t('document-note')), ...writing.runs(note)] }) : spacer(),
  ];
}

/** Between a table and what follows: Word joins tables that touch. */
export function spacer(): Paragraph {
  return new Paragraph({ style: STYLE.spacer });
}

function gridOf(table: Table, layout: TableLayout, writing: DocxWriting): WordTable {
  const { rows } = table;
  return new WordTable({
    columnWidths: [...layout.widths], width: { size: layout.widths.reduce((all, width) => all + width, 0), type: WidthType.DXA }, layout: TableLayoutType.FIXED, alignment: AlignmentType.CENTER,
    borders: { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    margins: { left: CELL_MARGIN, right: CELL_MARGIN },
    rows: [
      headRow(table.columns, layout),
      ...rows.map((row, index) => bodyRow(row, table.columns, { layout, writing, keepNext: row.style === 'group' || (rows.length <= KEPT_ROWS && index < rows.length - 1) })),
    ],
  });
}

function headRow(columns: readonly Column[], { widths, size, unit: said }: TableLayout): TableRow {
  return new TableRow({
    tableHeader: true, cantSplit: true,
    children: columns.map((column, index) => new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.BOTTOM, borders: { bottom: THIN },
      children: [new Paragraph({
        style: STYLE.cell, keepNext: true, alignment: alignmentOf(column),
        children: [run({ text: column.label, bold: true, font: FONTS.hei, size }), ...(column.unit && column.unit !== said ? [new TextRun({ text: column.unit, size, color: COLOURS.quiet, break: 1 })] : [])],
      })],
    })),
  });
}

interface RowLook {
  readonly layout: TableLayout;
  readonly writing: DocxWriting;
  readonly keepNext: boolean;
}

function bodyRow({ cells, style }: Row, columns: readonly Column[], look: RowLook): TableRow {
  const { layout: { widths } } = look;
  const isTitle = style === 'group' && cells.slice(1).every((cell) => cell === undefined);
  const shown = isTitle ? columns.slice(0, 1) : columns;
  return new TableRow({
    cantSplit: true,
    children: shown.map((column, index) => new TableCell({
      width: { size: isTitle ? widths.reduce((all, width) => all + width, 0) : widths[index]!, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER,
      ...(isTitle && { columnSpan: columns.length, shading: { fill: COLOURS.note } }),
      ...(style === 'total' && { borders: { top: THIN } }),
      children: [new Paragraph({ style: STYLE.cell, keepNext: look.keepNext, alignment: isTitle ? AlignmentType.LEFT : alignmentOf(column), children: cellRuns(cells[index], column, style !== undefined, look) })],
    })),
  });
}

function cellRuns(cell: Cell, column: Column, isBold: boolean, { layout: { size }, writing }: RowLook): ParagraphChild[] {
  const look = { size, ...(isBold && { bold: true }) };
  return cell?.kind === 'text' ? writing.runs(cell.text, look) : [new TextRun({ ...look, text: cellText(cell, column, writing.lang) }), ...(cell?.under ? [new TextRun({ ...look, size: size - 2, color: COLOURS.quiet, text: underText(cell), break: 1 })] : [])];
}

function alignmentOf({ align }: Column): (typeof AlignmentType)['LEFT' | 'RIGHT'] {
  return align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
}
