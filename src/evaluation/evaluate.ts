import type { Book } from '../book/index.js';
import type { Card } from '../cards/index.js';
import type { Document } from '../document/index.js';
import { groupedNumber, type Lang } from '../messages/index.js';
import { dateText } from '../report/index.js';
import type { Sensitivities } from '../sensitivity/index.js';
import { assumptionsChapter } from './chapters/assumptions.js';
import { backtestChapter } from './chapters/backtest.js';
import { cardBlocks } from './chapters/cards.js';
import { complianceChapter } from './chapters/compliance.js';
import { fundChapter } from './chapters/fund.js';
import { gapsChapter } from './chapters/gaps.js';
import { indicatorsChapter } from './chapters/indicators.js';
import { liquidityChapter } from './chapters/liquidity.js';
import { membersChapter } from './chapters/members.js';
import { singleRunChapter } from './chapters/recommendation.js';
import { reproduceChapter } from './chapters/reproduce.js';
import { rulesChapter } from './chapters/rules.js';
import { sensitivityChapter } from './chapters/sensitivity.js';
import { summaryChapter } from './chapters/summary.js';
import { payersChapter } from './chapters/who-pays.js';
import { type Evaluation, evaluationOf } from './context.js';
import { Figures } from './figures.js';
import { findingOf } from './finding.js';
import { type Chapter, headed, violations } from './headed.js';
import type { ReportedRun } from './run.js';

/** What the report of a run may take beside its folder. */
export interface EvaluationParts {
  /** The rulebook as the run used it. */
  readonly book?: Book;
  /** What `chusuan sensitivity` computes. */
  readonly sensitivities?: Sensitivities;
  /** Of each scenario in order, for the same persons. */
  readonly cards?: readonly (readonly Card[])[];
  /** Of a comparison: what each proposal changes against the first, in sentences of the language asked for. */
  readonly changes?: readonly (readonly string[])[];
}

/** 运行的评估报告 — as a document, before it takes a form. Same run, same document. */
export async function evaluateRun(run: ReportedRun, lang: Lang, parts: EvaluationParts = {}): Promise<Document> {
  const { book } = parts;
  const e = evaluationOf(run, new Figures(run, lang), lang, book);
  const { t } = e;
  const { manifest } = run;
  return {
    lang,
    title: t('evaluation-title'),
    subtitle: lang === 'zh' ? manifest.title_zh : manifest.title_en,
    finding: findingOf(e),
    facts: [
      { label: t('evaluation-fact-years'), text: [t('evaluation-years', { first: run.firstYear, last: run.lastYear })] },
      { label: t('evaluation-fact-paths'), text: [manifest.paths === 0 ? t('evaluation-best-only') : groupedNumber(manifest.paths)] },
      { label: t('evaluation-fact-seed'), text: [manifest.seed] },
      { label: t('evaluation-fact-computed'), text: [dateText(manifest.created_at, lang)] },
      { label: t('evaluation-fact-version'), text: [manifest.chusuan_version] },
      { label: t('evaluation-fact-fingerprint'), text: [{ kind: 'code', text: manifest.fingerprint.slice(0, SHORT_FINGERPRINT) }] },
    ],
    blocks: [...violations(e), ...headed(await chaptersOf(e, parts), e)],
  };
}

const SHORT_FINGERPRINT = 12;

async function chaptersOf(e: Evaluation, { sensitivities, cards }: EvaluationParts): Promise<Chapter[]> {
  return [
    { id: 'summary', title: 'evaluation-chapter-summary', blocks: summaryChapter(e) },
    { id: 'indicators', title: 'evaluation-chapter-indicators', blocks: indicatorsChapter(e) },
    { id: 'recommendation', title: 'evaluation-chapter-recommendation', blocks: singleRunChapter(e) },
    { id: 'fund', title: 'evaluation-chapter-fund', blocks: await fundChapter(e) },
    { id: 'payers', title: 'evaluation-chapter-payers', blocks: await payersChapter(e) },
    { id: 'compliance', title: 'evaluation-chapter-compliance', blocks: complianceChapter(e) },
    { id: 'liquidity', title: 'evaluation-chapter-liquidity', blocks: await liquidityChapter(e) },
    { id: 'members', title: 'evaluation-chapter-members', blocks: [...await membersChapter(e), ...cardBlocks(e, cards?.map((of) => ({ title: '', cards: of })), `chusuan members ${e.run.scenario.files[0]?.file ?? ''}`)] },
    { id: 'sensitivity', title: 'evaluation-chapter-sensitivity', blocks: await sensitivityChapter(e, sensitivities) },
    { id: 'backtest', title: 'evaluation-chapter-backtest', blocks: backtestChapter(e) },
    { id: 'assumptions', title: 'evaluation-chapter-assumptions', blocks: assumptionsChapter(e) },
    { id: 'gaps', title: 'evaluation-chapter-gaps', blocks: gapsChapter(e) },
    { id: 'rules', title: 'evaluation-chapter-rules', blocks: await rulesChapter(e) },
    { id: 'reproduce', title: 'evaluation-chapter-reproduce', blocks: reproduceChapter(e) },
  ];
}
