import type { Attribution, PreparedAttribution } from '../../attribution/index.js';
import { waterfallChart } from '../../chart/index.js';
import { writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { type Lang, say } from '../../messages/index.js';
import { attributionText, type Html, html, htmlPage, isRounding, trusted, waterfallBars } from '../../report/index.js';
import { svgFile, type WaterfallRequest } from './compare-waterfall-options.js';

const STYLE = `
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
figure { margin: 1rem 0; }
figure svg { max-width: 100%; height: auto; }
pre { overflow-x: auto; line-height: 1.5; }
`;

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
<pre>${attributionText(each, lang)}</pre>
</section>`)}
</main>`;
  return [...problems, ...[writeWhole(request.html, htmlPage({ title, lang, css: STYLE, body }), force)].filter((problem) => problem !== undefined)];
}
