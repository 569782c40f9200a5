import type { Book, Clause, ClauseDocument, Reference } from '../../../book/index.js';
import { html, type Html } from '../markup.js';
import type { PageContext } from './context.js';

/** Ids of documents and clauses by their place in the file: their names are no good in addresses. */
export function clauseAnchor(book: Book, document: ClauseDocument, clause?: Clause): string {
  const at = [...book.clauses!.documents.keys()].indexOf(document.name) + 1;
  return clause === undefined ? `document-${String(at)}` : `clause-${String(at)}-${String([...document.clauses.keys()].indexOf(clause.name) + 1)}`;
}

/** 出处 — each clause that a source names, its words to be unfolded; what names no known document stays text. */
export function referenceList(context: PageContext, references: readonly Reference[]): Html {
  return html`<ul class="clauses">${references.map((reference) => html`<li>${referenceOf(context, reference)}</li>`)}</ul>`;
}

function referenceOf(context: PageContext, { text, document, clause, unknownClause, remark }: Reference): Html {
  if (!document) return html`<span data-find>${text}</span>`;
  const { t, lang, book } = context;
  const title = clause?.title?.[lang];
  const name = [document.name, clause?.name ?? unknownClause].filter((each) => each !== undefined).join(' ');
  const head = html`<span data-find>${name}</span>${title === undefined ? undefined : html` <span data-find>${title}</span>`}${remark === undefined ? undefined : html`<span class="quiet" data-find>${t('page-in-brackets', { text: remark })}</span>`}`;
  const words = clause ? clauseWords(context, clause) : document.summary && html`<p>${document.summary[lang]}</p>`;
  const more = html`<a href="#${clauseAnchor(book, document, clause)}">${t('page-to-document')}</a>`;
  if (!words) return html`${head} ${more}`;
  return html`<details><summary>${head}</summary><div class="clause-words" data-find>${words}</div><p class="quiet">${document.title[lang]} ${more}</p></details>`;
}

/** The clause word for word where it is known, else what it says in our words; in English with our summary. */
export function clauseWords({ t, lang }: PageContext, { text, summary }: Clause): Html {
  const original = text === undefined ? undefined : html`<blockquote lang="zh-CN">${text.split('\n').map((paragraph) => html`<p>${paragraph}</p>`)}</blockquote>`;
  const own = lang === 'en' ? summary.en : summary.zh;
  return html`${own === undefined ? undefined : html`<p><span class="quiet">${t('page-summary')}</span>${own}</p>`}${original}`;
}
