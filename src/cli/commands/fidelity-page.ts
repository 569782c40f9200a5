import type { Fidelity } from '../../fidelity/index.js';
import { type Bilingual, type Lang, say } from '../../messages/index.js';
import { html, htmlPage, type Html } from '../../report/index.js';
import { fanPair } from './fidelity-chart.js';
import { type FidelityTable, fidelityTables, introduction, titleOf, verdict } from './fidelity-text.js';

const CSS = `
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .5rem; }
.verdict { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1.2rem; margin: 1rem 0; }
.verdict ul { padding-left: 1.1rem; } .verdict li { margin: .25rem 0; }
.fans { width: 100%; height: auto; max-width: 52rem; display: block; margin: .4rem 0 .8rem; }
.fans text { font: 11px var(--sans); fill: var(--quiet); }
.fans .grid { stroke: var(--line); } .fans .zero { stroke: var(--strong-line); } .fans .from { stroke: var(--edge); stroke-dasharray: 4 3; }
.fans .outer { fill: var(--accent); opacity: .16; } .fans .inner { fill: var(--accent); opacity: .3; }
.fans .middle { fill: none; stroke: var(--accent); stroke-width: 2; }
td.number, th.number { padding-left: .8em; }
tr.marked { background: var(--gap-soft); color: var(--gap); font-weight: 600; }
tr.last-of-year td { border-bottom-color: var(--strong-line); }
`;

/** 比对的网页 — verdict, then for each variable both fans side by side and the figures. */
export function fidelityPage(fidelity: Fidelity, scenario: Bilingual, lang: Lang): string {
  const [title, ...basis] = introduction(fidelity, lang) as [string, ...string[]];
  const tables = fidelityTables(fidelity, lang);
  const body = html`<main>
<h1>${title}</h1>
<p class="quiet">${scenario[lang]}</p>
${basis.map((line) => html`<p>${line}</p>`)}
<section class="verdict"><h2 style="margin-top:.2rem">${say('fidelity-verdict', {}, lang)}</h2><ul>${verdict(fidelity, lang).map((line) => html`<li>${line}</li>`)}</ul></section>
<p class="quiet">${say('fidelity-page-fans', {}, lang)}</p>
${fidelity.variables.map((variable, index) => html`<section><h2>${titleOf(variable, lang)}</h2>
${fanPair(variable, fidelity, titleOf(variable, lang))}${tableOf(tables[index]!)}</section>`)}
${tables.slice(fidelity.variables.length).map((table) => html`<section><h2>${table.title}</h2>${tableOf(table)}</section>`)}
</main>`;
  return htmlPage({ title: `${title} · ${scenario[lang]}`, lang, css: CSS, body });
}

function tableOf({ head, rows, leftColumns }: FidelityTable): Html {
  const kind = (column: number): string => (column < leftColumns ? '' : 'number');
  const classesOf = (row: readonly string[], index: number): string => [
    row.at(-1) === '*' ? 'marked' : '', leftColumns > 1 && row[0] !== rows[index + 1]?.[0] ? 'last-of-year' : '',
  ].join(' ').trim();
  return html`<div class="wide"><table><thead><tr>${head.map((cell, column) => html`<th class="${kind(column)}">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row, index) => html`<tr class="${classesOf(row, index)}">${row.map((cell, column) => html`<td class="${kind(column)}">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
