import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { type BlockTask, createInterpreter } from '../src/engine/index.js';
import { type BlockReply, faultOf } from '../src/run/block-reply.js';
import type { ThreadData } from '../src/run/pool.js';

// Built once per thread: the plan comes with the thread, its numbers in memory shared by all of them.
const { plan, donePaths } = workerData as ThreadData;
const interpreter = createInterpreter(plan);

/** 计算一批路径 — the piscina task: one block of paths through all years. */
// piscina calls the default export of this file.
export default function runBlock(task: BlockTask): BlockReply {
  try {
    const result = interpreter.runBlock(task, task.isBestEstimate ? undefined : () => Atomics.add(donePaths, 0, 1));
    return move({
      [transferableSymbol]: [result.columns.buffer, result.profileSums.buffer],
      [valueSymbol]: result,
    }) as unknown as BlockReply; // piscina unpacks the value on the other side
  } catch (error) {
    return { error: faultOf(error) };
  }
}
