import type { Facts, MessageKey } from '../messages/index.js';
import type { Loading } from './context.js';
import type { PathSetLayout } from './path-set-layout.js';

/** Missing values that a message names before it only counts them. */
const MOST_SHOWN = 5;

/** What is missing: how much, and the first few cells. */
interface Missing {
  count: number;
  readonly shown: string[];
}

/**
 * 是否齐全 — every path of the run is there, paths are numbered without a gap, and each has all its years.
 * @param values [place × year], NaN where the file says nothing
 * @param firstYear the first year, counted from the base year, whose values something reads
 */
export function isComplete(values: Float64Array, { paths, told }: PathSetLayout, file: string, firstYear: number, loading: Loading): boolean {
  const { baseYear, lastYear } = loading;
  const years = lastYear - baseYear + 1;
  // The best estimate (`paths: 0`) still needs one path of its own.
  const needed = Math.max(1, loading.paths);
  const within: Missing = { count: 0, shown: [] };
  const beyond: Missing = { count: 0, shown: [] };
  const show = ({ shown }: Missing, path: number, k: number): void => {
    if (shown.length < MOST_SHOWN) shown.push(`path=${String(path)} year=${String(baseYear + k)}`);
  };
  let [present, highest] = [0, -1];
  for (const [path, place] of [...paths].sort(([a], [b]) => a - b)) {
    const part = path < needed ? within : beyond;
    if (path < needed) present++;
    highest = path;
    for (let k = firstYear; k < years; k++) {
      if (!Number.isNaN(values[place * years + k])) continue;
      part.count++;
      show(part, path, k);
    }
  }
  // Paths that are not there at all are counted, not visited: there may be millions of them.
  within.count += (needed - present) * (years - firstYear);
  for (let path = 0; path < needed && present < needed && within.shown.length < MOST_SHOWN; path++) {
    if (!paths.has(path)) for (let k = firstYear; k < years; k++) show(within, path, k);
  }
  const say = (message: MessageKey, facts: Facts): false => {
    const text = `${message} ${JSON.stringify(facts)}`;
    if (!told.has(text)) loading.issues.error(message, facts, { file });
    told.add(text);
    return false;
  };
  const facts = ({ count, shown }: Missing): Facts => ({ paths: needed, count, cells: shown.join('; ') });
  if (within.count > 0) return say('path-set-missing', facts(within));
  if (highest >= paths.size) return say('path-set-gap', { highest, count: paths.size });
  return beyond.count === 0 || say('path-set-short', facts(beyond));
}
