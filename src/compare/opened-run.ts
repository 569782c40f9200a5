import { join } from 'node:path';
import { type BestEstimate, readBestEstimate, readManifest, readSummary, type Summary } from '../results/index.js';
import { RUN_FILES, type RunManifest } from '../run/index.js';

/** 已完成的运行 — a run to be compared. */
export interface ComparedRun {
  /** Scenario as the user named it. */
  readonly file: string;
  /** Run directory; with paths stored. */
  readonly folder: string;
}

/** What of a run is small enough to be in memory. */
export interface OpenedRun extends ComparedRun {
  readonly manifest: RunManifest;
  readonly best: BestEstimate;
  /** None without random paths. */
  readonly summary: Summary | undefined;
}

export async function openRun(run: ComparedRun): Promise<OpenedRun> {
  const manifest: RunManifest = await readManifest(run.folder);
  const best = await readBestEstimate(join(run.folder, RUN_FILES.bestEstimate));
  return { ...run, manifest, best, summary: manifest.paths > 0 ? await readSummary(join(run.folder, RUN_FILES.summary)) : undefined };
}
