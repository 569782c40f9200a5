import type { Comparison } from '../../compare/index.js';
import type { Block, Document, Row } from '../../document/index.js';
import { groupedNumber, type Lang } from '../../messages/index.js';
import { assumptionsChapter } from '../chapters/assumptions.js';
import { backtestChapter } from '../chapters/backtest.js';
import { cardBlocks } from '../chapters/cards.js';
import { complianceChapter } from '../chapters/compliance.js';
import { gapsChapter } from '../chapters/gaps.js';
import { indicatorsChapter } from '../chapters/indicators.js';
import { liquidityChapter } from '../chapters/liquidity.js';
import { reproduceChapter } from '../chapters/reproduce.js';
import { rulesChapter } from '../chapters/rules.js';
import { sensitivityChapter } from '../chapters/sensitivity.js';
import { evaluationOf, paragraph, textCell, yearsAhead } from '../context.js';
import type { EvaluationParts } from '../evaluate.js';
import { Figures } from '../figures.js';
import { type Chapter, headed, violations } from '../headed.js';
import type { ReportedRun } from '../run.js';
import { comparedTable } from './by-year.js';
import { type ComparedEvaluation, comparedEvaluation, proposals } from './context.js';
import { differencesFigure, payersFigure, scenariosFigure } from './figure.js';
import { comparedFinding, findingLines } from './finding.js';
import { recommendationChapter } from './recommendation.js';

const SHORT_HASH = 12;

/**
 * 比较的评估报告 — as a document, before it takes a form.
 * @param reference the run of the first scenario, for what all have in common
 */
export async function evaluateComparison(comparison: Comparison, reference: ReportedRun, lang: Lang, parts: EvaluationParts = {}): Promise<Document> {
  const { book } = parts;
  const single = evaluationOf(reference, new Figures(reference, lang), lang, book);
  const e = comparedEvaluation(comparison, single);
  const { t } = e;
  return {
    lang,
    title: t('evaluation-compared-title'),
    subtitle: t('evaluation-compared-subtitle', { reference: comparison.scenarios[0]!.title, count: comparison.scenarios.length - 1 }),
    finding: comparedFinding(e),
    findingLines: findingLines(e),
    facts: [
      { label: t('evaluation-fact-years'), text: [t('evaluation-years', { first: comparison.baseYear + 1, last: comparison.lastYear })] },
      { label: t('evaluation-fact-paths'), text: [comparison.paths === 0 ? t('evaluation-best-only') : groupedNumber(comparison.paths)] },
      { label: t('evaluation-fact-seed'), text: [comparison.seed] },
      { label: t('evaluation-fact-version'), text: [reference.manifest.chusuan_version] },
      { label: t('evaluation-fact-fingerprint'), text: [{ kind: 'code', text: comparison.hash.slice(0, SHORT_HASH) }] },
    ],
    blocks: [...violations(single), ...headed(await chaptersOf(e, parts), single)],
  };
}

async function chaptersOf(e: ComparedEvaluation, { sensitivities, cards, changes }: EvaluationParts): Promise<Chapter[]> {
  const { reference, comparison } = e;
  const years = yearsAhead(reference.run);
  const { fan = '', publicCost = '', shortfall = '' } = comparison.roles;
  return [
    { id: 'recommendation', title: 'evaluation-chapter-proposals', blocks: recommendationChapter(e, changes) },
    { id: 'payers', title: 'evaluation-chapter-payers', blocks: [...await payersFigure(e, 'figure-compared-payers'), ...await differencesFigure(e, 'figure-cost', publicCost), ...comparedTable(e, 'table-compared-cost', publicCost, years), ...comparison.roles.payers.flatMap((name) => comparedTable(e, `table-compared-${name.replaceAll('_', '-')}`, name, years))] },
    { id: 'fund', title: 'evaluation-chapter-fund', blocks: [...unchangedNote(e, fan), ...await scenariosFigure(e, 'figure-balances', fan), ...await differencesFigure(e, 'figure-balance-differences', fan), ...comparedTable(e, 'table-compared-balance', fan, years), ...comparedTable(e, 'table-compared-shortfall', shortfall, years)] },
    { id: 'members', title: 'evaluation-chapter-members', blocks: [...await scenariosFigure(e, 'figure-replacement', 'replacement_rate'), ...comparedTable(e, 'table-compared-pension', 'average_pension', years), ...comparedTable(e, 'table-compared-real-pension', 'average_pension_real', years), ...comparedTable(e, 'table-compared-replacement', 'replacement_rate', years), ...cardBlocks(e, cards?.map((of, scenario) => ({ title: e.figures.title(scenario), cards: of })), `chusuan members ${comparison.scenarios.map(({ file }) => file).join(' ')}`), ...(cards ? decisionNotes(e) : [])] },
    { id: 'liquidity', title: 'evaluation-chapter-liquidity', blocks: [...referenceNote(e), ...comparedTable(e, 'table-compared-months', comparison.roles.monthsCoveredOwn ?? '', years), ...await liquidityChapter(reference)] },
    { id: 'compliance', title: 'evaluation-chapter-compliance', blocks: [...referenceNote(e), ...complianceChapter(reference)] },
    { id: 'indicators', title: 'evaluation-chapter-indicators', blocks: [...referenceNote(e), ...indicatorsChapter(reference)] },
    { id: 'sensitivity', title: 'evaluation-chapter-sensitivity', blocks: [...referenceNote(e), ...await sensitivityChapter(reference, sensitivities)] },
    { id: 'backtest', title: 'evaluation-chapter-backtest', blocks: backtestChapter(reference) },
    { id: 'assumptions', title: 'evaluation-chapter-assumptions', blocks: [...referenceNote(e), ...assumptionsChapter(reference)] },
    { id: 'gaps', title: 'evaluation-chapter-gaps', blocks: gapsChapter(reference) },
    { id: 'rules', title: 'evaluation-chapter-rules', blocks: [...referenceNote(e), ...await rulesChapter(reference)] },
    { id: 'reproduce', title: 'evaluation-chapter-reproduce', blocks: [...runsOf(e), ...reproduceChapter(reference)] },
  ];
}

