import type { Block, Cell, Column, Row, Text } from '../../document/index.js';
import { paragraph, textCell } from '../context.js';
import { type ComparedEvaluation, costPhrase, proposals } from './context.js';
import { judge } from './judge.js';

/** 方案和建议 — the alternatives side by side, and what follows from a criterion that is stated; nothing beyond it. */
export function recommendationChapter(e: ComparedEvaluation, changes?: readonly (readonly string[])[]): Block[] {
  const { comparison, s } = e;
  return [
    paragraph(s('evaluation-alternatives-lead', { reference: e.figures.title(0), count: comparison.scenarios.length - 1 })),
    ...verdictOf(e),
    ...alternatives(e),
    ...costs(e),
    ...changesOf(e, changes),
  ];
}

/** 改了什么 — proposal by proposal; how much of a difference each change makes is for another command to say. */
function changesOf({ comparison, figures, t, s }: ComparedEvaluation, changes: readonly (readonly string[])[] | undefined): Block[] {
  if (!changes) return [];
  const files = comparison.scenarios.map(({ file }) => file);
  return [
    { kind: 'heading', id: 'changes', level: 2, text: t('evaluation-changes') },
    ...changes.flatMap((sentences, i): Block[] => [
      paragraph([{ kind: 'strong', text: t('evaluation-changes-of', { title: figures.title(i + 1) }) }]),
      { kind: 'list', isOrdered: false, items: sentences.map((sentence) => [sentence]) },
    ]),
    paragraph(s('evaluation-changes-split', { command: { kind: 'code', text: `chusuan compare ${files[0]!} ${files[1]!} --waterfall` } })),
  ];
}

/** Outputs of the table of alternatives: level ten years on. */
const LEVELS = ['base_standard', 'average_pension', 'average_pension_real', 'replacement_rate', 'fund_balance', 'months_covered_own'];

function alternatives({ comparison, figures, near, t, s }: ComparedEvaluation): Block[] {
  const there = LEVELS.filter((name) => figures.has(name));
  const { shortfall, budgetExceeded } = comparison.roles;
  const flags = [shortfall, budgetExceeded].filter((name) => figures.has(name));
  const columns: Column[] = [
    { label: t('evaluation-scenario'), align: 'left', width: 0.22 },
    ...there.map((name): Column => ({ label: t('evaluation-of-year', { year: near.last, what: figures.head(name) }), align: 'right', ...unitOf(figures.shownOf(name).unit) })),
    ...(figures.hasPaths ? flags.map((name): Column => ({ label: t('evaluation-ever-by', { what: figures.head(name), year: comparison.lastYear }), unit: '%', align: 'right' })) : []),
  ];
  const rows = comparison.scenarios.map((_, scenario): Row => ({
    cells: [
      textCell(figures.title(scenario)),
      ...there.map((name) => figures.part(scenario, name, near.last, 'mean')),
      ...(figures.hasPaths ? flags.map((name) => figures.part(scenario, name, comparison.lastYear, 'ever')) : []),
    ],
  }));
  return there.length === 0 ? [] : [{ kind: 'table', id: 'table-alternatives', caption: t('evaluation-table-alternatives'), columns, rows, note: s('evaluation-alternatives-note') }];
}

/** What each proposal costs the treasuries more than the reference, level by level, over ten years and the horizon. */
function costs({ comparison, figures, t, s }: ComparedEvaluation): Block[] {
  const { publicCost, payers, prices, discount } = comparison.roles;
  if (!figures.has(publicCost)) return [];
  const unit = figures.shownOf(publicCost).unit;
  const names = [...payers, publicCost];
  const own: Column[] = figures.hasPaths ? [{ label: t('evaluation-paired-error'), unit, align: 'right' }] : [];
  const measures = [...(prices === undefined ? [] : ['real'] as const), ...(discount === undefined ? [] : ['present_value'] as const)];
  return comparison.periods.map(({ name: period, first, last }): Block => {
    const differences = (scenario: number): Cell[] => [
      ...names.map((name) => figures.total(scenario, name, period, 'nominal', 'difference', publicCost)),
      ...(figures.hasPaths ? [figures.total(scenario, publicCost, period, 'nominal', 'difference_error', publicCost)] : []),
      ...measures.map((measure) => figures.total(scenario, publicCost, period, measure, 'difference', publicCost)),
    ];
    return {
      kind: 'table', id: `table-costs-${period.replaceAll('_', '-')}`, caption: t('evaluation-table-costs', { first, last }),
      columns: [
        { label: t('evaluation-scenario'), align: 'left', width: 0.22 },
        ...names.map((name): Column => ({ label: figures.head(name), unit, align: 'right' })), ...own,
        ...measures.map((measure): Column => ({ label: measure === 'real' ? t('evaluation-real-total', { year: comparison.baseYear }) : t('evaluation-present-total', { year: first - 1 }), unit, align: 'right' })),
      ],
      rows: proposals(comparison).map((scenario): Row => ({ cells: [textCell(figures.title(scenario)), ...differences(scenario)] })),
      note: s('evaluation-costs-note'),
    };
  });
}

function verdictOf(e: ComparedEvaluation): Block[] {
  const { figures, near, knownYear, t, s } = e;
  const verdict = judge(e);
  if (!verdict) return [{ kind: 'callout', tone: 'note', text: [s('evaluation-no-criterion')] }];
  const names = (scenarios: readonly number[]): string[] => scenarios.map((scenario) => figures.title(scenario));
  const { best, second, keepPower, losePower, keepRate } = verdict;
  const lines: Text[] = [s('evaluation-criterion', { first: near.first, last: near.last, near: near.last, known: knownYear })];
  if (best === undefined) lines.push(s('evaluation-verdict-nobody'));
  else {
    lines.push(s('evaluation-verdict-keep', { names: names(keepPower) }));
    if (losePower.length > 0) lines.push(s('evaluation-verdict-lose', { names: names(losePower) }));
    lines.push(best === 0 ? s('evaluation-verdict-reference', { best: figures.title(0) }) : [...s('evaluation-verdict-best', { best: figures.title(best) }), ...costPhrase(e, best), t('evaluation-finding-end')]);
    if (second) lines.push(s(second.isApart ? 'evaluation-verdict-apart' : 'evaluation-verdict-close', { second: figures.title(second.scenario) }));
    const [other] = keepRate;
    if (other === undefined) lines.push(s('evaluation-verdict-rate-nobody', { known: knownYear, near: near.last }));
    else lines.push(s(other === best ? 'evaluation-verdict-rate-same' : 'evaluation-verdict-rate-other', { other: figures.title(other) }));
  }
  lines.push(s('evaluation-verdict-caution'));
  return [{ kind: 'callout', tone: 'finding', title: t('evaluation-verdict-title'), text: lines }];
}

function unitOf(unit: string): { readonly unit?: string } {
  return unit === '' ? {} : { unit };
}
