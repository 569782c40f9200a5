import type { Issue } from '../issues/index.js';
import { say } from '../messages/index.js';
import { unitText } from '../model/index.js';
import type { ReplayCommand, Sample, Study, StudyOutcome } from '../run/index.js';
import { exactSplit } from './exact-sum.js';
import { interactionsOf } from './interactions.js';
import type { PreparedAttribution } from './prepare.js';
import { effectOf, type Part, sampledParts, sequentialParts, shapleyParts, stepBetween, type Worth, type Worths, worthOf } from './shapley.js';
import { folderOf, isRebuilt, storedWorth } from './stored.js';
import { emptySubset, type Subset, withMember, withoutMember } from './subsets.js';
import type { Attribution, ChangeUnit, Contribution, Target } from './types.js';

export type AttributionOutcome =
  | { readonly kind: 'complete'; readonly attributions: readonly Attribution[] }
  | Exclude<StudyOutcome, { kind: 'complete' }>;

export interface AttributionHooks {
  /** Paths of all mixtures together. */
  readonly onProgress?: (donePaths: number, totalPaths: number) => void;
}

/** 归因 — computes every mixture and splits each figure. While one is computed the next is compiled. */
export async function attribute(prepared: PreparedAttribution, study: Study, hooks: AttributionHooks = {}): Promise<AttributionOutcome> {
  const { subsets, paths, targets } = prepared;
  const worths = targets.map(() => new Map<Subset, Worth>());
  const start = (index: number): Promise<StudyOutcome> | undefined => {
    const subset = subsets[index];
    return subset === undefined ? undefined : study.compute(prepared.mixer.plan(subset), NO_REPLAY, {
      onProgress: (done) => hooks.onProgress?.(index * paths + done, subsets.length * paths),
    });
  };
  let running = start(0);
  for (let index = 0; running; index++) {
    const next = start(index + 1);
    const outcome = await running;
    if (outcome.kind !== 'complete') {
      await next;
      return outcome.kind === 'failed' ? { ...outcome, issues: [...outcome.issues, ...failedMixture(prepared, subsets[index]!)] } : outcome;
    }
    targets.forEach((target, k) => worths[k]!.set(subsets[index]!, worthIn(outcome.sample, target)));
    running = next;
  }
  const attributions: Attribution[] = [];
  for (const [k, target] of targets.entries()) {
    const split = await splitOf(prepared, target, k, worths[k]!);
    if ('message' in split) return { kind: 'refused', issues: [split] };
    attributions.push(split);
  }
  return { kind: 'complete', attributions };
}

/** A mixture is no scenario of the user's: no command shows one of its paths again. */
const NO_REPLAY: ReplayCommand = () => '-';

/** Where some changes are made and others are not, rules may not fit together. */
function failedMixture({ mixer }: PreparedAttribution, subset: Subset): Issue[] {
  const made = mixer.units.filter((_, index) => subset[index] === '1');
  if (made.length === 0 || made.length === mixer.units.length) return [];
  return [{ severity: 'error', message: 'attribution-variant-failed', facts: { changes: made.map(({ name }) => name) } }];
}

function worthIn(sample: Sample, { output, first, last }: Target): Worth {
  const values = new Float64Array(sample.plan.paths);
  let best = 0;
  for (let year = first; year <= last; year++) {
    const own = sample.values(output, year);
    for (let path = 0; path < values.length; path++) values[path]! += own[path]!;
    best += sample.bestEstimate(output, year);
  }
  return { values, best };
}

function partsOf({ method, orders, mixer: { units } }: PreparedAttribution, worths: Worths): Part[] {
  switch (method.kind) {
    case 'shapley': return shapleyParts(units.length, worths);
    case 'sampled': return sampledParts(orders, worths);
    case 'sequential': return sequentialParts(orders[0]!, worths);
  }
}

/** A bar before its numbers are made to add up. */
type Bar = Omit<Contribution, 'mean' | 'best' | 'standardError' | 'share'> & { readonly part: Worth };

