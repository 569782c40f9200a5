import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Bilingual } from '../messages/index.js';
import type { Issue } from '../issues/index.js';
import { loadScenario } from '../scenario/index.js';
import type { BookIssues, Spot } from './book-issues.js';
import type { Edits } from './changes.js';
import type { Contents } from './content.js';
import type { Places } from './places.js';
import { newScenario } from './scenario-text.js';

const STEM = 'edited';

/**
 * 核对改动 — the scenario that the edits make, read and checked like any other; what is wrong with it is said where the
 * workbook has it. Written to a folder that is gone afterwards.
 */
export function checkEdits(edits: Edits, title: Bilingual, contents: Contents, places: Places, issues: BookIssues): void {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-import-'));
  try {
    const { yaml, tables } = newScenario(edits, { folder, stem: STEM, extends: contents.file, title, head: '-' });
    const file = join(folder, `${STEM}.yaml`);
    for (const [name, { csv }] of tables) writeFileSync(join(folder, name), csv);
    writeFileSync(file, yaml);
    const items = new Map([...tables].map(([name, { item }]) => [name, item]));
    for (const issue of loadScenario(file).issues) report(issue, folder, items, places, issues);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(issue: Issue, folder: string, items: ReadonlyMap<string, string>, places: Places, issues: BookIssues): void {
  const { place, key } = issue;
  const isOurs = place !== undefined && resolve(place.file).startsWith(folder);
  // What the scenario below already says of itself was said when it was opened.
  if (place !== undefined && !isOurs) return;
  const item = place && items.get(basename(place.file));
  const spot = item === undefined ? spotOf(issue, places) : (places.find(`${item}.line.${String(place?.line ?? '')}`) ?? places.find(item));
  issues.add({ ...issue, ...((key ?? item) !== undefined && { key: key ?? item! }) }, spot);
}

function spotOf({ key, message, facts }: Issue, places: Places): Spot | undefined {
  if (key === undefined) return undefined;
  // Said of the entry as a whole, since there is no such line in a scenario file; in the workbook there is its cell.
  if (message === 'input-no-source') return places.find(`${key}.source`);
  if (message === 'input-no-confidence') return places.find(`${key}.confidence`);
  return places.find(key, typeof facts.at === 'string' ? facts.at : '');
}
