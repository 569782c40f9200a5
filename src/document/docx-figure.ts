import { type FileChild, ImageRun, InternalHyperlink, Paragraph, TextRun } from 'docx';
import { captionLabel } from './numbering.js';
import { PAGE, STYLE } from './docx-style.js';
import { captionOf } from './docx-table.js';
import type { DocxWriting } from './docx-writing.js';
import type { Figure } from './types.js';

/** Twentieths of a point in a pixel, 96 of them to the inch. */
const TWIPS_A_PIXEL = 15;
const TALLEST = 820;

/** 图 — the picture, under it caption, note, and where its numbers stand. */
export function figureBlocks(figure: Figure, writing: DocxWriting): FileChild[] {
  const { caption, alternative, data, note, widthPixels, heightPixels } = figure;
  const scale = Math.min(1, PAGE.text / TWIPS_A_PIXEL / widthPixels, TALLEST / heightPixels);
  const label = captionLabel(figure, writing.numbering, writing.lang);
  const picture = new ImageRun({
    type: 'png', data: writing.pictures.get(figure)!, transformation: { width: Math.round(widthPixels * scale), height: Math.round(heightPixels * scale) },
    altText: { name: label, title: caption, description: alternative, id: String(writing.nextDrawing()) },
  });
  const anchor = data && writing.place(data.id);
  const below = [
    ...(note ? [new TextRun(writing.t('document-note')), ...writing.runs(note)] : []),
    ...(anchor === undefined ? [] : [new TextRun(note ? '　' : ''), new InternalHyperlink({ anchor, children: [new TextRun({ text: writing.t('document-data-where', { figure: label }), style: 'Hyperlink' })] })]),
  ];
  return [
    new Paragraph({ style: STYLE.figure, children: [picture] }),
    new Paragraph({ style: 'Caption', keepNext: below.length > 0, children: writing.marked(figure.id, captionOf(figure, writing)) }),
    ...(below.length > 0 ? [new Paragraph({ style: STYLE.note, children: below })] : []),
  ];
}
