/**
 * 给人看的文件 — beside a rulebook's chapters: what the sources say, and which tables a run prints. They decide no result.
 * A module of its own: who reads such a file needs no parser of formulas.
 */
export const CLAUSES_FILE = 'clauses.yaml';
export const TABLES_FILE = 'tables.yaml';
