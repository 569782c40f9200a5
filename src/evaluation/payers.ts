import type { RunManifest } from '../run/index.js';

/** The payers that are no treasury; the rulebook's roles do not tell them apart. */
const PEOPLE: ReadonlySet<string> = new Set(['person_cost']);

/** 各级财政 — the outputs of what each level of government pays. */
export function publicPayers(manifest: Pick<RunManifest, 'summary_roles'>): string[] {
  return (manifest.summary_roles?.payers ?? []).filter((name) => !PEOPLE.has(name));
}
