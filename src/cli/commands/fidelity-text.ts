import { type Departure, departuresOf, type Fidelity, MARK_BEYOND, marksOf, STATISTICS, type VariableComparison } from '../../fidelity/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { PURE, sameUnit } from '../../model/index.js';
import { tableText } from '../../report/index.js';
import { comparedCells, differenceText, plain, STATISTIC_WORDS, writerOf, zText } from './fidelity-values.js';

/** Share of comparisons that chance alone puts beyond three standard errors. */
const CHANCE = 0.0027;

/** A table before it is drawn; the first columns hold text. */
export interface FidelityTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly leftColumns: number;
}

/** 比对 — the tables and the verdict, as text. */
export function fidelityText(fidelity: Fidelity, lang: Lang): string {
  const tables = fidelityTables(fidelity, lang).map(({ title, head, rows, leftColumns }) => `${title}\n${tableText(head, rows, leftColumns)}`);
  const [title, ...basis] = introduction(fidelity, lang);
  return [
    [title, ...basis].join('\n'), ...tables,
    [say('fidelity-verdict', {}, lang), ...verdict(fidelity, lang).map((line) => `  ${line}`)].join('\n'),
  ].join('\n\n');
}

/** 开头 — the title, then what was compared and what to be careful about. */
export function introduction({ externalPaths, calibrationPaths, firstYear, isUsed, constant }: Fidelity, lang: Lang): string[] {
  return [
    say('fidelity-title', {}, lang),
    say('fidelity-basis', { external: externalPaths, calibration: calibrationPaths, first: firstYear }, lang),
    ...(isUsed ? [] : [say('fidelity-unused', {}, lang)]),
    ...(constant.length === 0 ? [] : [say('fidelity-constant', {
      labels: constant.map(({ rule }) => rule.label[lang]).join(lang === 'zh' ? '、' : ', '), inputs: constant.map(({ input }) => input).join(' '),
    }, lang)]),
  ];
}

/** 各表 — one for each variable, then the correlations. */
export function fidelityTables({ variables, correlations, firstYear, windowEnd }: Fidelity, lang: Lang): FidelityTable[] {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const numbers = [t('fidelity-head-external'), t('fidelity-head-calibration'), t('fidelity-head-difference'), t('fidelity-head-error'), 'z', ''];
  const names = new Map(variables.map(({ rule }) => [rule.name, rule.label[lang]]));
  return [
    ...variables.map((variable): FidelityTable => ({
      title: titleOf(variable, lang), leftColumns: 2,
      head: [t('fidelity-head-year'), t('fidelity-head-statistic'), ...numbers],
      rows: [
        ...variable.horizons.flatMap(({ year, statistics }) => STATISTICS.map((kind) =>
          [String(year), t(STATISTIC_WORDS[kind]), ...comparedCells(statistics[kind], writerOf(variable.rule, kind))])),
        ...variable.autocorrelations.map(({ lag, compared }) =>
          [`${String(firstYear)}-${String(windowEnd)}`, say('fidelity-statistic-lag', { lag }, lang), ...comparedCells(compared, plain)]),
      ],
    })),
    ...(correlations.length === 0 ? [] : [{
      title: say('fidelity-correlations', { first: firstYear, last: windowEnd }, lang), leftColumns: 1,
      head: [t('fidelity-head-pair'), ...numbers],
      rows: correlations.map(({ first, second, compared }) => [pairText(names, first, second), ...comparedCells(compared, plain)]),
    }]),
  ];
}

export function titleOf({ rule, input }: VariableComparison, lang: Lang): string {
  const names = `${rule.name} <- ${input}`;
  return lang === 'zh' ? `${rule.label.zh}（${names}）` : `${rule.label.en} (${names})`;
}

function pairText(names: ReadonlyMap<string, string>, first: string, second: string): string {
  return `${names.get(first)!} ~ ${names.get(second)!}`;
}

/** 结论 — a line for each variable, one for the correlations, and what chance would do. */
export function verdict({ variables, correlations }: Fidelity, lang: Lang): string[] {
  const names = new Map(variables.map(({ rule }) => [rule.name, rule.label[lang]]));
  const comparisons = variables.map(({ horizons, autocorrelations }) =>
    [...horizons.flatMap(({ statistics }) => Object.values(statistics)), ...autocorrelations.map(({ compared }) => compared)]);
  const pairs = correlations.map(({ compared }) => compared);
  const total = marksOf([...comparisons.flat(), ...pairs]);
  const [first] = variables as readonly [VariableComparison, ...VariableComparison[]];
  const { year, statistics: { mean } } = first.horizons.at(-1)!;
  return [
    ...variables.flatMap((variable, index) => variableVerdict(variable, marksOf(comparisons[index]!), lang)),
    ...correlationVerdict(correlations, names, lang),
    say('fidelity-chance', { count: total.count, marked: total.marked, expected: (total.count * CHANCE).toFixed(1) }, lang),
    say('fidelity-resolution', {
      variable: first.rule.label[lang], year, least: differenceText({ ...mean, difference: MARK_BEYOND * mean.error }, first.rule, 'mean', lang).replace('+', ''),
    }, lang),
  ];
}

function variableVerdict(variable: VariableComparison, { count, marked }: ReturnType<typeof marksOf>, lang: Lang): string[] {
  const label = variable.rule.label[lang];
  if (marked === 0) return [say('fidelity-agrees', { variable: label, count }, lang)];
  const parts = departuresOf(variable).map((each) => partText(each, variable, lang)).join(lang === 'zh' ? '；' : '; ');
  return [
    say('fidelity-differs', { variable: label, count, marked, parts }, lang),
    ...(isMaybePercent(variable) ? [say('fidelity-percent', { variable: label }, lang)] : []),
  ];
}

function partText({ kind, at, compared }: Departure, { rule }: VariableComparison, lang: Lang): string {
  if (kind === 'autocorrelation') return say('fidelity-part-lag', { lag: at, difference: differenceText(compared, undefined, undefined, lang), z: zText(compared) }, lang);
  return say('fidelity-part-moment', { year: at, kind: say(STATISTIC_WORDS[kind], {}, lang), difference: differenceText(compared, rule, kind, lang), z: zText(compared) }, lang);
}

/** A hundredth of the set's mean would be a usual number, the mean itself is far from it. */
function isMaybePercent({ rule, horizons }: VariableComparison): boolean {
  const { mean, standardDeviation } = horizons[0]!.statistics;
  const isNear = (value: number): boolean => Math.abs(value - mean.calibration.value) <= 5 * standardDeviation.calibration.value;
  return sameUnit(rule.unit, PURE) && !isNear(mean.external.value) && isNear(mean.external.value / 100) && Math.abs(mean.external.value) > 0.2;
}

function correlationVerdict(correlations: Fidelity['correlations'], names: ReadonlyMap<string, string>, lang: Lang): string[] {
  if (correlations.length === 0) return [];
  const { count, marked } = marksOf(correlations.map(({ compared }) => compared));
  if (marked === 0) return [say('fidelity-correlations-agree', { count }, lang)];
  const pairs = correlations.filter(({ compared }) => compared.isMarked).map(({ first, second, compared }) =>
    `${pairText(names, first, second)} ${differenceText(compared, undefined, undefined, lang)}`);
  return [say('fidelity-correlations-differ', { count, marked, pairs: pairs.join(lang === 'zh' ? '；' : '; ') }, lang)];
}
