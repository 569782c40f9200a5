// 编译器 — turns a checked plan into one WebAssembly SIMD module with the interpreter's bits, and says how.
// Runs once, on the main thread; worker threads load the finished module and none of this.
// May import: model, scenario (the types of the plan), numerics, random, engine.
export { type Compilation, compilePlan, translatePlan } from './compile.js';
