import type { Fidelity } from '../../fidelity/index.js';
import { type Bilingual, type Lang, say } from '../../messages/index.js';
import { FIDELITY_STYLE, html, htmlPage, type Html } from '../../report/index.js';
import { fanPair } from './fidelity-chart.js';
import { type FidelityTable, fidelityTables, introduction, titleOf, verdict } from './fidelity-text.js';

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
${fanPair(variable, fidelity, titleOf(variable, lang), [say('fidelity-head-external', {}, lang), say('fidelity-head-calibration', {}, lang)])}${tableOf(tables[index]!)}</section>`)}
${tables.slice(fidelity.variables.length).map((table) => html`<section><h2>${table.title}</h2>${tableOf(table)}</section>`)}
</main>`;
  return htmlPage({ title: `${title} · ${scenario[lang]}`, lang, css: FIDELITY_STYLE, body });
}

function tableOf({ head, rows, leftColumns }: FidelityTable): Html {
  const kind = (column: number): string => (column < leftColumns ? '' : 'number');
  const classesOf = (row: readonly string[], index: number): string => [
    row.at(-1) === '*' ? 'marked' : '', leftColumns > 1 && row[0] !== rows[index + 1]?.[0] ? 'last-of-year' : '',
  ].join(' ').trim();
  return html`<div class="wide"><table><thead><tr>${head.map((cell, column) => html`<th class="${kind(column)}">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row, index) => html`<tr class="${classesOf(row, index)}">${row.map((cell, column) => html`<td class="${kind(column)}">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
