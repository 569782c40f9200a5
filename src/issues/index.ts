// 问题 — what is wrong with a user's file, as data: collected, never thrown, shown all at once.
// Each issue carries its place, its message and its facts; `render.ts` turns a list into text.
// May import: messages.
export type { Issue, Place, Severity } from './issue.js';
export { IssueList } from './issue.js';
export { renderIssue, renderIssues } from './render.js';
export { nearestName } from './nearest.js';
export { systemReason } from './system-reason.js';
