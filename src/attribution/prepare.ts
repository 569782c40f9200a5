import { type DiffSide, scenarioDiff } from '../analysis/index.js';
import { type Issue, nearestName } from '../issues/index.js';
import type { OutputColumn, Plan } from '../scenario/index.js';
import { PlanMixer } from './mix.js';
import { storedPaths } from './stored.js';
import { allSubsets, emptySubset, type Order, sampledOrders, type Subset, subsetsOf } from './subsets.js';
import { defaultTarget, outputColumn, yearsIssue } from './target.js';
import type { ChangeUnit, Method, Target } from './types.js';
import { changeUnits, type Grouping, groupUnits } from './units.js';

/** Changes up to which all 2ⁿ mixtures are computed. */
export const MOST_EXACT = 6;
const DEFAULT_PATHS = 1000;
const DEFAULT_ORDERS = 10;

/** How a difference is to be split. */
export interface AttributeOptions {
  /**
   * All are computed from the same mixtures. What is left out of one is that of the default: the rule that the rulebook
   * shows as a fan, thirty years after the base year.
   */
  readonly targets?: readonly Partial<Target>[];
  /** Of every mixture. */
  readonly paths?: number;
  /** Changes in the order in which they are made; `file`: as they are listed. Left out: the mean over orders. */
  readonly order?: readonly string[] | 'file';
  /** Orders sampled where there are more than six changes; an even number. */
  readonly orders?: number;
  /** Which changes have one bar together. */
  readonly grouping?: Grouping | ((units: readonly ChangeUnit[]) => readonly ChangeUnit[]);
}

/** 待算的归因 — the changes, and which mixtures of them have to be computed. */
export interface PreparedAttribution {
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly targets: readonly Target[];
  readonly columns: readonly OutputColumn[];
  readonly method: Method;
  readonly paths: number;
  readonly mixer: PlanMixer;
  /** In the order in which they are computed. */
  readonly subsets: readonly Subset[];
  /** Indices of changes; empty for the mean over all orders. */
  readonly orders: readonly Order[];
}

export type Preparation = { readonly kind: 'ready'; readonly prepared: PreparedAttribution } | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

/**
 * 准备归因 — checks what is asked for and finds the changes; computes nothing yet.
 * Both scenarios are cut to the last year asked for, which changes no number before it.
 */
export async function prepareAttribution(first: DiffSide, second: DiffSide, options: AttributeOptions = {}): Promise<Preparation> {
  const targets = (options.targets ?? [{}]).map((target) => ({ ...defaultTarget(first, second), ...target }));
  const columns = targets.map(({ output }) => outputColumn(output, first, second));
  const issues = [...columns.filter((column): column is Issue => 'message' in column), ...targets.flatMap((target) => yearsIssue(target, first, second) ?? [])];
  if (issues.length > 0) return { kind: 'refused', issues };
  const wanted = options.paths ?? DEFAULT_PATHS;
  const limits = [...pathLimits(first.plan), ...pathLimits(second.plan), ...await storedPaths(first), ...await storedPaths(second)];
  const tooFew = limits.find(({ most }) => most < wanted);
  if (tooFew && options.paths !== undefined) return refused({ severity: 'error', message: 'attribution-paths', facts: { wanted, ...tooFew }, key: '--paths' });
  const paths = Math.min(wanted, ...limits.map(({ most }) => most));
  const lastYear = Math.max(...targets.map(({ last }) => last));
  const cut = (side: DiffSide): DiffSide => ({ ...side, plan: cutPlan(side.plan, lastYear, paths) });
  const [before, after] = [cut(first), cut(second)];
  const byPath = before.plan.baseYear === after.plan.baseYear ? undefined : [before, after].flatMap(({ plan: { model } }) => [...model.inputs.values()]).find((input) => input.byPath);
  if (byPath) return refused({ severity: 'error', message: 'attribution-base-by-path', facts: { name: byPath.name } });
  const found = changeUnits(scenarioDiff(before, after));
  const { grouping } = options;
  const groupIssues = typeof grouping === 'object' ? checkGrouping(found, grouping) : [];
  if (groupIssues.length > 0) return { kind: 'refused', issues: groupIssues };
  const grouped = typeof grouping === 'function' ? grouping(found) : grouping ? groupUnits(found, grouping) : found;
  const isRun = [before, after].some(({ kind }) => kind === 'run');
  if (grouped.length === 0 && !isRun) return refused({ severity: 'error', message: 'attribution-same', facts: {} });
  const distinct = [...new Map((columns as OutputColumn[]).map((column) => [column.name, column])).values()];
  const mixer = new PlanMixer(before, after, grouped, distinct);
  const { units } = mixer;
  const order = options.order === 'file' ? units.map(({ name }) => name) : options.order;
  const orderIssues = order ? checkOrder(order, units, mixer.without) : [];
  if (order && orderIssues.length > 0) return { kind: 'refused', issues: orderIssues };
  return { kind: 'ready', prepared: { before, after, targets, columns: columns as OutputColumn[], paths, mixer, ...scheme(units, order, options.orders ?? DEFAULT_ORDERS) } };
}

