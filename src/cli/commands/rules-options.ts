import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { names, text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan rules`. */
export interface RulesRequest {
  readonly kind: 'rules';
  /** Rules, inputs, noises or dimensions by name or label; empty for the table. */
  readonly names: readonly string[];
  readonly chapters?: readonly string[];
  readonly search?: string;
  /** At most one of the two: a shipped name or a folder, or a scenario and its own rules. */
  readonly rulebook?: string;
  readonly scenarioFile?: string;
  /** The whole rulebook as a page: into this file, `-` for standard output, or where the page goes by itself. */
  readonly html?: { readonly file?: string };
  readonly force?: boolean;
}

interface Words {
  readonly chapter?: readonly string[];
  readonly search?: string;
  readonly rulebook?: string;
  readonly scenario?: string;
  /** True when no file was named. */
  readonly html?: string | true;
  readonly force?: boolean;
}

/** 规则命令 — the words of `chusuan rules`. */
export function rulesOptions(lang: Lang, onRequest: (request: RulesRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('rules')
    .description(t('rules-command'))
    .usage(`${t('cli-usage-options')} [${t('rules-value-name')}...]`)
    .argument(`[${t('rules-value-name')}...]`, t('rules-argument-name'))
    .option(`--chapter <${t('rules-value-chapters')}>`, t('rules-option-chapter'), names('--chapter'))
    .option(`--search <${t('rules-value-words')}>`, t('rules-option-search'), text('--search'))
    .option(`--rulebook <${t('cli-value-rulebook')}>`, t('rules-option-rulebook'), text('--rulebook'))
    .option(`--scenario <${t('cli-value-scenario')}>`, t('rules-option-scenario'), text('--scenario'))
    .option(`--html [${t('rules-value-file')}]`, t('rules-option-html'), text('--html'))
    .option('--force', t('rules-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('rules-example')}`)
    .action((named: readonly string[], words: Words) => {
      const { chapter, search, rulebook, scenario, html, force } = words;
      if (rulebook !== undefined && scenario !== undefined) throw new UsageError('rules-rulebook-and-scenario', {});
      if (named.length > 0 && (chapter !== undefined || search !== undefined)) throw new UsageError('rules-name-and-choice', { name: named[0]! });
      if (html !== undefined && (named.length > 0 || chapter !== undefined || search !== undefined)) throw new UsageError('rules-html-whole', {});
      if (force && html === undefined) throw new UsageError('rules-force-alone', {});
      onRequest({
        kind: 'rules', names: named, ...(chapter && { chapters: chapter }), ...(search !== undefined && { search }),
        ...(rulebook !== undefined && { rulebook }), ...(scenario !== undefined && { scenarioFile: scenario }),
        ...(html !== undefined && { html: html === true ? {} : { file: html } }), ...(force && { force }),
      });
    });
}
