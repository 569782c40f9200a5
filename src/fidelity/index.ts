// 外部情景集比对 — an external set beside the calibration: moments, tails, autocorrelation and correlations, each with its error.
// Differing is what an outside view is for: nothing here judges whether a difference is right, only whether it is more than chance.
// May import: messages, issues, model, scenario, engine.
export { compareFidelity, type Fidelity, type FidelityOutcome, type Statistic, STATISTICS, type VariableComparison } from './fidelity.js';
export { type Compared, compared, type Estimate, MARK_BEYOND } from './compared.js';
export { meanOf, quantileOf, skewnessOf, standardDeviationOf } from './moments.js';
export { pooledCorrelation } from './pooled-correlation.js';
export { externalVariables, type ExternalVariable } from './variables.js';
export { type Departure, departuresOf, marksOf } from './departures.js';
export { type Fan, FAN_QUANTILES } from './fans.js';
