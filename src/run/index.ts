// 运行 — blocks on a pool of threads, results written in order, a run directory that is whole or not there.
// A run ends with an outcome (data); only bugs throw.
// May import: messages, issues, model, counties, scenario, engine, compiler, results.
export { type OpenedScenario, runFolder, runOpenedOn, type RunOptions, runScenario, runScenarioOn } from './run-scenario.js';
export { openStudy, type Study, type StudyHooks, type StudyOutcome } from './study.js';
export type { Sample } from './sample.js';
export type { ReplayCommand } from './check-block.js';
export { type EngineName, ENGINES, type PlanRun, runPlan } from './run-plan.js';
export type { RunHooks, RunManifest, RunOutcome } from './outcome.js';
export { RUN_FILES } from './run-files.js';
export { LEDGER_TOLERANCE } from './check-block.js';
export { byteText, freeBytes, type FreeBytes, neededBytes, WORTH_SAYING_BYTES } from './disk-space.js';
// For folders of results that are no run, written whole or not at all as runs are.
export { createPartial, movePartial, removeStalePartials, restoreAside } from './output-folder.js';
export { SHORT_FINGERPRINT, strangersIn } from './folder-state.js';
export { writeIssue } from './write-issue.js';
export type { Threads } from './threads.js';
