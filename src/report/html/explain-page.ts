import type { Lang } from '../../messages/index.js';
import { say } from '../../messages/index.js';
import type { Detail, Outline } from '../explain-outline.js';
import { type Html, html } from './markup.js';
import { htmlPage } from './page.js';

const STYLE = `
main { max-width: 62rem; margin: 0 auto; padding: 2.2rem 1.4rem 4rem; }
.head { margin: .6rem 0 1.6rem; color: var(--quiet); }
h1 .value { white-space: nowrap; color: var(--accent); margin-left: .6em; }
.item { border-left: 2px solid var(--line); margin: .35rem 0 .35rem .3rem; padding-left: .9rem; }
.item > details > summary, .leaf { padding: .15rem 0; }
summary::marker { color: var(--edge); }
.leaf { padding-left: 1.05em; }
.value { font-variant-numeric: tabular-nums; font-weight: 600; margin-left: .5em; white-space: nowrap; }
.end { color: var(--quiet); font-size: .9em; }
.details { display: grid; grid-template-columns: max-content 1fr; gap: .12rem .9rem; margin: .2rem 0 .5rem 1.05em; font-size: .93em; }
.details dt { color: var(--quiet); }
.details dd { margin: 0; white-space: pre-line; }
.details .alone { grid-column: 1 / -1; color: var(--quiet); }
.sheet { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.2rem 1.4rem; }
.sheet > .details { margin-left: 0; margin-bottom: 1rem; }
.tools { margin: 0 0 .8rem; }
.tools button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--strong-line); border-radius: 4px; padding: .15em .8em; margin-right: .5em; cursor: pointer; }
@media (max-width: 40rem) { .details { grid-template-columns: 1fr; } .details dt { margin-top: .3rem; } .item { padding-left: .5rem; } }
@media print { main { padding: 0; max-width: none; } .sheet { border: 0; padding: 0; } .item { break-inside: auto; } }
`;

/** Levels that stand open when the page is opened. */
const OPEN_LEVELS = 1;

const SCRIPT = `
for (const button of document.querySelectorAll('.tools button')) button.addEventListener('click', () => {
  for (const each of document.querySelectorAll('main details')) each.open = button.dataset.open === 'yes';
});
addEventListener('beforeprint', () => { for (const each of document.querySelectorAll('main details')) each.open = true; });
`;

/** 解释的网页 — an outline as one self-contained page that unfolds level by level. */
export function outlinePage(outline: Outline, head: readonly string[], lang: Lang): string {
  const title = say('explain-line', { name: outline.name, value: outline.value }, lang);
  const t = (key: 'explain-unfold' | 'explain-fold'): string => say(key, {}, lang);
  return htmlPage({
    title, lang, css: STYLE, script: SCRIPT,
    body: html`<main>
<h1>${outline.name}<span class="value">${outline.value}</span></h1>
<div class="head">${head.map((line) => html`<div>${line}</div>`)}</div>
<div class="tools on-screen"><button type="button" data-open="yes">${t('explain-unfold')}</button><button type="button" data-open="no">${t('explain-fold')}</button></div>
<div class="sheet">${details(outline.details)}${outline.items.map((item) => itemHtml(item, 1))}</div>
</main>`,
  });
}

function itemHtml({ name, value, end, details: facts, items }: Outline, level: number): Html {
  const line = html`${name}<span class="value">${value}</span>${end === undefined ? undefined : html` <span class="end">${end}</span>`}`;
  if (facts.length === 0 && items.length === 0) return html`<div class="item"><div class="leaf">${line}</div></div>`;
  const isOpen = html`${level <= OPEN_LEVELS ? html` open` : undefined}`;
  return html`<div class="item"><details${isOpen}><summary>${line}</summary>${details(facts)}${items.map((item) => itemHtml(item, level + 1))}</details></div>`;
}

function details(facts: readonly Detail[]): Html | undefined {
  if (facts.length === 0) return undefined;
  return html`<dl class="details">${facts.map(({ label, text, kind }) => {
    const content = kind === 'formula' || kind === 'numbers' ? html`<code>${text}</code>` : kind === 'gap' ? html`<div class="gap">${text}</div>` : text;
    return label === '' ? html`<dd class="alone">${content}</dd>` : html`<dt>${label}</dt><dd>${content}</dd>`;
  })}</dl>`;
}
