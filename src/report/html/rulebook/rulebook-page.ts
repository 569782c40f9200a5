import type { Book, BookChapter } from '../../../book/index.js';
import { groupedNumber, type Lang, type MessageKey, say } from '../../../messages/index.js';
import { rulebookHash } from '../../../scenario/index.js';
import { VERSION } from '../../../version.js';
import { formulaStyle } from '../../formula-style.js';
import { layouter } from '../../picture/layout.js';
import { html, type Html } from '../markup.js';
import { mathSetter } from '../math.js';
import { htmlPage } from '../page.js';
import { chapterPicture } from './chapter-picture.js';
import { clausesSection } from './clauses-section.js';
import { contents } from './contents.js';
import { linkOf, type PageContext } from './context.js';
import { howToRead } from './how-to-read.js';
import { dimensionsSection, inputsSection, noisesSection } from './inputs-section.js';
import { ruleCard } from './rule-card.js';
import { RULEBOOK_SCRIPT } from './script.js';
import { RULEBOOK_STYLE } from './style.js';

/** The whole book as one page; see `rulebookPage` of the index. */
export async function wholePage(book: Book, lang: Lang): Promise<string> {
  const [math, layout] = await Promise.all([mathSetter(), layouter()]);
  const context: PageContext = {
    book, lang, math, layouter: layout, style: formulaStyle(book.model, lang, 'labels', linkOf), t: (key, facts = {}) => say(key, facts, lang),
  };
  const title = context.t('page-title', { title: book.model.title[lang] });
  return htmlPage({ title, lang, css: RULEBOOK_STYLE, script: RULEBOOK_SCRIPT, body: html`${cover(context, title)}
${searchBar(context)}
<div class="frame">${contents(context)}
<main>${howToRead(context)}
${book.chapters.filter(({ rules }) => rules.length > 0).map((chapter) => chapterSection(context, chapter))}
${inputsSection(context)}
${noisesSection(context)}
${dimensionsSection(context)}
${clausesSection(context)}
${end(context)}</main></div>` });
}

function cover({ book, lang, t }: PageContext, title: string): Html {
  const rules = [...book.rules.values()].map(({ rule }) => rule);
  const counts: readonly (readonly [number, MessageKey])[] = [
    [book.chapters.filter((chapter) => chapter.rules.length > 0).length, 'page-count-chapter'], [rules.length, 'page-count-rule'], [book.inputs.size, 'page-count-input'],
    [book.noises.size, 'page-count-noise'], [book.clauses?.documents.size ?? 0, 'page-count-document'], [rules.flatMap(({ examples }) => examples).length, 'page-count-example'],
    [rules.filter(({ gap }) => gap).length, 'page-count-gap'],
  ];
  return html`<header class="cover"><h1>${title}</h1><p>${t('page-subtitle')}</p>${book.scenarioTitle ? html`<p><strong class="changed">${t('page-of-scenario', { title: book.scenarioTitle[lang] })}</strong></p>` : undefined}
<ul class="counts">${counts.filter(([count]) => count > 0).map(([count, key]) => html`<li><b>${groupedNumber(count)}</b> ${t(key)}</li>`)}</ul>
<p class="quiet">${t('page-hash', { hash: rulebookHash(book.model).slice(0, 12), version: VERSION })}</p></header>`;
}

const COUNTED = {
  rule: 'page-count-rule', input: 'page-count-input', noise: 'page-count-noise', dimension: 'page-count-dimension', clause: 'page-count-clause',
} as const satisfies Record<string, MessageKey>;

/** Hidden until the script is there to answer it. */
function searchBar({ t, lang }: PageContext): Html {
  const words = {
    ...Object.fromEntries(Object.entries(COUNTED).map(([kind, key]) => [kind, t(key)])),
    found: t('page-found', { count: '#' }), nothing: t('page-found-nothing'), colon: lang === 'zh' ? '：' : ': ', comma: lang === 'zh' ? '，' : ', ',
  };
  return html`<div class="bar on-screen"><form role="search" hidden><label class="hidden-label" for="page-search">${t('page-search')}</label>
<input id="page-search" type="search" autocomplete="off" spellcheck="false" placeholder="${t('page-search-hint')}" title="${t('page-search')} ( / )"><button type="button" id="page-clear" hidden>${t('page-clear')}</button>
<output id="page-status" for="page-search" data-words="${JSON.stringify(words)}"></output></form></div>`;
}

function chapterSection(context: PageContext, chapter: BookChapter): Html {
  const { book, lang } = context;
  const picture = chapterPicture(context, chapter);
  return html`<section id="chapter-${chapter.name}" data-section><div class="${picture?.isWide ? 'sideways' : ''}"><h2>${chapter.title[lang]}<span class="quiet">${chapter.name}.yaml</span></h2>
${picture?.figure}</div>
${chapter.rules.map((name) => ruleCard(context, book.rules.get(name)!))}</section>
`;
}

function end({ book, t }: PageContext): Html {
  return html`<section class="end intro"><h3>${t('page-files')}</h3><p>${book.model.files.map(({ name, sha256 }, i) => html`${i > 0 ? ' · ' : ''}${name} <code>${sha256.slice(0, 12)}</code>`)}</p></section>`;
}
