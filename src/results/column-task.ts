import { closeSync, openSync, readSync } from 'node:fs';
import { BLOCK_PATHS } from '../scenario/plan.js';
import { ColumnStatistics } from './column-statistics.js';
import { ensure } from './ensure.js';
import { type KernelShape, kernelBytes } from './kernel/column-kernel.js';

/** 统计任务 — one column of a `paths.arrow`, as plain data that can go to a thread. */
export interface ColumnTask {
  readonly file: string;
  readonly shape: KernelShape;
  /** Position in the file of the column's numbers in each block, [path × year]. */
  readonly positions: Float64Array;
  readonly isFlag: boolean;
}

/** As many years at a time as fit the budget; at least what a kernel needs. */
export function shapeWithin(paths: number, fileYears: number, budgetBytes: number): KernelShape {
  const perYear = kernelBytes({ paths, fileYears, years: 5 }) - kernelBytes({ paths, fileYears, years: 4 });
  const fixed = kernelBytes({ paths, fileYears, years: 4 }) - 4 * perYear;
  const years = Math.floor((budgetBytes - fixed) / perYear);
  return { paths, fileYears, years: Math.min(fileYears, Math.max(4, years)) };
}

// One per thread: its memory is the size of a column and is used for one after another.
let current: { readonly key: string; readonly statistics: ColumnStatistics } | undefined;

/**
 * 统计一列 — the statistics of every year of one column, read from the file; the same numbers on any thread.
 * @returns [year × `SUMMARY_NUMBERS`] row-major
 */
export function summariseColumn({ file, shape, positions, isFlag }: ColumnTask): Float64Array {
  const { paths, fileYears } = shape;
  const key = JSON.stringify(shape);
  if (current?.key !== key) current = { key, statistics: new ColumnStatistics(shape) };
  const descriptor = openSync(file, 'r');
  try {
    return current.statistics.summarise((index, { blockBytes }) => {
      const length = 8 * fileYears * Math.min(BLOCK_PATHS, paths - index * BLOCK_PATHS);
      let done = 0;
      while (done < length) {
        const read = readSync(descriptor, blockBytes, done, length - done, positions[index]! + done);
        ensure(read > 0, 'the file ends before its last batch');
        done += read;
      }
    }, isFlag);
  } finally {
    closeSync(descriptor);
  }
}
