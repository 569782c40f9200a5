import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Book } from '../../book/index.js';
import type { Card } from '../../cards/index.js';
import type { EvaluationParts } from '../../evaluation/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import type { Lang } from '../../messages/index.js';
import type { Manifest } from '../../results/index.js';
import type { Plan } from '../../scenario/index.js';
import type { Sensitivities } from '../../sensitivity/index.js';
import { type Progress, progressOn } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { openTarget, type Target } from './explain-target.js';
import { nearbyPersons } from './nearby-persons.js';
import { reportFolder, writeBeside } from './report-files.js';

/** Kept beside the report, since it takes a minute or two; for one run and one question. */
const SENSITIVITY_FILE = 'sensitivity.json';
/** Differences are paired, so a few paths tell which inputs matter. */
const SENSITIVITY_PATHS = 256;
/** Years after the base year, as `chusuan sensitivity` shows them. */
const YEARS_AHEAD = [15, 30];

/**
 * 报告的附件 — what a report takes beside the results: the rulebook, member cards, and the sensitivities unless it is to be quick.
 * @param folders runs, the reference first
 */
export async function reportParts(folders: readonly string[], isQuick: boolean, terminal: Terminal, signal: AbortSignal): Promise<EvaluationParts> {
  const [folder] = folders as [string];
  const target = await openedRun(folder, terminal);
  if (!target) return {};
  const kept = keptSensitivities(folder, target);
  const sensitivities = kept ?? (isQuick ? undefined : await computedSensitivities(folder, target, terminal, signal));
  const cards = signal.aborted ? undefined : await cardsOf([target, ...await othersOf(folders.slice(1))], terminal);
  const changes = folders.length > 1 ? await changesOf(folders, terminal.lang) : undefined;
  return { book: await bookOfTarget(target), ...(sensitivities && { sensitivities }), ...(cards && { cards }), ...(changes && { changes }) };
}

/** What each proposal changes against the first, in sentences; none of a run whose scenario is no longer what it was. */
async function changesOf([first, ...others]: readonly string[], lang: Lang): Promise<string[][] | undefined> {
  const [{ openDiffSide, scenarioDiff }, { changeSentences }] = await Promise.all([import('../../analysis/index.js'), import('../../describe/index.js')]);
  const { side: before } = await openDiffSide(first!);
  const changes: string[][] = [];
  for (const folder of others) {
    const { side: after } = await openDiffSide(folder);
    if (!before || !after) return undefined;
    changes.push(changeSentences(scenarioDiff(before, after), lang).map(({ text }) => text));
  }
  return changes;
}

/** The other scenarios of a comparison; an empty place where one is no longer what it was. */
async function othersOf(folders: readonly string[]): Promise<(Target | undefined)[]> {
  const targets: (Target | undefined)[] = [];
  for (const folder of folders) targets.push(await openTarget({ target: folder }, new IssueList()));
  return targets;
}

/** Of the persons near the first scenario, under every scenario; none where there are no persons, or not all rules they need. */
async function cardsOf(targets: readonly (Target | undefined)[], terminal: Terminal): Promise<Card[][] | undefined> {
  const plans = targets.flatMap((target) => (target ? [target.plan] : []));
  const file = targets[0] && nearbyPersons(targets[0].file);
  if (file === undefined || plans.length < targets.length) return undefined;
  const { cardMaker, checkPersons, readPersons } = await import('../../cards/index.js');
  const issues = new IssueList();
  const persons = readPersons(file, issues);
  for (const plan of plans) if (persons) checkPersons(plan, persons, issues);
  if (!persons || issues.hasErrors) {
    terminal.issues(issues.items.map((issue) => ({ ...issue, severity: 'warning' })));
    return undefined;
  }
  terminal.note('evaluation-cards-computing', { count: persons.length * plans.length });
  return plans.map((plan) => {
    const maker = cardMaker(plan);
    return persons.map((person) => maker.card(person));
  });
}

