// 运行 — blocks on a pool of threads, results written in order, a run directory that is whole or not there.
// A run ends with an outcome (data); only bugs throw.
// May import: messages, issues, model, counties, scenario, engine, compiler, results.
export { runFolder, type RunOptions, runScenario, runScenarioOn } from './run-scenario.js';
export { openStudy, type Study, type StudyHooks, type StudyOutcome } from './study.js';
export type { Sample } from './sample.js';
export type { ReplayCommand } from './check-block.js';
export { type EngineName, ENGINES, type PlanRun, runPlan } from './run-plan.js';
export type { RunHooks, RunManifest, RunOutcome } from './outcome.js';
export { RUN_FILES } from './run-files.js';
export { LEDGER_TOLERANCE } from './check-block.js';
export { byteText, neededBytes } from './disk-space.js';
