import type { Program } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import { assemble } from './assemble.js';
import { translatePlan } from './compile.js';
import { exceedsEngine } from './engine-limits.js';
import { SEED_BYTES } from './library/philox.js';
import { ready, type StoredProgram } from './program.js';

/** A module that does nothing, for a program that never runs. */
const IDLE = '(module (import "env" "memory" (memory 1)) (func (export "year")) (func (export "once")))';

/** 编译 — a plan as it is kept in the cache. One whose functions the engine would refuse is left to the interpreter. */
export function storedProgram(plan: Plan): StoredProgram {
  const { wat, image, parts } = translatePlan(plan);
  const wasm = assemble(wat);
  if (!exceedsEngine(wasm)) return { wasm, image, parts };
  return { wasm: assemble(IDLE), image: new Uint8Array(SEED_BYTES), parts: { ...parts, memoryBytes: SEED_BYTES, seed: 0, isSound: false } };
}

/** 编译计划 — the program of a plan, made anew. */
export function compilePlan(plan: Plan): Program {
  return ready(storedProgram(plan), plan);
}
