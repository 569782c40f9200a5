import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Bilingual, MessageKey } from '../messages/index.js';
import type { Issue } from '../issues/index.js';
import { loadScenario } from '../scenario/index.js';
import type { BookIssues } from './book-issues.js';
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

/** What a scenario file is told to write, in the words of a workbook; and the column where it goes. */
const IN_A_WORKBOOK: Readonly<Partial<Record<MessageKey, { readonly message: MessageKey; readonly column: string }>>> = {
  'series-gap': { message: 'import-series-gap', column: 'between' },
  'series-ends-early': { message: 'import-series-ends', column: 'after' },
};

/** Said already where the cell was read. */
const KNOWN: ReadonlySet<MessageKey> = new Set(['input-no-source', 'input-no-confidence']);

function report(issue: Issue, folder: string, items: ReadonlyMap<string, string>, places: Places, issues: BookIssues): void {
  const { place, key, facts } = issue;
  const isOurs = place !== undefined && resolve(place.file).startsWith(folder);
  // What the scenario below already says of itself was said when it was opened.
  if ((place !== undefined && !isOurs) || KNOWN.has(issue.message)) return;
  const item = (place && items.get(basename(place.file))) ?? key?.split('.').slice(0, 2).join('.');
  const own = IN_A_WORKBOOK[issue.message];
  const spot = own ? places.find(`${item ?? ''}.${own.column}`)
    : key === undefined ? (places.find(`${item ?? ''}.line.${String(place?.line ?? '')}`) ?? places.find(item ?? ''))
      : places.find(key, typeof facts.at === 'string' ? facts.at : '');
  issues.add({ ...issue, ...(own && { message: own.message }), ...((key ?? item) !== undefined && { key: key ?? item! }) }, spot);
}
