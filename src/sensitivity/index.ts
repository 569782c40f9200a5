// 敏感性 — every uncertain input moved alone, on the same noise.
// Data only.
// May import: messages, issues, model, scenario, results, run, analysis, compare, solve.
export { type OpenedSensitivity, openSensitivity, type SensitivityOptions } from './open.js';
export { sensitivities, type SensitivitiesOutcome, type SensitivityHooks } from './sensitivities.js';
export { tornado } from './tornado.js';
export type * from './types.js';
