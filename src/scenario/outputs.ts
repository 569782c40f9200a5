import { cellCount, cellLabels, type Model } from '../model/index.js';
import { nearestName } from '../issues/index.js';
import type { Place } from '../issues/index.js';
import { dimensionsNamed, type Loading } from './context.js';
import { placeOf } from './layers.js';
import type { MergedScenario } from './merge.js';
import type { OutputColumn, Plan } from './plan.js';
import type { ResolvedScenario } from './resolved.js';

/** Columns of one rule at most; larger ones are kept as profiles. */
const MOST_CELLS = 64;

/** 输出列 — one column per rule, or per cell of a rule with dimensions. */
export function readOutputs(merged: MergedScenario, override: readonly string[] | undefined, loading: Loading): OutputColumn[] {
  const { model, issues } = loading;
  const names = override ?? merged.outputs?.value ?? model.defaultOutputs;
  const key = override ? '--outputs' : 'outputs';
  const columns: OutputColumn[] = [];
  if ((override ?? merged.outputs?.value)?.length === 0) {
    issues.error('outputs-empty', {}, override ? undefined : merged.outputs && placeOf(merged.outputs), key);
  }
  names.forEach((name, index) => {
    const place = override ? undefined : merged.outputs && placeOf(merged.outputs, index);
    if (names.indexOf(name) < index) issues.error('output-twice', { name }, place, key);
    const rule = model.rules.get(name);
    if (!rule) {
      reportUnknown(name, place, key, loading);
      return;
    }
    const cells = cellCount(dimensionsNamed(loading, rule.dimensions));
    if (cells > MOST_CELLS) {
      issues.error('output-too-wide', { name, cells, most: MOST_CELLS }, place, key);
      return;
    }
    columns.push(...columnsOf(name, model));
  });
  return columns;
}

/** A column per cell of a rule. */
function columnsOf(name: string, { rules, dimensions }: Model): OutputColumn[] {
  const own = rules.get(name)!.dimensions.map((dimension) => dimensions.find((each) => each.name === dimension)!);
  return Array.from({ length: cellCount(own) }, (_, cell) => ({ name: [name, ...cellLabels(own, cell)].join('.'), rule: name, cell }));
}

/**
 * 换输出 — the same plan with the outputs of these rules, as reading it again with `outputs` would give it.
 * @param names rules of the model, each with few enough cells, none twice
 */
export function withOutputs(plan: Plan, scenario: ResolvedScenario, names: readonly string[]): { plan: Plan; scenario: ResolvedScenario } {
  return { plan: { ...plan, outputs: names.flatMap((name) => columnsOf(name, plan.model)) }, scenario: { ...scenario, outputs: names } };
}

/** 剖面 — rules whose mean by cell is kept; by default those whose `output` says so. */
export function readProfiles({ profiles }: MergedScenario, loading: Loading): string[] {
  if (!profiles) return [...loading.model.rules.values()].filter(({ output }) => output === 'profile').map(({ name }) => name);
  profiles.value.forEach((name, index) => {
    const place = placeOf(profiles, index);
    if (!loading.model.rules.has(name)) reportUnknown(name, place, 'profiles', loading);
    else if (profiles.value.indexOf(name) < index) loading.issues.error('output-twice', { name }, place, 'profiles');
  });
  return [...profiles.value];
}

function reportUnknown(name: string, place: Place | undefined, key: string, { model, issues }: Loading): void {
  const nearest = nearestName(name, model.rules.keys());
  if (nearest === undefined) issues.error('output-unknown', { name }, place, key);
  else issues.error('output-unknown-near', { name, nearest }, place, key);
}
