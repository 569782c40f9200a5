// 帮扶名单 — turns a list of hardship identities, or a table of their combinations, into heads by status: the highest entitlement, once.
// Identity numbers are read, checked and forgotten at once; nothing that leaves this folder holds one, whole or in part.
// May import: messages, issues, files.
export { IDENTITIES, type Identity, identityOf, type StatusName, statusOf } from './identities.js';
export { readAssistList, type ReadOptions } from './read.js';
export type { AssistList, CutOff, Heads, Merge, Reason, Rejection } from './types.js';
