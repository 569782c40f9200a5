// 说明 — what a proposal changes, in sentences, with people worked out and cliffs named.
// Sentences as data; the command and the report print them.
// May import: everything up to report.
export { changeSentences, restatedSentence, unchangedSentence } from './change-sentences.js';
export { cliffChanges } from './cliff-changes.js';
export { amountLimits, findCliffs } from './cliffs.js';
export { type DescribeOptions, type Description, describe, describeSides, TYPICAL_MEMBERS } from './describe.js';
export { compareMembers } from './members.js';
export { payerYears } from './payers.js';
export type * from './types.js';
