import { Document as WordFile, Footer, Header, type ISectionOptions, Packer, PageOrientation, Paragraph, SectionType, TextRun } from 'docx';
import { type Lang, say } from '../messages/index.js';
import { contentsPage, titlePage } from './docx-front.js';
import { estimatedPages } from './docx-pages.js';
import { picturesOf } from './docx-pictures.js';
import { numberingStyles, PAGE, stylesOf } from './docx-style.js';
import { type Part, partsOf } from './docx-parts.js';
import { DocxWriting, simpleField } from './docx-writing.js';
import type { Block, Document, Heading } from './types.js';
import { withoutDates } from './zip-dates.js';


/** The text of the report in Word's own form. Resolves to the bytes of a .docx file. */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  const { lang, title, subtitle } = document;
  const appendix: readonly Block[] = document.blocks.some((block) => block.kind === 'figure' && block.data) ? [{ kind: 'page-break' }, dataHeading(lang)] : [];
  const blocks = [...document.blocks, ...appendix];
  const writing = new DocxWriting(blocks, lang, picturesOf(blocks.filter((block) => block.kind === 'figure')));
  const front: Part = { isWide: false, children: [...titlePage(document, writing), ...contentsPage({ blocks }, writing)] };
  const file = new WordFile({
    title, subject: subtitle, styles: stylesOf(lang), numbering: numberingStyles(lang),
    pageNumbers: estimatedPages,
    sections: [front, ...partsOf(blocks, writing)].map((part, index) => sectionOf(part, index === 0, document, writing)),
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(document, writing.t('document-creator')) };
  return withoutDates(new Uint8Array(await Packer.toArrayBuffer(file, undefined, [core])));
}

/** The numbers of the figures follow at the end: under each they would tear the text apart. */
function dataHeading(lang: Lang): Heading {
  return { kind: 'heading', id: 'document-figure-data', level: 1, text: say('document-figure-data', {}, lang) };
}

function sectionOf({ isWide, children }: Part, isFirst: boolean, { title, subtitle }: Document, writing: DocxWriting): ISectionOptions {
  const { width, height, margin, wideMargin, top } = PAGE;
  const side = isWide ? wideMargin : margin;
  return {
    properties: {
      ...(isFirst ? { titlePage: true } : { type: SectionType.NEXT_PAGE }),
      page: { size: { width, height, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top, bottom: top, left: side, right: side, header: 794, footer: 794 } },
    },
    // Later sections take over what the first one has.
    ...(isFirst && {
      headers: { default: new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun([title, subtitle].filter((text) => text !== '').join('　'))] })] }), first: new Header({ children: [new Paragraph({})] }) },
      footers: { default: new Footer({ children: [pageLine(writing)] }), first: new Footer({ children: [new Paragraph({})] }) },
    }),
    children,
  };
}

/** 第 3 页，共 40 页 — both as fields, which Word fills in for each page. */
function pageLine(writing: DocxWriting): Paragraph {
  const fields: Readonly<Record<string, string>> = { [PAGE_PLACE]: 'PAGE', [PAGES_PLACE]: 'NUMPAGES' };
  const pieces = writing.t('document-page', { page: PAGE_PLACE, pages: PAGES_PLACE }).split(/([\uE000\uE001])/u);
  return new Paragraph({ style: 'Footer', children: pieces.map((piece) => (fields[piece] === undefined ? new TextRun(piece) : simpleField(fields[piece], new TextRun('1')))) });
}

/** Stand where the fields go; no text has them. */
const [PAGE_PLACE, PAGES_PLACE] = ['\uE000', '\uE001'];

/** Without the moments at which it was made, which the package would add: the same document makes the same bytes. */
function coreProperties({ title, subtitle, lang }: Document, creator: string): string {
  const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    + element('dc:title', title) + element('dc:subject', subtitle) + element('dc:creator', creator) + element('dc:language', lang === 'zh' ? 'zh-CN' : 'en-GB') + element('cp:lastModifiedBy', creator)
    + '</cp:coreProperties>';
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
