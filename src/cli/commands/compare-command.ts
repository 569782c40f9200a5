import { statSync } from 'node:fs';
import { type CompareOutcome, compareScenarios } from '../../compare/index.js';
import type { Issue } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { compareText } from '../../report/index.js';
import { EXIT } from '../exit-status.js';
import { type Progress, progressOn } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { compareAnswer } from './compare-answer.js';
import type { CompareRequest } from './compare-options.js';

/** chusuan compare — scenarios on the same noise, each against the first; returns the exit status. */
export async function compareCommand(request: CompareRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  if (request.waterfall) return (await import('./compare-waterfall-command.js')).waterfallCommand(request.waterfall, request, terminal, signal);
  const folders = request.files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory());
  if (folders.length > 0) return ended(EXIT.badInput, { kind: 'refused', issues: folders.map((folder) => ({ severity: 'error', message: 'compare-folder', facts: { folder } })) }, terminal);
  const outcome = await withProgress(request, terminal, signal);
  switch (outcome.kind) {
    case 'complete':
      return complete(outcome, request, terminal, signal);
    case 'refused':
      return ended(EXIT.badInput, outcome, terminal);
    case 'failed':
      return ended(EXIT.checksFailed, outcome, terminal);
    case 'broken':
      if (process.env.CHUSUAN_DEBUG) terminal.streams.stderr.write(`${outcome.detail}\n`);
      return ended(EXIT.ourFault, outcome, terminal);
    case 'interrupted':
      terminal.note('run-interrupted', {});
      terminal.json(EXIT.interrupted, [], { status: 'interrupted' });
      return EXIT.interrupted;
  }
}

async function withProgress(request: CompareRequest, terminal: Terminal, signal: AbortSignal): Promise<CompareOutcome> {
  const createProgress = await progressOn(terminal);
  let progress: Progress | undefined;
  const stop = (): void => {
    progress?.stop();
    progress = undefined;
  };
  try {
    return await compareScenarios({ ...request, lang: terminal.lang }, {
      signal,
      onScenario(index, count, title) {
        stop();
        terminal.note('compare-scenario', { index: index + 1, count, title });
      },
      onComparing() {
        stop();
        terminal.note('compare-comparing', {});
      },
      onNotice(message, facts) {
        // A line written over the bar would tear it.
        stop();
        terminal.note(message, facts);
      },
      onProgress(done, total) {
        progress ??= createProgress(total);
        progress.update(done);
      },
    });
  } finally {
    stop();
  }
}

async function complete({ comparison, isReused, warnings }: Extract<CompareOutcome, { kind: 'complete' }>, { years, report: isReported }: CompareRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  if (isReused) terminal.note('compare-reused', { folder: comparison.directory });
  terminal.issues(warnings);
  terminal.print(`\n${compareText(comparison, terminal.lang, years && { years })}\n`);
  if (!isReported) terminal.print(say('compare-report-hint', { folder: comparison.directory }, terminal.lang));
  terminal.print(say('compare-result-folder', { folder: comparison.directory }, terminal.lang));
  // What draws is loaded only for those who want a report.
  const report = isReported ? await (await import('./report-command.js')).comparisonReport(comparison.directory, terminal, signal) : undefined;
  const status = report?.failure ? EXIT.badInput : EXIT.ok;
  terminal.json(status, [...warnings, ...(report?.failure ? [report.failure] : [])], { status: 'complete', ...compareAnswer(comparison, years), is_reused: isReused, ...(report && { report: report.file }) });
  return status;
}

function ended(status: number, { kind, issues }: { readonly kind: string; readonly issues: readonly Issue[] }, terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(status, issues, { status: kind });
  return status;
}
