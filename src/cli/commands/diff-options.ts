import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan diff`. */
export interface DiffRequest {
  readonly kind: 'diff';
}

export function diffOptions(lang: Lang, onRequest: (request: DiffRequest) => void): Command {
  return new Command('diff').description(say('diff-command', {}, lang)).action(() => { onRequest({ kind: 'diff' }); });
}
