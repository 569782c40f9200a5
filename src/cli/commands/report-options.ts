import { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { names, text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** 报告的形式 — as the endings of its files. */
export const REPORT_FORMS = ['html', 'docx', 'xlsx', 'md'] as const;
/** Where none is asked for. */
export const USUAL_FORM = REPORT_FORMS[0];
export type ReportForm = (typeof REPORT_FORMS)[number];

/** Options of `chusuan report`. */
export interface ReportRequest {
  readonly kind: 'report';
  /** A run folder, a comparison folder or a scenario file. */
  readonly target: string;
  /** Without repetitions, in the order given. */
  readonly forms: readonly ReportForm[];
  /** A folder, or with one form a file. */
  readonly out?: string;
  /** Without what takes a minute or two: sensitivities and member cards. */
  readonly quick?: boolean;
  readonly force?: boolean;
}

interface Words {
  readonly format?: readonly string[];
  readonly out?: string;
  readonly quick?: boolean;
  readonly force?: boolean;
}

/** 报告命令 — the words of `chusuan report`; loads nothing heavy. */
export function reportOptions(lang: Lang, onRequest: (request: ReportRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const target = t('evaluation-value-target');
  return new Command('report')
    .description(t('evaluation-command'))
    .usage(`${t('cli-usage-options')} <${target}>`)
    .argument(`[${target}]`, t('evaluation-argument'))
    .option(`--format <${t('evaluation-value-forms')}>`, say('evaluation-option-format', { forms: REPORT_FORMS, usual: USUAL_FORM }, lang), names('--format'))
    .option(`--out <${t('evaluation-value-out')}>`, say('evaluation-option-out', { usual: USUAL_FORM }, lang), text('--out'))
    .option('--quick', t('evaluation-option-quick'))
    .option('--force', t('evaluation-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('evaluation-example')}`)
    .action((word: string | undefined, { format, out, quick, force }: Words) => {
      if (word === undefined) throw new UsageError('evaluation-missing-target', {});
      const forms = [...new Set((format ?? [USUAL_FORM]).map(formNamed))];
      const ending = out === undefined ? undefined : endingOf(out);
      if (ending !== undefined && (forms.length > 1 || (format !== undefined && forms[0] !== ending))) throw new UsageError('evaluation-out-form', { out: out!, forms });
      onRequest({ kind: 'report', target: word, forms: ending === undefined ? forms : [ending], ...(out !== undefined && { out }), ...(quick && { quick }), ...(force && { force }) });
    });
}

function formNamed(value: string): ReportForm {
  const form = REPORT_FORMS.find((each) => each === value.toLowerCase());
  if (form === undefined) throw new UsageError('cli-choice', { option: '--format', value, choices: REPORT_FORMS });
  return form;
}

/** The form that a file name asks for by its ending. */
export function endingOf(file: string): ReportForm | undefined {
  return REPORT_FORMS.find((form) => file.toLowerCase().endsWith(`.${form}`));
}
