import type { BlockResult } from '../engine/index.js';
import { createPathsWriter } from '../results/index.js';
import { BLOCK_PATHS, type Plan } from '../scenario/index.js';

/** Size of the file that the writing speed is measured with. */
const WRITTEN_BYTES = 100e6;

/** 写文件速度 — blocks of finished columns, all alike, through the writer of `paths.arrow`; MB/s of the finished file. */
export async function arrowWriteSpeed(plan: Plan, file: string): Promise<number> {
  const perBlock = plan.outputs.length * BLOCK_PATHS * (plan.lastYear - plan.baseYear);
  const blocks = Math.ceil(WRITTEN_BYTES / (perBlock * Float64Array.BYTES_PER_ELEMENT));
  const columns = Float64Array.from({ length: perBlock }, (_, i) => i * 1.1);
  const writer = createPathsWriter(file, { ...plan, paths: blocks * BLOCK_PATHS }, { fingerprint: 'bench', rulebookHash: 'bench' });
  const startedAt = performance.now();
  for (let block = 0; block < blocks; block++) await writer.append(blockOf(block, columns));
  const { bytes } = await writer.close();
  return bytes / 1e6 / ((performance.now() - startedAt) / 1000);
}

function blockOf(block: number, columns: Float64Array): BlockResult {
  const task = { block, firstPath: block * BLOCK_PATHS, pathCount: BLOCK_PATHS, isBestEstimate: false };
  return { task, columns, profileSums: new Float64Array(0), ledgers: [], nonFinite: { count: 0 } };
}

/** 格数 — cells of the largest rule, the unit of "cell-update": K1 has 2 sexes × 101 ages. */
export function largestCells({ model }: Plan): number {
  const sizes = new Map(model.dimensions.map(({ name, size }) => [name, size]));
  const cells = (names: readonly string[]): number => names.reduce((product, name) => product * sizes.get(name)!, 1);
  return Math.max(...[...model.rules.values()].map(({ dimensions }) => cells(dimensions)));
}
