import { type Expression, nodesOf } from '../../../model/index.js';
import type { MessageKey } from '../../../messages/index.js';
import { indexLetters } from '../../formula-style.js';
import { html, type Html } from '../markup.js';
import type { PageContext } from './context.js';

/** Something a formula may hold: when, how it looks, and what it means. */
type Notation = readonly [isUsed: (e: Expression, isAgeing: boolean) => boolean, tex: string, meaning: MessageKey];

const lag = (kind: Expression['kind'], ageing: boolean) => (e: Expression, isAgeing: boolean): boolean => e.kind === kind && isAgeing === ageing;
const call = (...names: readonly string[]) => (e: Expression): boolean => e.kind === 'elementwise' && names.includes(e.name);

/** 怎样读这一页 — parts, colours and the notation that this rulebook uses. */
export function howToRead(context: PageContext): Html {
  const { t, math } = context;
  const rows = notationsOf(context).map(([tex, meaning]) => html`<tr><td>${math(tex)}</td><td>${meaning}</td></tr>`);
  const parts = ['page-reading-rule', 'page-reading-kinds', 'page-reading-units', 'page-reading-sources', 'page-reading-gap', 'page-reading-picture'] as const;
  return html`<section id="page-reading" class="intro"><h2>${t('page-reading')}</h2>
<p>${t('page-reading-colours')}<span class="rule swatch">${t('page-colour-rule')}</span><span class="input swatch">${t('page-colour-input')}</span><span class="noise swatch">${t('page-colour-noise')}</span></p>
<ul>${parts.map((key) => html`<li>${t(key)}</li>`)}<li class="on-screen">${t('page-reading-search')}</li></ul>
<h3>${t('page-notation')}</h3><div class="wide"><table class="notation"><thead><tr><th scope="col">${t('page-written')}</th><th scope="col">${t('page-meaning')}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function notationsOf({ book, t, style, lang }: PageContext): [tex: string, meaning: string][] {
  const expressions = [...book.rules.values()].flatMap(({ rule }) => [rule.expression, ...(rule.start?.kind === 'formula' ? [rule.start.expression] : []), ...(rule.entry ? [rule.entry.expression] : [])]);
  const nodes = expressions.flatMap((expression) => [...nodesOf(expression)]);
  const isAgeing = (e: Expression): boolean => 'rule' in e && style.ageing(e.rule) !== undefined;
  const letters = indexLetters(book.model);
  const axes = book.model.dimensions.filter(({ name }) => letters.has(name));
  const a = axes[0] ? letters.get(axes[0].name)! : 'a';
  const last = axes[0]?.labels.at(-1) ?? '';
  const some = t('page-notation-dimension');
  const forms: readonly Notation[] = [
    [() => true, 'x', 'page-notation-now'],
    [(e, ageing) => lag('prev', false)(e, ageing) || lag('last_year', false)(e, ageing), 'x_{t{-}1}', 'page-notation-last-year'],
    [lag('prev', true), `x_{${a}{-}1,\\,t{-}1}`, 'page-notation-same-people'],
    [lag('last_year', true), `x_{${a},\\,t{-}1}`, 'page-notation-same-cell'],
    [lag('younger', true), `x_{${a}{-}1,\\,t}`, 'page-notation-younger'],
    [lag('leaving', true), `x_{${last},\\,t{-}1}`, 'page-notation-leaving'],
    [(e) => e.kind === 'sum', `\\sum_{\\text{${some}}} x`, 'page-notation-sum'],
    [(e) => e.kind === 'mean', `\\dfrac{\\sum w \\times x}{\\sum w}`, 'page-notation-mean'],
    [(e) => e.kind === 'choose', `\\begin{cases}x,&\\text{${t('page-if')} }\\ldots\\\\y,&\\text{${t('page-otherwise')}}\\end{cases}`, 'page-notation-cases'],
    [call('min', 'max', 'clamp'), '\\min(x,\\;y)\\quad\\max(x,\\;y)', 'page-notation-extremes'],
    [call('floor', 'ceil'), '\\lfloor x\\rfloor\\quad\\lceil x\\rceil', 'page-notation-rounding'],
    [call('exp', 'log'), '\\exp(x)\\quad\\ln(x)', 'page-notation-exp'],
    [(e) => e.kind === 'band', 'T[x]', 'page-notation-band'],
    [(e) => e.kind === 'noise' && e.noise === 'normal', '\\varepsilon_{z}', 'page-notation-normal'],
    [(e) => e.kind === 'noise' && e.noise === 'normal_once', '\\bar{\\varepsilon}_{z}', 'page-notation-once'],
    [(e) => e.kind === 'noise' && e.noise === 'uniform', 'u_{z}', 'page-notation-uniform'],
    [(e) => e.kind === 'given_adjustment', `\\text{${style.words.adjustment}}(x)`, 'page-notation-adjustment'],
  ];
  const used = forms.filter(([isUsed]) => nodes.some((e) => isUsed(e, isAgeing(e)))).map(([, tex, meaning]): [string, string] => [tex, t(meaning)]);
  const indices = axes.map(({ name, label }): [string, string] => [letters.get(name)!, t('page-notation-letter', { label: label[lang] })]);
  return [...used, ['t', t('page-notation-year')], ...indices];
}
