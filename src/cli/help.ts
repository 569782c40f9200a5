import type { Command, Help } from 'commander';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { EXIT } from './exit-status.js';
import { LANGUAGES } from './language.js';
import { textWidth } from './width.js';

/** Columns of the help; its texts are short enough that nothing is wrapped. */
const HELP_WIDTH = 100;

/** How commander's own usage names the options. */
const OPTIONS = '[options]';

const TITLES: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli-title-usage', 'Arguments:': 'cli-title-arguments', 'Options:': 'cli-title-options', 'Commands:': 'cli-title-commands',
};

/** 每个命令都有的 — the language option, help in it that ends with the exit codes, and no output or exit of its own. */
export function shared(command: Command, lang: Lang, write: (chunk: string) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const usage = (shown: Command): string => shown.usage().replace(OPTIONS, t('cli-usage-options'));
  const title = t('cli-title-usage');
  // Commander sets a space behind the title, which a full-width colon does not take.
  const writeTitled = (chunk: string): void => write(chunk.replace(`${title} `, title));
  return command
    .option(`--lang <${LANGUAGES.join('|')}>`, t('cli-option-lang'))
    .helpOption('-h, --help', t('cli-option-help'))
    .addHelpText('after', `\n${say('cli-exit-codes', EXIT, lang)}`)
    .configureHelp({
      styleTitle: (found) => (TITLES[found] ? t(TITLES[found]) : found),
      displayWidth: textWidth,
      commandUsage: (shown) => [shown.parent?.name(), shown.name(), usage(shown)].filter(Boolean).join(' '),
      // What a command takes stands in its own help: here a long usage would narrow the descriptions of all.
      subcommandTerm: (shown) => (shown.name() === 'help' ? `help ${usage(shown)}` : shown.name()),
    } satisfies Partial<Help>)
    .configureOutput({
      writeOut: writeTitled,
      // Only `chusuan` without a command prints its help as an error.
      writeErr: writeTitled,
      outputError: () => undefined,
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
    })
    .allowExcessArguments(false)
    .exitOverride();
}
