// 情景 — reads scenario files and tables, merges, checks, and decides everything in a Plan.
// User mistakes come back as issues, all at once.
// May import: messages, issues, model, cache, files, language, numerics, random.
export * from './plan.js';
export { type LoadedScenario, loadScenario, type ScenarioOverrides } from './load.js';
export { openScenario, readScenario } from './open.js';
export { type InputMark, type InputTrial, moved, withTrial } from './marks.js';
export type { ResolvedInput, ResolvedScenario } from './resolved.js';
export { scenarioSchema } from './schema.js';
export { withOutputs } from './outputs.js';
export { NUMBER } from './quantity.js';
export { fingerprint, rulebookHash } from './fingerprint.js';
// For `workbook`, which shows the parts of a scenario as its files give them.
export { type Overlay, readLayers } from './layers.js';
export { type GivenEntry, type MergedScenario, mergeLayers } from './merge.js';
export { readCells } from './cells.js';
export { parseQuantity } from './quantity.js';
