/**
 * 条款 — the file beside a rulebook's chapters that says what their sources say; read for people only, it decides no result.
 * A module of its own: who reads that file needs no parser of formulas.
 */
export const CLAUSES_FILE = 'clauses.yaml';
