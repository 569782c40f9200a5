import { readColumns, wilsonBand } from '../results/index.js';
import type { Share } from './short-result-types.js';

/** 至此至少一次 — for each of the years, the share of paths on which a flag has been set up to then, with Wilson's band. */
export async function everShares(pathsFile: string, flag: string, upTo: readonly number[]): Promise<Share[]> {
  const shares = new Map<number, Share>();
  // Read to the end, so that the file is closed.
  for await (const { firstYear, years, paths, values } of readColumns(pathsFile, [flag])) {
    const isSet = new Uint8Array(paths);
    let count = 0;
    for (let y = 0; y < years; y++) {
      for (let p = 0; p < paths; p++) {
        if (values[y * paths + p] === 0 || isSet[p] === 1) continue;
        isSet[p] = 1;
        count++;
      }
      shares.set(firstYear + y, { probability: count / paths, ...wilsonBand(count / paths, paths) });
    }
  }
  return upTo.map((year) => shares.get(year)!);
}
