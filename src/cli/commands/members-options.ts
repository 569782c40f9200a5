import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { names, text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan members`. */
export interface MembersRequest {
  readonly kind: 'members';
  /** Scenario files or folders of finished runs; the first is what the others are compared with. */
  readonly targets: readonly string[];
  /** File of persons; found beside the first scenario or above it when absent. */
  readonly persons?: string;
  /** Names of persons; all when absent. */
  readonly person?: readonly string[];
  /** A path instead of the best estimate. */
  readonly path?: number;
  readonly html?: string;
  /** A folder for two CSV files. */
  readonly csv?: string;
  readonly force?: boolean;
}

const LARGEST_PATH = 9_999_999;

/** 参保人卡片命令 — the words of `chusuan members`; loads nothing that computes. */
export function membersOptions(lang: Lang, onRequest: (request: MembersRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('members')
    .description(t('cards-command'))
    .usage(t('cards-usage'))
    .argument(`[${t('cards-value-scenario')}...]`, t('cards-argument'))
    .option(`--persons <${t('cards-value-file')}>`, t('cards-option-persons'), text('--persons'))
    .option(`--person <${t('cards-value-names')}>`, t('cards-option-person'), names('--person'))
    .option(`--path <${t('cli-value-number')}>`, t('cards-option-path'), wholeNumber('--path', 0, LARGEST_PATH))
    .option(`--html <${t('cards-value-file')}>`, t('cards-option-html'), text('--html'))
    .option(`--csv <${t('cli-value-folder')}>`, t('cards-option-csv'), text('--csv'))
    .option('--force', t('cards-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('cards-example')}`)
    .action((targets: string[], { persons, person, path, html, csv, force }: Omit<MembersRequest, 'kind' | 'targets'>) => {
      if (targets.length === 0) throw new UsageError('cards-missing-scenario', {});
      onRequest({
        kind: 'members', targets, ...(persons !== undefined && { persons }), ...(person && { person }), ...(path !== undefined && { path }),
        ...(html !== undefined && { html }), ...(csv !== undefined && { csv }), ...(force && { force }),
      });
    });
}
