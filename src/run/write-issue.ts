import { type Issue, systemReason } from '../issues/index.js';
import { writeFailure } from '../results/index.js';

/**
 * 写入失败 — what the user is told of a failed write; undefined when the error is ours.
 * The system's own words are English, so words of ours or its code stand beside the message.
 */
export function writeIssue(error: unknown, file: string): Issue | undefined {
  const issue = writeFailure(error, file);
  if (!issue) return undefined;
  const code = (error as NodeJS.ErrnoException).code!;
  if (issue.message === 'results-write-failed') return { ...issue, message: 'run-write-failed', facts: { file, reason: systemReason(code) } };
  // The message itself says in words what the code means.
  return { ...issue, facts: { file, reason: code } };
}
