import { type Lang, type MessageKey, say } from '../messages/index.js';
import type { CohortReturn, Valuation } from '../tables/index.js';
import { columnTexts, percentText } from './format.js';
import { tableText } from './table.js';
import { scaleFor } from './units.js';

/** 精算平衡表文本 — open and closed group side by side. */
export function valuationText({ open, closed, owedAtEnd, labels }: Valuation, lang: Lang): string {
  const t = (key: MessageKey, facts: Parameters<typeof say>[1] = {}): string => say(key, facts, lang);
  const sum = (items: readonly { readonly value: number }[]): number => items.reduce((total, { value }) => total + value, 0);
  const items = (side: 'contributions' | 'subsidies' | 'benefits'): [string, number, number][] =>
    open[side].map(({ name, value }, index) => [labels.get(name)![lang], value, closed[side][index]!.value]);
  const both = (key: MessageKey, of: (sheet: typeof open) => number): [string, number, number] => [t(key), of(open), of(closed)];
  const rows: [string, number, number][] = [
    ['fund_value', open.fund, closed.fund],
    ...items('contributions'),
    both('tables-valuation-contributions', ({ contributions }) => sum(contributions)),
    ...items('benefits'),
    both('tables-valuation-benefits', ({ benefits }) => sum(benefits)),
    both('tables-valuation-without', ({ surplusWithoutSubsidies }) => surplusWithoutSubsidies),
    both('tables-valuation-subsidies', ({ subsidies }) => sum(subsidies)),
    both('tables-valuation-with', ({ surplusWithSubsidies }) => surplusWithSubsidies),
    both('tables-valuation-excess', ({ excessReturn }) => excessReturn),
    both('tables-valuation-closing', ({ closingFund }) => closingFund),
    ...owedAtEnd.map(({ name, open: left, closed: right }): [string, number, number] => [t('tables-valuation-owed', { label: labels.get(name)! }), left, right]),
  ];
  rows[0]![0] = labels.get('fund_value')![lang];
  const scale = scaleFor('yuan', 'stock', rows.flatMap(([, a, b]) => [a, b]), lang);
  const [left, right] = [columnTexts(rows.map(([, value]) => value), scale), columnTexts(rows.map(([, , value]) => value), scale)];
  const table = tableText([t('tables-item'), t('tables-unit'), t('tables-valuation-open'), t('tables-valuation-closed')], rows.map(([label], index) => [label, scale.unit, left[index]!, right[index]!]), 2);
  return [t('tables-valuation-title', { year: open.valuationYear, last: open.lastYear }), table, ` ${t('tables-valuation-note')}`].join('\n');
}

/** 分队列收益文本 — a row a birth year. */
export function cohortReturnsText(cohorts: readonly CohortReturn[], lang: Lang): string {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const rate = (value: number | undefined): string => (value === undefined ? '-' : percentText(value));
  const rows = cohorts.map(({ birthYear, all, male, female }) => [String(birthYear), rate(all), rate(male), rate(female)]);
  return [t('tables-cohorts-title'), tableText([t('tables-cohorts-born'), t('tables-cohorts-all'), t('tables-cohorts-male'), t('tables-cohorts-female')], rows), ` ${t('tables-cohorts-note')}`].join('\n');
}
