import type { DiffSide } from '../analysis/index.js';
import type { Issue } from '../issues/index.js';

/**
 * 不能分解的两个情景 — an issue for the seed and the number of paths in which two scenario files differ, as plain `compare` has
 * them: with other noise, chance would mix with the difference. A run is what it is; a bridge from one shows its seed as an item.
 * @param isPathsGiven both are computed on a number of paths said elsewhere
 */
export function unlikeScenarios(before: DiffSide, after: DiffSide, isPathsGiven: boolean): Issue[] {
  if (before.kind !== 'scenario' || after.kind !== 'scenario') return [];
  const issue = (key: 'seed' | 'paths', message: 'attribution-differs-seed' | 'attribution-differs-paths'): Issue[] =>
    (before.plan[key] === after.plan[key] ? [] : [{ severity: 'error', message, facts: { key, value: String(after.plan[key]), file: after.path, reference: String(before.plan[key]), other: before.path }, key }]);
  return [...issue('seed', 'attribution-differs-seed'), ...(isPathsGiven ? [] : issue('paths', 'attribution-differs-paths'))];
}