async function splitOf(prepared: PreparedAttribution, target: Target, index: number, worths: Worths): Promise<Attribution | Issue> {
  const { after, columns, mixer, method, paths } = prepared;
  const { units } = mixer;
  const none = emptySubset(units.length);
  const all = none.replaceAll('0', '1');
  const [first, last] = [worthOf(worths, none), worthOf(worths, all)];
  const lack = await unrebuilt(prepared, target, first, last);
  if ('message' in lack) return lack;
  const bars = [...lack.ahead, ...inOrder(method, units, partsOf(prepared, worths).map((part, member): Bar => ({
    unit: units[member]!, part, orderError: part.orderError,
    ...neighbours(worths, none, all, member),
  }))), ...lack.behind];
  const [start, end] = [lack.ahead.length > 0 ? lack.before : first, lack.behind.length > 0 ? lack.after : last];
  const numbers = settled(start, end, bars.map(({ part }) => part));
  const rule = after.plan.model.rules.get(columns[index]!.rule)!;
  return {
    target, label: rule.label, unit: unitText(rule.unit), kind: rule.kind ?? '', method, paths,
    before: { ...effectOf(start), ...numbers.before }, after: { ...effectOf(end), ...numbers.after },
    difference: { ...effectOf(stepBetween(start, end)), ...numbers.difference },
    contributions: bars.map(({ part, ...bar }, k): Contribution => ({
      ...bar, ...effectOf(part), ...numbers.parts[k]!,
      share: numbers.difference.mean === 0 ? undefined : numbers.parts[k]!.mean / numbers.difference.mean,
    })),
    without: mixer.without,
    interactions: interactionsOf(units.map(({ name }) => name), worths),
  };
}

/** One after another, the bars stand in that order. */
function inOrder(method: Attribution['method'], units: readonly ChangeUnit[], bars: readonly Bar[]): readonly Bar[] {
  if (method.kind !== 'sequential') return bars;
  return method.order.map((name) => bars[units.findIndex((unit) => unit.name === name)]!);
}

function neighbours(worths: Worths, none: Subset, all: Subset, member: number): Pick<Contribution, 'alone' | 'last'> {
  const [single, without] = [worths.get(withMember(none, member)), worths.get(withoutMember(all, member))];
  return {
    alone: single && effectOf(stepBetween(worthOf(worths, none), single)),
    last: without && effectOf(stepBetween(without, worthOf(worths, all))),
  };
}

interface Lack {
  readonly before: Worth;
  readonly after: Worth;
  /** A bar each, where what was stored is not what is computed today. */
  readonly ahead: readonly Bar[];
  readonly behind: readonly Bar[];
}

/** 无法还原 — stored results of the two runs against the same scenarios as computed now. */
async function unrebuilt({ before, after, paths }: PreparedAttribution, target: Target, first: Worth, last: Worth): Promise<Lack | Issue> {
  const [old, now] = [await storedWorth(before, target, paths), await storedWorth(after, target, paths)];
  const lost = [[before, old], [after, now]].find((pair): pair is [typeof before, undefined] => pair[1] === undefined && !isRebuilt(pair[0] as typeof before));
  if (lost) return { severity: 'error', message: 'attribution-run-not-stored', facts: { folder: folderOf(lost[0]) } };
  const bar = (which: 'before' | 'after', from: Worth, to: Worth): Bar[] => {
    if (isSame(from, to)) return [];
    const key = which === 'before' ? 'attribution-unit-unrebuilt-before' : 'attribution-unit-unrebuilt-after';
    const label = { zh: say(key, {}, 'zh'), en: say(key, {}, 'en') };
    return [{ unit: { name: `unrebuilt_${which}`, kind: 'unrebuilt', label, changes: [] }, part: stepBetween(from, to), orderError: 0, alone: undefined, last: undefined }];
  };
  return { before: old ?? first, after: now ?? last, ahead: bar('before', old ?? first, first), behind: bar('after', last, now ?? last) };
}

function isSame(a: Worth, b: Worth): boolean {
  return a.best === b.best && a.values.every((value, path) => value === b.values[path]);
}

type Numbers = Pick<Contribution, 'mean' | 'best'>;

/** Means and best estimates, each on a grid of their own, so that they add up to the last bit. */
function settled(before: Worth, after: Worth, parts: readonly Worth[]): { before: Numbers; after: Numbers; difference: Numbers; parts: Numbers[] } {
  const effects = parts.map(effectOf);
  const [start, end] = [effectOf(before), effectOf(after)];
  const size = [...before.values, ...after.values].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const means = exactSplit(start.mean, end.mean, effects.map(({ mean }) => mean), size);
  const bests = exactSplit(start.best, end.best, effects.map(({ best }) => best), size);
  return {
    before: { mean: means.before, best: bests.before }, after: { mean: means.after, best: bests.after },
    difference: { mean: means.difference, best: bests.difference },
    parts: means.parts.map((mean, k) => ({ mean, best: bests.parts[k]! })),
  };
}
