import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan compile`. */
export interface CompileRequest {
  readonly kind: 'compile';
  readonly scenarioFile: string;
  readonly show: 'facts' | 'schedule' | 'wat';
  /** Where the text of the module goes; standard output when absent. */
  readonly file?: string;
  readonly force?: boolean;
}

interface Words {
  /** True when no file was named. */
  readonly wat?: string | true;
  readonly schedule?: boolean;
  readonly force?: boolean;
}

const STANDARD_OUTPUT = '-';

/** 编译命令 — the words of `chusuan compile`; loads nothing of the compiler. */
export function compileOptions(lang: Lang, onRequest: (request: CompileRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('compile')
    .description(t('compile-command'))
    .usage(`${t('cli-usage-options')} ${t('cli-usage-scenario')}`)
    // Not required here: `--wat` may have taken it for its file.
    .argument(`[${t('cli-value-scenario')}]`, t('cli-argument-scenario'))
    .option('--schedule', t('compile-option-schedule'))
    .option(`--wat [${t('compile-value-file')}]`, t('compile-option-wat'), text('--wat'))
    .option('--force', t('compile-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('compile-example')}`)
    .action((argument: string | undefined, words: Words) => {
      const { wat, schedule, force } = words;
      // `--wat scenario.yaml`: the scenario stands where a file may stand.
      const isTaken = argument === undefined && typeof wat === 'string' && isScenario(wat);
      const scenarioFile = isTaken ? wat : argument;
      const file = isTaken || wat === true || wat === STANDARD_OUTPUT ? undefined : wat;
      if (scenarioFile === undefined) throw new UsageError('cli-missing-scenario', { command: 'compile' });
      if (wat !== undefined && schedule) throw new UsageError('compile-wat-and-schedule', {});
      if (file !== undefined && isScenario(file)) throw new UsageError('compile-onto-scenario', { file });
      if (force && file === undefined) throw new UsageError('compile-force-alone', {});
      onRequest({
        kind: 'compile', scenarioFile, show: wat !== undefined ? 'wat' : schedule ? 'schedule' : 'facts',
        ...(file !== undefined && { file }), ...(force && { force }),
      });
    });
}

function isScenario(name: string): boolean {
  return /\.ya?ml$/.test(name);
}
