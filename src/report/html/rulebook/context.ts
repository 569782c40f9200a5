import type { Book, EntryKind } from '../../../book/index.js';
import type { Facts, Lang, MessageKey } from '../../../messages/index.js';
import type { TexMention, TexStyle } from '../../../model/index.js';
import type { Layouter } from '../../picture/layout.js';
import { html, type Html } from '../markup.js';
import type { MathSetter } from '../math.js';

/** What all parts of the rulebook's page share. */
export interface PageContext {
  readonly book: Book;
  readonly lang: Lang;
  readonly t: (key: MessageKey, facts?: Facts) => string;
  readonly style: TexStyle;
  readonly math: MathSetter;
  readonly layouter: Layouter;
}

/** 锚点 — the id of an entry: its name, so that addresses can be guessed; noises have names of their own. Other ids of the page hold a hyphen. */
export function anchorOf(kind: EntryKind, name: string): string {
  return kind === 'noise' ? `noise-${name}` : name;
}

/** Where a name in a formula leads: a label to its dimension. */
export function linkOf({ kind, name, dimension }: TexMention): string {
  return kind === 'label' ? `dimension:${dimension!}` : `${kind}:${anchorOf(kind, name)}`;
}

/** An entry by its label in the reader's language, as a link. */
export function entryLink({ style }: PageContext, kind: EntryKind, name: string): Html {
  return html`<a class="${kind}" href="#${anchorOf(kind, name)}">${style.name({ kind, name })}</a>`;
}

/** Links one after the other, as the language separates them. */
export function linkList({ lang }: PageContext, links: readonly Html[]): Html {
  return html`${links.map((link, i) => (i === 0 ? link : html`${lang === 'zh' ? '、' : ', '}${link}`))}`;
}

/** A label with the other language and the identifier beneath it; found by all three. */
export function names({ lang }: PageContext, label: { readonly zh: string; readonly en: string }, name: string): Html {
  const other = lang === 'zh' ? 'en' : 'zh';
  return html`<span lang="${other === 'zh' ? 'zh-CN' : 'en'}" data-find>${label[other]}</span> <code data-find>${name}</code>`;
}
