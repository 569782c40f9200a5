import { EXIT } from './exit-status.js';

/** One Ctrl-C may arrive several times: from the terminal, and again from the npm that started us. */
const SAME_PRESS_MILLISECONDS = 2000;

/**
 * 中断 — a signal that Ctrl-C and a polite kill abort; a second press ends the process at once.
 * Asked for before the engine is loaded, so that an early press is heard too.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  let pressedAt = 0;
  const abort = (): void => {
    if (!controller.signal.aborted) {
      pressedAt = Date.now();
      controller.abort();
    } else if (Date.now() - pressedAt > SAME_PRESS_MILLISECONDS) {
      process.exit(EXIT.interrupted);
    }
  };
  process.on('SIGINT', abort).on('SIGTERM', abort);
  return controller.signal;
}
