import { join } from 'node:path';
import type { Replay } from '../../engine/index.js';
import { readBestEstimate, readPath } from '../../results/index.js';
import { RUN_FILES } from '../../run/index.js';
import type { Target } from './explain-target.js';

/** What the results say of the same path and year. */
export interface Checked {
  readonly file: string;
  /** Output columns compared. */
  readonly columns: number;
  /** Those that are not the same to the last bit. */
  readonly different: readonly string[];
}

/** 核对 — every output of the replayed year against the results; undefined where there are none of this path. */
export async function checkAgainstResults({ plan, folder, manifest }: Target, replay: Replay, year: number): Promise<Checked | undefined> {
  if (!manifest || year === plan.baseYear || (!replay.isBestEstimate && manifest.store === 'summary')) return undefined;
  const file = join(folder, replay.isBestEstimate ? RUN_FILES.bestEstimate : RUN_FILES.paths);
  const stored: ReadonlyMap<string, ArrayLike<number>> = replay.isBestEstimate ? (await readBestEstimate(file)).values : await readPath(file, replay.path);
  const row = year - plan.baseYear - 1;
  const different = plan.outputs.filter(({ name, rule, cell }) => !Object.is(stored.get(name)?.[row], replay.valuesOf(rule, year)[cell]));
  return { file, columns: plan.outputs.length, different: different.map(({ name }) => name) };
}
