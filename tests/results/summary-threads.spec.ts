import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPathsWriter, summarisePaths } from '../../src/results/index.js';
import { summariseOnThreads } from '../../src/run/summary-threads.js';
import { IDENTITY, syntheticBlocks, syntheticPlan, temporaryFolder } from './synthetic.js';

test('one thread, three threads and none give the same summary; an abort ends them', async () => {
  // 3.2 million numbers: enough for threads to be used.
  const plan = syntheticPlan(32_000, { lastYear: 2045 });
  const file = join(await temporaryFolder(), 'paths.arrow');
  const writer = createPathsWriter(file, plan, IDENTITY);
  for (const block of syntheticBlocks(plan)) await writer.append(block);
  await writer.close();

  const here = await summarisePaths(file, plan);
  expect(here).toHaveLength(4 * 25);
  for (const threads of [1, 3]) expect(await summariseOnThreads(file, plan, threads)).toEqual(here);

  const controller = new AbortController();
  const aborted = summariseOnThreads(file, plan, 2, controller.signal);
  controller.abort();
  await expect(aborted).rejects.toThrow('aborted');
  await expect(summariseOnThreads(`${file}.gone`, plan, 2)).rejects.toMatchObject({ code: 'ENOENT' });
});
