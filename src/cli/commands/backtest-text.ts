import { type Backtest, CRITERION, decomposition, errorOf, insideOf, MEASURES, type Measure, periodOf, type Score, type VariantResult, verdicts, type YearResult } from '../../backtest/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { numberText, percentText, tableText } from '../../report/index.js';

/** Shown units: the same as the statistics, so that every figure can be found there. */
const SCALES = {
  zh: { people: { divisor: 1e4, decimals: 0 }, money: { divisor: 1e8, decimals: 0 } },
  en: { people: { divisor: 1e6, decimals: 1 }, money: { divisor: 1e9, decimals: 1 } },
} as const;
const LAST_SHOWN = 2025;
const PERIODS = { fit: 'backtest-period-fit', test: 'backtest-period-test', ahead: 'backtest-period-ahead' } as const;
const INSIDE = { 80: 'backtest-inside-80', 95: 'backtest-inside-95', outside: 'backtest-inside-none' } as const;
const STATES = { met: 'backtest-met', missed: 'backtest-missed', shown: 'backtest-shown', unknown: 'backtest-unknown' } as const;

/** 结果 — the tables, the verdict and where the errors come from, as text. */
export function backtestText({ paths, variants }: Backtest, lang: Lang): string {
  const [primary] = variants as readonly [VariantResult, ...VariantResult[]];
  return [
    say('backtest-title', {}, lang),
    say('backtest-basis', { paths }, lang),
    ...variants.map((variant) => `\n${say(variant.variant.label, {}, lang)}\n\n${variantText(variant, lang, variant === primary)}`),
    `\n${verdictText(primary, lang)}`,
    `\n${decompositionText(primary, lang)}`,
  ].join('\n');
}

function variantText({ rows }: VariantResult, lang: Lang, isWhole: boolean): string {
  return MEASURES.map((measure) => {
    const shown = rows.filter((row) => row.measure === measure && row.year <= LAST_SHOWN && (isWhole || periodOf(row.year) === 'test'));
    return measureText(measure, shown, lang);
  }).join('\n\n');
}

function measureText(measure: Measure, rows: readonly YearResult[], lang: Lang): string {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const { divisor, decimals } = SCALES[lang][measure.kind];
  const number = (value: number): string => numberText(value, { divisor, unit: ' ' }, decimals);
  const unit = t(measure.kind === 'people' ? 'backtest-unit-people' : 'backtest-unit-money');
  const head = [t('backtest-head-year'), t('backtest-head-period'), t('backtest-head-model'), t('backtest-head-80'), t('backtest-head-95'), t('backtest-head-actual'), t('backtest-head-error'), t('backtest-head-inside')];
  const body = rows.map((row) => [
    String(row.year), t(PERIODS[periodOf(row.year)]), number(row.mean), `${number(row.low80)} - ${number(row.high80)}`, `${number(row.low95)} - ${number(row.high95)}`,
    actualText(row, number, lang), signedText(errorOf(row)), insideText(row, lang),
  ]);
  return `${say(measure.label, {}, lang)}${lang === 'zh' ? `（${unit}）` : ` (${unit})`}\n${tableText(head, body, 2)}`;
}

function actualText({ actual }: YearResult, number: (value: number) => string, lang: Lang): string {
  if (!actual) return '-';
  return actual.kind === 'exact' ? number(actual.value) : say('backtest-at-least', { value: number(actual.value) }, lang);
}

function insideText(row: YearResult, lang: Lang): string {
  const inside = insideOf(row);
  if (inside === undefined) return '-';
  return say(INSIDE[inside], {}, lang);
}

/** `+1.2%`, `-0.35%`; `-` for one that is not there. */
export function signedText(share: number | undefined): string {
  if (share === undefined) return '-';
  const text = percentText(share);
  return share > 0 ? `+${text}` : text;
}

function verdictText({ rows }: VariantResult, lang: Lang): string {
  const lines = verdicts(rows).map(({ measure, worst, state }) => {
    const label = say(measure.label, {}, lang);
    if (!worst) return say('backtest-unknown', { measure: label }, lang);
    return say(STATES[state], { measure: label, error: signedText(worst.error), year: worst.year }, lang);
  });
  return [say('backtest-verdict', { limit: percentText(CRITERION) }, lang), ...lines.map((line) => `  ${line}`), ...jumpText(rows, lang)].join('\n');
}

/** The jump of income in 2025, shown as it is. */
function jumpText(rows: readonly YearResult[], lang: Lang): string[] {
  const [before, after] = [2024, 2025].map((year) => rows.find((row) => row.measure.name === 'income' && row.year === year));
  if (!before?.actual || !after?.actual) return [];
  return [`  ${say('backtest-jump', { actual: signedText(after.actual.value / before.actual.value - 1), model: signedText(after.mean / before.mean - 1) }, lang)}`];
}

function decompositionText({ rows }: VariantResult, lang: Lang): string {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const head = [t('backtest-head-year'), t('backtest-part-heads'), t('backtest-part-average'), t('backtest-part-outgo'), t('backtest-part-own')];
  const body = decomposition(rows).map(({ year, heads, average, outgo, own }) => [String(year), ...[heads, average, outgo, own].map(signedText)]);
  return `${t('backtest-decomposition')}\n${tableText(head, body)}`;
}

/** 得分表 */
export function scoresText(scores: readonly Score[], lang: Lang): string {
  const t = (key: MessageKey): string => say(key, {}, lang);
  if (scores.length === 0) return `${t('backtest-score-title')}\n${t('backtest-score-none')}`;
  const head = [t('backtest-head-forecast'), t('backtest-head-variant'), t('backtest-head-period'), t('backtest-head-measure'), t('backtest-head-scored'), t('backtest-head-80'), '', t('backtest-head-95'), ''];
  const share = ({ share, low, high }: Score['share80']): [string, string] => [percentText(share), `${percentText(low)} - ${percentText(high)}`];
  const body = scores.map(({ forecast, variant, period, measure, known, share80, share95 }) => {
    const label = MEASURES.find(({ name }) => name === measure)?.label ?? 'backtest-all';
    return [forecast, variant === 'blind' ? t('backtest-blind') : t('backtest-primary'), t(PERIODS[period]), t(label), String(known), ...share(share80), ...share(share95)];
  });
  return `${t('backtest-score-title')}\n${tableText(head, body, 4)}\n${t('backtest-score-note')}`;
}
