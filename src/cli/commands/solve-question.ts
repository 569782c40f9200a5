import type { IssueList } from '../../issues/index.js';
import type { Plan } from '../../scenario/index.js';
import { type Condition, findZeroInput, KEEP, mentionsOf, Names, plainText, type Question, readCondition, readNumber, readTarget, readVary, splitRange, type Vary, withValue } from '../../solve/index.js';
import type { SolveRequest } from './solve-options.js';

/** The curve that is asked for. */
export type FrontierQuestion =
  | { readonly kind: 'probability'; readonly limits: readonly number[] }
  | { readonly kind: 'input'; readonly second: Vary; readonly values: readonly number[] };

const FRONTIER_POINTS = 7;
/** Probabilities that people name. */
const USUAL_PROBABILITIES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** 读问题 — everything the options say about the plan; all that is wrong with them at once. */
export function readQuestion(request: SolveRequest, opened: Plan, allowed: readonly string[], issues: IssueList): { question: Question; frontier?: FrontierQuestion } | undefined {
  const names = new Names(opened.model);
  const plan = withSettings(opened, request.set ?? [], names, issues);
  const conditions = request.keep.map((text) => readCondition(text, plan, issues, names));
  const { between, step, fromYear } = request;
  const words = { vary: request.vary, ...(between !== undefined && { between }), ...(step !== undefined && { step }), ...(fromYear !== undefined && { fromYear }) };
  const vary = readVary(words, plan, names, allowed, '--vary', issues);
  if (vary) for (const condition of conditions) if (condition) checkCondition(condition, plan, vary, issues);
  const known = conditions.filter((condition) => condition !== undefined);
  if (!vary || known.length < conditions.length) return undefined;
  const frontier = request.frontier === undefined ? undefined : readFrontier(request.frontier, plan, names, allowed, vary, known, issues);
  if (issues.hasErrors) return undefined;
  return { question: { plan, file: request.scenarioFile, vary, conditions: known, isSmallest: request.smallest ?? false }, ...(frontier && { frontier }) };
}

/** Inputs given another number for this question, in all years. */
function withSettings(plan: Plan, settings: readonly string[], names: Names, issues: IssueList): Plan {
  return settings.reduce((before, setting) => {
    const [name, value, ...more] = plainText(setting).split('=').map((part) => part.trim());
    if (name === undefined || value === undefined || more.length > 0) {
      issues.error('solve-set-form', { value: setting }, undefined, '--set');
      return before;
    }
    const target = readTarget(name, before, names, '--set', issues);
    const number = target && readNumber(value, target.input, '--set', issues);
    if (!target || number === undefined) return before;
    const [low, high] = target.input.range.law ?? [-Infinity, Infinity];
    if (number < low || number > high) {
      issues.error('solve-between-range', { name: target.input.name, low: String(low), high: String(high) }, undefined, '--set');
      return before;
    }
    return withValue(before, { ...target, fromYear: before.baseYear }, number);
  }, plan);
}

function checkCondition(condition: Condition, plan: Plan, vary: Vary, issues: IssueList): void {
  const mentions = mentionsOf(condition);
  const zero = findZeroInput(condition, plan);
  if (zero && !zero.some(({ name }) => name === vary.input.name)) {
    issues.error('solve-input-zero', { names: zero.map(({ name }) => name), label: plan.model.inputs.get(zero[0]!.name)!.label, example: vary.input.name === zero[0]!.name ? vary.name : exampleCell(zero[0]!.name, plan) }, undefined, KEEP);
  }
  const last = Math.max(plan.baseYear + 1, ...mentions.map((mention) => mention.last ?? 0));
  if (vary.fromYear > last) issues.error('solve-from-year-after', { name: vary.name, year: vary.fromYear, last }, undefined, KEEP);
}

function exampleCell(name: string, { model }: Plan): string {
  const labels = model.inputs.get(name)!.dimensions.map((dimension) => model.dimensions.find((each) => each.name === dimension)!.labels);
  return labels.length === 0 ? name : `${name}[${labels.map((each) => each[Math.min(1, each.length - 1)]!).join(', ')}]`;
}

function readFrontier(written: string, plan: Plan, names: Names, allowed: readonly string[], vary: Vary, conditions: readonly Condition[], issues: IssueList): FrontierQuestion | undefined {
  const [name = '', between, ...more] = plainText(written).split('=').map((part) => part.trim());
  const refuse = (message: 'solve-frontier-form' | 'solve-frontier-range' | 'solve-frontier-needs-p' | 'solve-frontier-same'): undefined => {
    issues.error(message, { value: written, name }, undefined, '--frontier');
  };
  if (between === undefined || more.length > 0) return refuse('solve-frontier-form');
  if (/^p$/i.test(name)) {
    if (conditions.length !== 1 || conditions[0]!.statistic.kind !== 'probability') return refuse('solve-frontier-needs-p');
    const [low, high] = splitRange(between).map((part) => /^\s*([\d.]+)\s*(%?)\s*$/.exec(part)).map((match) => (match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : NaN));
    if (low === undefined || high === undefined || Number.isNaN(low) || Number.isNaN(high)) return refuse('solve-frontier-form');
    if (!(low > 0 && low < high && high < 1)) return refuse('solve-frontier-range');
    return { kind: 'probability', limits: [...new Set([low, ...USUAL_PROBABILITIES.filter((p) => p > low && p < high), high])] };
  }
  const second = readVary({ vary: name, between }, plan, names, allowed, '--frontier', issues);
  if (!second) return undefined;
  if (second.input.name === vary.input.name && second.cell === vary.cell) return refuse('solve-frontier-same');
  const even = Array.from({ length: FRONTIER_POINTS }, (_, index) => second.low + ((second.high - second.low) * index) / (FRONTIER_POINTS - 1));
  return { kind: 'input', second, values: [...new Set(even.map((value) => Number((Math.round(value / second.step) * second.step).toPrecision(12))))] };
}
