import { openDiffSide, scenarioDiff } from '../../analysis/index.js';
import { scenarioDiffText } from '../../report/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { diffAnswer } from './diff-answer.js';
import type { DiffRequest } from './diff-options.js';

/** chusuan diff — what two scenarios differ in; returns the exit status. */
export async function diffCommand({ before, after, all = false, exitCode = false }: DiffRequest, terminal: Terminal): Promise<number> {
  const opened = [await openDiffSide(before), await openDiffSide(after)] as const;
  // The same file twice, or two that share a baseline, say the same of themselves.
  const issues = opened.flatMap((side) => side.issues);
  terminal.issues(issues);
  const [a, b] = opened;
  if (!a.side || !b.side) {
    terminal.json(EXIT.badInput, issues, { status: 'refused' });
    return EXIT.badInput;
  }
  const diff = scenarioDiff(a.side, b.side, all);
  const status = exitCode && !diff.isSame ? EXIT.checksFailed : EXIT.ok;
  terminal.print(scenarioDiffText(diff, terminal.lang, { isWhole: all, isColoured: terminal.streams.stdout.isTTY }));
  terminal.json(status, issues, { status: diff.isSame ? 'same' : 'different', ...diffAnswer(diff) });
  return status;
}
