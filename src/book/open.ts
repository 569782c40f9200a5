import type { IssueList } from '../issues/index.js';
import { openScenario } from '../scenario/index.js';
import { bookOf } from './book.js';
import type { Book } from './types.js';

/** 打开规则书 — the book of a rulebook folder; undefined with issues when it or its clauses are refused. */
export async function openBook(folder: string, issues: IssueList): Promise<Book | undefined> {
  // Loaded when asked for: a book made of a plan from the cache needs no rule language.
  const [{ loadRulebook }, { readClauses }] = await Promise.all([import('../language/index.js'), import('./clauses.js')]);
  const model = loadRulebook(folder, [], [], issues);
  if (!model) return undefined;
  const clauses = readClauses(model.folder, issues);
  return issues.hasErrors ? undefined : bookOf(model, clauses);
}

/** The book of a scenario's rulebook as the scenario changes it, its rules marked; undefined with issues when it is refused. */
export async function openScenarioBook(file: string, issues: IssueList): Promise<Book | undefined> {
  const { plan, scenario, issues: found } = await openScenario(file);
  issues.items.push(...found);
  if (!plan || !scenario) return undefined;
  const { readClauses } = await import('./clauses.js');
  const clauses = readClauses(plan.model.folder, issues);
  return issues.hasErrors ? undefined : bookOf(plan.model, clauses, scenario);
}
