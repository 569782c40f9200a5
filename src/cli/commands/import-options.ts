import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan import`. */
export interface ImportRequest {
  readonly kind: 'import';
}

export function importOptions(lang: Lang, onRequest: (request: ImportRequest) => void): Command {
  return new Command('import').description(say('import-command', {}, lang)).action(() => { onRequest({ kind: 'import' }); });
}
