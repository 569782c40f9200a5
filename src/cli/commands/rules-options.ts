import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan rules`. */
export interface RulesRequest {
  readonly kind: 'rules';
}

export function rulesOptions(lang: Lang, onRequest: (request: RulesRequest) => void): Command {
  return new Command('rules').description(say('rules-command', {}, lang)).action(() => { onRequest({ kind: 'rules' }); });
}
