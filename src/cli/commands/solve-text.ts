import { type Bilingual, type Lang, type MessageKey, say } from '../../messages/index.js';
import { tableText } from '../../report/index.js';
import type { Condition, FrontierPoint, Solution, SolvedValue, Trial, Vary, Verdict } from '../../solve/index.js';
import { conditionWords, gapWords, inputWords, keptWords, measureWords, shortLabel, valueWords } from './solve-words.js';

/** What the texts of one question speak of. */
export interface Asked {
  readonly title: Bilingual;
  readonly vary: Vary;
  readonly conditions: readonly Condition[];
  readonly isSmallest: boolean;
  readonly paths: number;
}

/** 求解说明 — what is solved, before the first trial. */
export function questionText({ title, vary, conditions, isSmallest, paths }: Asked, limits: readonly number[], baseYear: number, lang: Lang): string {
  const t = sayer(lang);
  const { input, name, fromYear, low, high, step, boundsFrom } = vary;
  const basis = {
    name, label: input.label, low: inputWords(vary, low, lang), high: inputWords(vary, high, lang), step: inputWords(vary, step, lang), paths,
    when: fromYear <= baseYear ? t('solve-when-start') : t('solve-when-from', { year: fromYear }),
    bounds: t(BOUNDS[boundsFrom]),
  };
  return [
    t('solve-title', { title, label: shortLabel(input.label, lang), kind: t(isSmallest ? 'solve-smallest' : 'solve-largest') }),
    t('solve-basis', basis),
    ...conditions.map((condition, index) => t('solve-condition', { number: number(index, conditions), words: conditionWords(condition, limits[index]!, lang) })),
    ...(conditions.some(({ statistic }) => statistic.kind === 'best') ? [t('solve-best-note')] : []),
  ].join('\n');
}

const BOUNDS = { law: 'solve-bounds-law', experience: 'solve-bounds-experience', between: 'solve-bounds-between' } as const;

/** One trial as it comes. */
export function trialWords({ verdicts }: Trial, { conditions }: Pick<Asked, 'conditions'>, lang: Lang): string {
  return verdicts.map((verdict, index) => `${valueWords(conditions[index]!, verdict.value, lang)} ${say(verdict.kept ? 'solve-verdict-kept' : 'solve-verdict-broken', {}, lang)}`).join(lang === 'zh' ? '，' : ', ');
}

/** 求解结果 — the trials by condition, the answer or the reason why there is none, and what was seen on the way. */
export function solutionText(asked: Asked, solution: Solution, lang: Lang): string {
  const tables = asked.conditions.map((condition, index) => [
    ...(asked.conditions.length > 1 ? [sayer(lang)('solve-condition', { number: number(index, asked.conditions), words: measureWords(condition, lang) })] : []),
    trialsTable(asked, solution.trials, index, lang),
  ].join('\n'));
  return [...tables, [...conclusion(asked, solution, lang), ...remarks(asked, solution, lang)].join('\n')].join('\n\n');
}

function trialsTable({ vary, conditions }: Asked, trials: readonly Trial[], index: number, lang: Lang): string {
  const t = sayer(lang);
  const condition = conditions[index]!;
  const hasYears = condition.years.length > 1;
  const head = [t('solve-head-value'), ...(hasYears ? [t('solve-head-year')] : []), t(WORD[condition.statistic.kind]), t('solve-head-band'), t('solve-head-limit'), t('solve-head-kept')];
  const rows = trials.map(({ value, verdicts }) => {
    const verdict = verdicts[index]!;
    const text = (of: number): string => valueWords(condition, of, lang);
    const isExact = verdict.low === verdict.high;
    return [inputWords(vary, value!, lang), ...(hasYears ? [String(verdict.year)] : []), text(verdict.value), isExact ? '' : `${text(verdict.low)} - ${text(verdict.high)}`, text(verdict.limit), keptWords(verdict, lang)];
  });
  return tableText(head, rows, 0);
}

const WORD = { probability: 'solve-word-probability', mean: 'solve-word-mean', quantile: 'solve-word-quantile-head', best: 'solve-word-best' } as const;

