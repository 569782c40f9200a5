import { type Book, openBook, openScenarioBook } from '../../book/index.js';
import { IssueList } from '../../issues/index.js';
import { EXIT } from '../exit-status.js';
import { namedRulebook } from '../named-rulebook.js';
import type { Terminal } from '../terminal.js';
import type { RulesRequest } from './rules-options.js';

/** Shown when nothing else is named. */
const DEFAULT_RULEBOOK = 'resident-pension';

/** chusuan rules — the rulebook for people: a table, single entries, or a page; returns the exit status. */
export async function rulesCommand(request: RulesRequest, terminal: Terminal): Promise<number> {
  const issues = new IssueList();
  const book = await opened(request, issues);
  terminal.issues(issues.items);
  terminal.json(book ? EXIT.ok : EXIT.badInput, issues.items, { status: book ? 'shown' : 'refused' });
  return book ? EXIT.ok : EXIT.badInput;
}

async function opened({ rulebook = DEFAULT_RULEBOOK, scenarioFile }: RulesRequest, issues: IssueList): Promise<Book | undefined> {
  if (scenarioFile !== undefined) return openScenarioBook(scenarioFile, issues);
  const folder = namedRulebook(rulebook, issues);
  return folder === undefined ? undefined : openBook(folder, issues);
}
