import type { Issue } from '../issues/index.js';
import type { MessageKey } from '../messages/index.js';

const MESSAGE_OF_CODE: Readonly<Record<string, MessageKey>> = {
  ENOSPC: 'results-disk-full',
  EDQUOT: 'results-disk-full',
  EFBIG: 'results-file-too-big',
  EACCES: 'results-not-allowed',
  EPERM: 'results-not-allowed',
  EROFS: 'results-not-allowed',
  EMFILE: 'results-too-many-open',
  ENFILE: 'results-too-many-open',
};

/**
 * 写入失败 — the user's side of a failed write: what happened and what to do.
 * Undefined when the error did not come from the system: then it is ours and must not be softened.
 */
export function writeFailure(error: unknown, file: string): Issue | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return { severity: 'error', message: MESSAGE_OF_CODE[code] ?? 'results-write-failed', facts: { file, reason: message } };
}
