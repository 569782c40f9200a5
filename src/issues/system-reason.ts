import type { Fact, MessageKey } from '../messages/index.js';

const WORDS: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'system-enoent', ENOTDIR: 'system-enotdir', EISDIR: 'system-eisdir', EACCES: 'system-eacces', EPERM: 'system-eperm', EROFS: 'system-erofs',
  ENOSPC: 'system-enospc', EBUSY: 'system-ebusy', EIO: 'system-eio', ENAMETOOLONG: 'system-enametoolong',
};

/** 系统的原因 — why the system refused a file, in words beside its code; a code without words stands alone. */
export function systemReason(code: string): Fact {
  const message = WORDS[code];
  return message ? { message } : code;
}
