import { Command, CommanderError } from 'commander';
import type { Issue } from '../issues/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { VERSION } from '../version.js';
import { type BenchRequest, benchOptions } from './commands/bench-options.js';
import { type CompareRequest, compareOptions } from './commands/compare-options.js';
import { type CompileRequest, compileOptions } from './commands/compile-options.js';
import { type DescribeRequest, describeOptions } from './commands/describe-options.js';
import { type DiffRequest, diffOptions } from './commands/diff-options.js';
import { type ExplainRequest, explainOptions } from './commands/explain-options.js';
import { type ImportRequest, importOptions } from './commands/import-options.js';
import { type NewRequest, newOptions } from './commands/new-options.js';
import { type ReportRequest, reportOptions } from './commands/report-options.js';
import { type RulesRequest, rulesOptions } from './commands/rules-options.js';
import { type SchemaRequest, schemaOptions } from './commands/schema-options.js';
import { type TablesRequest, tablesOptions } from './commands/tables-options.js';
import { type BacktestRequest, backtestOptions } from './commands/backtest-options.js';
import { type AssistRequest, assistOptions } from './commands/assist-options.js';
import { type FidelityRequest, fidelityOptions } from './commands/fidelity-options.js';
import { type MembersRequest, membersOptions } from './commands/members-options.js';
import { type SensitivityRequest, sensitivityOptions } from './commands/sensitivity-options.js';
import { type SolveRequest, solveOptions } from './commands/solve-options.js';
import { type TemplateRequest, templateOptions } from './commands/template-options.js';
import { shared } from './help.js';
import { chosenLanguage } from './language.js';
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
  /** Write the evaluation report, too. */
  readonly report?: boolean;
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
  | CompareRequest
  | CompileRequest
  | RulesRequest
  | ReportRequest
  | ExplainRequest
  | SchemaRequest
  | DiffRequest
  | NewRequest
  | TemplateRequest
  | ImportRequest
  | FidelityRequest
  | AssistRequest
  | BacktestRequest
  | TablesRequest
  | MembersRequest
  | SensitivityRequest
  | DescribeRequest
  | SolveRequest
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
  const isAboutHelp = first === 'help' && topic === 'help';
  if (first === 'help' && topic !== undefined && !isAboutHelp && !topic.startsWith('-') && !program.commands.some((command) => command.name() === topic)) {
    return { kind: 'refused', issues: [unknownCommand(topic, program)] };
  }
  try {
    // Commander knows no help of its help.
    program.parse(isAboutHelp ? words.slice(1) : words, { from: 'user' });
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
    .usage(`${value('cli-value-command')} ${t('cli-usage-options')}`)
    .version(VERSION, '--version', t('cli-option-version'))
    .helpCommand(`help ${value('cli-value-command')}`, t('cli-help-command'))
    .addHelpText('after', `\n${t('cli-help-first')}`);
  shared(program, lang, write);

  // Built, not made by `.command()`, so that both go through `shared` like the program itself.
  const run = new Command('run')
    .description(t('cli-run'))
    .argument(t('cli-usage-scenario'), t('cli-argument-scenario'))
    .option(`--paths ${value('cli-value-number')}`, t('cli-option-paths'), wholeNumber('--paths', 0, LARGEST_PATHS))
    .option(`--seed ${value('cli-value-text')}`, t('cli-option-seed'), text('--seed'))
    .option(`--threads ${value('cli-value-number')}`, t('cli-option-threads'), wholeNumber('--threads', 1, LARGEST_THREADS))
    .option(`--out ${value('cli-value-folder')}`, t('cli-option-out'), text('--out'))
    .option(`--outputs ${value('cli-value-rules')}`, t('cli-option-outputs'), names('--outputs'))
    .option(`--engine <${ENGINE_NAMES.join('|')}>`, t('cli-option-engine'), choice('--engine', ENGINE_NAMES))
    .option(`--store <${STORAGE_NAMES.join('|')}>`, t('cli-option-store'), choice('--store', STORAGE_NAMES))
    .option('--force', t('cli-option-force'))
    .option('--report', t('evaluation-option-report'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('cli-example-run')}`)
    .action((scenarioFile: string, { paths, seed, threads, out, outputs, engine, store, force, report }: Omit<RunRequest, 'kind' | 'scenarioFile'>) => {
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
        ...(report && { report }),
      });
    });

  const check = new Command('check')
    .description(t('cli-check'))
    .usage(`${t('cli-usage-options')} ${t('cli-usage-scenario')}\n${' '.repeat(textWidth(t('cli-title-usage')))}chusuan check --rulebook ${value('cli-value-rulebook')}`)
    .argument(`[${t('cli-value-scenario')}]`, t('cli-argument-scenario'))
    .option(`--rulebook ${value('cli-value-rulebook')}`, t('cli-option-rulebook'), text('--rulebook'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('cli-example-check')}`)
    .action((scenarioFile: string | undefined, { rulebook }: { rulebook?: string }) => {
      if (scenarioFile !== undefined && rulebook !== undefined) throw new UsageError('cli-scenario-and-rulebook', {});
      if (scenarioFile !== undefined) onRequest({ kind: 'check', scenarioFile });
      else if (rulebook !== undefined) onRequest({ kind: 'check', rulebook });
      else throw new UsageError('cli-missing-scenario', { command: 'check' });
    });

  const others = [reportOptions, rulesOptions, explainOptions, tablesOptions, membersOptions, diffOptions, describeOptions, compareOptions, solveOptions, sensitivityOptions, backtestOptions, fidelityOptions, assistOptions, newOptions, templateOptions, importOptions, schemaOptions, compileOptions, benchOptions];
  for (const command of [run, check, ...others.map((options) => options(lang, onRequest))]) program.addCommand(shared(command, lang, write));
  return program;
}
