import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Issue, IssueList, type Place } from '../issues/index.js';
import type { MessageKey } from '../messages/index.js';
import { mergeLayers, type MergedScenario, type Plan, readLayers, type ResolvedScenario } from '../scenario/index.js';

/** 已读的一方 — a scenario that could be read. */
export interface ReadScenario {
  readonly file: string;
  readonly plan: Plan;
  readonly scenario: ResolvedScenario;
}

/** What must be alike, where a scenario says it, and what to do about it. */
const KEYS = [
  { key: 'base_year', entry: 'baseYear', valueOf: ({ plan }) => plan.baseYear, message: 'compare-differs-years' },
  { key: 'last_year', entry: 'lastYear', valueOf: ({ plan }) => plan.lastYear, message: 'compare-differs-years' },
  { key: 'paths', entry: 'paths', valueOf: ({ plan }) => plan.paths, message: 'compare-differs-paths' },
  { key: 'seed', entry: 'seed', valueOf: ({ plan }) => plan.seed, message: 'compare-differs-seed' },
  { key: 'rulebook', entry: 'rulebook', valueOf: ({ scenario }) => scenario.rulebookHash, message: 'compare-differs-rulebook' },
] as const satisfies readonly {
  readonly key: string;
  readonly entry: keyof MergedScenario;
  readonly valueOf: (side: ReadScenario) => string | number;
  readonly message: MessageKey;
}[];

/** 能否相比 — every key in which a scenario differs from the first though it must not. */
export function disagreements(sides: readonly ReadScenario[]): Issue[] {
  const [first, ...others] = sides as [ReadScenario, ...ReadScenario[]];
  return others.flatMap((side) => KEYS.filter(({ valueOf }) => valueOf(side) !== valueOf(first)).map(({ key, entry, message }): Issue => {
    const [own, reference] = [said(side, entry), said(first, entry)];
    return { severity: 'error', message, facts: { key, value: own.text, reference: reference.text, where: placeText(reference.place, first.file) }, ...(own.place && { place: own.place }), key };
  }));
}

/** As its files say it, and where; read again, since only a refusal asks for it. */
function said({ file }: ReadScenario, entry: (typeof KEYS)[number]['entry']): { text: string; place?: Place } {
  const layers = readLayers(file, new IssueList());
  const placed = layers && mergeLayers(layers)[entry];
  return placed ? { text: String(placed.value), place: placed.layer.source.placeOf(placed.path) } : { text: '' };
}

function placeText(place: Place | undefined, file: string): string {
  return [place?.file ?? file, ...(place?.line === undefined ? [] : [String(place.line)])].join(':');
}

/** 同一个文件 — files that are named twice, under whatever name; and fewer than two. */
export function listIssues(files: readonly string[]): Issue[] {
  if (files.length < 2) return [{ severity: 'error', message: 'compare-missing', facts: { count: files.length } }];
  const seen = new Map<string, string>();
  return files.flatMap((file): Issue[] => {
    const real = realPath(file);
    const before = seen.get(real);
    if (before !== undefined) return [{ severity: 'error', message: 'compare-same-file', facts: { file, before } }];
    seen.set(real, file);
    return [];
  });
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // That it is not there is said when it is read.
    return resolve(file);
  }
}
