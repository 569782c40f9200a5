import { Command } from 'commander';
import { nearestName } from '../../issues/index.js';
import { type Lang, say } from '../../messages/index.js';
import { text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

const SCHEMA_KINDS = ['scenario', 'rulebook', 'clauses', 'persons'] as const;

/** Options of `chusuan schema`. */
export interface SchemaRequest {
  readonly kind: 'schema';
  readonly of: (typeof SCHEMA_KINDS)[number];
  /** Of the scenarios; the shipped one when absent. */
  readonly rulebook?: string;
  /** The scenario that the others extend; its own rules are then known too. */
  readonly extended?: string;
  /** Where the schema goes; standard output when absent. */
  readonly file?: string;
  readonly force?: boolean;
}

interface Words {
  readonly rulebook?: string;
  readonly extends?: string;
  readonly out?: string;
  readonly force?: boolean;
}

const STANDARD_OUTPUT = '-';

/** 模式命令 — the words of `chusuan schema`. */
export function schemaOptions(lang: Lang, onRequest: (request: SchemaRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('schema')
    .description(t('schema-command'))
    .usage(`[${t('schema-value-kind')}] ${t('cli-usage-options')}`)
    .argument(`[${t('schema-value-kind')}]`, t('schema-argument-kind'))
    .option(`--rulebook <${t('cli-value-rulebook')}>`, t('schema-option-rulebook'), text('--rulebook'))
    .option(`--extends <${t('cli-value-scenario')}>`, t('schema-option-extends'), text('--extends'))
    .option(`--out <${t('schema-value-file')}>`, t('schema-option-out'), text('--out'))
    .option('--force', t('schema-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('schema-help')}`)
    .action((word: string | undefined, { rulebook, extends: extended, out, force }: Words) => {
      const of = kindNamed(word ?? 'scenario');
      const file = out === STANDARD_OUTPUT ? undefined : out;
      if ((rulebook ?? extended) !== undefined && of !== 'scenario') throw new UsageError('schema-rulebook-needless', { option: rulebook === undefined ? '--extends' : '--rulebook' });
      if (rulebook !== undefined && extended !== undefined) throw new UsageError('schema-two-rulebooks', {});
      if (file !== undefined && /\.ya?ml$/.test(file)) throw new UsageError('schema-onto-yaml', { file });
      if (force && file === undefined) throw new UsageError('schema-force-alone', {});
      onRequest({
        kind: 'schema', of,
        ...(rulebook !== undefined && { rulebook }), ...(extended !== undefined && { extended }),
        ...(file !== undefined && { file }), ...(force && { force }),
      });
    });
}

function kindNamed(word: string): SchemaRequest['of'] {
  const kind = SCHEMA_KINDS.find((each) => each === word);
  if (kind) return kind;
  const nearest = nearestName(word, SCHEMA_KINDS);
  if (nearest !== undefined) throw new UsageError('schema-kind-near', { kind: word, nearest });
  throw new UsageError('schema-kind-unknown', { kind: word, known: SCHEMA_KINDS });
}
