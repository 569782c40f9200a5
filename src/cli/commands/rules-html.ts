import { resolve } from 'node:path';
import type { Book } from '../../book/index.js';
import { obstacleTo, writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { rulebookPage } from '../../report/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';

/** The page's name in the working folder when none is given. */
const DEFAULT_FILE = 'rulebook.html';
const STANDARD_OUTPUT = '-';

/**
 * chusuan rules --html — the whole book as one page; returns the exit status.
 * @param file where it goes; `-` is standard output
 * @param issues what was found while the book was opened, for the answer to programs
 */
export async function rulesHtml(book: Book, file: string | undefined, force: boolean, terminal: Terminal, issues: readonly Issue[]): Promise<number> {
  const { lang, isJson, streams } = terminal;
  if (file === STANDARD_OUTPUT) {
    const page = await rulebookPage(book, lang);
    if (!isJson) streams.stdout.write(page);
    terminal.json(EXIT.ok, issues, { status: 'shown', html: page });
    return EXIT.ok;
  }
  const target = file ?? DEFAULT_FILE;
  const obstacle = obstacleTo(target, force);
  if (obstacle) return refused(obstacle, terminal, issues);
  const page = await rulebookPage(book, lang);
  const failure = writeWhole(target, page, force);
  if (failure) return refused(failure, terminal, issues);
  const bytes = Buffer.byteLength(page);
  // The full path: it is to be opened in a browser next.
  terminal.print(say('page-written-to', { file: resolve(target), size: sizeText(bytes), rules: book.rules.size }, lang));
  terminal.json(EXIT.ok, issues, { status: 'written', file: target, bytes, rules: book.rules.size });
  return EXIT.ok;
}

function sizeText(bytes: number): string {
  return bytes < 1e5 ? `${String(Math.ceil(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function refused(issue: Issue, terminal: Terminal, issues: readonly Issue[]): number {
  terminal.issues([issue]);
  terminal.json(EXIT.badInput, [...issues, issue], { status: 'refused' });
  return EXIT.badInput;
}
