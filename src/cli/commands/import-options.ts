import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan import`. */
export interface ImportRequest {
  readonly kind: 'import';
  /** The workbook. */
  readonly file: string;
  /** Where the new scenario goes; beside the workbook when absent. */
  readonly out?: string;
  readonly scenarioFile?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

interface Words {
  readonly out?: string;
  readonly scenario?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** 导入命令 — the words of `chusuan import`; loads nothing of workbooks. */
export function importOptions(lang: Lang, onRequest: (request: ImportRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  const file = `<${t('import-value-file')}>`;
  return new Command('import')
    .description(t('import-command'))
    .usage(`${t('cli-usage-options')} <${t('import-value-book')}>`)
    // Not required here: its absence has a message of its own.
    .argument(`[${t('import-value-book')}]`, t('import-argument'))
    .option('--dry-run', t('import-option-dry-run'))
    .option(`--out ${file}`, t('import-option-out'), text('--out'))
    .option(`--scenario ${file}`, t('import-option-scenario'), text('--scenario'))
    .option('--force', t('import-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('import-example')}`)
    .action((book: string | undefined, { out, scenario, dryRun, force }: Words) => {
      if (book === undefined) throw new UsageError('import-missing-book', {});
      if (/\.ya?ml$/i.test(book)) throw new UsageError('import-not-a-book', { file: book });
      if (out !== undefined && !/\.ya?ml$/i.test(out)) throw new UsageError('import-out-not-yaml', { file: out });
      onRequest({
        kind: 'import', file: book, ...(out !== undefined && { out }), ...(scenario !== undefined && { scenarioFile: scenario }),
        ...(dryRun && { dryRun }), ...(force && { force }),
      });
    });
}
