import type { Issue } from '../issues/index.js';
import type { Plan } from '../scenario/index.js';
import { type Compared, compared, type Estimate } from './compared.js';
import { economyPlan } from './economy-plan.js';
import { type Fan, fanOf } from './fans.js';
import { meanOf, quantileOf, skewnessOf, standardDeviationOf } from './moments.js';
import { changesOf, pooledCorrelation } from './pooled-correlation.js';
import { type Simulated, simulate } from './simulate.js';
import { CALIBRATED, EXTERNAL, type ExternalVariable, externalVariables, SWITCH } from './variables.js';

/** Years counted from the first that nothing is given in. */
const HORIZONS = [1, 5, 10, 30] as const;
/** Correlations look at so many years from there. */
const WINDOW = HORIZONS.at(-1)!;
const LAGS = [1, 5] as const;
/** Fewer paths say nothing about a 5 % quantile. */
const LEAST_PATHS = 50;

const TAIL = 0.05;
export const STATISTICS = ['mean', 'standardDeviation', 'skewness', 'low', 'high'] as const;
export type Statistic = (typeof STATISTICS)[number];

export interface VariableComparison extends ExternalVariable {
  readonly horizons: readonly { readonly year: number; readonly statistics: Readonly<Record<Statistic, Compared>> }[];
  /** Of levels, each from its mean of the year. */
  readonly autocorrelations: readonly { readonly lag: number; readonly compared: Compared }[];
  readonly fans: { readonly external: Fan; readonly calibration: Fan };
}

/** 比对结果 — the variables of the set, those it leaves out, and their correlations. */
export interface Fidelity {
  readonly externalPaths: number;
  readonly calibrationPaths: number;
  readonly baseYear: number;
  /** First year in which no variable is given; last year of the correlations. */
  readonly firstYear: number;
  readonly windowEnd: number;
  /** False when the scenario as it stands does not use its set. */
  readonly isUsed: boolean;
  readonly variables: readonly VariableComparison[];
  /** Rules that would take the external number and have one for all paths. */
  readonly constant: readonly ExternalVariable[];
  /** Of year changes, for each pair of variables. */
  readonly correlations: readonly { readonly first: string; readonly second: string; readonly compared: Compared }[];
}

export type FidelityOutcome = { readonly kind: 'complete'; readonly fidelity: Fidelity } | { readonly kind: 'refused'; readonly issue: Issue };

/**
 * 比对 — the external set of a plan against its calibration, each on at most so many paths.
 * @param onProgress paths done of all
 */
export function compareFidelity(plan: Plan, paths: number, onProgress: (done: number, total: number) => void = () => undefined): FidelityOutcome {
  const all = externalVariables(plan.model);
  const variables = all.filter(({ isByPath }) => isByPath);
  if (variables.length === 0) return refused('fidelity-no-set', { inputs: all.map(({ input }) => input).join(' ') || '—' });
  const externalPaths = Math.min(plan.paths, paths);
  if (externalPaths < LEAST_PATHS) return refused('fidelity-few-paths', { paths: externalPaths, least: LEAST_PATHS });
  const firstYear = firstOpenYear(plan, variables);
  if (firstYear > plan.lastYear) return refused('fidelity-no-years', { last: plan.lastYear });
  let done = 0;
  const onPath = (): void => { onProgress(++done, externalPaths + paths); };
  const external = simulate(economyPlan(plan, all, EXTERNAL, externalPaths), variables, onPath);
  const calibration = simulate(economyPlan(plan, all, CALIBRATED, paths), variables, onPath);
  const windowEnd = Math.min(plan.lastYear, firstYear + WINDOW - 1);
  const span: Span = { baseYear: plan.baseYear, firstYear, windowEnd, lastYear: plan.lastYear, pathRatio: paths / externalPaths };
  return {
    kind: 'complete',
    fidelity: {
      externalPaths, calibrationPaths: paths, baseYear: plan.baseYear, firstYear, windowEnd,
      isUsed: plan.numbers[plan.inputs.get(SWITCH)!.values.offset] === EXTERNAL,
      variables: variables.map((variable, index) => ({ ...variable, ...compareVariable(external[index]!, calibration[index]!, span) })),
      constant: all.filter(({ isByPath }) => !isByPath),
      correlations: correlationsOf(variables, external, calibration, span),
    },
  };
}

function refused(message: Issue['message'], facts: Issue['facts']): FidelityOutcome {
  return { kind: 'refused', issue: { severity: 'error', message, facts } };
}

interface Span {
  readonly baseYear: number;
  readonly firstYear: number;
  readonly windowEnd: number;
  readonly lastYear: number;
  /** Paths of the calibration over those of the set. */
  readonly pathRatio: number;
}

function firstOpenYear(plan: Plan, variables: readonly ExternalVariable[]): number {
  return Math.max(plan.baseYear, ...variables.map(({ rule }) => {
    const given = plan.given.get(rule.name);
    return given ? given.firstYear + given.isGiven.lastIndexOf(1) : plan.baseYear;
  })) + 1;
}

type Rows = readonly Float64Array[];

function compareVariable(external: Rows, calibration: Rows, span: Span): Omit<VariableComparison, keyof ExternalVariable> {
  const { baseYear, firstYear, lastYear, pathRatio: ratio } = span;
  const years = HORIZONS.map((horizon) => firstYear + horizon - 1).filter((year) => year <= lastYear);
  const [outside, inside] = [external, calibration].map((rows) => windowOf(rows, span)) as [Rows, Rows];
  const lagged = (rows: Rows, lag: number): Estimate => pooledCorrelation(rows.slice(lag), rows.slice(0, -lag));
  return {
    horizons: years.map((year) => {
      const [ours, theirs] = [external, calibration].map((rows) => momentsOf(rows[year - baseYear - 1]!)) as [Moments, Moments];
      const statistics = Object.fromEntries(STATISTICS.map((name) => [name, compared(ours[name], theirs[name], ratio)])) as Record<Statistic, Compared>;
      return { year, statistics };
    }),
    autocorrelations: LAGS.filter((lag) => lag < outside.length).map((lag) => ({ lag, compared: compared(lagged(outside, lag), lagged(inside, lag), ratio) })),
    fans: { external: fanOf(external), calibration: fanOf(calibration) },
  };
}

type Moments = Readonly<Record<Statistic, Estimate>>;

function momentsOf(sample: Float64Array): Moments {
  const sorted = sample.toSorted();
  return {
    mean: meanOf(sorted), standardDeviation: standardDeviationOf(sorted), skewness: skewnessOf(sorted),
    low: quantileOf(sorted, TAIL), high: quantileOf(sorted, 1 - TAIL),
  };
}

function windowOf(rows: Rows, { baseYear, firstYear, windowEnd }: Span): Rows {
  return rows.slice(firstYear - baseYear - 1, windowEnd - baseYear);
}

function correlationsOf(variables: readonly ExternalVariable[], external: Simulated, calibration: Simulated, span: Span): Fidelity['correlations'] {
  if (span.windowEnd === span.firstYear) return [];
  const [outside, inside] = [external, calibration].map((values) => values.map((rows) => changesOf(windowOf(rows, span)))) as [Rows[], Rows[]];
  return variables.flatMap(({ rule: { name: first } }, i) => variables.slice(i + 1).map(({ rule: { name: second } }, k) => {
    const j = i + 1 + k;
    return { first, second, compared: compared(pooledCorrelation(outside[i]!, outside[j]!), pooledCorrelation(inside[i]!, inside[j]!), span.pathRatio) };
  }));
}
