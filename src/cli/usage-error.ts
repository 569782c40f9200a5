import type { Command, CommanderError } from 'commander';
import { type Issue, nearestName } from '../issues/index.js';
import type { Facts, MessageKey } from '../messages/index.js';

/** 用法错误 — a mistake in the command line, on its way out of an option's own check. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly issue: Issue;

  constructor(message: MessageKey, facts: Facts) {
    super(message);
    this.issue = { severity: 'error', message, facts };
  }
}

/**
 * 翻译 — commander's complaint as an issue of ours.
 * Its texts are English only; of them only the quoted word is used (the version is pinned, tests hold each case).
 */
export function usageIssue(error: CommanderError, command: Command, words: readonly string[]): Issue {
  const quoted = /'(.*?)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(quoted, command);
    case 'commander.unknownCommand':
      return unknownCommand(quoted, command);
    case 'commander.missingArgument':
      return command.name() === 'run' ? issue('cli-missing-scenario', { command: 'run' }) : issue('cli-missing-argument', { argument: quoted, help: helpCommand(command) });
    case 'commander.optionMissingArgument':
      return issue('cli-missing-value', { option: quoted.split(' ')[0]!, usage: quoted });
    case 'commander.excessArguments':
      return tooMany(excessWords(command).join(' ') || words.join(' '), command);
    default:
      // Every case commander can raise for our commands is above; a new one must not pass for a user's mistake.
      throw error;
  }
}

function unknownOption(option: string, command: Command): Issue {
  const flags = command.options.flatMap(({ long }) => (long ? [long] : []));
  const nearest = nearestName(option, [...flags, '--help', '--lang', ...(command.parent ? [] : ['--version'])]);
  const help = helpCommand(command);
  return nearest ? issue('cli-unknown-option-near', { option, nearest, help }) : issue('cli-unknown-option', { option, help });
}

/** 没有的命令 — with the command most likely meant. */
export function unknownCommand(word: string, program: Command): Issue {
  // A scenario where a command should stand: the most likely slip of a newcomer.
  if (/\.ya?ml$/.test(word)) return issue('cli-scenario-as-command', { command: word });
  const help = helpCommand(program);
  const nearest = nearestName(word, program.commands.map((command) => command.name()));
  return nearest ? issue('cli-unknown-command-near', { command: word, nearest, help }) : issue('cli-unknown-command', { command: word, help });
}

/** The commands that take a scenario and nothing else. */
const OF_ONE_SCENARIO = ['run', 'check', 'compile'];

function tooMany(words: string, command: Command): Issue {
  return OF_ONE_SCENARIO.includes(command.name()) ? issue('cli-too-many-scenarios', { words }) : issue('cli-too-many', { words, help: helpCommand(command) });
}

function helpCommand(command: Command): string {
  return command.parent ? `${command.parent.name()} ${command.name()} --help` : `${command.name()} --help`;
}

function excessWords(command: Command): string[] {
  return command.args.slice(command.registeredArguments.length);
}

function issue(message: MessageKey, facts: Facts): Issue {
  return { severity: 'error', message, facts };
}
