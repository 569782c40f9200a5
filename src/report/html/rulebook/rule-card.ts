import type { BookRule } from '../../../book/index.js';
import type { MessageKey } from '../../../messages/index.js';
import { type Expression, type Rule, texEquation, texOf, unitText } from '../../../model/index.js';
import { unitWords } from '../../units.js';
import { html, type Html } from '../markup.js';
import { entryLink, names, type PageContext } from './context.js';
import { examplesTable } from './examples-table.js';
import { referenceList } from './references.js';
import { sourceText } from './source-text.js';
import { usesRows } from './uses.js';

/** 规则卡片 — everything the book says of one rule; the formula typeset, then as the rulebook has it. */
export function ruleCard(context: PageContext, entry: BookRule): Html {
  const { lang, t } = context;
  const { rule, references } = entry;
  const { name, label, note, gap } = rule;
  return html`<article class="rule" id="${name}" data-item="rule">
<header><h3 data-find>${label[lang]}</h3><p class="names">${names(context, label, name)}</p>
<p class="facts">${factsOf(context, rule).map((fact) => html`<span>${fact}</span>`)}${changeMark(context, entry)}</p></header>
<div class="formula wide">${context.math(texEquation('', rule.expression, context.style))}</div><p class="source">${sourceText(context, rule.text)}</p>
<dl>${startRow(context, rule)}${entryRow(context, rule)}${rule.lastIsOpen ? html`<dt>${t('page-last')}</dt><dd>${t('page-last-open')}</dd>` : undefined}${ledgerRow(context, rule)}
${references.length > 0 ? html`<dt>${t('page-clause')}</dt><dd>${referenceList(context, references)}</dd>` : undefined}
${note ? html`<dt>${t('page-note')}</dt><dd data-find>${note[lang]}</dd>` : undefined}</dl>
${gap ? html`<p class="gap"><b>${t('page-gap')}</b><span data-find>${gap[lang]}</span></p>` : undefined}
<dl class="uses">${usesRows(context, name)}</dl>
${examplesTable(context, rule)}
</article>
`;
}

const KINDS: Readonly<Record<NonNullable<Rule['kind']>, MessageKey>> = { stock: 'page-stock', flow: 'page-flow', rate: 'page-rate', flag: 'page-flag' };

function factsOf({ t, lang, style }: PageContext, { kind, unit, dimensions, isPathDependent, output }: Rule): string[] {
  const text = unitText(unit);
  return [
    ...(kind ? [t(KINDS[kind])] : []),
    text === '1' ? t('page-pure-number') : unitWords(text, lang),
    dimensions.length === 0 ? t('page-one-value') : t('page-value-for-each', { dimensions: dimensions.map((name) => style.name({ kind: 'dimension', name })) }),
    t(isPathDependent ? 'page-by-path' : 'page-same-on-paths'),
    ...(output === 'none' ? [] : [t(output === 'path' ? 'page-output-path' : 'page-output-profile')]),
  ];
}

function changeMark({ t }: PageContext, { change }: BookRule): Html | undefined {
  if (!change) return undefined;
  return html`<strong class="changed">${change.kind === 'added' ? t('page-added') : t('page-changed', { attributes: change.attributes })}</strong>`;
}

/** A formula of the base year or the lowest cell: a plain name or number once, anything else as the formula of the rule. */
function formula(context: PageContext, expression: Expression, text: string): Html {
  const { math, style } = context;
  if (expression.kind === 'number') return html`${sourceText(context, text)}`;
  if (expression.kind === 'input' || expression.kind === 'rule') return html`${entryLink(context, expression.kind, expression.name)} <code>${expression.name}</code>`;
  return html`<div class="formula wide">${math(texOf(expression, style))}</div><p class="source">${sourceText(context, text)}</p>`;
}

function startRow(context: PageContext, { start }: Rule): Html | undefined {
  if (!start) return undefined;
  return html`<dt>${context.t('page-start')}</dt><dd>${start.kind === 'table' ? html`<code>${start.file}</code>` : formula(context, start.expression, start.text)}</dd>`;
}

function entryRow(context: PageContext, { entry }: Rule): Html | undefined {
  return entry && html`<dt>${context.t('page-entry')}</dt><dd>${formula(context, entry.expression, entry.text)}</dd>`;
}

function ledgerRow(context: PageContext, { ledgerOf }: Rule): Html | undefined {
  if (ledgerOf === undefined) return undefined;
  return html`<dt>${context.t('page-ledger')}</dt><dd>${context.t('page-ledger-before')}${entryLink(context, 'rule', ledgerOf)}${context.t('page-ledger-after')}</dd>`;
}
