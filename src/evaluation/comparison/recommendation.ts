import type { Block, Cell, Column, Row, Text } from '../../document/index.js';
import { paragraph, textCell } from '../context.js';
import type { TotalMeasure } from '../../results/index.js';
import { alternativesTable } from './alternatives.js';
import { type ComparedEvaluation, proposals } from './context.js';
import { changePhrase, errorPhrase, spreadPhrase } from './cost-words.js';
import type { ComparedStatistic } from './figures.js';
import { judge } from './judge.js';

/** 方案和建议 — the alternatives side by side, and what follows from a criterion that is stated; nothing beyond it. */
export function recommendationChapter(e: ComparedEvaluation, changes?: readonly (readonly string[])[]): Block[] {
  const { comparison, s } = e;
  return [
    paragraph(s('evaluation-alternatives-lead', { reference: e.figures.title(0), count: comparison.scenarios.length - 1 })),
    ...verdictOf(e),
    ...alternativesTable(e),
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

/** What each proposal costs the treasuries more than the reference, level by level, over ten years and the horizon; proposals across, so that it stays narrow. */
function costs({ comparison, figures, t, s }: ComparedEvaluation): Block[] {
  const { publicCost, payers, prices, discount } = comparison.roles;
  if (!figures.has(publicCost)) return [];
  const unit = figures.shownOf(publicCost).unit;
  const all = proposals(comparison);
  return comparison.periods.map(({ name: period, first, last }): Block => {
    const row = (label: string, name: string, measure: TotalMeasure = 'nominal', statistic: ComparedStatistic = 'difference'): Row => ({
      cells: [textCell(label), ...all.map((scenario): Cell => {
        const within = name === publicCost && statistic === 'difference' ? figures.totalWithin(scenario, name, period, measure, publicCost) : undefined;
        return { ...figures.total(scenario, name, period, measure, statistic, publicCost), ...(within && { under: { within } }) };
      })],
    });
    return {
      kind: 'table', id: `table-costs-${period.replaceAll('_', '-')}`, caption: t('evaluation-table-costs', { first, last }),
      columns: [{ label: t('evaluation-item'), align: 'left', width: 0.3 }, ...all.map((scenario): Column => ({ label: figures.title(scenario), unit, align: 'right' }))],
      rows: [
        ...payers.map((name) => row(figures.head(name), name)),
        { ...row(figures.head(publicCost), publicCost), style: 'total' },
        ...(figures.hasPaths ? [row(t('evaluation-spread-low'), publicCost, 'nominal', 'difference_q05'), row(t('evaluation-spread-high'), publicCost, 'nominal', 'difference_q95')] : []),
        ...(prices === undefined ? [] : [row(t('evaluation-real-total', { year: comparison.baseYear }), publicCost, 'real')]),
        ...(discount === undefined ? [] : [row(t('evaluation-present-total', { year: first - 1 }), publicCost, 'present_value')]),
      ],
      note: [...s('evaluation-costs-note', { year: comparison.baseYear }), ...(figures.hasPaths ? s('evaluation-costs-note-errors') : [])],
    };
  });
}

function verdictOf(e: ComparedEvaluation): Block[] {
  const { comparison, figures, near, whole, knownYear, t, s } = e;
  const verdict = judge(e);
  if (!verdict) return [{ kind: 'callout', tone: 'note', text: [s('evaluation-no-criterion')] }];
  const names = (scenarios: readonly number[]): string[] => scenarios.map((scenario) => figures.name(scenario));
  const { best, second, keepPower, losePower, keepRate } = verdict;
  const lines: Text[] = [s('evaluation-criterion', { first: near.first, last: near.last, near: near.last, known: knownYear })];
  if (best === undefined) lines.push(s('evaluation-verdict-nobody'));
  else {
    lines.push(s('evaluation-verdict-keep', { names: names(keepPower) }));
    if (losePower.length > 0) lines.push(s('evaluation-verdict-lose', { names: names(losePower) }));
    // A criterion that all meet tells them apart by their cost alone.
    else lines.push(s('evaluation-verdict-all'));
    const cost = comparison.roles.publicCost!;
    lines.push(best === 0
      ? s('evaluation-verdict-reference', { best: figures.title(0) })
      : [...s('evaluation-verdict-best', { best: figures.title(best) }), ...changePhrase(e, best, 'ten_years', cost), ...errorPhrase(e, best, 'ten_years'), ...spreadPhrase(e, best, 'ten_years'), t('evaluation-finding-end')]);
    const power = comparison.roles.realPension;
    if (figures.hasPaths && power !== undefined) lines.push(s('evaluation-verdict-kept', { name: figures.name(best), known: knownYear, near: near.last, soon: figures.part(best, power, near.last, 'kept'), last: whole.last, late: figures.part(best, power, whole.last, 'kept') }));
    if (second) lines.push(s(second.isApart ? 'evaluation-verdict-apart' : 'evaluation-verdict-close', { second: figures.name(second.scenario) }));
    const [other] = keepRate;
    if (other === undefined) lines.push(s('evaluation-verdict-rate-nobody', { known: knownYear, near: near.last }));
    else lines.push(s(other === best ? 'evaluation-verdict-rate-same' : 'evaluation-verdict-rate-other', { other: figures.name(other) }));
  }
  lines.push(s('evaluation-verdict-caution'));
  return [{ kind: 'callout', tone: 'finding', title: t('evaluation-verdict-title'), text: lines }];
}
