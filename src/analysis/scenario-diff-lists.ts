import type { Model } from '../model/index.js';
import type { Bilingual } from '../messages/index.js';
import type { DiffSide, Labelled, ListChange, ScenarioDiff } from './scenario-diff-types.js';

/** 比较清单 — outputs, profiles and permissions: names added, removed, or in another order. */
export function compareLists(before: DiffSide, after: DiffSide): ListChange[] {
  const rules = ({ rules: known }: Model, name: string): { readonly label: Bilingual } | undefined => known.get(name);
  const inputs = ({ inputs: known }: Model, name: string): { readonly label: Bilingual } | undefined => known.get(name);
  const all = [
    { key: 'outputs', of: ({ plan }: DiffSide) => [...new Set(plan.outputs.map(({ rule }) => rule))], find: rules },
    { key: 'profiles', of: ({ plan }: DiffSide) => plan.profiles, find: rules },
    // Permissions have no order.
    { key: 'allow_violation', of: ({ scenario }: DiffSide) => [...scenario.allow_violation].sort(), find: inputs },
  ] as const;
  return all.flatMap(({ key, of, find }) => {
    const [old, now] = [of(before), of(after)];
    const labelled = (names: readonly string[], { plan: { model } }: DiffSide): Labelled[] => names.map((name) => ({ name, label: find(model, name)!.label }));
    const change: ListChange = {
      key,
      added: labelled(now.filter((name) => !old.includes(name)), after),
      removed: labelled(old.filter((name) => !now.includes(name)), before),
      isReordered: old.filter((name) => now.includes(name)).join(' ') !== now.filter((name) => old.includes(name)).join(' '),
    };
    return change.added.length + change.removed.length > 0 || change.isReordered ? [change] : [];
  });
}

/** 比较相关系数 — pair by pair in declared order of the noises; a pair that is not given is independent. */
export function compareCorrelations(before: DiffSide, after: DiffSide): ScenarioDiff['correlations'] {
  const [old, now] = [effective(before), effective(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((pair) => {
    const [value, other] = [old.get(pair) ?? 0, now.get(pair) ?? 0];
    if (value === other) return [];
    const [a, b] = pair.split('~').map((name) => ({ name, label: labelOf(name, after, before) })) as [Labelled, Labelled];
    return [{ a, b, before: value, after: other }];
  });
}

/** Pairs of noises that rules use, the one declared first in front. */
function effective({ plan: { model: { noises } }, scenario: { noise } }: DiffSide): Map<string, number> {
  const order = noises.filter(({ kind }) => kind !== undefined).map(({ name }) => name);
  const pairs = Object.entries(noise.correlation).map(([pair, value]) => ({ names: pair.split('~').map((name) => name.trim()), value }));
  const used = pairs.filter(({ names }) => names.every((name) => order.includes(name)));
  const placed = used.map(({ names, value }) => ({ names: names.sort((a, b) => order.indexOf(a) - order.indexOf(b)), value }));
  placed.sort((a, b) => order.indexOf(a.names[0]!) - order.indexOf(b.names[0]!) || order.indexOf(a.names[1]!) - order.indexOf(b.names[1]!));
  return new Map(placed.map(({ names, value }) => [names.join('~'), value]));
}

function labelOf(name: string, ...sides: readonly DiffSide[]): Bilingual {
  return sides.flatMap(({ plan: { model } }) => model.noises.filter((noise) => noise.name === name))[0]!.label;
}
