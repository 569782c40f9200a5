import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BLOCK_PATHS, type Plan } from '../scenario/index.js';

/** Bytes free for us on the disk that holds a folder, which need not exist yet. */
export type FreeBytes = (folder: string) => Promise<number>;

/** Above this the need is said before the run starts. */
export const WORTH_SAYING_BYTES = 100e6;

const SUMMARY_BYTES_PER_ROW = 400; // about 45 numbers a row (`SUMMARY_NUMBERS`)
const BATCH_OVERHEAD_BYTES = 64; // per column and record batch: description in the batch and in the footer
const FIXED_BYTES = 1e6; // manifest with the resolved scenario, schemas

/** 所需磁盘 — about how many bytes the run directory of a plan will take. */
export function neededBytes(plan: Plan): number {
  const years = plan.lastYear - plan.baseYear;
  const columns = plan.outputs.length + 1; // `path` and `year` are 4 bytes each
  const blocks = Math.ceil(plan.paths / BLOCK_PATHS);
  const pathBytes = plan.paths * years * columns * 8 + blocks * (columns + 1) * BATCH_OVERHEAD_BYTES;
  const summaryBytes = years * plan.outputs.length * SUMMARY_BYTES_PER_ROW;
  const profileBytes = plan.profiles.reduce((sum, rule) => sum + cellCount(plan, rule), 0) * years * 32;
  return pathBytes + summaryBytes + profileBytes + FIXED_BYTES;
}

function cellCount(plan: Plan, ruleName: string): number {
  const dimensions = plan.model.rules.get(ruleName)?.dimensions ?? [];
  return dimensions.reduce((product, name) => product * (plan.model.dimensions.find((d) => d.name === name)?.size ?? 1), 1);
}

/** 可用磁盘 — asked of the nearest folder that exists; unknown (Infinity) where the system cannot say. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) return Infinity;
    return freeBytes(parent);
  }
}

/** 字节数 — `1.2 GB`, for people; decimal units as disks are sold. */
export function byteText(bytes: number): string {
  if (bytes >= 1e12) return `${(bytes / 1e12).toFixed(1)} TB`;
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${Math.max(1, Math.ceil(bytes / 1e6))} MB`;
}
