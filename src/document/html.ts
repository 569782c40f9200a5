import { say } from '../messages/index.js';
import { type Html, html, htmlPage } from '../report/index.js';
import { blockHtml } from './html-blocks.js';
import { REPORT_STYLE } from './html-style.js';
import { type HtmlWriting, textHtml } from './html-text.js';
import { isTarget, type Numbering, numberingOf } from './numbering.js';
import type { Document, Heading } from './types.js';

/**
 * 网页报告 — one self-contained file that asks the network for nothing, for the screen and for print on A4. Chapters are
 * numbered 一、（一）1. in Chinese. Every number carries its value and its place in the results. Same document, same bytes.
 * Throws where a link leads to no block of the document, which is our fault.
 */
export function documentHtml(document: Document): string {
  const { lang, title, blocks } = document;
  const numbering = numberingOf(document);
  const writing = { lang, targets: targetsOf(document) };
  const contents = contentsHtml(blocks.filter((block): block is Heading => block.kind === 'heading' && block.level < 3), numbering, writing);
  return htmlPage({
    title, lang, css: REPORT_STYLE + runningLines(document),
    body: html`<div class="report${contents ? ' has-contents' : ''}">
${coverHtml(document, writing)}
${contents}<main>
${blocks.map((block) => blockHtml(block, numbering, writing))}</main>
</div>`,
  });
}

function targetsOf({ blocks }: Document): Set<string> {
  const ids = blocks.filter(isTarget).flatMap((block) => (block.kind === 'figure' && block.data ? [block.id, block.data.id] : [block.id]));
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`two blocks of the document are called ${twice}`);
  return new Set(ids);
}

/** 扉页 — title, finding and facts; a page of its own in print. */
function coverHtml({ title, subtitle, finding, findingLines = [], facts }: Document, writing: HtmlWriting): Html {
  return html`<header class="cover${findingLines.length > 0 ? ' detailed' : ''}">
<h1>${title}</h1>
${subtitle === '' ? undefined : html`<p class="subtitle">${subtitle}</p>
`}<div class="lead"><p>${textHtml(finding, writing)}</p>${findingLines.length === 0 ? undefined : html`
<ul>${findingLines.map((line) => html`<li>${textHtml(line, writing)}</li>`)}</ul>`}</div>
<dl class="facts">${facts.map(({ label, text }) => html`<dt>${label}</dt><dd>${textHtml(text, writing)}</dd>`)}</dl>
</header>`;
}

function contentsHtml(headings: readonly Heading[], numbering: Numbering, { lang }: HtmlWriting): Html | undefined {
  if (headings.length < 2) return undefined;
  return html`<nav class="contents"><h2>${say('document-contents', {}, lang)}</h2><ol>
${headings.map((heading) => html`<li${heading.level === 2 ? html` class="section"` : undefined}><a href="#${heading.id}">${numbering.headings.get(heading)}${heading.text}</a></li>
`)}</ol></nav>
`;
}

/** 页眉页脚 — the title over every printed page but the first, its number below. */
function runningLines({ lang, title, subtitle }: Document): string {
  const font = 'font: 8.5pt "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #555;';
  const [before, between, after] = say('document-page', { page: '\n', pages: '\n' }, lang).split('\n') as [string, string, string];
  const header = [title, subtitle].filter((part) => part !== '').join(lang === 'zh' ? '　' : ' · ');
  return `@media print {
  @page { @top-left { content: ${cssText(header)}; ${font} } @bottom-center { content: ${cssText(before)} counter(page) ${cssText(between)} counter(pages) ${cssText(after)}; ${font} } }
  @page :first { @top-left { content: none; } @bottom-center { content: none; } }
}
`;
}

/** A text in a style sheet: everything that could end it, or the sheet, is written by its number. */
function cssText(text: string): string {
  return `"${text.replace(/["\\<>&\n]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
}

