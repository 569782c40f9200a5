import type { Program } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import { assemble } from './assemble.js';
import { translatePlan } from './compile.js';
import { ready, type StoredProgram } from './program.js';

/** 编译 — a plan as it is kept in the cache. */
export function storedProgram(plan: Plan): StoredProgram {
  const { wat, image, parts } = translatePlan(plan);
  return { wasm: assemble(wat), image, parts };
}

/** 编译计划 — the program of a plan, made anew. */
export function compilePlan(plan: Plan): Program {
  return ready(storedProgram(plan), plan);
}
