import { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan backtest`: a back-test, or the scores of forecasts kept. */
export interface BacktestRequest {
  readonly kind: 'backtest';
  readonly paths: number;
  /** Folder for table and chart; the usual one is the program's own and is written over. */
  readonly out?: string;
  /** Folder in which this forecast is kept. */
  readonly keep?: string;
  readonly force?: boolean;
  /** Folder of the forecasts to be scored, or true for the project's own; nothing is computed. */
  readonly score?: string | true;
}

interface Words {
  readonly paths?: number;
  readonly out?: string;
  readonly keep?: string;
  readonly force?: boolean;
  readonly score?: string | true;
}

const DEFAULT_PATHS = 1000;
const LARGEST_PATHS = 1_000_000;
/** Fewer leave the 95 % band without paths outside it. */
const LEAST_PATHS = 100;

/** 回溯检验命令 — the words of `chusuan backtest`; loads nothing of the engine. */
export function backtestOptions(lang: Lang, onRequest: (request: BacktestRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const folder = t('backtest-value-folder');
  return new Command('backtest')
    .description(t('backtest-command'))
    .option(`--paths <${t('cli-value-number')}>`, t('backtest-option-paths'), wholeNumber('--paths', LEAST_PATHS, LARGEST_PATHS))
    .option(`--out <${folder}>`, t('backtest-option-out'), text('--out'))
    .option(`--keep <${folder}>`, t('backtest-option-keep'), text('--keep'))
    .option('--force', t('backtest-option-force'))
    .option(`--score [${folder}]`, t('backtest-option-score'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('backtest-example')}`)
    .action((words: Words) => { onRequest(requestOf(words)); });
}

function requestOf({ paths, out, keep, force, score }: Words): BacktestRequest {
  if (score !== undefined) {
    const others = Object.entries({ paths, out, keep, force }).filter(([, value]) => value !== undefined).map(([name]) => `--${name}`);
    if (others.length > 0) throw new UsageError('backtest-score-alone', { options: others.join(' ') });
  }
  return {
    kind: 'backtest', paths: paths ?? DEFAULT_PATHS,
    ...(out !== undefined && { out }),
    ...(keep !== undefined && { keep }),
    ...(force && { force }),
    ...(score !== undefined && { score }),
  };
}
