import { openBook } from '../book/index.js';
import { type Issue, IssueList } from '../issues/index.js';
import { type Model } from '../model/index.js';
import { type Facts, type MessageKey, say } from '../messages/index.js';
import { openScenario, type Plan } from '../scenario/index.js';
import type { CheckRequest } from './command-line.js';
import { EXIT } from './exit-status.js';
import { namedRulebook } from './named-rulebook.js';
import type { Terminal } from './terminal.js';

/** What was looked at, and everything found. */
interface Checked {
  readonly issues: readonly Issue[];
  readonly model?: Model;
  readonly plan?: Plan;
}

/** chusuan check — all issues of a scenario or a rulebook at once; warnings alone are no failure. */
export async function checkCommand(request: CheckRequest, terminal: Terminal): Promise<number> {
  const { issues, model, plan } = await checked(request);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const isSound = errors === 0 && model !== undefined;
  const status = isSound ? EXIT.ok : EXIT.badInput;
  terminal.issues(issues);
  if (isSound) {
    const counts = { rules: model.rules.size, inputs: model.inputs.size };
    terminal.print(say(...soundMessage(counts, warnings, plan), terminal.lang));
    terminal.json(status, issues, { status: 'sound', ...counts, ...(plan && { outputs: plan.outputs.length }) });
  } else {
    if (!terminal.isJson) terminal.note('cli-check-errors', { errors, warnings });
    terminal.json(status, issues, { status: 'refused' });
  }
  return status;
}

async function checked({ scenarioFile, rulebook }: CheckRequest): Promise<Checked> {
  if (scenarioFile !== undefined) {
    const { plan, issues } = await openScenario(scenarioFile);
    return { issues, ...(plan && { plan, model: plan.model }) };
  }
  const issues = new IssueList();
  const folder = namedRulebook(rulebook!, issues);
  // With the clauses beside it, which no run reads.
  const book = folder === undefined ? undefined : await openBook(folder, issues);
  return { issues: issues.items, ...(book && { model: book.model }) };
}

function soundMessage(counts: Facts, warnings: number, plan: Plan | undefined): [MessageKey, Facts] {
  if (warnings > 0) return ['cli-check-warnings', { ...counts, warnings }];
  if (!plan) return ['cli-check-rulebook-clean', counts];
  return ['cli-check-clean', { ...counts, outputs: plan.outputs.length, first: plan.baseYear + 1, last: plan.lastYear }];
}
