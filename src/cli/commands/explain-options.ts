import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan explain`. */
export interface ExplainRequest {
  readonly kind: 'explain';
}

export function explainOptions(lang: Lang, onRequest: (request: ExplainRequest) => void): Command {
  return new Command('explain').description(say('explain-command', {}, lang)).action(() => { onRequest({ kind: 'explain' }); });
}
