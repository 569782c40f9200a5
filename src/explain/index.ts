// 解释 — one figure of one path, taken apart: formula, what it takes in, draws, down to data.
// No text, no pages: `report` renders; every value is one the engine computed.
// May import: messages, issues, model, language, scenario, random, engine.
export type * from './types.js';
export { type Documents, explain, type Question } from './explain.js';
export type { InputFacts } from './context.js';
export { Cells, type Where } from './cells.js';
export { choosePath, type Choosing } from './choose.js';
