import { basename, dirname, extname, join, resolve } from 'node:path';
import { displayPath, obstacleTo, writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { changeLines, type Contents, type Edits, importBook, type ImportedBook, newScenario, someOf } from '../../workbook/index.js';
import { tableText } from '../../report/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { changeAnswer, keptSources } from './import-answer.js';
import type { ImportRequest } from './import-options.js';
import { scenarioModeline } from './new-place.js';

/** chusuan import — an edited workbook checked, its changes listed and written as a scenario; returns the exit status. */
export async function importCommand(request: ImportRequest, terminal: Terminal): Promise<number> {
  const { file, dryRun = false } = request;
  const book = await importBook(file, request.scenarioFile);
  const { issues, edits, contents } = book;
  // One by one: in the order of the workbook, which the order of cell addresses is not.
  for (const issue of issues) terminal.issues([issue]);
  if (!edits || !contents) {
    terminal.json(EXIT.badInput, issues, { status: 'refused' });
    return EXIT.badInput;
  }
  const scenario = displayPath(contents.file);
  if (book.changedSince.length > 0 && !terminal.isJson) terminal.note('import-scenario-changed', { scenario, items: someOf(book.changedSince) });
  const answer = { book: displayPath(file), scenario, changedSince: book.changedSince, changes: edits.changes.map(changeAnswer) };
  if (edits.changes.length === 0) {
    terminal.print(say('import-unchanged', { book: displayPath(file), scenario }, terminal.lang));
    terminal.json(EXIT.ok, issues, { status: 'unchanged', ...answer });
    return EXIT.ok;
  }
  terminal.print(listText(edits, displayPath(file), scenario, terminal));
  if (dryRun) {
    terminal.print(say('import-listed', {}, terminal.lang));
    terminal.json(EXIT.ok, issues, { status: 'listed', ...answer });
    return EXIT.ok;
  }
  return write(request, book as Required<ImportedBook>, answer, terminal);
}

function listText(edits: Edits, book: string, scenario: string, { lang }: Terminal): string {
  const heads = ['import-head-item', 'import-head-id', 'import-head-at', 'import-head-old', 'import-head-new'] as const;
  const rows = changeLines(edits, lang).map(({ item, id, at, old, new: now }) => [item, id, at, old, now]);
  const kept = keptSources(edits);
  return [
    say('import-title', { book, scenario, count: edits.changes.length }, lang),
    tableText(heads.map((key) => say(key, {}, lang)), rows, heads.length),
    ...(kept.length > 0 ? [say('import-source-kept', { names: someOf(kept) }, lang)] : []),
  ].join('\n');
}

function write({ file, out, force = false }: ImportRequest, { issues, edits, contents, title }: Required<ImportedBook>, answer: object, terminal: Terminal): number {
  const target = resolve(out ?? join(dirname(file), `${basename(file, extname(file))}-edited.yaml`));
  const shown = displayPath(target);
  if (isSource(target, contents)) return refused([{ severity: 'error', message: 'import-out-onto-source', facts: { file: shown } }], terminal);
  const stem = basename(target, extname(target));
  const head = say('import-file-head', { book: basename(file), scenario: basename(contents.file) }, terminal.lang);
  const { yaml, tables } = newScenario(edits, { folder: dirname(target), stem, extends: contents.file, title, head });
  const text = [...scenarioModeline(target, contents.plan.model), yaml].join('\n');
  const files = [...[...tables].map(([name, { csv }]) => [join(dirname(target), name), csv] as const), [target, text] as const];
  const obstacles = files.flatMap(([path]) => obstacleTo(displayPath(path), force) ?? []);
  if (obstacles.length > 0) return refused(obstacles, terminal);
  // The scenario last: whoever finds it finds its tables.
  for (const [path, content] of files) {
    const failure = writeWhole(displayPath(path), content, force);
    if (failure) return refused([failure], terminal);
  }
  const names = files.slice(0, -1).map(([path]) => displayPath(path));
  const tableNames = names.length === 0 ? '' : say('import-written-tables', { files: names }, terminal.lang);
  terminal.print(say('import-written', { file: shown, tables: tableNames }, terminal.lang));
  terminal.json(EXIT.ok, issues, { status: 'written', ...answer, file: shown, tables: names });
  return EXIT.ok;
}

/** The scenario itself, or one that it extends: the new one cannot stand in its place. */
function isSource(target: string, { layers }: Contents): boolean {
  return layers.includes(target);
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