/** 答案 — or why there is none. */
function conclusion(asked: Asked, solution: Solution, lang: Lang): string[] {
  const t = sayer(lang);
  const { vary, conditions, isSmallest, paths } = asked;
  const { answer, shapes, binding, boundaries } = solution;
  const level = conditions.flatMap((condition, index) => (shapes[index] === 'level' ? [{ condition, isKept: solution.trials[0]!.verdicts[index]!.kept }] : []));
  const spoiler = level.find(({ isKept }) => !isKept) ?? (level.length === conditions.length ? level[0] : undefined);
  if (spoiler) {
    return [t('solve-level', { words: measureWords(spoiler.condition, lang), name: vary.name }), t(spoiler.isKept ? 'solve-level-kept' : 'solve-level-broken')];
  }
  if (!answer) {
    const ends = [solution.trials[0]!, solution.trials.at(-1)!];
    return [
      t('solve-none', { low: inputWords(vary, ends[0]!.value!, lang), high: inputWords(vary, ends[1]!.value!, lang) }),
      ...ends.flatMap(({ value, verdicts }) => binding.filter((index) => !verdicts[index]!.kept).map((index) => endWords(conditions[index]!, verdicts[index]!, inputWords(vary, value!, lang), lang))),
    ];
  }
  const numbers = binding.map((index) => number(index, conditions).trim());
  return [
    t(isSmallest ? 'solve-answer-smallest' : 'solve-answer-largest', { name: vary.name, value: inputWords(vary, answer.value, lang), band: bandWords(answer, vary, lang) }),
    ...(answer.isLowOpen ? [t('solve-low-open', { paths })] : []),
    ...(answer.isHighOpen ? [t('solve-high-open', { paths })] : []),
    ...(answer.isAtBound ? [t('solve-at-bound')] : []),
    ...(answer.isAtBound && solution.trials.some(({ verdicts }) => verdicts.some(({ kept }) => !kept)) && !isSmallest ? [t('solve-at-bound-other')] : []),
    ...(conditions.length > 1 && numbers.length > 0 ? [t('solve-binding', { numbers })] : []),
    ...(boundaries.length > 0 ? [t('solve-boundaries', { side: t(isSmallest ? 'solve-side-lower' : 'solve-side-upper'), values: boundaries.map((value) => inputWords(vary, value, lang)) })] : []),
  ];
}

function endWords(condition: Condition, { value, low, high, limit }: Verdict, at: string, lang: Lang): string {
  const text = (of: number): string => valueWords(condition, of, lang);
  return say('solve-none-end', { value: at, words: measureWords(condition, lang), actual: text(value), low: text(low), high: text(high), limit: text(limit), gap: gapWords(condition, Math.abs(value - limit), lang) }, lang);
}

function bandWords({ low, high, isLowOpen, isHighOpen, isAtBound }: SolvedValue, vary: Vary, lang: Lang): string {
  // At the end of the range no condition decides: there is no error to speak of.
  if (low === high && !isLowOpen && !isHighOpen) return isAtBound ? '' : say('solve-band-exact', {}, lang);
  return say('solve-band', { low: `${isLowOpen ? '≤ ' : ''}${inputWords(vary, low, lang)}`, high: `${isHighOpen ? '≥ ' : ''}${inputWords(vary, high, lang)}` }, lang);
}

/** Direction, and what the scenario itself gives. */
function remarks({ vary, conditions }: Asked, { shapes, scenario, zeros }: Solution, lang: Lang): string[] {
  const t = sayer(lang);
  const verdicts = scenario.verdicts.map(({ value, kept }, index) =>
    t('solve-verdict', { words: measureWords(conditions[index]!, lang), value: valueWords(conditions[index]!, value, lang), kept: t(kept ? 'solve-verdict-kept' : 'solve-verdict-broken') }));
  return [
    ...shapes.flatMap((shape, index) => (shape === 'level' && conditions.length === 1 ? [] : [t('solve-shape', { name: vary.name, words: measureWords(conditions[index]!, lang), move: t(SHAPES[shape]) })])),
    t('solve-scenario', { value: scenario.value === undefined ? t('solve-scenario-several') : inputWords(vary, scenario.value, lang), verdicts: verdicts.join(lang === 'zh' ? '；' : '; ') }),
    ...(zeros.length > 0 ? [t('solve-zero', { names: zeros })] : []),
  ];
}

const SHAPES = {
  level: 'solve-shape-level', flat: 'solve-shape-flat', rising: 'solve-shape-rising', falling: 'solve-shape-falling', wavering: 'solve-shape-wavering', neither: 'solve-shape-neither',
} as const satisfies Record<Solution['shapes'][number], MessageKey>;

/** 曲线的表 — the answer for each allowed probability, or beside each value of the second input. */
export function frontierText(asked: Asked, points: readonly FrontierPoint[], second: Vary | undefined, lang: Lang): string {
  const t = sayer(lang);
  const label = second ? shortLabel(second.input.label, lang) : '';
  const at = (value: number): string => (second ? inputWords(second, value, lang) : `${String(Number((value * 100).toPrecision(6)))}%`);
  const rows = points.map(({ at: where, answer }) => [
    at(where),
    answer ? `${inputWords(asked.vary, answer.value, lang)}${answer.isAtBound ? ' *' : ''}` : t('solve-none-short'),
    answer ? `${answer.isLowOpen ? '≤ ' : ''}${inputWords(asked.vary, answer.low, lang)} - ${answer.isHighOpen ? '≥ ' : ''}${inputWords(asked.vary, answer.high, lang)}` : '',
  ]);
  return [
    second ? t('solve-frontier-title-input', { label }) : t('solve-frontier-title-p'),
    tableText([second ? label : t('solve-frontier-head-p'), t('solve-head-answer'), t('solve-head-band')], rows, 0),
    ...(points.some(({ answer }) => answer?.isAtBound) ? [t('solve-frontier-note')] : []),
  ].join('\n');
}

function number(index: number, all: readonly unknown[]): string {
  return all.length > 1 ? ` ${String(index + 1)}` : '';
}

function sayer(lang: Lang): (key: MessageKey, facts?: Parameters<typeof say>[1]) => string {
  return (key, facts = {}) => say(key, facts, lang);
}
