import { Schema } from 'apache-arrow';
import type { BlockResult } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import { ArrowFile } from './arrow-file.js';
import type { OpenFile, WrittenFile } from './byte-sink.js';
import { float64Column, float64Field, int32Column, int32Field } from './columns.js';
import { ensure } from './ensure.js';
import { columnMetadata, fileMetadata, type RunIdentity, yearCount } from './labels.js';
import { readTable } from './read-table.js';

/** 写入最优估计 — `best_estimate.arrow`: `year` and one float64 column per output. */
export async function writeBestEstimate(file: string, plan: Plan, identity: RunIdentity, result: BlockResult, open?: OpenFile): Promise<WrittenFile> {
  const years = yearCount(plan);
  ensure(result.task.isBestEstimate && result.columns.length === plan.outputs.length * years, 'the best estimate is one path');
  const schema = new Schema(
    [int32Field('year'), ...plan.outputs.map((output) => float64Field(output.name, columnMetadata(plan, output)))],
    fileMetadata('best_estimate', plan, identity),
  );
  const arrow = new ArrowFile(file, schema, open);
  try {
    const year = Int32Array.from({ length: years }, (_, y) => plan.baseYear + 1 + y);
    const columns = plan.outputs.map((_, c) => float64Column(result.columns.subarray(c * years, (c + 1) * years)));
    await arrow.append([int32Column(year), ...columns], years);
    return await arrow.close();
  } catch (error) {
    await arrow.abort();
    throw error;
  }
}

/** 最优估计 — one number per output and year. */
export interface BestEstimate {
  readonly years: ArrayLike<number>;
  readonly values: ReadonlyMap<string, ArrayLike<number>>;
  readonly metadata: ReadonlyMap<string, string>;
  /** Unit, labels and so on of each output. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** 读取最优估计 — the columns of a `best_estimate.arrow`. */
export async function readBestEstimate(file: string): Promise<BestEstimate> {
  const table = await readTable(file);
  const names = table.names.filter((name) => name !== 'year');
  return {
    years: table.numbers('year'),
    values: new Map(names.map((name) => [name, table.numbers(name)])),
    metadata: table.metadata,
    columns: new Map(names.map((name) => [name, table.columns.get(name)!])),
  };
}
