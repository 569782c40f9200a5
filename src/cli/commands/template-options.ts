import { Command } from 'commander';
import { basename, extname } from 'node:path';
import { type Lang, say } from '../../messages/index.js';
import { text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan template`. */
export interface TemplateRequest {
  readonly kind: 'template';
  readonly scenarioFile: string;
  /** Where the workbook goes. */
  readonly file: string;
  readonly force?: boolean;
}

/** 模板命令 — the words of `chusuan template`; loads nothing of workbooks. */
export function templateOptions(lang: Lang, onRequest: (request: TemplateRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('template')
    .description(t('template-command'))
    .usage(`${t('cli-usage-options')} ${t('cli-usage-scenario')}`)
    .argument(`<${t('cli-value-scenario')}>`, t('cli-argument-scenario'))
    .option(`--xlsx <${t('template-value-file')}>`, t('template-option-xlsx'), text('--xlsx'))
    .option('--force', t('template-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('template-example')}`)
    .action((scenarioFile: string, { xlsx, force }: { readonly xlsx?: string; readonly force?: boolean }) => {
      const own = `${basename(scenarioFile, extname(scenarioFile))}.xlsx`;
      if (xlsx !== undefined && !/\.xlsx$/i.test(xlsx)) throw new UsageError('template-not-xlsx', { file: xlsx, example: own });
      onRequest({ kind: 'template', scenarioFile, file: xlsx ?? own, ...(force && { force }) });
    });
}
