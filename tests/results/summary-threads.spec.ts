import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPathsWriter, summarisePaths } from '../../src/results/index.js';
import { summariseOnThreads } from '../../src/run/summary-threads.js';
import { startThreads } from '../../src/run/threads.js';
import { IDENTITY, syntheticBlocks, syntheticPlan, temporaryFolder } from './synthetic.js';

test('one thread, three threads and none give the same summary; threads that were ended give none', async () => {
  const plan = syntheticPlan(3000, { lastYear: 2045 });
  const file = join(await temporaryFolder(), 'paths.arrow');
  const writer = createPathsWriter(file, plan, IDENTITY);
  for (const block of syntheticBlocks(plan)) await writer.append(block);
  await writer.close();

  const here = await summarisePaths(file, plan);
  expect(here).toHaveLength(4);
  for (const count of [1, 3]) {
    const threads = startThreads(count);
    expect(await summariseOnThreads(file, plan, threads)).toEqual(here);
    await threads.destroy();
  }

  const threads = startThreads(2);
  // Expected at once: it may fail while the threads are being ended.
  const ended = expect(summariseOnThreads(file, plan, threads)).rejects.toThrow();
  await threads.destroy();
  await ended;
  await expect(summariseOnThreads(file, plan, threads)).rejects.toThrow('the threads were ended');
  await expect(summariseOnThreads(`${file}.gone`, plan, threads)).rejects.toMatchObject({ code: 'ENOENT' });
});
