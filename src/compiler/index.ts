// 编译器 — turns a checked plan into one WebAssembly SIMD module with the interpreter's bits, and says how.
// Runs once, on the main thread; worker threads load the finished module and none of this.
// May import: cache, model, scenario, numerics, random, engine.
export { type Compilation, translatePlan } from './compile.js';
export { type CompileReport, compilePlan, programOf } from './program.js';
