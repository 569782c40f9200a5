import { type Lang, say } from '../messages/index.js';
import { bareNumber, cellText, numberWithUnit, underText } from './number-text.js';
import { captionLabel, numberingOf, type Numbering } from './numbering.js';
import type { Block, Cell, Column, Document, Figure, Row, Table, Text } from './types.js';

/** Markdown 报告 — one text and the pictures it links to, by their names in the folder beside it. */
export interface MarkdownReport {
  readonly text: string;
  /** File name in `folder` → SVG. */
  readonly pictures: ReadonlyMap<string, string>;
}

interface Setting {
  readonly lang: Lang;
  readonly numbering: Numbering;
  readonly folder: string;
  readonly pictures: Map<string, string>;
}

/**
 * Markdown — tables and anchors as GitHub and Pandoc read them; the same document gives the same text.
 * @param folder how the text names the folder of its pictures, without a slash at its end
 */
export function documentMarkdown(document: Document, folder: string): MarkdownReport {
  const { lang, title, subtitle, finding, findingLines = [], facts, blocks } = document;
  const setting: Setting = { lang, numbering: numberingOf(document), folder, pictures: new Map() };
  const parts = [
    `# ${escaped(title)}`, escaped(subtitle),
    `> **${escaped(say('document-finding', {}, lang))}**${lang === 'zh' ? '　' : ' '}${inline(finding, lang)}${findingLines.map((line) => `\n>\n> - ${inline(line, lang)}`).join('')}`,
    facts.map(({ label, text }) => `- ${escaped(label)}${lang === 'zh' ? '：' : ': '}${inline(text, lang)}`).join('\n'),
    `## ${escaped(say('document-contents', {}, lang))}`, contents(document, setting),
    ...blocks.map((block) => blockText(block, setting)),
  ];
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, pictures: setting.pictures };
}

/** Two levels, as links. */
function contents({ blocks }: Document, { numbering }: Setting): string {
  return blocks.flatMap((block) => (block.kind === 'heading' && block.level < 3
    ? [`${'  '.repeat(block.level - 1)}- [${escaped(`${numbering.headings.get(block)!}${block.text}`)}](#${block.id})`] : [])).join('\n');
}

function blockText(block: Block, setting: Setting): string {
  const { lang, numbering } = setting;
  switch (block.kind) {
    case 'heading':
      // An anchor of its own: programs make different ones out of Chinese titles.
      return `<a id="${block.id}"></a>\n\n${'#'.repeat(block.level + 1)} ${escaped(`${numbering.headings.get(block)!}${block.text}`)}`;
    case 'paragraph':
      return inline(block.text, lang);
    case 'list':
      return block.items.map((item, index) => `${block.isOrdered ? `${String(index + 1)}.` : '-'} ${inline(item, lang)}`).join('\n');
    case 'callout': {
      const title = block.title ?? (block.tone === 'note' ? undefined : say(block.tone === 'warning' ? 'document-warning' : 'document-finding', {}, lang));
      return [...(title === undefined ? [] : [`**${escaped(title)}**`]), ...block.text.map((text) => inline(text, lang))].map((line) => `> ${line}`).join('\n>\n');
    }
    case 'table':
      return tableBlock(block, captionLabel(block, numbering, lang), lang);
    case 'figure':
      return figureBlock(block, setting);
    case 'formula':
      return [
        `<a id="${block.id}"></a>\n\n**${escaped(block.label)}**${block.unit === '' ? '' : ` (${escaped(block.unit)})`}`, `\`\`\`text\n${block.text}\n\`\`\``,
        ...(block.source === undefined ? [] : [escaped(say('document-source', { source: block.source }, lang))]),
        ...(block.gap === undefined ? [] : [escaped(say('document-gap', { gap: block.gap }, lang))]),
      ].join('\n\n');
    case 'page-break':
      return '';
  }
}

function tableBlock({ id, caption, columns, rows, note }: Table, label: string, lang: Lang): string {
  return [
    `<a id="${id}"></a>\n\n**${escaped(label)}**　${escaped(caption)}`,
    gridText(columns, rows, lang),
    ...(note ? [`${escaped(say('document-note', {}, lang))}${inline(note, lang)}`] : []),
  ].join('\n\n');
}

function gridText(columns: readonly Column[], rows: readonly Row[], lang: Lang): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = columns.map(({ label, unit }) => escaped(`${label}${unit === undefined || unit === '' ? '' : lang === 'zh' ? `（${unit}）` : ` (${unit})`}`));
  return [
    line(head), line(columns.map(({ align }) => (align === 'right' ? '---:' : ':---'))),
    ...rows.map(({ cells, style }) => line(columns.map((column, index) => {
      const text = cellMarks(cells[index], column, lang);
      return style === undefined || text === '' ? text : `**${text}**`;
    }))),
  ].join('\n');
}

function cellMarks(cell: Cell, column: Column, lang: Lang): string {
  return cell?.kind === 'text' ? inline(cell.text, lang) : escaped([cellText(cell, column, lang), ...(cell?.under ? [`(${underText(cell)})`] : [])].join(' '));
}

function figureBlock(figure: Figure, { lang, numbering, folder, pictures }: Setting): string {
  const label = captionLabel(figure, numbering, lang);
  const name = `figure-${String(numbering.numbers.get(figure)!)}.svg`;
  pictures.set(name, figure.svg);
  const { data } = figure;
  return [
    `<a id="${figure.id}"></a>\n\n![${escaped(figure.alternative)}](${encodeURI(`${folder}/${name}`)})`,
    `**${escaped(label)}**　${escaped(figure.caption)}`,
    ...(figure.note ? [`${escaped(say('document-note', {}, lang))}${inline(figure.note, lang)}`] : []),
    // The blank lines are what lets Markdown stand inside HTML.
    ...(data ? [`<details><summary>${escaped(say('document-data', { figure: label }, lang))}</summary>`, gridText(data.columns, data.rows, lang), '</details>'] : []),
  ].join('\n\n');
}

function inline(text: Text, lang: Lang): string {
  return text.map((part) => {
    if (typeof part === 'string') return escaped(part);
    switch (part.kind) {
      case 'number':
        return escaped(part.shown.unit === '' ? bareNumber(part) : numberWithUnit(part, lang));
      case 'strong':
        return `**${escaped(part.text)}**`;
      case 'quiet':
        return escaped(part.text);
      case 'code':
        return `\`${part.text}\``;
      case 'link':
        return `[${escaped(part.text)}](${/^[a-z]+:/.test(part.to) ? part.to : `#${part.to}`})`;
    }
  }).join('');
}

/** Characters that would become marks; a line break would end a table row. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}
