import { obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { contentsOf, writeBook } from '../../workbook/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { TemplateRequest } from './template-options.js';

/** chusuan template — the inputs of a scenario as a workbook; returns the exit status. */
export async function templateCommand({ scenarioFile, file, force = false }: TemplateRequest, terminal: Terminal): Promise<number> {
  // Before the work: a name that cannot be used is said at once.
  const obstacle = obstacleTo(file, force);
  if (obstacle) return refused([obstacle], terminal);
  const issues = new IssueList();
  const contents = await contentsOf(scenarioFile, issues);
  if (!contents) return refused(issues.items, terminal);
  const { bytes, sheets, leftOut } = await writeBook(contents, file, terminal.lang);
  const failure = writeWhole(file, bytes, force);
  if (failure) return refused([failure], terminal);
  for (const [name, { cells, most }] of leftOut) issues.warning('template-left-out', { name, cells, most }, undefined, `inputs.${name}`);
  terminal.issues(issues.items);
  const counts = { sheets, inputs: contents.inputs.size, given: contents.given.size, correlations: contents.correlations.size };
  terminal.print(say('template-written', { file, ...counts }, terminal.lang));
  terminal.json(EXIT.ok, issues.items, { status: 'written', file, ...counts });
  return EXIT.ok;
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
