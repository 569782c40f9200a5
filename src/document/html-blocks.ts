import { say } from '../messages/index.js';
import { type Html, html, trusted } from '../report/index.js';
import { tableHtml } from './html-table.js';
import { type HtmlWriting, textHtml } from './html-text.js';
import { captionLabel, type Numbering } from './numbering.js';
import type { Block, Figure, Formula, Heading } from './types.js';

/** 块 — each as it stands in a page. */
export function blockHtml(block: Block, numbering: Numbering, writing: HtmlWriting): Html {
  const { lang } = writing;
  switch (block.kind) {
    case 'heading': return headingHtml(block, numbering);
    case 'paragraph': return html`<p>${textHtml(block.text, writing)}</p>
`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${textHtml(item, writing)}</li>
`);
      return block.isOrdered ? html`<ol>${items}</ol>
` : html`<ul>${items}</ul>
`;
    }
    case 'callout': {
      const title = block.title ?? (block.tone === 'note' ? undefined : say(`document-${block.tone}`, {}, lang));
      return html`<aside class="callout ${block.tone}">${title === undefined ? undefined : html`<p class="title">${title}</p>`}${block.text.map((text) => html`<p>${textHtml(text, writing)}</p>`)}</aside>
`;
    }
    case 'table': return tableHtml(block, captionLabel(block, numbering, lang), writing);
    case 'figure': return figureHtml(block, captionLabel(block, numbering, lang), writing);
    case 'formula': return formulaHtml(block, writing);
    case 'page-break': return html`<div class="break"></div>
`;
  }
}

/** Chapters are second to the title of the report. */
function headingHtml(heading: Heading, { headings }: Numbering): Html {
  const text = html`${headings.get(heading)}${heading.text}`;
  switch (heading.level) {
    case 1: return html`<h2 id="${heading.id}">${text}</h2>
`;
    case 2: return html`<h3 id="${heading.id}">${text}</h3>
`;
    case 3: return html`<h4 id="${heading.id}">${text}</h4>
`;
  }
}

/** 图 — its numbers are folded under it; print shows them only where the reader has unfolded them. */
function figureHtml({ id, caption, svg, widthPixels, alternative, data, note }: Figure, label: string, writing: HtmlWriting): Html {
  const { lang } = writing;
  return html`<figure class="figure" id="${id}">
<div class="plate wide" tabindex="0">${described(svg, widthPixels, alternative)}</div>
<figcaption><span class="label">${label}</span>${caption}</figcaption>
${note && html`<p class="note">${say('document-note', {}, lang)}${textHtml(note, writing)}</p>`}${data && html`<details><summary>${say('document-data', { figure: label }, lang)}</summary>
${tableHtml(data, '', writing)}</details>`}</figure>
`;
}

/** The drawing as it is, said to who cannot see it; no wider than drawn. */
function described(svg: string, width: number, alternative: string): Html {
  const start = svg.indexOf('<svg');
  if (start < 0) throw new Error('a figure without a drawing');
  return html`${trusted('<svg')} role="img" aria-label="${alternative}" style="max-width: ${Math.round(width * 1.15)}px"${trusted(svg.slice(start + '<svg'.length).trimEnd())}`;
}

/** 公式 — with what it is called, measured in, taken from, and what it leaves out. */
function formulaHtml({ id, label, mathml, unit, source, gap }: Formula, { lang }: HtmlWriting): Html {
  return html`<div class="formula" id="${id}">
<div class="head"><strong>${label}</strong>${unit === '' ? undefined : html`<span class="quiet">${say('document-unit', { unit }, lang)}</span>`}</div>
<div class="wide" tabindex="0">${trusted(mathml)}</div>
${source === undefined ? undefined : html`<p class="source quiet">${say('document-source', { source }, lang)}</p>
`}${gap === undefined ? undefined : html`<p class="gap">${say('document-gap', { gap }, lang)}</p>
`}</div>
`;
}
