// 归因 — the difference of two scenarios as a sum of what each change contributes.
// Data only.
// May import: messages, issues, model, scenario, random, results, run, analysis, compare.
export type { Attribution, Change, ChangeUnit, Contribution, Effect, Interaction, Method, Target } from './types.js';
export { attribute, type AttributionHooks, type AttributionOutcome } from './attribute.js';
export { estimatedSeconds } from './estimate.js';
export { type AttributeOptions, cutPlan, MOST_EXACT, type Preparation, prepareAttribution, type PreparedAttribution } from './prepare.js';
export { unlikeScenarios } from './unlike.js';
export { chapterGrouping, changeUnits, type Grouping, groupUnits } from './units.js';