function refused(issue: Issue): Preparation {
  return { kind: 'refused', issues: [issue] };
}

function scheme(units: readonly ChangeUnit[], names: readonly string[] | undefined, count: number): Pick<PreparedAttribution, 'method' | 'orders' | 'subsets'> {
  const size = units.length;
  if (names) {
    const order = names.map((name) => units.findIndex((unit) => unit.name === name)).filter((index) => index >= 0);
    return { method: { kind: 'sequential', order: order.map((index) => units[index]!.name) }, orders: [order], subsets: subsetsOf([order], size) };
  }
  if (size <= MOST_EXACT) return { method: { kind: 'shapley' }, orders: [], subsets: allSubsets(size) };
  // The names decide the draw: the same comparison gives the same orders.
  const orders = sampledOrders(size, Math.max(2, Math.ceil(count / 2)), units.map(({ name }) => name).join(' '));
  const single = units.map((_, member) => `${emptySubset(member)}1${emptySubset(size - member - 1)}`);
  return { method: { kind: 'sampled', orders: orders.length }, orders, subsets: [...new Set([...subsetsOf(orders, size), ...single])] };
}

/** 截短 — to the last year asked for, on so many paths, without what no mixture needs. */
export function cutPlan({ counties: _, ...plan }: Plan, lastYear: number, paths: number): Plan {
  return { ...plan, lastYear, paths, profiles: [] };
}

/** Inputs given by path have only so many. */
function pathLimits({ model, inputs }: Plan): { readonly what: { readonly message: 'attribution-paths-of-input'; readonly facts: { readonly name: string } }; readonly most: number }[] {
  return [...inputs.values()].filter(({ name }) => model.inputs.get(name)?.byPath)
    .map(({ name, values, years }) => ({ what: { message: 'attribution-paths-of-input', facts: { name } }, most: values.length / years }));
}

function checkGrouping(units: readonly ChangeUnit[], grouping: Grouping): Issue[] {
  const names = [...grouping.values()].flat();
  const known = units.map(({ name }) => name);
  const unknown = [...new Set(names)].filter((name) => !known.includes(name)).map((name): Issue => {
    const nearest = nearestName(name, known);
    return nearest === undefined ? { severity: 'error', message: 'attribution-group-unknown', facts: { name }, key: '--group' }
      : { severity: 'error', message: 'attribution-group-unknown-near', facts: { name, nearest }, key: '--group' };
  });
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) < index))].map((name): Issue => ({ severity: 'error', message: 'attribution-group-twice', facts: { name }, key: '--group' }));
  return [...unknown, ...twice];
}

/** Every change that counts stands in the order once; those without effect may. */
function checkOrder(order: readonly string[], units: readonly ChangeUnit[], without: readonly ChangeUnit[]): Issue[] {
  const names = units.map(({ name }) => name);
  const known = [...names, ...without.map(({ name }) => name)];
  const unknown = order.filter((name, index) => !known.includes(name) || order.indexOf(name) < index)
    .map((name): Issue => ({ severity: 'error', message: 'attribution-order-unknown', facts: { name, names: known }, key: '--order' }));
  const missing = names.filter((name) => !order.includes(name));
  return [...unknown, ...(missing.length > 0 ? [{ severity: 'error' as const, message: 'attribution-order-incomplete' as const, facts: { names: missing }, key: '--order' }] : [])];
}
