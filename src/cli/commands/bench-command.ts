import {
  type BenchReport, BenchStopped, benchTable, comparison, comparisonText, isMetricName, type MetricName, METRICS, readReport, runBench, saveReport,
} from '../../bench/index.js';
import { nearestName } from '../../issues/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { BenchRequest } from './bench-options.js';

/** chusuan bench — measure, print, keep and compare; returns the exit status. */
export async function benchCommand(request: BenchRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  try {
    // Looked at before anything is measured: minutes later is too late for a wrong name.
    const only = request.only?.map(metricNamed);
    const before = request.compare === undefined ? undefined : readReport(request.compare);
    const report = await runBench({ size: request.size, ...(only && { only }), signal, onNotice: (message, facts) => terminal.note(message, facts) });
    terminal.print(benchTable(report, terminal.lang));
    if (request.save) terminal.note('bench-saved', { file: saveReport(report) });
    return answer(report, before, terminal);
  } catch (error) {
    if (signal.aborted) {
      terminal.note('run-interrupted', {});
      terminal.json(EXIT.interrupted, [], { status: 'interrupted' });
      return EXIT.interrupted;
    }
    if (!(error instanceof BenchStopped)) throw error;
    const status = { refused: EXIT.badInput, failed: EXIT.checksFailed, broken: EXIT.ourFault }[error.kind];
    terminal.issues([error.issue]);
    terminal.json(status, [error.issue], { status: error.kind });
    return status;
  }
}

function answer(report: BenchReport, before: BenchReport | undefined, terminal: Terminal): number {
  if (!before) {
    terminal.json(EXIT.ok, [], { status: 'complete', ...report });
    return EXIT.ok;
  }
  const found = comparison(before, report);
  const status = found.isRegression ? EXIT.checksFailed : EXIT.ok;
  terminal.print(`\n${comparisonText(before, report, found, terminal.lang)}`);
  terminal.json(status, [], { status: found.isRegression ? 'slower' : 'complete', ...report, comparison: found });
  return status;
}

function metricNamed(name: string): MetricName {
  if (isMetricName(name)) return name;
  const known = Object.keys(METRICS);
  const nearest = nearestName(name, known);
  throw nearest === undefined
    ? new BenchStopped('refused', 'bench-unknown-metric', { name, known })
    : new BenchStopped('refused', 'bench-unknown-metric-near', { name, nearest });
}
