import { type Issue, nearestName } from '../issues/index.js';
import { type InputMark, openScenario, type Plan, readScenario } from '../scenario/index.js';
import type { SensitivityQuestion } from './types.js';

export interface SensitivityOptions {
  /** Output columns or rules; the scenario's fan when absent. */
  readonly outputs?: readonly string[];
  /** Simulated years; fifteen and thirty years after the base year when absent, as far as the scenario goes. */
  readonly years?: readonly number[];
  readonly paths?: number;
  readonly seed?: string;
  /** Of the marked inputs these alone. */
  readonly only?: readonly string[];
}

/** 备好的试算 — the plan as far as it is asked for; or what is wrong, in `issues`. */
export interface OpenedSensitivity {
  readonly ready?: { readonly plan: Plan; readonly marks: readonly InputMark[]; readonly question: SensitivityQuestion };
  readonly issues: readonly Issue[];
}

const USUAL_YEARS_AHEAD = [15, 30];

/** 打开试算 — the scenario with the outputs asked for alone, up to the last year asked for: less to compute each time. */
export async function openSensitivity(file: string, { outputs, years, paths, seed, only }: SensitivityOptions): Promise<OpenedSensitivity> {
  const overrides = { ...(paths !== undefined && { paths }), ...(seed !== undefined && { seed }) };
  const whole = await openScenario(file, { ...overrides, ...(outputs && { outputs }) });
  const { plan, marks } = whole;
  if (!plan || !marks) return { issues: whole.issues };
  const asked = years ?? usualYears(plan);
  const issues = [...asked.flatMap((year) => yearIssue(year, plan)), ...markIssues(file, plan, marks, only)];
  if (issues.length > 0) return { issues: [...whole.issues, ...issues] };
  // In ascending order, each once.
  const question = { years: [...new Set(asked)].sort((a, b) => a - b) };
  const rules = outputs ?? [plan.model.summary?.fan ?? plan.outputs[0]!.rule];
  const cut = await readScenario(file, { ...overrides, outputs: rules, over: { name: 'years', text: `last_year: ${String(question.years.at(-1)!)}\n` } });
  if (!cut.plan) return { issues: cut.issues };
  const chosen = [...marks.values()].filter(({ name }) => !only || only.includes(name));
  return { ready: { plan: cut.plan, marks: chosen, question: { ...question, outputs: cut.plan.outputs.map(({ name }) => name) } }, issues: whole.issues };
}

function usualYears({ baseYear, lastYear }: Plan): number[] {
  const within = USUAL_YEARS_AHEAD.map((years) => baseYear + years).filter((year) => year <= lastYear);
  return within.length > 0 ? within : [lastYear];
}

function yearIssue(year: number, { baseYear, lastYear }: Plan): Issue[] {
  if (year > baseYear && year <= lastYear) return [];
  return [{ severity: 'error', message: 'sensitivity-year', facts: { year, first: baseYear + 1, last: lastYear } }];
}

function markIssues(file: string, { inputs }: Plan, marks: ReadonlyMap<string, InputMark>, only: readonly string[] | undefined): Issue[] {
  if (!only) return marks.size > 0 ? [] : [{ severity: 'error', message: 'sensitivity-no-marks', facts: { file } }];
  return only.flatMap((name): Issue[] => {
    if (marks.has(name)) return [];
    if (inputs.has(name)) return [{ severity: 'error', message: 'sensitivity-not-marked', facts: { name } }];
    const nearest = nearestName(name, marks.keys());
    if (nearest !== undefined) return [{ severity: 'error', message: 'sensitivity-input-near', facts: { name, nearest } }];
    return [{ severity: 'error', message: 'sensitivity-input-unknown', facts: { name } }];
  });
}
