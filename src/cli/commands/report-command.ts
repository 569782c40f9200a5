import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Book } from '../../book/index.js';
import { isComparison } from '../../compare/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { verifyRun } from '../../results/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { openTarget } from './explain-target.js';
import { type ReportFile, reportFiles, reportObstacles, writeReport } from './report-files.js';
import { type ReportRequest, USUAL_FORM } from './report-options.js';

/** chusuan report — the evaluation report of a run or of a comparison; a scenario is run first. Returns the exit status. */
export async function reportCommand(request: ReportRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const isFolder = statSync(request.target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? ofFolder(request, terminal) : ofScenario(request, terminal, signal);
}

async function ofFolder(request: ReportRequest, terminal: Terminal): Promise<number> {
  const { target: folder, forms, out, force = false } = request;
  const files = reportFiles(forms, folder, out, terminal.lang);
  if (isComparison(folder)) return ofComparison(folder, files, force, terminal);
  const { manifest, issues } = await verifyRun(folder);
  const notARun: Issue[] = manifest ? [] : [{ severity: 'error', message: 'evaluation-not-a-run', facts: { folder } }];
  const problems = [...notARun, ...(manifest ? issues : []), ...reportObstacles(files, force)];
  if (problems.length > 0) return refused(problems, terminal);
  return written(folder, files, force, terminal);
}

async function ofComparison(folder: string, files: readonly ReportFile[], isForced: boolean, terminal: Terminal): Promise<number> {
  const [{ comparisonState, hasItsRuns, readComparison }, { evaluateComparison, readRun }] = await Promise.all([import('../../compare/index.js'), import('../../evaluation/index.js')]);
  const comparison = await readable(() => readComparison(folder));
  const isWhole = comparison !== undefined && await comparisonState(folder, comparison.hash) === 'same';
  const broken: Issue[] = isWhole ? (await hasItsRuns(comparison) ? [] : [{ severity: 'error', message: 'evaluation-runs-gone', facts: { folder } }]) : [{ severity: 'error', message: 'evaluation-comparison-damaged', facts: { folder } }];
  const problems = [...broken, ...reportObstacles(files, isForced)];
  if (!comparison || problems.length > 0) return refused(problems, terminal);
  const reference = comparison.scenarios[0]!.folder;
  const book = await bookOfRun(reference, terminal);
  terminal.note('evaluation-writing', {});
  const failure = await writeReport(await evaluateComparison(comparison, await readRun(reference), terminal.lang, book ? { book } : {}), files, isForced);
  return failure ? refused([failure], terminal) : done(folder, files, terminal);
}

/** Undefined where a file is cut short or of another format. */
async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

async function ofScenario(request: ReportRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const { target: scenarioFile, forms, out, force = false } = request;
  const issues = new IssueList();
  const target = await openTarget({ target: scenarioFile }, issues);
  const files = target && reportFiles(forms, target.folder, out, terminal.lang);
  const problems = [...issues.items, ...(files ? reportObstacles(files, force) : [])];
  if (!target || !files || problems.some(({ severity }) => severity === 'error')) return refused(problems, terminal);
  terminal.issues(issues.items);
  if (!target.manifest) {
    const { runWithProgress, ended } = await import('../run-command.js');
    const outcome = await runWithProgress({ kind: 'run', scenarioFile }, terminal, signal);
    if (outcome.kind !== 'complete') return ended(outcome, terminal);
  }
  return written(target.folder, files, force, terminal);
}

async function written(folder: string, files: readonly ReportFile[], isForced: boolean, terminal: Terminal): Promise<number> {
  const failure = await reportOf(folder, files, isForced, terminal);
  return failure ? refused([failure], terminal) : done(folder, files, terminal);
}

function done(folder: string, files: readonly ReportFile[], terminal: Terminal): number {
  // The full path: it is to be opened next.
  for (const { file } of files) terminal.print(say('evaluation-written', { file: resolve(file) }, terminal.lang));
  terminal.json(EXIT.ok, [], { status: 'written', folder, files: files.map(({ form, file }) => ({ form, file })) });
  return EXIT.ok;
}

/**
 * 运行后的报告 — the page at its usual place, for `chusuan run --report`.
 * It is made anew each time: it belongs to the run as its tables do.
 */
export async function runReport(folder: string, terminal: Terminal): Promise<{ readonly file: string; readonly failure?: Issue }> {
  const files = reportFiles([USUAL_FORM], folder, undefined, terminal.lang);
  const [{ file }] = files as [ReportFile];
  const failure = reportObstacles(files, true)[0] ?? await reportOf(folder, files, true, terminal);
  if (failure) terminal.issues([failure]);
  else terminal.print(say('evaluation-written', { file: resolve(file) }, terminal.lang));
  return { file, ...(failure && { failure }) };
}

/** 一次运行的报告 — made and written; what kept it from being written. */
async function reportOf(folder: string, files: readonly ReportFile[], isForced: boolean, terminal: Terminal): Promise<Issue | undefined> {
  const { evaluateRun, readRun } = await import('../../evaluation/index.js');
  const book = await bookOfRun(folder, terminal);
  terminal.note('evaluation-writing', {});
  return writeReport(await evaluateRun(await readRun(folder), terminal.lang, book ? { book } : {}), files, isForced);
}

/** The rulebook of a run, where its scenario is still what it was; the report does without it and says so. */
async function bookOfRun(folder: string, terminal: Terminal): Promise<Book | undefined> {
  const { bookOf, readClauses } = await import('../../book/index.js');
  const issues = new IssueList();
  const target = await openTarget({ target: folder }, issues);
  if (!target) {
    terminal.note('evaluation-without-rulebook', {});
    return undefined;
  }
  return bookOf(target.plan.model, readClauses(target.plan.model.folder, issues), target.scenario);
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
