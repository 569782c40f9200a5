import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mathLibrary } from '../../src/compiler/library/math.js';
import { noiseLibrary } from '../../src/compiler/library/noise.js';
import { correlationBytes, noiseTableBytes, writeCorrelation, writeNoiseTable } from '../../src/compiler/library/noise-table.js';
import { SEED_BYTES, writeSeed } from '../../src/compiler/library/philox.js';
import { choleskyFactor, nearestCorrelation, normalQuantile } from '../../src/numerics/index.js';
import { createNoiseSource, noiseHash, ONCE_YEAR, seedWords, uniformFromWords } from '../../src/random/index.js';
import type { CorrelationLayout, NoiseLayout, Plan } from '../../src/scenario/plan.js';
import { expectExact } from '../tolerances.js';
import { FREE, type TestModule, testModule, testPool } from './library-module.js';

// One seed, so that a failure comes back on every run.
fc.configureGlobal({ seed: 20260101 });

type NoisePlan = Pick<Plan, 'noises' | 'correlations' | 'seedWords'>;

const ALL_ONES = 0xffffffff;
/** Stands behind every table, where nothing may be written. */
const GUARD = 0x5ca1ab1e;

let module: TestModule;

beforeAll(async () => {
  const pool = testPool();
  const functions = `${mathLibrary(pool)}\n${noiseLibrary(pool)}`;
  module = await testModule(functions, ['draw', 'drawTails', 'correlate'], pool);
});

function noise(name: string, kind: NoiseLayout['kind']): NoiseLayout {
  return { name, kind, nameHash: noiseHash(name) };
}

/** Lays a plan's noises out as the compiled engine does: one table for the yearly ones, one for those made once. */
function compiledSource(plan: NoisePlan) {
  const { view } = module;
  let next = FREE;
  const take = (bytes: number): number => {
    const at = next;
    view.setUint32(at + bytes, GUARD, true);
    next += Math.ceil((bytes + 4) / 16) * 16;
    guards.push(at + bytes);
    return at;
  };
  const guards: number[] = [];
  const seedAt = take(SEED_BYTES);
  writeSeed(view, seedAt, plan.seedWords);
  const slots = plan.noises.map(() => take(16));
  const parts = [true, false].map((isOnce) => {
    const entries = plan.noises.flatMap(({ nameHash, kind }, i) => ((kind === 'normal_once') === isOnce ? [{ nameHash, kind, slot: slots[i]! }] : []));
    const table = take(noiseTableBytes(entries.length));
    writeNoiseTable(view, table, entries);
    const groups = plan.correlations.filter(({ kind }) => (kind === 'normal_once') === isOnce).map(({ noises, lower }) => {
      const group = take(correlationBytes(noises.length));
      writeCorrelation(view, group, noises.map((index) => slots[index]!), lower);
      return group;
    });
    return { table, count: entries.length, groups };
  });
  return {
    /** [noise][lane] of paths `path` and `path` + 1. */
    values: (): number[][] => slots.map((slot) => [view.getFloat64(slot, true), view.getFloat64(slot + 8, true)]),
    draw(path: number, year: number, isMedian = false): void {
      const { table, count, groups } = parts[year === ONCE_YEAR ? 0 : 1]!;
      module.call('draw', table, count, path, year, seedAt, isMedian ? 1 : 0);
      if (!isMedian) for (const group of groups) module.call('correlate', group);
      for (const guard of guards) if (view.getUint32(guard, true) !== GUARD) throw new Error(`written past the end at ${guard}`);
    },
  };
}

/** Compares both paths of each pair over the years, and returns how many draws were compared. */
function expectSameDraws(plan: NoisePlan, paths: readonly number[], years: readonly number[], isMedian = false): number {
  const compiled = compiledSource(plan);
  const interpreted = [createNoiseSource(plan), createNoiseSource(plan)];
  let compared = 0;
  for (const path of paths) {
    compiled.draw(path, ONCE_YEAR, isMedian);
    interpreted.forEach((source, lane) => { source.startPath(path + lane, isMedian); });
    for (const year of years) {
      compiled.draw(path, year, isMedian);
      const values = compiled.values();
      interpreted.forEach((source, lane) => {
        source.drawYear(year);
        source.values.forEach((expected, i) => {
          const actual = values[i]![lane]!;
          if (!Object.is(actual, expected)) expectExact(actual, expected, `${plan.noises[i]!.name}, path ${path + lane}, ${year}`);
          compared++;
        });
      });
    }
  }
  return compared;
}

function range(from: number, count: number, step = 1): number[] {
  return Array.from({ length: count }, (_, i) => from + step * i);
}

function group(kind: CorrelationLayout['kind'], noises: readonly number[], correlation: (row: number, column: number) => number): CorrelationLayout {
  const matrix = noises.map((_, row) => noises.map((__, column) => (row === column ? 1 : correlation(Math.max(row, column), Math.min(row, column)))));
  return { kind, noises, lower: choleskyFactor(nearestCorrelation(matrix, 1e-3))!.flat() };
}

const names = ['cpi', 'income', 'shares', 'bonds', 'wages', 'fertility', 'mortality', 'coverage', 'arrears', 'migration', 'rates', 'credit', 'subsidy'];
const baseline: NoisePlan = {
  noises: [...names.map((name) => noise(name, 'normal')), noise('default_event', 'uniform'), noise('longevity', 'normal_once'), noise('level', 'normal_once'), noise('taste', 'normal_once')],
  correlations: [group('normal', [3, 0, 9, 5], (row, column) => 0.3 - 0.2 * row + 0.1 * column), group('normal_once', [16, 14], () => -0.6)],
  seedWords: seedWords('hubei-2026'),
};

