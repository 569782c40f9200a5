import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runInOrder } from '../../src/run/in-order.js';

test('results are taken in order, once each, whatever order items start and finish in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }).chain((count) => fc.tuple(
        fc.constant(count), fc.integer({ min: 1, max: 6 }),
        fc.shuffledSubarray(Array.from({ length: count }, (_, i) => i), { minLength: count, maxLength: count }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }),
      )),
      async ([count, limit, startOrder, delays]) => {
        const taken: number[] = [];
        let running = 0;
        let most = 0;
        await runInOrder({
          count, limit, startOrder,
          async start(index) {
            most = Math.max(most, ++running);
            await wait(delays[index]);
            running--;
            return index * 10;
          },
          take(index, result) {
            expect(result).toBe(index * 10);
            taken.push(index);
            return Promise.resolve();
          },
        });
        expect(taken).toEqual(Array.from({ length: count }, (_, i) => i));
        expect(most).toBeLessThanOrEqual(limit);
      },
    ),
    { numRuns: 40 },
  );
});

test('finished results that wait, for a slow item or a slow taker, stay bounded', async () => {
  let waiting = 0;
  let most = 0;
  await runInOrder({
    count: 50,
    limit: 4,
    async start(index) {
      if (index === 0) await wait(60);
      most = Math.max(most, ++waiting);
      return index;
    },
    take() {
      waiting--;
      return Promise.resolve();
    },
  });
  expect(most).toBeLessThanOrEqual(8);
});

test('the first failure is the one that is told', async () => {
  const start = async (index: number): Promise<number> => {
    if (index === 3) throw new Error('third');
    await wait(5);
    if (index > 3) throw new Error('later');
    return index;
  };
  await expect(runInOrder({ count: 9, limit: 6, start, take: () => Promise.resolve() })).rejects.toThrow('third');
});
