// 编译器 — turns a checked plan into one WebAssembly SIMD module with the interpreter's bits, and says how.
// Runs once, on the main thread; worker threads load the finished module and none of this.
// May import: messages (types only), cache, model, scenario, numerics, random, engine.
export { type Compilation, translatePlan } from './compile.js';
export { type CompileReport, programOf } from './program.js';
export { compilePlan } from './stored-program.js';
export type { CutReason } from './schedule-cuts.js';
export { memoryRegions, type PlaceName, type Region } from './schedule-memory.js';
export { describeSchedule, type PhaseReport, type PieceReport, type RuleReport, type ScheduleReport } from './schedule-report.js';
export { instructionsOf, type Work } from './schedule-work.js';
export { MOST_MEMORY_BYTES, ProgramTooLarge } from './too-large.js';
