import { changeSentences, type Description, describe, restatedSentence, unchangedSentence } from '../../describe/index.js';
import type { Issue } from '../../issues/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { DescribeRequest } from './describe-options.js';
import { describeText } from './describe-text.js';

/** chusuan describe — exit status 0 whether there are cliffs or not, 2 when a scenario is broken. */
export async function describeCommand({ target, names = false, ...options }: DescribeRequest, terminal: Terminal): Promise<number> {
  const { description, issues } = await describe(target, options);
  if (!description) {
    terminal.issues(issues);
    terminal.json(EXIT.badInput, issues, { status: 'refused' });
    return EXIT.badInput;
  }
  terminal.issues(issues);
  terminal.print(describeText(description, names, terminal.lang));
  terminal.json(EXIT.ok, issues, answerOf(description, terminal, issues));
  return EXIT.ok;
}

function answerOf({ diff, restated, payers, changesChances, members, cliffs }: Description, { lang }: Terminal, issues: readonly Issue[]): object {
  return {
    status: 'described', warnings: issues.length,
    before: { file: diff.before.path, title: diff.before.plan.title }, after: { file: diff.after.path, title: diff.after.plan.title },
    sentences: changeSentences(diff, lang), restated: restatedSentence(diff, restated, lang) ?? null, unchanged: unchangedSentence(diff, lang) ?? null,
    payers, changes_chances: changesChances,
    ...(members && { members: members.map(({ before: { person }, years, claim }) => ({ name: person.name, label: person.label, as_of: person.asOf, years, claim })) }),
    ...(cliffs && { cliffs: { least: cliffs.least, person: cliffs.person.name, changes: cliffs.changes } }),
  };
}
