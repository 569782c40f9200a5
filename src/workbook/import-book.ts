import ExcelJS, { type Workbook } from '@protobi/exceljs';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { displayPath, readBytes } from '../files/index.js';
import { type Issue, IssueList } from '../issues/index.js';
import { type Bilingual, say } from '../messages/index.js';
import { BookIssues } from './book-issues.js';
import { type Edits, editsOf } from './changes.js';
import { checkEdits } from './check-edits.js';
import type { Contents } from './content.js';
import { hashesOf, type Origin, readOrigin } from './origin.js';
import { Places } from './places.js';
import { readBook } from './read-book.js';
import { contentsOf } from './scenario-content.js';

/** 读回的工作簿 — what changed against its scenario; without `edits` there are errors among the issues. */
export interface ImportedBook {
  readonly issues: readonly Issue[];
  readonly contents?: Contents;
  readonly edits?: Edits;
  /** Of the new scenario. */
  readonly title?: Bilingual;
  /** Items of the scenario that have changed since the workbook was written. */
  readonly changedSince: readonly string[];
}

/**
 * 读回工作簿 — reads, checks and compares; writes nothing.
 * @param scenarioFile the scenario it came from, when it is no longer where the workbook says
 */
export async function importBook(file: string, scenarioFile?: string): Promise<ImportedBook> {
  const found = new IssueList();
  const opened = await openBook(file, found);
  const scenario = opened && scenarioOf(file, opened.origin, scenarioFile, found);
  const contents = scenario === undefined ? undefined : await contentsOf(scenario, found);
  if (!opened || !contents) return { issues: found.items, changedSince: [] };
  const { workbook, origin } = opened;
  const issues = new BookIssues(displayPath(file), workbook.worksheets.map(({ name }) => name), origin.lang);
  const places = new Places();
  const read = readBook(workbook, origin, contents, issues, places);
  const edits = editsOf(read, contents, origin);
  const title = titleOf(contents, read.titles);
  if (edits.changes.length > 0) checkEdits(edits, title, contents, places, issues);
  const changedSince = changesSince(origin, contents);
  const all = [...found.items, ...issues.items];
  return issues.hasErrors ? { issues: all, contents, changedSince } : { issues: all, contents, edits, title, changedSince };
}

/** What `.xls` files and those with a password begin with. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Nothing of these is read, and a check of a whole column takes a million entries to be laid out. */
const IGNORED = ['dataValidations', 'conditionalFormatting', 'extLst', 'hyperlinks', 'drawing', 'picture', 'tableParts', 'legacyDrawing'];

async function openBook(file: string, issues: IssueList): Promise<{ workbook: Workbook; origin: Origin } | undefined> {
  const bytes = readBytes(file, issues)?.bytes;
  if (!bytes) return undefined;
  const facts = { file: displayPath(file) };
  if (bytes.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) {
    issues.error('import-old-format', facts);
    return undefined;
  }
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0], { ignoreNodes: IGNORED });
  } catch {
    // Whatever the package stumbles over is the file's fault, and its own words for it help nobody.
    issues.error('import-unreadable', facts);
    return undefined;
  }
  const origin = readOrigin(workbook);
  if (!('isLater' in origin)) return { workbook, origin };
  issues.error(origin.isLater ? 'import-later' : 'import-foreign', facts);
  return undefined;
}

function scenarioOf(file: string, origin: Origin, named: string | undefined, issues: IssueList): string | undefined {
  if (named !== undefined) return named;
  const scenario = resolve(dirname(file), origin.scenario);
  if (existsSync(scenario)) return scenario;
  issues.error('import-scenario-missing', { file: displayPath(file), scenario: displayPath(scenario) });
  return undefined;
}

/** The names from the cover; without them the old ones with a word that tells the two apart. */
function titleOf({ plan: { title } }: Contents, own: { readonly zh?: string; readonly en?: string }): Bilingual {
  return { zh: own.zh ?? `${title.zh} · ${say('template-edited', {}, 'zh')}`, en: own.en ?? `${title.en} · ${say('template-edited', {}, 'en')}` };
}

function changesSince(origin: Origin, contents: Contents): string[] {
  const now = hashesOf(contents);
  const names = new Set([...origin.hashes.keys(), ...now.keys()]);
  return [...names].filter((name) => origin.hashes.get(name) !== now.get(name)).map((name) => name.slice(name.indexOf('.') + 1));
}
