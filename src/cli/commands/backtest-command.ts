import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Backtest, backtest, type BacktestOutcome, chart, decomposition, errorOf, forecastText, insideOf, periodOf, readActuals, readForecasts, scores, verdicts } from '../../backtest/index.js';
import { obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList, systemReason } from '../../issues/index.js';
import { PROJECT_FOLDER } from '../../version.js';
import { EXIT } from '../exit-status.js';
import { type Progress, progressOn } from '../progress.js';
import type { Terminal } from '../terminal.js';
import type { BacktestRequest } from './backtest-options.js';
import { backtestText, scoresText } from './backtest-text.js';

const NATIONAL = join(PROJECT_FOLDER, 'scenarios', 'national');
const KEPT = join(PROJECT_FOLDER, 'docs', 'forecasts');
const USUAL_OUT = join('runs', 'backtest');

/** chusuan backtest — exit status 0 when every criterion is met, 1 when one is missed. */
export async function backtestCommand(request: BacktestRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  if (request.score !== undefined) return scored(request.score === true ? KEPT : request.score, terminal);
  const folders = [request.out ?? USUAL_OUT, ...(request.keep === undefined ? [] : [request.keep])];
  const isForced = request.force ?? request.out === undefined;
  const files = resultFiles(folders[0]!);
  // Said before a minute has gone by, not after.
  const obstacles = [...folders.flatMap(makeFolder), ...Object.values(files).flatMap((file) => obstacleTo(file, isForced) ?? [])];
  if (obstacles.length > 0) return refused(obstacles, terminal);
  const outcome = await withProgress(request, terminal, signal);
  switch (outcome.kind) {
    case 'complete':
      return complete(outcome.backtest, outcome.warnings, request, files, isForced, terminal);
    case 'refused':
      return refused(outcome.issues, terminal);
    case 'failed':
    case 'broken':
      terminal.issues(outcome.issues);
      terminal.json(outcome.kind === 'failed' ? EXIT.checksFailed : EXIT.ourFault, outcome.issues, { status: outcome.kind });
      return outcome.kind === 'failed' ? EXIT.checksFailed : EXIT.ourFault;
    case 'interrupted':
      terminal.note('run-interrupted', {});
      terminal.json(EXIT.interrupted, [], { status: 'interrupted' });
      return EXIT.interrupted;
  }
}

function resultFiles(folder: string): { readonly table: string; readonly chart: string } {
  return { table: join(folder, 'backtest.csv'), chart: join(folder, 'backtest.svg') };
}

async function withProgress({ paths }: BacktestRequest, terminal: Terminal, signal: AbortSignal): Promise<BacktestOutcome> {
  const createProgress = await progressOn(terminal);
  let progress: Progress | undefined;
  try {
    return await backtest({ folder: NATIONAL, paths }, {
      signal,
      onProgress(done, total) {
        progress ??= createProgress(total);
        progress.update(done);
      },
    });
  } finally {
    progress?.stop();
  }
}

function complete(result: Backtest, warnings: readonly Issue[], request: BacktestRequest, files: ReturnType<typeof resultFiles>, isForced: boolean, terminal: Terminal): number {
  const { variants } = result;
  const [primary] = variants;
  if (!primary) throw new Error('a back-test has a primary variant');
  const text = forecastText(variants);
  const kept = request.keep === undefined ? undefined : join(request.keep, `${new Date().toISOString().slice(0, 10)}-${primary.fingerprint.slice(0, 12)}.csv`);
  const problems = [
    writeWhole(files.table, text, isForced),
    writeWhole(files.chart, chart(primary.rows, terminal.lang), isForced),
    kept === undefined ? undefined : writeWhole(kept, text, request.force ?? false),
  ].filter((issue) => issue !== undefined);
  if (problems.length > 0) return refused(problems, terminal);
  const judged = verdicts(primary.rows);
  const status = judged.some(({ state }) => state === 'missed') ? EXIT.checksFailed : EXIT.ok;
  terminal.issues(warnings);
  terminal.print(backtestText(result, terminal.lang));
  terminal.print('');
  if (!terminal.isJson) terminal.note('backtest-files', files);
  if (kept !== undefined && !terminal.isJson) terminal.note('backtest-kept', { file: kept });
  terminal.json(status, warnings, {
    status: status === EXIT.ok ? 'met' : 'missed',
    files, ...(kept !== undefined && { kept }), paths: result.paths,
    verdict: judged.map(({ measure, worst, state }) => ({ measure: measure.name, state, ...worst })),
    decomposition: decomposition(primary.rows),
    variants: variants.map(({ variant, folder, fingerprint, rows }) => ({
      variant: variant.name, run_directory: folder, fingerprint,
      rows: rows.map((row) => ({
        measure: row.measure.name, year: row.year, period: periodOf(row.year), mean: row.mean, low_95: row.low95, low_80: row.low80, high_80: row.high80, high_95: row.high95,
        ...(row.actual && { actual: row.actual.value, actual_kind: row.actual.kind, error: errorOf(row), inside: insideOf(row) }),
      })),
    })),
  });
  return status;
}

/** Scores of what was kept; whether they are good is for the reader to say, so the status is 0. */
function scored(folder: string, terminal: Terminal): number {
  const issues = new IssueList();
  const actuals = readActuals(join(NATIONAL, 'actuals.csv'), issues);
  const forecasts = readForecasts(folder, issues);
  if (!actuals || !forecasts) return refused(issues.items, terminal);
  const result = scores(forecasts, actuals);
  terminal.print(scoresText(result, terminal.lang));
  terminal.json(EXIT.ok, [], { status: 'scored', folder, scores: result });
  return EXIT.ok;
}

function makeFolder(folder: string): Issue[] {
  try {
    mkdirSync(folder, { recursive: true });
    return [];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return [{ severity: 'error', message: 'backtest-folder-failed', facts: { folder, reason: systemReason(code) } }];
  }
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
