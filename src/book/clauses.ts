import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml, type YamlSource } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import { CLAUSES_FILE } from '../language/index.js';
import type { Clause, ClauseDocument, Clauses } from './clause-types.js';
import { clausesFile, type ClausesFile } from './clauses-schema.js';

/**
 * 读条款 — `clauses.yaml` of a rulebook's folder; undefined where there is none, or with issues where it is wrong.
 * @param folder as `Model.folder` names it
 */
export function readClauses(folder: string, issues: IssueList): Clauses | undefined {
  const path = join(folder, CLAUSES_FILE);
  if (!existsSync(path)) return undefined;
  const source = readYaml(path, clausesFile, issues);
  if (!source) return undefined;
  const documents = new Map(source.keysOf(['documents']).map((name) => [name, documentOf(name, source, issues)]));
  checkNames(documents, source, issues);
  return { file: source.file, documents };
}

function documentOf(name: string, source: YamlSource<ClausesFile>, issues: IssueList): ClauseDocument {
  const { clauses = {}, aliases = [], title, issuer, date, url, grade, summary, note } = source.data.documents[name]!;
  const entries = source.keysOf(['documents', name, 'clauses']).map((clause): [string, Clause] => {
    const entry = clauses[clause]!;
    const key = ['documents', name, 'clauses', clause];
    const place = source.placeOfKey(key);
    // One of the two: a reader must know whether the words are the document's or ours.
    if (entry.text !== undefined && entry.summary.zh !== undefined) issues.error('clauses-text-and-summary', { clause }, place, key.join('.'));
    if (entry.text === undefined && entry.summary.zh === undefined) issues.error('clauses-no-words', { clause }, place, key.join('.'));
    const { text, summary: { zh, en }, title, grade: own = grade } = entry;
    return [clause, { name: clause, ...(title && { title }), ...(text !== undefined && { text }), summary: { ...(zh !== undefined && { zh }), en }, grade: own }];
  });
  return {
    name, aliases, title, grade, ...(issuer && { issuer }), ...(date !== undefined && { date }), ...(url !== undefined && { url }),
    ...(summary && { summary }), ...(note && { note }), clauses: new Map(entries),
  };
}

/** Two documents of one name: a source could mean either. */
function checkNames(documents: ReadonlyMap<string, ClauseDocument>, source: YamlSource<ClausesFile>, issues: IssueList): void {
  const taken = new Map([...documents.keys()].map((name) => [name, name]));
  for (const { name, aliases } of documents.values()) {
    aliases.forEach((alias, index) => {
      const other = taken.get(alias);
      const key = ['documents', name, 'aliases', index];
      if (other !== undefined) issues.error('clauses-alias-taken', { alias, other }, source.placeOf(key), key.join('.'));
      taken.set(alias, name);
    });
  }
}
