import type { Block, Cell, Column, NumberPart, Row } from '../../document/index.js';
import type { MessageKey } from '../../messages/index.js';
import { textCell } from '../context.js';
import type { ComparedEvaluation } from './context.js';
import type { ComparedStatistic } from './figures.js';

/** Outputs of the table of alternatives: levels ten years on. */
const BENEFITS = ['base_standard', 'average_pension', 'average_pension_real', 'replacement_rate'];

/** 各方案并列 — what they give, on how many paths it keeps its worth, what they cost, and whether fund and treasuries bear it; scenarios across, so that it stays narrow. */
export function alternativesTable(e: ComparedEvaluation): Block[] {
  const { comparison, figures, near, whole, knownYear, t, s } = e;
  const { fan, monthsCoveredOwn, shortfall, realPension, replacementRate, publicCost, burden, budgetExceeded } = comparison.roles;
  const both = near.last === whole.last ? [near.last] : [near.last, whole.last];
  const level = (name: string, year = near.last): Row => row(e, t('evaluation-of-year', { year, what: figures.head(name) }), figures.shownOf(name).unit, (scenario) => figures.part(scenario, name, year, 'mean'));
  const shares = (name: string | undefined, statistic: 'ever' | 'kept', words: MessageKey): Row[] => (figures.hasPaths && figures.has(name)
    ? both.map((year) => row(e, t(words, { year, known: knownYear, what: figures.head(name) }), '', (scenario) => figures.part(scenario, name, year, statistic))) : []);
  const cost = (period: 'ten_years' | 'horizon', statistic: ComparedStatistic, words: MessageKey): Row[] => {
    if (!figures.has(publicCost)) return [];
    const { first, last } = period === 'horizon' ? whole : near;
    return [row(e, t(words, { first, last }), figures.shownOf(publicCost).unit, (scenario) => (scenario === 0 ? undefined : {
      ...figures.total(scenario, publicCost, period, 'nominal', statistic, publicCost),
      ...(statistic === 'difference' && withinOf(e, scenario, period)),
    }))];
  };
  const spread = (period: 'ten_years' | 'horizon'): Row[] => (figures.hasPaths ? [...cost(period, 'difference_q05', 'evaluation-cost-row-low'), ...cost(period, 'difference_q95', 'evaluation-cost-row-high')] : []);
  const isSupplied = (name: string): boolean => comparison.scenarios.some((_, scenario) => comparison.row(scenario, name, near.last)!.best_estimate > 0);
  const ofRule = (rule: string | undefined): string[] => (rule === undefined ? [] : comparison.outputs.filter((each) => each.rule === rule).map(({ name }) => name));
  const burdens = ofRule(burden).filter(isSupplied);
  const exceeded = ofRule(budgetExceeded).filter((name) => isSupplied(name.replace(`${budgetExceeded!}.`, `${comparison.roles.budget!}.`)));
  const groups: readonly (readonly [MessageKey, readonly Row[]])[] = [
    ['evaluation-group-benefits', BENEFITS.filter((name) => figures.has(name)).map((name) => level(name))],
    ['evaluation-group-kept', [...shares(realPension, 'kept', 'evaluation-kept-power'), ...shares(replacementRate, 'kept', 'evaluation-kept-rate')]],
    ['evaluation-group-cost', [...cost('ten_years', 'difference', 'evaluation-cost-row'), ...spread('ten_years'), ...(both.length > 1 ? [...cost('horizon', 'difference', 'evaluation-cost-row'), ...spread('horizon')] : [])]],
    ['evaluation-group-fund', [...[fan, monthsCoveredOwn].filter((name) => figures.has(name)).map((name) => level(name)), ...shares(shortfall, 'ever', 'evaluation-ever-by')]],
    ['evaluation-group-revenue', [...burdens.flatMap((name) => both.map((year) => level(name, year))), ...exceeded.flatMap((name) => shares(name, 'ever', 'evaluation-ever-by'))]],
  ];
  const there = groups.filter(([, rows]) => rows.length > 0);
  if (there.length === 0) return [];
  return [{
    kind: 'table', id: 'table-alternatives', caption: t('evaluation-table-alternatives'),
    columns: [{ label: t('evaluation-item'), align: 'left', width: 0.36 }, ...comparison.scenarios.map((_, scenario): Column => ({ label: figures.name(scenario), align: 'right' }))],
    rows: there.flatMap(([title, rows]): Row[] => [{ style: 'group', cells: [textCell(t(title))] }, ...rows]),
    note: [...s(figures.hasPaths ? 'evaluation-alternatives-note' : 'evaluation-alternatives-note-best'), ...(burdens.length + exceeded.length > 0 ? [] : s('evaluation-no-revenue'))],
  }];
}

function withinOf({ comparison, figures }: ComparedEvaluation, scenario: number, period: 'ten_years' | 'horizon'): Pick<NumberPart, 'under'> {
  const cost = comparison.roles.publicCost!;
  const within = figures.totalWithin(scenario, cost, period, 'nominal', cost);
  return within ? { under: { within } } : {};
}

/** The unit stands in the row's own head, since each row has another; a percentage keeps its sign. */
function row({ comparison, t }: ComparedEvaluation, label: string, unit: string, cellOf: (scenario: number) => NumberPart | undefined): Row {
  const bare = (part: NumberPart | undefined): Cell => part && (part.shown.unit === '%' ? part : { ...part, shown: { ...part.shown, unit: '' } });
  return { cells: [textCell(unit === '' || unit === '%' ? label : t('evaluation-with-unit', { label, unit })), ...comparison.scenarios.map((_, scenario) => bare(cellOf(scenario)))] };
}
