import { type Data, Schema } from 'apache-arrow';
import type { BlockResult } from '../engine/index.js';
import { BLOCK_PATHS, type Plan } from '../scenario/plan.js';
import { ArrowFile } from './arrow-file.js';
import type { OpenFile, WrittenFile } from './byte-sink.js';
import { float64Column, float64Field, int32Column, int32Field } from './columns.js';
import { ensure } from './ensure.js';
import { columnMetadata, fileMetadata, type RunIdentity, yearCount } from './labels.js';

/** 路径写入 — writes `paths.arrow` while the blocks come in. */
export interface PathsWriter {
  /** Write the next block; blocks come in order, each awaited. Rejects with the system's error, e.g. ENOSPC. */
  append(result: BlockResult): Promise<void>;
  /** Finish the file; refuses while paths are missing. */
  close(): Promise<WrittenFile>;
  /** Close and remove the file. */
  abort(): Promise<void>;
}

/**
 * 打开路径文件 — `paths.arrow`: `path`, `year` and one float64 column per output; one record batch per block,
 * rows path by path and year by year within a path. Memory does not grow with the number of paths.
 */
export function createPathsWriter(file: string, plan: Plan, identity: RunIdentity, open?: OpenFile): PathsWriter {
  const years = yearCount(plan);
  const schema = new Schema(
    [int32Field('path'), int32Field('year'), ...plan.outputs.map((output) => float64Field(output.name, columnMetadata(plan, output)))],
    fileMetadata('paths', plan, identity),
  );
  const arrow = new ArrowFile(file, schema, open);
  // [path × year] of a full block; a partial block takes the front.
  const yearColumn = Int32Array.from({ length: BLOCK_PATHS * years }, (_, row) => plan.baseYear + 1 + (row % years));
  let nextBlock = 0;
  let nextPath = 0;

  return {
    async append(result) {
      const { task, columns } = result;
      const rows = task.pathCount * years;
      ensure(!task.isBestEstimate, 'the best estimate has a file of its own');
      ensure(task.block === nextBlock && task.firstPath === nextPath, `block ${task.block} came where block ${nextBlock} was due`);
      ensure(columns.length === plan.outputs.length * rows, `block ${task.block} has ${columns.length} numbers, not ${plan.outputs.length * rows}`);
      ensure(task.pathCount === Math.min(BLOCK_PATHS, plan.paths - nextPath), `block ${task.block} has ${task.pathCount} paths`);
      nextBlock++;
      nextPath += task.pathCount;
      const pathColumn = new Int32Array(rows);
      for (let p = 0; p < task.pathCount; p++) pathColumn.fill(task.firstPath + p, p * years, (p + 1) * years);
      const years32 = yearColumn.subarray(0, rows);
      await arrow.appendPlain(
        // Views, not copies: a column of a block is contiguous.
        () => [int32Column(pathColumn), int32Column(years32), ...plan.outputs.map((_, c): Data => float64Column(columns.subarray(c * rows, (c + 1) * rows)))],
        rows,
        [pathColumn, years32, columns].map(bytesOf),
      );
    },
    async close() {
      ensure(nextPath === plan.paths, `${nextPath} of ${plan.paths} paths were written`);
      return arrow.close();
    },
    abort: () => arrow.abort(),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
