import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { TemplateRequest } from './template-options.js';

/** chusuan template */
export function templateCommand(request: TemplateRequest, terminal: Terminal): Promise<number> {
  terminal.json(EXIT.ok, [], { status: request.kind });
  return Promise.resolve(EXIT.ok);
}
