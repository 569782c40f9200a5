import { Command, CommanderError, type Help } from 'commander';
import type { Issue } from '../issues/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { VERSION } from '../version.js';
import { type BenchRequest, benchOptions } from './commands/bench-options.js';
import { type CompileRequest, compileOptions } from './commands/compile-options.js';
import { type DiffRequest, diffOptions } from './commands/diff-options.js';
import { type ExplainRequest, explainOptions } from './commands/explain-options.js';
import { type ImportRequest, importOptions } from './commands/import-options.js';
import { type NewRequest, newOptions } from './commands/new-options.js';
import { type RulesRequest, rulesOptions } from './commands/rules-options.js';
import { type SchemaRequest, schemaOptions } from './commands/schema-options.js';
import { type TemplateRequest, templateOptions } from './commands/template-options.js';
import { chosenLanguage, LANGUAGES } from './language.js';
import { choice, names, text, wholeNumber } from './option-values.js';
import { unknownCommand, UsageError, usageIssue } from './usage-error.js';
import { textWidth } from './width.js';

/** Options of `chusuan run`. */
export interface RunRequest {
  readonly kind: 'run';
  readonly scenarioFile: string;
  readonly paths?: number;
  readonly seed?: string;
  readonly threads?: number;
  readonly out?: string;
  readonly outputs?: readonly string[];
  readonly engine?: (typeof ENGINE_NAMES)[number];
  readonly store?: (typeof STORAGE_NAMES)[number];
  readonly force?: boolean;
}

/** Options of `chusuan check`: one of the two. */
export interface CheckRequest {
  readonly kind: 'check';
  readonly scenarioFile?: string;
  readonly rulebook?: string;
}

/** 命令行的意思 — what the user asked for. */
export type Request =
  | RunRequest
  | CheckRequest
  | BenchRequest
  | CompileRequest
  | RulesRequest
  | ExplainRequest
  | SchemaRequest
  | DiffRequest
  | NewRequest
  | TemplateRequest
  | ImportRequest
  | { readonly kind: 'print'; readonly text: string; readonly isMistake: boolean }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

export interface CommandLine {
  readonly lang: Lang;
  readonly isJson: boolean;
  readonly request: Request;
}

const LARGEST_PATHS = 10_000_000;
const LARGEST_THREADS = 256;
/** Kept here, not taken from `src/run`, so that `--help` loads nothing of the engine; a test holds them equal. */
const ENGINE_NAMES = ['simd', 'interpreter'] as const;
/** The same for `STORAGE_MODES` of `src/results`. */
const STORAGE_NAMES = ['paths', 'summary'] as const;

/** 读命令行 — words after `chusuan`, without side effects; mistakes come back as issues in the chosen language. */
export function readCommandLine(words: readonly string[], environment: Readonly<Record<string, string | undefined>> = {}): CommandLine {
  const { lang, issue } = chosenLanguage(words, environment.CHUSUAN_LANG);
  const isJson = words.includes('--json');
  if (issue) return { lang, isJson, request: { kind: 'refused', issues: [issue] } };
  return { lang, isJson, request: parse(words, lang) };
}

function parse(words: readonly string[], lang: Lang): Request {
  let request: Request | undefined;
  let printed = '';
  const program = createProgram(lang, (found) => (request = found), (chunk) => (printed += chunk));
  const [first, topic] = words;
  if (first === 'help' && topic !== undefined && !program.commands.some((command) => command.name() === topic)) {
    return { kind: 'refused', issues: [unknownCommand(topic, program)] };
  }
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'refused', issues: [error.issue] };
    if (!(error instanceof CommanderError)) throw error;
    // `chusuan` alone prints the help too, but asks for nothing.
    if (printed !== '') return { kind: 'print', text: printed, isMistake: error.code === 'commander.help' && words[0] !== 'help' };
    return { kind: 'refused', issues: [usageIssue(error, namedCommand(program, words), words)] };
  }
  return request!;
}

/** The command the words name, for messages about its options. */
function namedCommand(program: Command, words: readonly string[]): Command {
  return program.commands.find((command) => words.includes(command.name())) ?? program;
}