describe('Philox 4×32-10 on four counters', () => {
  // Source: known-answer tests of Random123, kat_vectors, philox4x32 10: the first two of four words.
  it.each([
    { counter: [0, 0, 0, 0], key: [0, 0], words: [0x6627e8d5, 0xe169c58d] },
    { counter: [ALL_ONES, ALL_ONES, ALL_ONES, ALL_ONES], key: [ALL_ONES, ALL_ONES], words: [0x408f276d, 0x41c83b0e] },
    { counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], key: [0xa4093822, 0x299f31d0], words: [0xd16cfe09, 0x94fdcceb] },
  ] as const)('gives the uniform of the published words for counter $counter', ({ counter, key, words }) => {
    const [path, year, nameHash, seedWord] = counter;
    const { view } = module;
    const [seedAt, table, slots] = [FREE, FREE + 1024, FREE + 2048];
    writeSeed(view, seedAt, [...key, seedWord]);
    writeNoiseTable(view, table, range(0, 2).map((i) => ({ nameHash, kind: 'uniform', slot: slots + 16 * i })));
    // The vector's path in the first lane, then in the second: all four counters in turn.
    for (const lane of [0, 1]) {
      module.call('draw', table, 2, path - lane, year, seedAt, 0);
      for (const slot of [slots, slots + 16]) expectExact(view.getFloat64(slot + 8 * lane, true), uniformFromWords(words[0], words[1]), `lane ${lane}`);
    }
  });
});

describe('a year of draws has the bits of the interpreter', () => {
  it('for 17 noises, two correlated groups, 80 years and 160 paths', () => {
    expect(expectSameDraws(baseline, range(0, 80, 2), range(2021, 80))).toBe(17 * 80 * 160);
  });

  it('for large path numbers and odd first paths', () => {
    expect(expectSameDraws(baseline, [1, 99_999, 2 ** 31 - 2], [1, 2021, 9999])).toBe(17 * 3 * 6);
  });

  it.each([0, 1, 2, 3, 7])('for %i yearly normals alone', (count) => {
    const plan = { noises: names.slice(0, count).map((name) => noise(name, 'normal')), correlations: [], seedWords: seedWords('少数') };
    expect(expectSameDraws(plan, range(0, 50, 2), range(2021, 40))).toBe(count * 40 * 100);
  });

  it('for any mixture of kinds, seeds and correlations', () => {
    const kind = fc.constantFrom<NoiseLayout['kind']>('normal', 'normal', 'normal_once', 'uniform');
    const word = fc.integer({ min: 0, max: ALL_ONES });
    const mixture = fc.record({
      kinds: fc.array(kind, { maxLength: 9 }),
      seed: fc.tuple(word, word, word),
      correlation: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      isReversed: fc.boolean(),
      path: fc.integer({ min: 0, max: 2 ** 31 - 3 }),
    });
    fc.assert(fc.property(mixture, ({ kinds, seed, correlation, isReversed, path }) => {
      const noises = kinds.map((each, i) => noise(`${names[i]!}_${path}`, each));
      const correlations = (['normal', 'normal_once'] as const).flatMap((each) => {
        const members = noises.flatMap((layout, i) => (layout.kind === each ? [i] : []));
        return members.length < 2 ? [] : [group(each, isReversed ? members.reverse() : members, (row, column) => correlation ** (row - column))];
      });
      expect(expectSameDraws({ noises, correlations, seedWords: seed }, [path], [2021, 2022, 2023])).toBe(6 * kinds.length);
    }), { numRuns: 300 });
  });

  it('for the medians of the best estimate', () => {
    expect(expectSameDraws(baseline, [0], [2021, 2022], true)).toBe(17 * 4);
    const drawn = compiledSource(baseline);
    drawn.draw(0, 2021, true);
    expect(drawn.values()[0]).toEqual([0, 0]);
    expect(drawn.values()[13]).toEqual([0.5, 0.5]);
  });
});

describe('a correlated group', () => {
  it('sums from the first product on: minus zero stays, which a sum from 0 would lose', () => {
    const { view } = module;
    const [group, slots] = [FREE, [FREE + 1024, FREE + 1040, FREE + 1056]];
    const independent = [-0, -0, 4];
    slots.forEach((slot, i) => { for (const lane of [0, 8]) view.setFloat64(slot + lane, independent[i]!, true); });
    // Rows by hand: 1·−0; 0.5·−0 + 0.75·−0; 0.25·−0 + 2·−0 + 3·4 = 12.
    writeCorrelation(view, group, slots, [1, 99, 99, 0.5, 0.75, 99, 0.25, 2, 3]);
    module.call('correlate', group);
    for (const lane of [0, 8]) [-0, -0, 12].forEach((expected, i) => { expectExact(view.getFloat64(slots[i]! + lane, true), expected, `noise ${i}`); });
  });
});

describe('the list of tails', () => {
  // No seed known reaches a share below e^−25 = 1.4e-11, so the uniforms are put there by hand.
  const uniforms = [2 ** -53, 1 - 2 ** -53, 1.4e-11, 1.3e-11, 0.0749, 0.9251, 1 - 1.3e-11, 1e-3, 0.99];

  it.each([1, 2, 3, 8, 9])('of %i lanes becomes normals, near and far, an odd last one too', (count) => {
    const { view } = module;
    const list = FREE + 4096;
    for (let i = 0; i < count; i++) {
      view.setInt32(list + 4 * i, FREE + 24 * i, true);
      view.setFloat64(FREE + 24 * i, uniforms[i]!, true);
    }
    module.call('drawTails', list, list + 4 * count);
    for (let i = 0; i < count; i++) expectExact(view.getFloat64(FREE + 24 * i, true), normalQuantile(uniforms[i]!), `u = ${uniforms[i]!}`);
  });
});
