import { groupedNumber } from '../../../messages/index.js';
import { type Expression, mentionsOf, type Rule, texName, texOf, unitText } from '../../../model/index.js';
import { unitWords } from '../../units.js';
import { html, type Html } from '../markup.js';
import type { PageContext } from './context.js';

/** 算例 — one column for each, one row for each thing the formula takes, the result last; numbers with all their digits. */
export function examplesTable(context: PageContext, rule: Rule): Html | undefined {
  const { t, lang, style } = context;
  const { examples } = rule;
  if (examples.length === 0) return undefined;
  const mentions = mentionsOf(rule.expression);
  const keys = [...new Set(examples.flatMap(({ values }) => [...values.keys()]))];
  const row = (head: Html | string, unit: string, texts: readonly (string | undefined)[], kind = ''): Html =>
    html`<tr class="${kind}"><th scope="row">${head}</th><td class="quiet">${unit}</td>${texts.map((text) => html`<td class="number">${text}</td>`)}</tr>`;
  const cells = rule.dimensions.map((dimension) => row(style.name({ kind: 'dimension', name: dimension }), '', examples.map(({ cell }) => {
    const label = cell.get(dimension);
    return label === undefined ? undefined : style.name({ kind: 'label', name: label, dimension });
  })));
  const values = keys.map((key) => {
    const node = mentions.get(key);
    const ofExample = examples.map((example) => valueText(context, example.values.get(key), node));
    return row(node ? mentionMath(context, key, node) : html`<code>${key}</code>`, node ? unitOf(context, node) : '', ofExample);
  });
  const unit = unitText(rule.unit);
  return html`<details class="examples"><summary>${t('page-examples', { count: examples.length })}</summary><div class="wide"><table>
<thead><tr><th scope="col">${t('page-quantity')}</th><th scope="col">${t('page-unit')}</th>${examples.map((_, i) => html`<th scope="col" class="number">${t('page-example', { number: i + 1 })}</th>`)}</tr></thead>
<tbody>${row(t('page-year'), '', examples.map(({ year }) => String(year)))}${cells}${values}${row(rule.label[lang], unit === '1' ? '' : unitWords(unit, lang), examples.map(({ result }) => result), 'result')}</tbody>
</table></div></details>`;
}

function mentionMath({ math, style, book }: PageContext, key: string, node: Expression): Html {
  // A band stands for its table, which is mentioned by its bare name.
  const isTable = node.kind === 'band' && key === node.input && book.inputs.has(key);
  return math(isTable ? texName({ kind: 'input', name: key }, style) : texOf(node, style));
}

function unitOf({ book, lang }: PageContext, node: Expression): string {
  const declared = 'rule' in node ? book.rules.get(node.rule)?.rule : node.kind === 'rule' ? book.rules.get(node.name)?.rule
    : node.kind === 'input' ? book.inputs.get(node.name)?.input : node.kind === 'band' ? book.inputs.get(node.input)?.input : undefined;
  const unit = declared ? unitText(declared.unit) : '1';
  return unit === '1' ? '' : unitWords(unit, lang);
}

function valueText({ style, lang }: PageContext, value: number | ReadonlyMap<string, number> | undefined, node: Expression | undefined): string | undefined {
  if (value === undefined || typeof value === 'number') return value === undefined ? undefined : groupedNumber(value);
  const dimension = node?.dimensions.length === 1 ? node.dimensions[0] : undefined;
  const isTable = node?.kind === 'band';
  return [...value].map(([label, each]) => {
    const name = isTable || dimension === undefined ? label : style.name({ kind: 'label', name: label, dimension });
    return `${isTable && label !== 'below' ? '≥ ' : ''}${name}${lang === 'zh' ? '：' : ': '}${groupedNumber(each)}`;
  }).join(lang === 'zh' ? '；' : '; ');
}
