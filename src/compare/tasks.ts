import { join } from 'node:path';
import { type DifferenceTask, GROUP_BLOCKS, openArrowFile, type TotalsLayout } from '../results/index.js';
import { RUN_FILES } from '../run/index.js';
import { keptColumns, keptYear } from './kept.js';
import { spreadSeries } from './spread.js';
import type { ComparisonHead } from './types.js';

export interface Tasks {
  readonly groups: readonly DifferenceTask[];
  /** Columns of flags. */
  readonly flags: readonly number[];
}

/** Tasks of one group of blocks each, the piece of the fixed tree of sums. */
export async function differenceTasks(head: ComparisonHead, totals: TotalsLayout): Promise<Tasks> {
  const { scenarios, outputs, lastYear, baseYear } = head;
  const flags = outputs.flatMap(({ kind }, column) => (kind === 'flag' ? [column] : []));
  const years = lastYear - baseYear;
  const files = scenarios.map(({ folder }) => join(folder, RUN_FILES.paths));
  const layouts = await Promise.all(files.map(async (file) => {
    const { handle, schema, batches } = await openArrowFile(file);
    await handle.close();
    return { batches, columns: outputs.map(({ name }) => schema.fields.findIndex((field) => field.name === name)) };
  }));
  const blocks = layouts[0]!.batches;
  const spread = spreadSeries(head).map(({ series }) => series);
  const kept = { columns: keptColumns(head), year: keptYear(head) - baseYear - 1 };
  const groups = Array.from({ length: Math.ceil(blocks.length / GROUP_BLOCKS) }, (_, group): DifferenceTask => {
    const [first, end] = [group * GROUP_BLOCKS, Math.min((group + 1) * GROUP_BLOCKS, blocks.length)];
    return {
      files, years, flags, totals, spread, kept,
      paths: Int32Array.from(blocks.slice(first, end), ({ rows }) => rows / years),
      positions: layouts.map(({ batches, columns }) => Float64Array.from(batches.slice(first, end).flatMap(({ positions }) => columns.map((column) => positions[column]!)))),
    };
  });
  return { groups, flags };
}
