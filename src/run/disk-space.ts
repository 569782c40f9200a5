import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type StorageMode, SUMMARY_NUMBERS } from '../results/index.js';
import { BLOCK_PATHS, type Plan } from '../scenario/index.js';

/** Bytes free for us on the disk that holds a folder, which need not exist yet. */
export type FreeBytes = (folder: string) => Promise<number>;

/** Above this the need is said before the run starts. */
export const WORTH_SAYING_BYTES = 100e6;

/** Kept on top of what is reckoned: a share of it, and room for what a disk rounds up. */
const MARGIN_SHARE = 0.2;
const MARGIN_BYTES = 256e3;

const SUMMARY_BYTES_PER_ROW = SUMMARY_NUMBERS.length * 8 + 4 * 4; // four columns of 4 bytes: variable, unit, year, paths
const BATCH_BYTES_PER_COLUMN = 64; // per column and record batch: description in the batch and in the footer
const LABEL_BYTES_PER_COLUMN = 600; // unit, labels and source, at the head and in the footer of a file
const PROFILE_BYTES_PER_ROW = 32;
const COUNTY_BYTES_PER_ROW = 300; // some 25 columns of 8 bytes, the prefectures and what describes a batch

/** 所需磁盘 — about how many bytes the run directory of a plan will take, with a margin. */
export function neededBytes(plan: Plan, scenario: unknown, store: StorageMode = 'paths'): number {
  const years = plan.lastYear - plan.baseYear;
  const columns = plan.outputs.length + 1; // `path` and `year` are 4 bytes each
  const blocks = Math.ceil(plan.paths / BLOCK_PATHS);
  const pathBytes = store === 'summary' ? 0 : plan.paths * years * columns * 8 + blocks * (columns + 1) * BATCH_BYTES_PER_COLUMN;
  const bestEstimateBytes = years * columns * 8;
  const summaryBytes = plan.paths === 0 ? 0 : years * plan.outputs.length * SUMMARY_BYTES_PER_ROW;
  const countyBytes = plan.counties ? years * plan.counties.counties.length * COUNTY_BYTES_PER_ROW : 0;
  const profileCells = plan.paths === 0 ? 0 : plan.profiles.reduce((sum, rule) => sum + cellCount(plan, rule), 0);
  const labelBytes = 3 * columns * LABEL_BYTES_PER_COLUMN; // three files and the manifest, which holds less
  // As the manifest writes it, indented.
  const scenarioBytes = Buffer.byteLength(JSON.stringify(scenario, null, 2));
  const reckoned = pathBytes + bestEstimateBytes + summaryBytes + countyBytes + profileCells * years * PROFILE_BYTES_PER_ROW + labelBytes + scenarioBytes;
  return reckoned * (1 + MARGIN_SHARE) + MARGIN_BYTES;
}

function cellCount(plan: Plan, ruleName: string): number {
  const dimensions = plan.model.rules.get(ruleName)?.dimensions ?? [];
  return dimensions.reduce((product, name) => product * (plan.model.dimensions.find((d) => d.name === name)?.size ?? 1), 1);
}

/** 可用磁盘 — asked of the nearest folder that exists; unknown (Infinity) where the system cannot say, NaN where there is no disk at all (/proc). */
export function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    return Promise.resolve(blocks === 0 ? NaN : bavail * bsize);
  } catch (error) {
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) return Promise.resolve(Infinity);
    return freeBytes(parent);
  }
}

/** 字节数 — `1.2 GB`, for people; decimal units as disks are sold. */
export function byteText(bytes: number): string {
  // A step earlier than the unit: never 1000.0 GB.
  if (bytes >= 999.95e9) return `${(bytes / 1e12).toFixed(1)} TB`;
  if (bytes > 999e6) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes > 999e3) return `${Math.ceil(bytes / 1e6)} MB`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}
