import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan template`. */
export interface TemplateRequest {
  readonly kind: 'template';
}

export function templateOptions(lang: Lang, onRequest: (request: TemplateRequest) => void): Command {
  return new Command('template').description(say('template-command', {}, lang)).action(() => { onRequest({ kind: 'template' }); });
}
