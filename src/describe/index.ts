// 说明 — what a proposal changes, in sentences, with people worked out and cliffs named.
// Sentences as data; the command and the report print them.
// May import: everything up to report.
export {};
