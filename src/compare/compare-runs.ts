import { compareGroup, type DifferenceTask, type GroupComparison, totalsCount } from '../results/index.js';
import type { Threads } from '../run/index.js';
import { fillBestTotals, fillDifferences, fillLevels, Rows } from './fill.js';
import { headOf, totalsLayout } from './head.js';
import { ComparisonEstimates } from './moments.js';
import { type ComparedRun, openRun } from './opened-run.js';
import { differenceTasks } from './tasks.js';
import type { ComparisonContent } from './types.js';

export interface CompareOptions {
  /** First year of the totals. */
  readonly from: number;
  /** Where groups of paths are compared; here, when left out. */
  readonly threads?: Threads;
  readonly signal?: AbortSignal;
}

/**
 * 比较运行 — finished runs of equal seed, number of paths and years, the first against each of the others, path by path.
 * The numbers do not depend on the number of threads.
 * @throws RangeError when the runs do not fit together; `compareScenarios` says so as issues before anything is computed
 */
export async function compareRuns(runs: readonly ComparedRun[], { from, threads, signal }: CompareOptions): Promise<ComparisonContent> {
  const opened = await Promise.all(runs.map(openRun));
  signal?.throwIfAborted();
  const head = headOf(opened, from);
  const layout = totalsLayout(head);
  const rows = new Rows(head);
  opened.forEach((run, scenario) => { fillLevels(rows, head, run, scenario); });
  fillBestTotals(rows, head, layout, opened);
  if (head.paths > 0) {
    const { groups, flags } = await differenceTasks(head, layout);
    const years = head.lastYear - head.baseYear;
    const estimates = new ComparisonEstimates(runs.length, (head.outputs.length + flags.length) * years + totalsCount(layout), totalsCount(layout));
    const compute = async (task: DifferenceTask): Promise<GroupComparison> => (threads ? await threads.run(task, 'compareGroup') as GroupComparison : compareGroup(task));
    // All are given at once; their sums join in the order of the paths.
    const computing = groups.map(compute);
    // One that fails ends the loop below; what the others then say is nobody's business any more.
    await Promise.all(computing);
    for (const group of computing) estimates.add(await group);
    signal?.throwIfAborted();
    fillDifferences(rows, head, estimates, flags);
  }
  return { ...head, numbers: rows.numbers };
}
