// 引擎 — runs one block of paths through all years; knows formulas and cells, nothing of pensions.
// One engine per thread; nothing in it outlives a path but its arrays.
// May import: model, scenario (the types of the plan), numerics, random.
export type * from './block.js';
export type * from './program.js';
export { type Interpreter, createInterpreter } from './interpreter.js';
export { createReplay, type Replay } from './replay.js';
export { createSimdEngine, type SimdEngine, type ThreadPlan } from './simd.js';
export { exampleValue } from './example.js';
export { Shapes } from './shape.js';
