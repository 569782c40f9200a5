import { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan solve`; conditions, ranges and settings as written. */
export interface SolveRequest {
  readonly kind: 'solve';
  readonly scenarioFile: string;
  readonly vary: string;
  readonly keep: readonly string[];
  readonly smallest?: boolean;
  readonly between?: string;
  readonly step?: string;
  readonly fromYear?: number;
  readonly set?: readonly string[];
  readonly paths: number;
  readonly seed?: string;
  readonly threads?: number;
  readonly frontier?: string;
  readonly svg?: string;
  readonly force?: boolean;
}

type Words = Partial<Omit<SolveRequest, 'kind' | 'scenarioFile'>>;

/** Enough for a probability of 5 % within about one point, and for an answer in well under a minute. */
const DEFAULT_PATHS = 2000;
const LEAST_PATHS = 100;
const LARGEST_PATHS = 1_000_000;
const LARGEST_THREADS = 256;

/** The words of `chusuan solve`; loads nothing that computes. */
export function solveOptions(lang: Lang, onRequest: (request: SolveRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const several = (option: string) => (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), text(option)(value)];
  return new Command('solve')
    .description(t('solve-command'))
    .argument(t('cli-usage-scenario'), t('cli-argument-scenario'))
    .option(`--vary <${t('solve-value-input')}>`, t('solve-option-vary'), text('--vary'))
    .option(`--keep <${t('solve-value-condition')}>`, t('solve-option-keep'), several('--keep'))
    .option('--smallest', t('solve-option-smallest'))
    .option(`--between <${t('solve-value-range')}>`, t('solve-option-between'), text('--between'))
    .option(`--step <${t('solve-value-step')}>`, t('solve-option-step'), text('--step'))
    .option(`--from-year <${t('solve-value-year')}>`, t('solve-option-from-year'), wholeNumber('--from-year', 1900, 2400))
    .option(`--set <${t('solve-value-setting')}>`, t('solve-option-set'), several('--set'))
    .option(`--paths <${t('cli-value-number')}>`, t('solve-option-paths'), wholeNumber('--paths', LEAST_PATHS, LARGEST_PATHS))
    .option(`--seed <${t('cli-value-text')}>`, t('cli-option-seed'), text('--seed'))
    .option(`--threads <${t('cli-value-number')}>`, t('cli-option-threads'), wholeNumber('--threads', 1, LARGEST_THREADS))
    .option(`--frontier <${t('solve-value-frontier')}>`, t('solve-option-frontier'), text('--frontier'))
    .option(`--svg <${t('solve-value-file')}>`, t('solve-option-svg'), text('--svg'))
    .option('--force', t('solve-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('solve-example')}`)
    .action((scenarioFile: string, { vary, keep, paths, ...rest }: Words) => {
      if (vary === undefined) throw new UsageError('solve-missing-vary', {});
      if (!keep) throw new UsageError('solve-missing-keep', {});
      if (rest.svg !== undefined && rest.frontier === undefined) throw new UsageError('solve-svg-alone', {});
      const { smallest, between, step, fromYear, set, seed, threads, frontier, svg, force } = rest;
      onRequest({
        kind: 'solve', scenarioFile, vary, keep, paths: paths ?? DEFAULT_PATHS,
        ...(smallest && { smallest }), ...(between !== undefined && { between }), ...(step !== undefined && { step }),
        ...(fromYear !== undefined && { fromYear }), ...(set && { set }), ...(seed !== undefined && { seed }), ...(threads !== undefined && { threads }),
        ...(frontier !== undefined && { frontier }), ...(svg !== undefined && { svg }), ...(force && { force }),
      });
    });
}