function createProgram(lang: Lang, onRequest: (request: Request) => void, write: (chunk: string) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const value = (key: MessageKey): string => `<${t(key)}>`;
  const program = new Command('chusuan');
  program
    .description(t('cli-description'))
    .usage(`${t('cli-usage-command')} ${t('cli-usage-options')}`)
    .version(VERSION, '--version', t('cli-option-version'))
    .helpCommand(`help ${value('cli-argument-command')}`, t('cli-help-command'))
    .addHelpText('after', `\n${t('cli-help-first')}\n`);
  shared(program, lang, write);

  // Built, not made by `.command()`, so that both go through `shared` like the program itself.
  const run = new Command('run')
    .description(t('cli-run'))
    .usage(`${t('cli-usage-options')} ${t('cli-usage-scenario')}`)
    .argument('<scenario>', t('cli-argument-scenario'))
    .option(`--paths ${value('cli-value-number')}`, t('cli-option-paths'), wholeNumber('--paths', 0, LARGEST_PATHS))
    .option(`--seed ${value('cli-value-text')}`, t('cli-option-seed'), text('--seed'))
    .option(`--threads ${value('cli-value-number')}`, t('cli-option-threads'), wholeNumber('--threads', 1, LARGEST_THREADS))
    .option(`--out ${value('cli-value-folder')}`, t('cli-option-out'), text('--out'))
    .option(`--outputs ${value('cli-value-rules')}`, t('cli-option-outputs'), names('--outputs'))
    .option(`--engine ${value('cli-value-name')}`, t('cli-option-engine'), choice('--engine', ENGINE_NAMES))
    .option(`--store ${value('cli-value-name')}`, t('cli-option-store'), choice('--store', STORAGE_NAMES))
    .option('--force', t('cli-option-force'))
    .option('--json', t('cli-option-json'))
    .action((scenarioFile: string, { paths, seed, threads, out, outputs, engine, store, force }: Omit<RunRequest, 'kind' | 'scenarioFile'>) => {
      onRequest({
        kind: 'run',
        scenarioFile,
        ...(paths !== undefined && { paths }),
        ...(seed !== undefined && { seed }),
        ...(threads !== undefined && { threads }),
        ...(out !== undefined && { out }),
        ...(outputs && { outputs }),
        ...(engine && { engine }),
        ...(store && { store }),
        ...(force && { force }),
      });
    });

  const check = new Command('check')
    .description(t('cli-check'))
    .usage(t('cli-usage-check'))
    .argument('[scenario]', t('cli-argument-scenario'))
    .option(`--rulebook ${value('cli-value-rulebook')}`, t('cli-option-rulebook'), text('--rulebook'))
    .option('--json', t('cli-option-json'))
    .action((scenarioFile: string | undefined, { rulebook }: { rulebook?: string }) => {
      if (scenarioFile !== undefined && rulebook !== undefined) throw new UsageError('cli-scenario-and-rulebook', {});
      if (scenarioFile !== undefined) onRequest({ kind: 'check', scenarioFile });
      else if (rulebook !== undefined) onRequest({ kind: 'check', rulebook });
      else throw new UsageError('cli-missing-scenario', { command: 'check' });
    });

  const others = [rulesOptions, explainOptions, diffOptions, newOptions, templateOptions, importOptions, schemaOptions, compileOptions, benchOptions];
  for (const command of [run, check, ...others.map((options) => options(lang, onRequest))]) program.addCommand(shared(command, lang, write));
  return program;
}

/** What every command has: the language option, help in it, and no output or exit of its own. */
function shared(command: Command, lang: Lang, write: (chunk: string) => void): Command {
  return command
    .option(`--lang <${LANGUAGES.join('|')}>`, say('cli-option-lang', {}, lang))
    .helpOption('-h, --help', say('cli-option-help', {}, lang))
    .configureHelp({
      styleTitle: (title) => titleIn(title, lang),
      displayWidth: textWidth,
      subcommandTerm: (sub) => (sub.name() === 'help' ? `help <${say('cli-argument-command', {}, lang)}>` : `${sub.name()} ${sub.usage().split('\n')[0]!}`),
    } satisfies Partial<Help>)
    .configureOutput({
      writeOut: write,
      // Only `chusuan` without a command prints its help as an error.
      writeErr: write,
      outputError: () => undefined,
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
    })
    .allowExcessArguments(false)
    .exitOverride();
}

const HELP_WIDTH = 100;

function titleIn(title: string, lang: Lang): string {
  switch (title) {
    case 'Usage:':
      return say('cli-title-usage', {}, lang);
    case 'Arguments:':
      return say('cli-title-arguments', {}, lang);
    case 'Options:':
      return say('cli-title-options', {}, lang);
    case 'Commands:':
      return say('cli-title-commands', {}, lang);
    default:
      return title;
  }
}
