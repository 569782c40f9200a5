import { Command } from 'commander';
import { nearestName } from '../../issues/index.js';
import { type Lang, say } from '../../messages/index.js';
import { text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** What can be started. */
const KINDS = ['scenario', 'proposal', 'rulebook'] as const;

/** Options of `chusuan new`. */
export interface NewRequest {
  readonly kind: 'new';
  readonly what: (typeof KINDS)[number];
  /** File, or folder of a rulebook; a name of its own when absent; `-` for standard output. */
  readonly path?: string;
  /** Proposal: the scenario it is laid over. */
  readonly extends?: string;
  /** Scenario: where its numbers are taken from. */
  readonly from?: string;
  /** Scenario: the rulebook, when no scenario is named. */
  readonly rulebook?: string;
  /** Scenario: with copies of its tables. */
  readonly tables?: boolean;
  readonly force?: boolean;
}

type Words = Pick<NewRequest, 'extends' | 'from' | 'rulebook' | 'tables' | 'force'>;

/** Which of the options each kind takes. */
const OWN: Readonly<Record<NewRequest['what'], readonly (keyof Words)[]>> = {
  scenario: ['from', 'rulebook', 'tables', 'force'], proposal: ['extends', 'force'], rulebook: ['force'],
};

const OPTIONS = ['extends', 'from', 'rulebook', 'tables', 'force'] as const;

const STANDARD_OUTPUT = '-';

/** 新建命令 — the words of `chusuan new`; loads nothing that reads rulebooks. */
export function newOptions(lang: Lang, onRequest: (request: NewRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('new')
    .description(t('new-command'))
    .usage(t('new-usage'))
    .argument(`[${t('new-value-what')}]`, t('new-argument-what'))
    .argument(`[${t('new-value-path')}]`, t('new-argument-path'))
    .option(`--extends <${t('cli-value-scenario')}>`, t('new-option-extends'), text('--extends'))
    .option(`--from <${t('cli-value-scenario')}>`, t('new-option-from'), text('--from'))
    .option(`--rulebook <${t('cli-value-rulebook')}>`, t('new-option-rulebook'), text('--rulebook'))
    .option('--tables', t('new-option-tables'))
    .option('--force', t('new-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('new-example')}`)
    .action((word: string | undefined, path: string | undefined, words: Words) => {
      const what = kindNamed(word);
      const given = OPTIONS.filter((name) => words[name] !== undefined);
      const other = given.find((name) => !OWN[what].includes(name));
      if (other !== undefined) throw new UsageError('new-option-of-other', { option: `--${other}`, what, of: KINDS.filter((kind) => OWN[kind].includes(other)).join(' ') });
      if (words.from !== undefined && words.rulebook !== undefined) throw new UsageError('new-from-and-rulebook', {});
      if (path === STANDARD_OUTPUT && (what === 'rulebook' || words.tables)) throw new UsageError('new-many-files', {});
      onRequest({ kind: 'new', what, ...(path !== undefined && { path }), ...Object.fromEntries(given.map((name) => [name, words[name]])) });
    });
}

function kindNamed(word: string | undefined): NewRequest['what'] {
  const kind = KINDS.find((each) => each === word);
  if (kind) return kind;
  if (word === undefined) throw new UsageError('new-what-missing', {});
  const nearest = nearestName(word, KINDS);
  if (nearest !== undefined) throw new UsageError('new-what-near', { word, nearest });
  throw new UsageError('new-what-unknown', { word });
}
