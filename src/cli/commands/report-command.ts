import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isComparison } from '../../compare/index.js';
import type { Document } from '../../document/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { verifyRun } from '../../results/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { openTarget } from './explain-target.js';
import { type ReportFile, reportFiles, reportObstacles, writeReport } from './report-files.js';
import { type ReportRequest, USUAL_FORM } from './report-options.js';
import { reportParts } from './report-parts.js';

/** chusuan report — the evaluation report of a run or of a comparison; a scenario is run first. Returns the exit status. */
export async function reportCommand(request: ReportRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const isFolder = statSync(request.target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return ofScenario(request, terminal, signal);
  const { target: folder, forms, out, force = false, quick = false } = request;
  const files = reportFiles(forms, folder, out, terminal.lang);
  const isCompared = isComparison(folder);
  const problems = [...(isCompared ? await comparisonProblems(folder) : await runProblems(folder)), ...reportObstacles(files, force)];
  if (problems.length > 0) return refused(problems, terminal);
  const make = isCompared ? documentOfComparison : documentOfRun;
  return written(folder, files, force, await make(folder, quick, terminal, signal), terminal);
}

async function ofScenario({ target: scenarioFile, forms, out, force = false, quick = false }: ReportRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
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
  return written(target.folder, files, force, await documentOfRun(target.folder, quick, terminal, signal), terminal);
}

/** A report at its usual place, or why there is none. */
interface UsualReport {
  readonly file: string;
  readonly failure?: Issue;
}

/**
 * 运行后的报告 — at its usual place, for `chusuan run --report`, without what takes a minute or two unless it is kept there.
 * It is made anew each time: it belongs to the run as its tables do.
 */
export async function runReport(folder: string, terminal: Terminal, signal: AbortSignal): Promise<UsualReport> {
  return usualReport(documentOfRun, folder, terminal, signal);
}

/** 比较后的报告 — the same for `chusuan compare --report`. */
export async function comparisonReport(folder: string, terminal: Terminal, signal: AbortSignal): Promise<UsualReport> {
  return usualReport(documentOfComparison, folder, terminal, signal);
}

async function usualReport(make: typeof documentOfRun, folder: string, terminal: Terminal, signal: AbortSignal): Promise<UsualReport> {
  const files = reportFiles([USUAL_FORM], folder, undefined, terminal.lang);
  const [{ file }] = files as [ReportFile];
  const document = await make(folder, true, terminal, signal);
  const failure = reportObstacles(files, true)[0] ?? (document && await writeReport(document, files, true));
  if (failure) terminal.issues([failure]);
  else terminal.print(say('evaluation-written', { file: resolve(file) }, terminal.lang));
  return { file, ...(failure && { failure }) };
}

/** Undefined when it was interrupted. */
async function documentOfRun(folder: string, isQuick: boolean, terminal: Terminal, signal: AbortSignal): Promise<Document | undefined> {
  const { evaluateRun, readRun } = await import('../../evaluation/index.js');
  const parts = await reportParts([folder], isQuick, terminal, signal);
  if (signal.aborted) return undefined;
  terminal.note('evaluation-writing', {});
  return evaluateRun(await readRun(folder), terminal.lang, parts);
}

async function documentOfComparison(folder: string, isQuick: boolean, terminal: Terminal, signal: AbortSignal): Promise<Document | undefined> {
  const [{ readComparison }, { evaluateComparison, readRun }] = await Promise.all([import('../../compare/index.js'), import('../../evaluation/index.js')]);
  const comparison = await readComparison(folder);
  const folders = comparison.scenarios.map((scenario) => scenario.folder);
  const parts = await reportParts(folders, isQuick, terminal, signal);
  if (signal.aborted) return undefined;
  terminal.note('evaluation-writing', {});
  return evaluateComparison(comparison, await readRun(folders[0]!), terminal.lang, parts);
}

async function written(folder: string, files: readonly ReportFile[], isForced: boolean, document: Document | undefined, terminal: Terminal): Promise<number> {
  if (!document) {
    terminal.note('run-interrupted', {});
    terminal.json(EXIT.interrupted, [], { status: 'interrupted' });
    return EXIT.interrupted;
  }
  const failure = await writeReport(document, files, isForced);
  if (failure) return refused([failure], terminal);
  // The full path: it is to be opened next.
  for (const { file } of files) terminal.print(say('evaluation-written', { file: resolve(file) }, terminal.lang));
  terminal.json(EXIT.ok, [], { status: 'written', folder, files: files.map(({ form, file }) => ({ form, file })) });
  return EXIT.ok;
}

async function runProblems(folder: string): Promise<readonly Issue[]> {
  const { manifest, issues } = await verifyRun(folder);
  return manifest ? issues : [{ severity: 'error', message: 'evaluation-not-a-run', facts: { folder } }];
}

async function comparisonProblems(folder: string): Promise<readonly Issue[]> {
  const { comparisonState, hasItsRuns, readComparison } = await import('../../compare/index.js');
  try {
    const comparison = await readComparison(folder);
    if (await comparisonState(folder, comparison.hash) === 'same') return await hasItsRuns(comparison) ? [] : [{ severity: 'error', message: 'evaluation-runs-gone', facts: { folder } }];
  } catch {
    // Cut short, or of another format: said below.
  }
  return [{ severity: 'error', message: 'evaluation-comparison-damaged', facts: { folder } }];
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
