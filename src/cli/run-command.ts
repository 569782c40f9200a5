import { type Lang, type MessageFact, say } from '../messages/index.js';
import { dateTimeText, percentText } from '../report/index.js';
import { type RunOutcome, runScenario } from '../run/index.js';
import type { RunRequest } from './command-line.js';
import { elapsedText } from './duration.js';
import { EXIT } from './exit-status.js';
import { type Progress, progressOn } from './progress.js';
import type { Terminal } from './terminal.js';

/** chusuan run — compute a scenario, print its short result; returns the exit status. */
export async function runCommand(request: RunRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const outcome = await runWithProgress(request, terminal, signal);
  return outcome.kind === 'complete' ? complete(outcome, request, terminal, signal) : ended(outcome, terminal);
}

/** 运行并报进度 — the run with a bar or lines of progress. */
export async function runWithProgress(request: RunRequest, terminal: Terminal, signal: AbortSignal): Promise<RunOutcome> {
  const createProgress = await progressOn(terminal);
  let progress: Progress | undefined;
  try {
    return await runScenario({ ...request, lang: terminal.lang }, {
      signal,
      // Loaded while the threads compute; a failure is reported when the tables are drawn.
      onBusy: () => void loadReport().catch(() => undefined),
      onNotice(message, facts) {
        // A line written over the bar would tear it.
        progress?.stop();
        progress = undefined;
        terminal.note(message, facts);
      },
      onProgress(done, total) {
        progress ??= createProgress(total);
        progress.update(done);
      },
    });
  } finally {
    progress?.stop();
  }
}

/** What reads a run back and draws its tables; loaded only when there is something to show. */
function loadReport(): Promise<[typeof import('../analysis/index.js'), typeof import('../report/index.js')]> {
  return Promise.all([import('../analysis/index.js'), import('../report/index.js')]);
}

type Complete = Extract<RunOutcome, { kind: 'complete' }>;

async function complete(outcome: Complete, request: RunRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const { folder, manifest, isReused, warnings } = outcome;
  const { lang } = terminal;
  const [{ shortResult }, { shortResultText }] = await loadReport();
  const result = await shortResult(folder);
  terminal.issues(warnings);
  terminal.print(`\n${result.title[lang]}\n${headline(outcome, lang)}\n`);
  terminal.print(`${shortResultText(result, lang, terminal.streams.stdout.isTTY)}\n`);
  if (manifest.paths > 0 && manifest.quantile_relative_error > 0) {
    terminal.print(`${say('results-quantiles-sketched', { error: percentText(manifest.quantile_relative_error) }, lang)}\n`);
  }
  terminal.print(say('cli-result-folder', { folder }, lang));
  const report = request.report ? await (await import('./commands/report-command.js')).runReport(folder, terminal, signal) : undefined;
  const status = report?.failure ? EXIT.badInput : EXIT.ok;
  terminal.json(status, [...warnings, ...(report?.failure ? [report.failure] : [])], {
    status: 'complete', run_directory: folder, fingerprint: manifest.fingerprint, is_reused: isReused, timings: manifest.timings, result, ...(report && { report: report.file }),
  });
  return status;
}

function headline({ manifest, isReused }: Complete, lang: Lang): string {
  const { paths, seed, base_year: baseYear, last_year: last, timings, created_at: computedAt } = manifest;
  const time = elapsedText(timings.total ?? 0, lang);
  // The time of an earlier run is no time of this one.
  const when: MessageFact = isReused
    ? { message: 'cli-computed-then', facts: { time, date: dateTimeText(computedAt, lang) } }
    : { message: 'cli-computed-now', facts: { time } };
  return say(paths === 0 ? 'cli-result-best-only' : 'cli-result-paths', { paths, seed, first: baseYear + 1, last, when }, lang);
}

/** 没有完成的运行 — says why, and returns the exit status. */
export function ended(outcome: Exclude<RunOutcome, { kind: 'complete' }>, terminal: Terminal): number {
  if (outcome.kind === 'interrupted') {
    terminal.note('run-interrupted', {});
    terminal.json(EXIT.interrupted, [], { status: 'interrupted' });
    return EXIT.interrupted;
  }
  if (outcome.kind === 'broken' && process.env.CHUSUAN_DEBUG) terminal.streams.stderr.write(`${outcome.detail}\n`);
  const status = { refused: EXIT.badInput, failed: EXIT.checksFailed, broken: EXIT.ourFault }[outcome.kind];
  terminal.issues(outcome.issues);
  terminal.json(status, outcome.issues, { status: outcome.kind });
  return status;
}
