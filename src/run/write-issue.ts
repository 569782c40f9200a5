import type { Issue } from '../issues/index.js';
import { writeFailure } from '../results/index.js';

/**
 * 写入失败 — what the user is told of a failed write; undefined when the error is ours.
 * The system's own words are English, so only its code stands beside the message.
 */
export function writeIssue(error: unknown, file: string): Issue | undefined {
  const issue = writeFailure(error, file);
  if (!issue) return undefined;
  const facts = { file, reason: (error as NodeJS.ErrnoException).code! };
  return { ...issue, message: issue.message === 'results-write-failed' ? 'run-write-failed' : issue.message, facts };
}
