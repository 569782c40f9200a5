import type { Book, Clause, ClauseDocument, Grade, Reference } from '../../../book/index.js';
import type { Lang, MessageKey } from '../../../messages/index.js';
import { html, type Html } from '../markup.js';
import { entryLink, linkList, type PageContext } from './context.js';
import { clauseAnchor, clauseWords } from './references.js';

const GRADES: Readonly<Record<Grade, MessageKey>> = {
  A: 'page-grade-a', "A'": 'page-grade-a-elsewhere', B: 'page-grade-b', C: 'page-grade-c', D: 'page-grade-d',
};

/** 文件和条款 — every document that sources name, its clauses, and the rules and inputs that follow each. */
export function clausesSection(context: PageContext): Html {
  const { book, t } = context;
  const users = usersOf(book);
  const documents = [...(book.clauses?.documents.values() ?? [])];
  const others = [...users].filter(([key]) => key.startsWith('text ')).map(([key, links]) => ({ text: key.slice('text '.length), links }));
  return html`<section id="page-clauses" data-section><h2>${t('page-clauses')}</h2><p class="intro">${t('page-clauses-intro')}</p>
${documents.map((document) => documentPart(context, document, users))}
${others.length > 0 ? html`<article class="document" data-section><h3>${t('page-other-sources')}</h3>${others.map(({ text, links }) => html`<div class="clause" data-item="clause"><h4 data-find>${text}</h4>${followers(context, links)}</div>`)}</article>` : undefined}</section>`;
}

interface User {
  readonly kind: 'rule' | 'input';
  readonly name: string;
}
/** `clause-3-2`, `document-3` or `text …` → those who name it. */
type Users = ReadonlyMap<string, readonly User[]>;

function usersOf(book: Book): Users {
  const users = new Map<string, User[]>();
  const add = (user: User, references: readonly Reference[]): void => {
    for (const { document, clause, text } of references) {
      const key = document ? clauseAnchor(book, document, clause) : `text ${text}`;
      const own = users.get(key) ?? [];
      if (!own.some(({ kind, name }) => kind === user.kind && name === user.name)) users.set(key, [...own, user]);
    }
  };
  for (const [name, { references }] of book.rules) add({ kind: 'rule', name }, references);
  for (const [name, { references }] of book.inputs) add({ kind: 'input', name }, references);
  return users;
}

function documentPart(context: PageContext, document: ClauseDocument, users: Users): Html {
  const { book, t, lang } = context;
  const { name, aliases, title, issuer, date, url, grade, summary, note, clauses } = document;
  const anchor = clauseAnchor(book, document);
  const facts = [
    ...(issuer ? [issuer[lang]] : []), ...(date === undefined ? [] : [dayText(date, lang)]), t(GRADES[grade]),
    ...(aliases.length > 0 ? [t('page-aliases', { names: aliases })] : []),
  ];
  const own = users.get(anchor);
  return html`<article class="document" data-section>
<header id="${anchor}" data-item="clause"><h3><span data-find>${name}</span></h3><p data-find>${title[lang]}</p><p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}${url === undefined ? undefined : html`<a href="${url}" rel="noreferrer noopener">${t('page-address')}</a>`}</p>
${summary ? html`<p data-find>${summary[lang]}</p>` : undefined}${note ? html`<p class="quiet">${note[lang]}</p>` : undefined}${own ? followers(context, own) : undefined}</header>
${[...clauses.values()].map((clause) => clausePart(context, document, clause, users))}</article>
`;
}

function clausePart(context: PageContext, document: ClauseDocument, clause: Clause, users: Users): Html {
  const { book, t, lang } = context;
  const anchor = clauseAnchor(book, document, clause);
  const grade = clause.grade === document.grade ? undefined : html`<p class="quiet">${t(GRADES[clause.grade])}</p>`;
  return html`<div class="clause" id="${anchor}" data-item="clause"><h4><span data-find>${clause.name}</span>${clause.title ? html` <span data-find>${clause.title[lang]}</span>` : undefined}</h4>
<div data-find>${clauseWords(context, clause)}</div>${grade}${followers(context, users.get(anchor) ?? [])}</div>
`;
}

function followers(context: PageContext, users: readonly User[]): Html {
  const { t } = context;
  if (users.length === 0) return html`<p class="quiet">${t('page-no-followers')}</p>`;
  return html`<p><span class="quiet">${t('page-followers')}</span>${linkList(context, users.map(({ kind, name }) => entryLink(context, kind, name)))}</p>`;
}

/** A day, a month or a year as the file gives it; its day is the same in every time zone. */
function dayText(date: string, lang: Lang): string {
  const parts = date.split('-').length;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (parts > 1) options.month = 'long';
  if (parts > 2) options.day = 'numeric';
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', options).format(new Date(date));
}
