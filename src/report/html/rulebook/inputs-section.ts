import type { BookChapter, UsedBy } from '../../../book/index.js';
import { groupedNumber } from '../../../messages/index.js';
import { type InputDeclaration, type NoiseKind, type Unit, unitText } from '../../../model/index.js';
import type { MessageKey } from '../../../messages/index.js';
import { unitWords } from '../../units.js';
import { html, type Html } from '../markup.js';
import { anchorOf, entryLink, linkList, names, type PageContext } from './context.js';
import { referenceList } from './references.js';

/** 输入 — what a scenario supplies, chapter by chapter. */
export function inputsSection(context: PageContext): Html {
  const { book, t } = context;
  const chapters = book.chapters.filter(({ inputs }) => inputs.length > 0);
  return html`<section id="page-inputs" data-section><h2>${t('page-inputs')}</h2><p class="intro">${t('page-inputs-intro')}</p>${chapters.map((chapter) => inputsOf(context, chapter))}</section>`;
}

function inputsOf(context: PageContext, { title, inputs }: BookChapter): Html {
  const { book, t, lang } = context;
  const heads = ['page-name', 'page-unit', 'page-by', 'page-range', 'page-used-by'] as const;
  const rows = inputs.map((name) => {
    const { input, usedBy, references } = book.inputs.get(name)!;
    return html`<tr id="${name}" data-item="input"><th scope="row"><b class="input" data-find>${input.label[lang]}</b><br>${names(context, input.label, name)}${input.note ? html`<br><span class="note" data-find>${input.note[lang]}</span>` : undefined}</th>
<td>${inputUnit(context, input)}</td><td>${dimensionsOf(context, input)}</td><td>${rangeText(context, input)}${references.length > 0 ? referenceList(context, references) : undefined}</td><td>${userLinks(context, usedBy)}</td></tr>
`;
  });
  return html`<div data-section><h3>${title[lang]}</h3><div class="wide"><table class="entries"><thead><tr>${heads.map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div></div>
`;
}

function unitOrPure({ t, lang }: PageContext, unit: Unit): string {
  const text = unitText(unit);
  return text === '1' ? t('page-pure-number') : unitWords(text, lang);
}

function inputUnit(context: PageContext, { unit, bandOf }: InputDeclaration): string {
  const own = unitOrPure(context, unit);
  return bandOf ? context.t('page-band-unit', { unit: own, of: unitOrPure(context, bandOf) }) : own;
}

function dimensionsOf({ t, lang, style }: PageContext, { dimensions, byPath }: InputDeclaration): string {
  return [...dimensions.map((name) => style.name({ kind: 'dimension', name })), ...(byPath ? [t('page-path')] : [])].join(lang === 'zh' ? '、' : ', ');
}

/** Bounds that must hold, law where they name a clause, then of experience; both ends are allowed. */
function rangeText({ t }: PageContext, { range }: InputDeclaration): Html[] {
  const bounds = ([low, high]: readonly [number, number]): string => {
    if (low === high) return groupedNumber(low);
    if (high === Infinity) return `≥ ${groupedNumber(low)}`;
    return low === -Infinity ? `≤ ${groupedNumber(high)}` : t('page-range-from-to', { low: groupedNumber(low), high: groupedNumber(high) });
  };
  return [
    ...(range.law ? [html`<p><b>${t(range.clause === undefined ? 'page-range-allowed' : 'page-range-law')}</b>${bounds(range.law)}</p>`] : []),
    ...(range.experience ? [html`<p><span class="quiet">${t('page-range-experience')}</span>${bounds(range.experience)}</p>`] : []),
  ];
}

function userLinks(context: PageContext, usedBy: readonly UsedBy[]): Html | string {
  const rules = [...new Set(usedBy.map(({ rule }) => rule))];
  return rules.length === 0 ? context.t('page-used-by-none') : linkList(context, rules.map((rule) => entryLink(context, 'rule', rule)));
}

const DRAWS: Readonly<Record<NoiseKind, MessageKey>> = { normal: 'page-noise-normal', normal_once: 'page-noise-once', uniform: 'page-noise-uniform' };

/** 噪声 */
export function noisesSection(context: PageContext): Html | undefined {
  const { book, t, lang } = context;
  if (book.noises.size === 0) return undefined;
  const rows = [...book.noises.values()].map(({ noise: { name, label, kind }, usedBy }) => html`<tr id="${anchorOf('noise', name)}" data-item="noise"><th scope="row"><b class="noise" data-find>${label[lang]}</b><br>${names(context, label, name)}</th>
<td>${kind ? t(DRAWS[kind]) : undefined}</td><td>${userLinks(context, usedBy)}</td></tr>
`);
  return html`<section id="page-noises" data-section><h2>${t('page-noises')}</h2><p class="intro">${t('page-noises-intro')}</p><div class="wide"><table class="entries"><thead><tr>
${(['page-name', 'page-noise-kind', 'page-used-by'] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div></section>`;
}

/** Labels listed one by one up to this many. */
const MOST_LABELS = 12;

/** 维度 */
export function dimensionsSection(context: PageContext): Html | undefined {
  const { book, t, lang, style } = context;
  if (book.dimensions.size === 0) return undefined;
  const rows = [...book.dimensions.values()].map(({ dimension: { name, label, labels, ageing, first }, rules }) => {
    const isListed = first === undefined && labels.length <= MOST_LABELS;
    const values = isListed ? linkList(context, labels.map((each) => html`${style.name({ kind: 'label', name: each, dimension: name })} <code>${each}</code>`)) : html`${labels[0]}–${labels.at(-1)}`;
    return html`<tr id="${name}" data-item="dimension"><th scope="row"><b data-find>${label[lang]}</b><br>${names(context, label, name)}</th>
<td>${values}</td><td>${t(ageing ? 'page-ageing' : 'page-not-ageing')}</td><td class="number">${rules.length}</td></tr>
`;
  });
  return html`<section id="page-dimensions" data-section><h2>${t('page-dimensions')}</h2><div class="wide"><table class="entries"><thead><tr>
<th scope="col">${t('page-name')}</th><th scope="col">${t('page-values')}</th><th scope="col">${t('page-movement')}</th><th scope="col" class="number">${t('page-rule-count')}</th></tr></thead><tbody>
${rows}</tbody></table></div></section>`;
}
