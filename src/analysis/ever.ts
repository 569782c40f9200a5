import { readColumns, wilsonBand } from '../results/index.js';
import type { Share } from './short-result-types.js';

/** 整个期间至少一次 — share of paths on which a flag is set in at least one year, with Wilson's band. */
export async function everShare(pathsFile: string, flag: string): Promise<Share> {
  let isSet = new Uint8Array(0);
  // Read to the end, so that the file is closed.
  for await (const { years, paths, values } of readColumns(pathsFile, [flag])) {
    isSet = new Uint8Array(paths);
    for (let y = 0; y < years; y++) {
      for (let p = 0; p < paths; p++) if (values[y * paths + p] !== 0) isSet[p] = 1;
    }
  }
  const probability = isSet.reduce((sum, one) => sum + one, 0) / isSet.length;
  return { probability, ...wilsonBand(probability, isSet.length) };
}
