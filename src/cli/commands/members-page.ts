import type { Card } from '../../cards/index.js';
import { type LinesPanel, linesChart } from '../../chart/index.js';
import { type Lang, say } from '../../messages/index.js';
import { type Html, html, htmlPage, MEMBERS_STYLE, trusted } from '../../report/index.js';
import type { Proposal } from './members-command.js';
import { comparisonTable, lifetimesTable, type MembersTable, yearsTable } from './members-tables.js';
import { headOf, notes } from './members-text.js';
import { exhaustedText, identityText, pensionText } from './members-words.js';

/** Last age that is drawn. */
const LAST_AGE = 95;

/** 卡片的网页 — the comparison, then a section a person with the pension drawn and the tables of each scenario. */
export async function membersPage(proposals: readonly Proposal[], path: number | undefined, lang: Lang): Promise<string> {
  const [first] = proposals;
  const title = headOf(proposals, path, lang);
  const isCut = proposals.some((proposal) => proposal.cards.some(({ lifetimes }) => lifetimes.some((life) => life.isCut)));
  const sections: Html[] = [];
  for (const [index] of first!.cards.entries()) sections.push(await personSection(proposals, index, lang));
  const body = html`<main>
<h1>${title}</h1>
<section><h2>${comparisonTable(proposals, lang).title}</h2>${tableOf(comparisonTable(proposals, lang))}
<ul class="quiet">${notes(proposals, isCut, lang).map((note) => html`<li>${note}</li>`)}</ul></section>
${sections}
</main>`;
  return htmlPage({ title, lang, css: MEMBERS_STYLE, body });
}

async function personSection(proposals: readonly Proposal[], index: number, lang: Lang): Promise<Html> {
  const cards = proposals.map(({ cards: all }) => all[index]!);
  const [card] = cards;
  const { svg } = await pensionChart(proposals, cards, lang);
  const parts = proposals.map(({ name }, k) => html`${proposals.length > 1 ? html`<h3>${name[lang]}</h3>` : undefined}
${[pensionText(cards[k]!, lang), exhaustedText(cards[k]!, lang)].filter((line) => line !== '').map((line) => html`<p>${line}</p>`)}
${tableOf(lifetimesTable(cards[k]!, lang))}
<details><summary>${yearsTable(cards[k]!, lang).title}</summary>${tableOf(yearsTable(cards[k]!, lang))}</details>`);
  return html`<section class="card"><h2>${card!.person.label[lang]}</h2>
<p class="quiet">${identityText(card!, proposals[0]!.plan.model, lang)}</p>
<div class="chart">${trusted(svg)}</div>${parts}</section>`;
}

/** The pension of December by scenario, as paid and in prices of the start. */
function pensionChart(proposals: readonly Proposal[], cards: readonly Card[], lang: Lang): ReturnType<typeof linesChart> {
  const [card] = cards;
  const years = card!.years.filter(({ age, isDrawing }) => age <= LAST_AGE && isDrawing).map(({ year }) => year);
  const panel = (basis: string, value: (each: Card['years'][number]) => number): LinesPanel => ({
    title: say('cards-chart', {}, lang),
    measure: { unit: 'yuan/person/month', kind: 'rate', basis },
    lines: proposals.map(({ name }, k) => ({ name: name[lang], values: years.map((year) => {
      const found = cards[k]!.years.find((each) => each.year === year);
      return found?.isDrawing ? value(found) : Number.NaN;
    }) })),
  });
  return linesChart({}, {
    years, sharesAxis: false,
    panels: [panel(say('cards-chart-nominal', {}, lang), ({ monthlyTotal }) => monthlyTotal), panel(say('cards-chart-real', { year: card!.person.asOf }, lang), ({ monthlyTotal, prices }) => monthlyTotal / prices)],
  }, lang);
}

function tableOf({ head, rows, leftColumns }: MembersTable): Html {
  const kind = (column: number): string => (column < leftColumns ? '' : 'number');
  const groupOf = (row: readonly string[]): string => (row.slice(1).every((cell) => cell === '') ? 'group' : '');
  return html`<div class="wide"><table><thead><tr>${head.map((cell, column) => html`<th class="${kind(column)}">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr class="${groupOf(row)}">${row.map((cell, column) => html`<td class="${kind(column)}">${cell.trim()}</td>`)}</tr>`)}</tbody></table></div>`;
}
