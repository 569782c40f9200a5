import { deserialize } from 'node:v8';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { createInterpreter, createSimdEngine, type SimdEngine } from '../src/engine/index.js';
import { type BlockReply, faultOf } from '../src/run/block-reply.js';
import type { ThreadJob, ThreadStart, ThreadTask } from '../src/run/pool.js';
import type { Plan } from '../src/scenario/plan.js';

// piscina calls the exports of this file by their names: statistics of a column of stored paths, and stored paths of several runs compared.
export { summariseColumn } from '../src/results/column-task.js';
export { compareGroup } from '../src/results/difference-task.js';

// The engine of the plan at hand, built at its first block here; a pool that goes on to another plan begins anew.
let current: { readonly id: number; readonly engine: SimdEngine } | undefined;

function engineOf({ module, image, startBytes, planBytes, numbers }: ThreadJob): SimdEngine {
  const wholePlan = (): Plan => ({ ...(deserialize(Uint8Array.from(planBytes)) as Omit<Plan, 'numbers'>), numbers });
  if (!module || !image) return createInterpreter(wholePlan());
  const { parts, plan } = deserialize(Uint8Array.from(startBytes)) as ThreadStart;
  return createSimdEngine({ ...plan, numbers }, { ...parts!, module, image }, wholePlan);
}

/** 计算一批路径 — the piscina task: one block of paths, or a piece of one, through all years. */
export function runBlock({ task, job }: ThreadTask): BlockReply {
  if (current?.id !== job.id) current = { id: job.id, engine: engineOf(job) };
  try {
    const result = current.engine.runBlock(task, task.isBestEstimate ? undefined : () => Atomics.add(job.donePaths, 0, 1));
    return move({
      [transferableSymbol]: [result.columns.buffer, result.profileSums.buffer],
      [valueSymbol]: result,
    }) as unknown as BlockReply; // piscina unpacks the value on the other side
  } catch (error) {
    return { error: faultOf(error) };
  }
}
