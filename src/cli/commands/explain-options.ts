import { Command } from 'commander';
import type { Choosing } from '../../explain/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan explain`. */
export interface ExplainRequest {
  readonly kind: 'explain';
  /** A scenario file or a run folder. */
  readonly target: string;
  /** Absent: the best estimate, unless a path is chosen. */
  readonly path?: number;
  readonly choosing?: { readonly how: Choosing; readonly output?: string };
  /** As `chusuan run` was told, instead of what the scenario says. */
  readonly paths?: number;
  readonly seed?: string;
  readonly year?: number;
  readonly rule?: string;
  readonly cell?: string;
  readonly depth: number;
  readonly isExact: boolean;
  readonly html?: string;
  readonly force?: boolean;
}

interface Words {
  readonly path?: number;
  readonly paths?: number;
  readonly seed?: string;
  readonly year?: number;
  readonly rule?: string;
  readonly cell?: string;
  readonly depth?: number;
  /** True when no output was named. */
  readonly median?: string | true;
  readonly worst?: string | true;
  readonly highest?: string | true;
  readonly exact?: boolean;
  readonly html?: string;
  readonly force?: boolean;
}

const CHOICES = ['median', 'worst', 'highest'] as const;
const DEFAULT_DEPTH = 1;
const DEEPEST = 100;
const LAST_YEAR = 9999;
const LARGEST_PATH = 9_999_999;

/** 解释命令 — the words of `chusuan explain`; loads nothing of the engine. */
export function explainOptions(lang: Lang, onRequest: (request: ExplainRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const output = `[${t('explain-value-output')}]`;
  return new Command('explain')
    .description(t('explain-command'))
    .usage(`${t('cli-usage-options')} ${t('explain-usage')}`)
    // Not required here: `--worst` may have taken it for its output.
    .argument('[target]', t('explain-argument'))
    .option(`--path <${t('explain-value-path')}>`, t('explain-option-path'), wholeNumber('--path', 0, LARGEST_PATH))
    .option(`--median ${output}`, t('explain-option-median'))
    .option(`--worst ${output}`, t('explain-option-worst'))
    .option(`--highest ${output}`, t('explain-option-highest'))
    .option(`--year <${t('explain-value-year')}>`, t('explain-option-year'), wholeNumber('--year', 0, LAST_YEAR))
    .option(`--rule <${t('explain-value-rule')}>`, t('explain-option-rule'), text('--rule'))
    .option(`--cell <${t('explain-value-cell')}>`, t('explain-option-cell'), text('--cell'))
    .option(`--depth <${t('explain-value-depth')}>`, t('explain-option-depth'), wholeNumber('--depth', 0, DEEPEST))
    .option('--exact', t('explain-option-exact'))
    .option(`--html <${t('explain-value-file')}>`, t('explain-option-html'), text('--html'))
    .option('--force', t('explain-option-force'))
    .option(`--paths <${t('cli-value-number')}>`, t('explain-option-paths'), wholeNumber('--paths', 0, LARGEST_PATH + 1))
    .option(`--seed <${t('cli-value-text')}>`, t('explain-option-seed'), text('--seed'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('explain-example')}`)
    .action((argument: string | undefined, words: Words) => { onRequest(requestOf(argument, words)); });
}

function requestOf(argument: string | undefined, words: Words): ExplainRequest {
  const { path, paths, seed, year, rule, cell, depth = DEFAULT_DEPTH, exact = false, html, force } = words;
  const chosen = CHOICES.filter((how) => words[how] !== undefined);
  if (chosen.length + (path === undefined ? 0 : 1) > 1) {
    throw new UsageError('explain-one-path', { options: [...(path === undefined ? [] : ['path']), ...chosen].map((name) => `--${name}`).join(' ') });
  }
  const [how] = chosen;
  const word = how && words[how];
  // `--worst scenario.yaml`: the target stands where an output may stand.
  const isTaken = argument === undefined && typeof word === 'string';
  const target = isTaken ? word : argument;
  if (target === undefined) throw new UsageError('explain-missing', {});
  if (force && html === undefined) throw new UsageError('explain-force-alone', {});
  return {
    kind: 'explain', target, depth, isExact: exact,
    ...(path !== undefined && { path }),
    ...(how && { choosing: { how, ...(typeof word === 'string' && !isTaken && { output: word }) } }),
    ...(paths !== undefined && { paths }),
    ...(seed !== undefined && { seed }),
    ...(year !== undefined && { year }),
    ...(rule !== undefined && { rule }),
    ...(cell !== undefined && { cell }),
    ...(html !== undefined && { html }),
    ...(force && { force }),
  };
}
