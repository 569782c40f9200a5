import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan new`. */
export interface NewRequest {
  readonly kind: 'new';
}

export function newOptions(lang: Lang, onRequest: (request: NewRequest) => void): Command {
  return new Command('new').description(say('new-command', {}, lang)).action(() => { onRequest({ kind: 'new' }); });
}