/** The plan of the run, where its scenario is still what it was; the report does without it and says so. */
async function openedRun(folder: string, terminal: Terminal): Promise<Target | undefined> {
  const target = await openTarget({ target: folder }, new IssueList());
  if (!target) terminal.note('evaluation-without-rulebook', {});
  return target;
}

async function bookOfTarget({ plan, scenario }: Target): Promise<Book> {
  const { bookOf, readClauses } = await import('../../book/index.js');
  return bookOf(plan.model, readClauses(plan.model.folder, new IssueList()), scenario);
}

/** What is kept, and for what. */
interface Kept {
  readonly key: string;
  readonly sensitivities: Sensitivities;
}

function keyOf(manifest: Manifest, question: Question): string {
  return [manifest.fingerprint, ...question.outputs, ...question.years.map(String), String(question.paths)].join(' ');
}

interface Question {
  readonly outputs: readonly string[];
  readonly years: readonly number[];
  readonly paths: number;
}

/** The fund and what the treasuries pay, fifteen and thirty years on. */
function questionOf({ model, baseYear, lastYear, paths }: Plan): Question {
  const outputs = [model.summary?.fan, 'public_cost'].filter((name) => name !== undefined && model.rules.has(name)) as string[];
  const years = YEARS_AHEAD.map((ahead) => baseYear + ahead).filter((year) => year <= lastYear);
  return { outputs, years: years.length > 0 ? years : [lastYear], paths: Math.min(paths, SENSITIVITY_PATHS) };
}

/** Those of this run; undefined where none were kept, or others. */
function keptSensitivities(folder: string, { plan, manifest }: Target): Sensitivities | undefined {
  try {
    const kept = JSON.parse(readFileSync(join(reportFolder(folder), SENSITIVITY_FILE), 'utf8')) as Kept;
    return kept.key === keyOf(manifest!, questionOf(plan)) ? kept.sensitivities : undefined;
  } catch {
    // Not there, or cut short: they are computed again.
    return undefined;
  }
}

/** Undefined, with the reason told, where no input is marked or a trial did not pass its checks: the report is made without them. */
async function computedSensitivities(folder: string, { file, plan, manifest }: Target, terminal: Terminal, signal: AbortSignal): Promise<Sensitivities | undefined> {
  const [{ openSensitivity, sensitivities }, { openStudy }] = await Promise.all([import('../../sensitivity/index.js'), import('../../run/index.js')]);
  const question = questionOf(plan);
  const { ready, issues } = await openSensitivity(file, { ...question, seed: plan.seed });
  if (!ready) return without(issues, terminal);
  terminal.note('evaluation-sensitivity-computing', { count: ready.marks.length });
  const createProgress = await progressOn(terminal);
  let progress: Progress | undefined;
  const pathsEach = Math.max(1, question.paths);
  const study = openStudy(availableParallelism(), ready.plan.paths, signal);
  try {
    const outcome = await sensitivities(ready.plan, ready.marks, ready.question, study, () => `chusuan run ${file}`, {
      onProgress(done, total) {
        progress ??= createProgress(total * pathsEach, question.paths === 0 ? 'sensitivity-progress' : undefined);
        progress.update(done * pathsEach);
      },
    });
    if (outcome.kind === 'stopped') return without(outcome.outcome.kind === 'interrupted' ? [] : outcome.outcome.issues, terminal);
    // Of fewer paths some figures are not numbers, which JSON cannot hold; and there is nothing to wait for.
    if (question.paths < 2) return outcome.sensitivities;
    const kept: Kept = { key: keyOf(manifest!, question), sensitivities: outcome.sensitivities };
    writeBeside(folder, SENSITIVITY_FILE, `${JSON.stringify(kept)}\n`);
    return outcome.sensitivities;
  } finally {
    progress?.stop();
    await study.close();
  }
}

function without(issues: readonly Issue[], terminal: Terminal): undefined {
  terminal.issues(issues.map((issue) => ({ ...issue, severity: 'warning' })));
  terminal.note('evaluation-without-sensitivity', {});
}
