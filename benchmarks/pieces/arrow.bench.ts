import { Writable } from 'node:stream';
import { bench, describe } from 'vitest';
import { createPathsWriter } from '../../src/results/index.js';
import { BLOCK_PATHS, type Plan } from '../../src/scenario/index.js';
import { BASELINE, K1 } from './plans.js';

const BLOCKS = 8;

/** A file that forgets what it is given: what remains is the work of forming batches. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done(), writev: (_chunks, done) => done() });

async function write(plan: Plan, columns: Float64Array): Promise<void> {
  const writer = createPathsWriter('nowhere', { ...plan, paths: BLOCKS * BLOCK_PATHS }, { fingerprint: 'bench', rulebookHash: 'bench' }, nowhere);
  for (let block = 0; block < BLOCKS; block++) {
    const task = { block, firstPath: block * BLOCK_PATHS, pathCount: BLOCK_PATHS, isBestEstimate: false };
    await writer.append({ task, columns, profileSums: new Float64Array(0), ledgers: [], nonFinite: { count: 0 } });
  }
  await writer.close();
}

describe(`${BLOCKS} blocks into paths.arrow, without the disk`, () => {
  for (const [name, plan] of [['K1', K1], ['baseline', BASELINE]] as const) {
    const columns = new Float64Array(plan.outputs.length * BLOCK_PATHS * (plan.lastYear - plan.baseYear)).fill(1.5);
    bench(`${name}: ${((BLOCKS * columns.byteLength) / 1e6).toFixed(1)} MB`, () => write(plan, columns));
  }
});
