import { deserialize } from 'node:v8';
import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { type BlockTask, createInterpreter, createSimdEngine } from '../src/engine/index.js';
import { type BlockReply, faultOf } from '../src/run/block-reply.js';
import type { ThreadData } from '../src/run/pool.js';
import type { Plan } from '../src/scenario/plan.js';

// Built once per thread: program and numbers come with the thread, in memory shared by all of them.
const { program, threadPlan, planBytes, donePaths } = workerData as ThreadData;
const wholePlan = (): Plan => ({ ...(deserialize(Uint8Array.from(planBytes)) as Omit<Plan, 'numbers'>), numbers: threadPlan.numbers });
const engine = program ? createSimdEngine(threadPlan, program, wholePlan) : createInterpreter(wholePlan());

/** 计算一批路径 — the piscina task: one block of paths through all years. */
// piscina calls the default export of this file.
export default function runBlock(task: BlockTask): BlockReply {
  try {
    const result = engine.runBlock(task, task.isBestEstimate ? undefined : () => Atomics.add(donePaths, 0, 1));
    return move({
      [transferableSymbol]: [result.columns.buffer, result.profileSums.buffer],
      [valueSymbol]: result,
    }) as unknown as BlockReply; // piscina unpacks the value on the other side
  } catch (error) {
    return { error: faultOf(error) };
  }
}
