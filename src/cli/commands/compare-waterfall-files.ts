import type { Attribution, PreparedAttribution } from '../../attribution/index.js';
import { waterfallChart } from '../../chart/index.js';
import { writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { type Lang, say } from '../../messages/index.js';
import { type AttributionParts, attributionParts, type Html, html, htmlPage, isRounding, trusted, WATERFALL_STYLE, waterfallBars } from '../../report/index.js';
import { svgFile, type WaterfallRequest } from './compare-waterfall-options.js';

/** 写出瀑布图 — the charts as SVG, one file for each figure, and all with their tables as one page. */
export async function writeWaterfalls(
  attributions: readonly Attribution[], { before, after }: PreparedAttribution, request: WaterfallRequest, { lang, force }: { readonly lang: Lang; readonly force: boolean },
): Promise<Issue[]> {
  const note = say('attribution-sides', { before: before.plan.title, after: after.plan.title }, lang);
  const charts = await Promise.all(attributions.map(async (each) => (isRounding(each) ? undefined : await waterfallChart({ note }, waterfallBars(each, lang), lang))));
  const problems = request.svg === undefined ? [] : charts.flatMap((chart, index) => (chart ? writeWhole(svgFile(request.svg!, attributions.map(({ target }) => target.output), index), chart.svg, force) ?? [] : []));
  if (request.html === undefined) return problems;
  const title = say('attribution-page', { before: before.plan.title, after: after.plan.title }, lang);
  const body: Html = html`<main>
<h1>${title}</h1>
${attributions.map((each, index) => html`<section>
${charts[index] ? html`<figure>${trusted(charts[index].svg)}</figure>` : undefined}
${partsHtml(attributionParts(each, lang))}
</section>`)}
</main>`;
  return [...problems, ...[writeWhole(request.html, htmlPage({ title, lang, css: WATERFALL_STYLE, body }), force)].filter((problem) => problem !== undefined)];
}

/** Title, chart's data as a table, and what stands below it. */
function partsHtml({ title, method, table, notes }: AttributionParts): Html {
  const kind = (column: number): string => (table && column < table.leftColumns ? 'text' : 'number');
  return html`<h2>${title}</h2>
${method.map((line) => html`<p>${line}</p>`)}
${table && html`<table>
<thead><tr>${table.head.map((cell, column) => html`<th class="${kind(column)}">${cell}</th>`)}</tr></thead>
<tbody>${table.rows.map((row) => html`<tr>${row.map((cell, column) => html`<td class="${kind(column)}">${cell}</td>`)}</tr>`)}</tbody>
</table>`}
${notes.map((note) => html`${note.title === undefined ? undefined : html`<h3>${note.title}</h3>`}
${note.items.map(({ label, lines }) => html`${label === undefined ? undefined : html`<p>${label}</p>`}
${label === undefined ? lines.map((line) => html`<p>${line}</p>`) : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`)}`)}`;
}
