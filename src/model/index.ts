// 模型 — a checked rulebook as data: types, units, walking and printing formulas.
// Light on purpose: worker threads load this and neither a parser nor a file reader.
// May import: messages, issues.
export type * from './types.js';
export { PURE, multiplyUnits, parseUnit, sameUnit, unitText } from './units.js';
export { checkUnit, unitOf } from './check-units.js';
export { printExpression, type Shown } from './print.js';
export { neededModel } from './needed.js';
export { mapParts, nodesOf, parts } from './walk.js';
export { pathDependentRules } from './path-dependence.js';
export { cellCount, cellIndices, cellLabels } from './cells.js';
export { isMention, mentionText, mentionsOf, withoutSpaces } from './mentions.js';
export { texEquation, texName, type TexMention, texOf, type TexStyle } from './tex.js';
