import type { EntryKind, Use } from '../../../book/index.js';
import type { MessageKey } from '../../../messages/index.js';
import { html, type Html } from '../markup.js';
import { entryLink, linkList, type PageContext } from './context.js';

const KINDS: readonly (readonly [EntryKind, MessageKey])[] = [['rule', 'page-uses-rules'], ['input', 'page-uses-inputs'], ['noise', 'page-uses-noises']];

/** 引用与被引用 — what a rule takes, by kind, and what takes it; as rows of a description list. */
export function usesRows(context: PageContext, name: string): Html {
  const { book, t } = context;
  const { uses, usedBy } = book.rules.get(name)!;
  const rows = KINDS.flatMap(([kind, key]) => {
    const own = uses.filter((use) => use.kind === kind);
    return own.length === 0 ? [] : [html`<dt>${t(key)}</dt><dd>${linkList(context, byName(own).map((all) => useLink(context, all)))}</dd>`];
  });
  // That it uses itself is said above.
  const users = [...new Set(usedBy.map(({ rule }) => rule))].filter((rule) => rule !== name);
  const last = users.length === 0 ? t('page-used-by-none') : linkList(context, users.map((rule) => entryLink(context, 'rule', rule)));
  return html`${rows}<dt>${t('page-used-by')}</dt><dd>${last}</dd>`;
}

function byName(uses: readonly Use[]): Use[][] {
  const groups = new Map<string, Use[]>();
  for (const use of uses) groups.set(use.name, [...(groups.get(use.name) ?? []), use]);
  return [...groups.values()];
}

/** The link with the years and cells it is taken from, unless that is this year's alone. */
function useLink(context: PageContext, uses: readonly Use[]): Html {
  const { kind, name } = uses[0]!;
  const hows = [...new Set(uses.map((use) => howText(context, use)))];
  const isPlain = hows.length === 1 && uses[0]!.part === 'formula' && (uses[0]!.how === 'now' || kind === 'noise');
  const hint = isPlain ? undefined : html`<span class="quiet">${context.t('page-in-brackets', { text: hows })}</span>`;
  return html`${entryLink(context, kind, name)}${hint}`;
}

function howText({ t, style }: PageContext, { kind, name, how, years, part }: Use): string {
  const isCohort = kind === 'rule' && style.ageing(name) !== undefined;
  const where = ((): string => {
    switch (how) {
      case 'prev':
        return years === 1 ? t(isCohort ? 'page-how-same-people' : 'page-how-last-year') : t(isCohort ? 'page-how-same-people-years' : 'page-how-years', { years });
      case 'last_year':
        return t(isCohort ? 'page-how-same-cell' : 'page-how-last-year');
      case 'younger':
        return t('page-how-younger');
      case 'leaving':
        return t('page-how-leaving');
      case 'given_adjustment':
        return t('page-adjustment');
      case 'band':
        return t('page-how-band');
      default:
        return t('page-how-now');
    }
  })();
  return part === 'formula' ? where : t(part === 'start' ? 'page-how-start' : 'page-how-entry');
}
