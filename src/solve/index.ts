// 求解 — the largest or smallest value of an input that keeps a condition, with the error of the answer.
// Data only: what is found, and how; words and tables are made by who shows it.
// May import: messages, issues, model, language, numerics, scenario, results, run.
export { KEEP, readCondition } from './condition.js';
export { findZeroInput } from './given-zero.js';
export { type FrontierPoint, inputFrontier, probabilityFrontier } from './frontier.js';
export { Names } from './names.js';
export type { Shape } from './shape.js';
export { type Question, type Solution, solve, type SolvedValue } from './solve.js';
export { mentionsOf, TrialStopped } from './trial.js';
export type { Trial } from './trials.js';
export type { Across, Amount, Condition, Mention, Statistic, Term } from './types.js';
export { plainText } from './plain-text.js';
export { splitRange } from './quantity-text.js';
export { readNumber, readTarget, readVary, type Vary, type VaryWords, withValue } from './vary.js';
export type { Verdict } from './verdict.js';
