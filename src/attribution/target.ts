import type { DiffSide } from '../analysis/index.js';
import { type Issue, nearestName } from '../issues/index.js';
import { cellCount, cellLabels, type Model } from '../model/index.js';
import type { OutputColumn } from '../scenario/index.js';
import type { Target } from './types.js';

/** Years after the base year that are looked at where no year is asked for. */
const DEFAULT_YEARS = 30;

/** 默认指标 — the rule that the rulebook shows as a fan, thirty years on or in the last common year. */
export function defaultTarget(before: DiffSide, after: DiffSide): Target {
  const { baseYear, model } = after.plan;
  const year = Math.min(before.plan.lastYear, after.plan.lastYear, Math.max(before.plan.baseYear, baseYear) + DEFAULT_YEARS);
  return { output: model.summary?.fan ?? model.defaultOutputs[0] ?? [...model.rules.keys()][0]!, first: year, last: year };
}

/** 输出列 — a rule of one number, or `rule.label.label` for one cell; an issue where either side does not have it. */
export function outputColumn(output: string, before: DiffSide, after: DiffSide): OutputColumn | Issue {
  const columns = [before, after].map((side) => columnOf(output, side));
  return columns.find((column): column is Issue => 'message' in column) ?? columns[0]!;
}

function columnOf(output: string, { path, plan: { model } }: DiffSide): OutputColumn | Issue {
  const [name = '', ...labels] = output.split('.');
  const rule = model.rules.get(name);
  if (!rule) return unknown(output, name, path, model);
  const dimensions = rule.dimensions.map((each) => model.dimensions.find((dimension) => dimension.name === each)!);
  const cells = Array.from({ length: cellCount(dimensions) }, (_, cell) => cell);
  const cell = cells.find((each) => cellLabels(dimensions, each).join('.') === labels.join('.'));
  if (cell !== undefined) return { name: output, rule: name, cell };
  if (dimensions.length === 0) return unknown(output, name, path, model);
  const example = [name, ...cellLabels(dimensions, 0)].join('.');
  return { severity: 'error', message: 'attribution-output-cells', facts: { output, dimensions: rule.dimensions.join(' × '), example }, key: '--output' };
}

function unknown(output: string, name: string, side: string, { rules }: Model): Issue {
  const nearest = nearestName(name, rules.keys());
  if (nearest === undefined || nearest === output) return { severity: 'error', message: 'attribution-output-unknown', facts: { side, output }, key: '--output' };
  return { severity: 'error', message: 'attribution-output-unknown-near', facts: { side, output, nearest }, key: '--output' };
}

/** 年份之外 — an issue where a year of the target is not simulated by both. */
export function yearsIssue({ first, last }: Target, before: DiffSide, after: DiffSide): Issue | undefined {
  const from = Math.max(before.plan.baseYear, after.plan.baseYear) + 1;
  const to = Math.min(before.plan.lastYear, after.plan.lastYear);
  if (first >= from && last <= to && first <= last) return undefined;
  const years = first === last ? String(first) : `${String(first)}–${String(last)}`;
  return { severity: 'error', message: 'attribution-years', facts: { years, first: from, last: to }, key: '--year' };
}
