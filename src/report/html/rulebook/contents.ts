import { html, type Html } from '../markup.js';
import { entryLink, type PageContext } from './context.js';

/** 目录 — chapters with their rules, then what follows the rules. */
export function contents(context: PageContext): Html {
  const { book, t, lang } = context;
  const chapters = book.chapters.filter(({ rules }) => rules.length > 0);
  const more = [
    ['page-inputs', book.inputs.size], ['page-noises', book.noises.size], ['page-dimensions', book.dimensions.size], ['page-clauses', book.clauses?.documents.size ?? 1],
  ] as const;
  return html`<nav class="contents" aria-label="${t('page-contents')}"><details open><summary>${t('page-contents')}</summary><ol>
<li><a href="#page-reading">${t('page-reading')}</a></li>
${chapters.map(({ name, title, rules }) => html`<li><details class="chapter"><summary><a href="#chapter-${name}">${title[lang]}</a> <span class="quiet">${rules.length}</span></summary><ol>${rules.map((rule) => html`<li>${entryLink(context, 'rule', rule)}</li>`)}</ol></details></li>
`)}
${more.filter(([, count]) => count > 0).map(([key]) => html`<li><a href="#${key}">${t(key)}</a></li>`)}
</ol></details></nav>`;
}
