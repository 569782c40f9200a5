import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { unitWords } from '../../src/report/index.js';
import { rulebookJsonSchema, scenarioJsonSchema, schemaText } from '../../src/schema/index.js';

const WORDING = { lang: 'zh', unit: (text: string) => unitWords(text, 'zh') } as const;

/** 模式文件 — schemas of rulebooks as files for an editor, one for each that differs. */
export class Schemas {
  readonly folder: string;
  readonly #byRulebook = new Map<string, string | undefined>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The schema of scenarios for a rulebook; undefined when the rulebook itself is wrong. */
  ofScenarios(rulebook: string): string | undefined {
    const key = readdirSync(rulebook).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(rulebook, file), 'utf8')).join('\n---\n');
    if (!this.#byRulebook.has(key)) {
      const model = loadRulebook(rulebook, [], [], new IssueList());
      this.#byRulebook.set(key, model && this.#written(schemaText(scenarioJsonSchema(model, WORDING))));
    }
    return this.#byRulebook.get(key);
  }

  ofRulebooks(): string {
    return this.#written(schemaText(rulebookJsonSchema(WORDING)));
  }

  #written(text: string): string {
    const file = join(this.folder, `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.schema.json`);
    if (!existsSync(file)) writeFileSync(file, text);
    return file;
  }
}