/** Where the treasuries pay for all that the proposals change, the fund itself stays as it is: said, lest it look like a mistake. */
function unchangedNote({ comparison, figures, s }: ComparedEvaluation, fan: string): Block[] {
  if (!figures.has(fan)) return [];
  const years = Array.from({ length: comparison.lastYear - comparison.baseYear }, (_, i) => comparison.baseYear + 1 + i);
  const isMoved = proposals(comparison).some((scenario) => years.some((year) => figures.value(scenario, fan, year, 'difference') !== 0));
  return isMoved ? [] : [{ kind: 'callout', tone: 'note', text: [s('evaluation-balance-unchanged')] }];
}

/** What follows is of the reference; the random futures are the same under all scenarios. */
function referenceNote({ figures, s }: ComparedEvaluation): Block[] {
  return [{ kind: 'callout', tone: 'note', text: [s('evaluation-of-reference', { reference: figures.title(0) })] }];
}

/** Every compared run with its file and fingerprint, and the command that compares them again. */
function runsOf({ comparison, figures, t, s }: ComparedEvaluation): Block[] {
  const command = ['chusuan compare', ...comparison.scenarios.map(({ file }) => file), `--paths ${String(comparison.paths)}`, `--seed ${comparison.seed}`].join(' ');
  return [
    paragraph(s('evaluation-compare-again', { command: { kind: 'code', text: command } })),
    {
      kind: 'table', id: 'table-runs', caption: t('evaluation-table-runs'),
      columns: [{ label: t('evaluation-scenario'), align: 'left', width: 0.3 }, { label: t('evaluation-file'), align: 'left', width: 0.35 }, { label: t('evaluation-fact-fingerprint'), align: 'left', width: 0.35 }],
      rows: comparison.scenarios.map(({ file, fingerprint }, scenario): Row => ({ cells: [textCell(figures.fullTitle(scenario)), textCell({ kind: 'code', text: file }), textCell({ kind: 'code', text: fingerprint.slice(0, SHORT_HASH) })] })),
    },
    {
      kind: 'table', id: 'table-comparison-files', caption: t('evaluation-table-comparison-files'), columns: [{ label: t('evaluation-file'), align: 'left', width: 0.4 }, { label: 'SHA-256', align: 'left', width: 0.6 }],
      rows: comparison.files.map(({ name, sha256 }): Row => ({ cells: [textCell(name), textCell({ kind: 'code', text: sha256 })] })),
    },
  ];
}

/** Of the larger of two differences: from here on the best estimate tells another story than the mean. */
const ANOTHER_STORY = 0.5;

/** 卡片与均值不符的方案 — cards are best estimates, which change little where a proposal moves the chances of a decision. */
function decisionNotes({ comparison, figures, near, s }: ComparedEvaluation): Block[] {
  const output = 'average_pension';
  if (!figures.has(output) || !figures.hasPaths) return [];
  return proposals(comparison).flatMap((scenario): Block[] => {
    const [mean, best] = [figures.part(scenario, output, near.last, 'difference'), figures.part(scenario, output, near.last, 'best_estimate_difference')];
    const { decimals, divisor } = mean.shown;
    const largest = Math.max(Math.abs(mean.value), Math.abs(best.value));
    const differs = Math.abs(mean.value - best.value) > Math.max(ANOTHER_STORY * largest, divisor / 10 ** decimals);
    return differs ? [{ kind: 'callout', tone: 'warning', text: [s('evaluation-cards-decisions', { title: figures.title(scenario), year: near.last, mean, best })] }] : [];
  });
}
