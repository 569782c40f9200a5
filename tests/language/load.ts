import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayPath } from '../../src/files/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { type Model } from '../../src/model/index.js';
import type { Lang } from '../../src/messages/index.js';

/** A rulebook folder with the given files; `rulebook.yaml` is the base of these tests unless given. */
export function rulebookFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rulebook-'));
  if (!('rulebook.yaml' in files)) copyFileSync(join(import.meta.dirname, 'base-rulebook.yaml'), join(folder, 'rulebook.yaml'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Formulas in yuan as a chapter: each stands on a line of its own. */
export function chapterOf(formulas: Readonly<Record<string, string>>, unit = 'yuan'): string {
  const rules = Object.entries(formulas).map(
    ([name, formula]) => `  ${name}:\n    label: { zh: 甲, en: x }\n    unit: ${unit}\n    formula: ${formula}\n`,
  );
  return `rules:\n${rules.join('')}`;
}

/** Loads a rulebook; messages speak of files inside it by their bare names. */
export function loadModel(files: Readonly<Record<string, string>>): { model: Model | undefined; messages: (lang: Lang) => string } {
  const folder = rulebookFolder(files);
  const issues = new IssueList();
  const model = loadRulebook(folder, [], [], issues);
  const prefix = displayPath(folder);
  return { model, messages: (lang) => renderIssues(issues.items, lang).replaceAll(`${prefix}/`, '') };
}
