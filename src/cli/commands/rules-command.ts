import {
  type Book, type BookChapter, type EntryName, entriesOf, findChapter, findEntries, nearChapter, nearEntries, openBook, openScenarioBook, type Reference, searchBook,
} from '../../book/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { type Lang, say } from '../../messages/index.js';
import { entryText, hitsText, rulesTableText } from '../../report/index.js';
import { EXIT } from '../exit-status.js';
import { namedRulebook } from '../named-rulebook.js';
import type { Terminal } from '../terminal.js';
import { bookJson, documentsJson, entryJson, hitJson } from './rules-json.js';
import type { RulesRequest } from './rules-options.js';

/** Shown when nothing else is named. */
const DEFAULT_RULEBOOK = 'resident-pension';
/** What a pipe or a file is given; and the narrowest and the widest that reads well. */
const USUAL_WIDTH = 100;
const WIDTHS = [60, 120] as const;
/** Names suggested for one that does not exist. */
const MOST_NEAR = 4;

/** chusuan rules — the rulebook for people: a table, single entries, what a search finds, or a page; returns the exit status. */
export async function rulesCommand(request: RulesRequest, terminal: Terminal): Promise<number> {
  const issues = new IssueList();
  const book = await opened(request, issues);
  const chosen = book && choose(book, request, issues, terminal.lang);
  terminal.issues(issues.items);
  if (!book || !chosen || issues.hasErrors) {
    terminal.json(EXIT.badInput, issues.items, { status: 'refused' });
    return EXIT.badInput;
  }
  if (request.html) {
    const { rulesHtml } = await import('./rules-html.js');
    return rulesHtml(book, request.html.file, request.force ?? false, terminal, issues.items);
  }
  if (request.search !== undefined) return found(book, request.search, chosen.chapters, terminal, issues.items);
  return chosen.entries.length > 0 ? entries(book, chosen.entries, terminal, issues.items) : table(book, chosen.chapters, terminal, issues.items);
}

async function opened({ rulebook = DEFAULT_RULEBOOK, scenarioFile }: RulesRequest, issues: IssueList): Promise<Book | undefined> {
  if (scenarioFile !== undefined) return openScenarioBook(scenarioFile, issues);
  const folder = namedRulebook(rulebook, issues);
  return folder === undefined ? undefined : openBook(folder, issues);
}

interface Chosen {
  readonly entries: readonly EntryName[];
  readonly chapters?: readonly BookChapter[];
}

/** What the names mean; every one that means nothing is an issue. */
function choose(book: Book, { names, chapters }: RulesRequest, issues: IssueList, lang: Lang): Chosen {
  const entries = names.flatMap((name) => {
    const named = findEntries(book, name);
    if (named.length === 0) reportUnknown(book, name, issues, lang);
    return named;
  });
  const asked = chapters?.flatMap((name) => {
    const chapter = findChapter(book, name);
    if (chapter) return [chapter];
    const known = book.chapters.map((each) => say('rules-near', { name: each.title[lang], label: each.name }, lang));
    const near = nearChapter(book, name);
    if (near) issues.error('rules-chapter-unknown-near', { name, near: near.name, known });
    else issues.error('rules-chapter-unknown', { name, known });
    return [];
  });
  return { entries: [...new Map(entries.map((entry) => [`${entry.kind} ${entry.name}`, entry])).values()], ...(asked && { chapters: [...new Set(asked)] }) };
}

function reportUnknown(book: Book, name: string, issues: IssueList, lang: Lang): void {
  const near = nearText(book, name, lang);
  if (near.length > 0) issues.error('rules-unknown-near', { name, near });
  else issues.error('rules-unknown', { name });
}

function nearText(book: Book, word: string, lang: Lang): string[] {
  return nearEntries(book, word, MOST_NEAR).map(({ name, label }) => say('rules-near', { name, label: label[lang] }, lang));
}

function table(book: Book, chapters: readonly BookChapter[] | undefined, terminal: Terminal, issues: readonly Issue[]): number {
  terminal.print(rulesTableText(book, chapters, terminal.lang, widthOf(terminal)));
  const shown = chapters ?? book.chapters;
  const inside = entriesOf({ ...book, chapters: shown });
  terminal.json(EXIT.ok, issues, {
    status: 'shown', ...bookJson(book), chapters: shown, entries: inside.map((entry) => entryJson(book, entry, terminal.lang)), documents: documentsJson(referencesOf(book, inside)),
  });
  return EXIT.ok;
}

function entries(book: Book, chosen: readonly EntryName[], terminal: Terminal, issues: readonly Issue[]): number {
  const { lang } = terminal;
  terminal.print(chosen.map((entry) => entryText(book, entry, lang, widthOf(terminal))).join('\n\n'));
  terminal.json(EXIT.ok, issues, {
    status: 'shown', ...bookJson(book), entries: chosen.map((entry) => entryJson(book, entry, lang)), documents: documentsJson(referencesOf(book, chosen)),
  });
  return EXIT.ok;
}

/** Nothing found is an answer too. */
function found(book: Book, words: string, chapters: readonly BookChapter[] | undefined, terminal: Terminal, issues: readonly Issue[]): number {
  const { lang } = terminal;
  const hits = searchBook(book, words).filter(({ chapter }) => chapters?.some(({ name }) => name === chapter) ?? true);
  const near = hits.length > 0 ? [] : nearText(book, words, lang);
  terminal.print(hits.length > 0 ? hitsText(book, hits, words, lang, widthOf(terminal)) : near.length > 0 ? say('rules-found-none-near', { words, near }, lang) : say('rules-found-none', { words }, lang));
  terminal.json(EXIT.ok, issues, { status: hits.length > 0 ? 'found' : 'nothing', ...bookJson(book), hits: hits.map(hitJson) });
  return EXIT.ok;
}

function referencesOf({ rules, inputs }: Book, entries: readonly EntryName[]): Reference[] {
  return entries.flatMap(({ kind, name }) => (kind === 'rule' ? rules.get(name)!.references : kind === 'input' ? inputs.get(name)!.references : []));
}

function widthOf({ streams: { stdout } }: Terminal): number {
  // Pipes have no columns, whatever the types say.
  const columns = (stdout.columns as number | undefined) ?? USUAL_WIDTH;
  return Math.min(Math.max(columns, WIDTHS[0]), WIDTHS[1]);
}
