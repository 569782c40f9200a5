import { describe, expect, it } from 'vitest';
import { choleskyFactor } from '../../src/numerics/index.js';
import { createNoiseSource, noiseHash, seedWords } from '../../src/random/index.js';
import type { CorrelationLayout, NoiseLayout } from '../../src/scenario/plan.js';
import { expectExact, expectStatistical } from '../tolerances.js';

const PATHS = 40_000;

function noise(name: string, kind: NoiseLayout['kind']): NoiseLayout {
  return { name, kind, nameHash: noiseHash(name) };
}

const cpi = noise('cpi', 'normal');
const income = noise('income', 'normal');
const longevity = noise('longevity', 'normal_once');
const default_event = noise('default_event', 'uniform');

function source(noises: readonly NoiseLayout[], correlations: readonly CorrelationLayout[] = [], seed = 'test') {
  return createNoiseSource({ noises, correlations, seedWords: seedWords(seed) });
}

/** [path] draws of each noise in 2030. */
function draws(noises: readonly NoiseLayout[], correlations: readonly CorrelationLayout[] = []): number[][] {
  const drawn = source(noises, correlations);
  const columns = noises.map(() => [] as number[]);
  for (let path = 0; path < PATHS; path++) {
    drawn.startPath(path, false);
    drawn.drawYear(2030);
    drawn.values.forEach((value, i) => columns[i]!.push(value));
  }
  return columns;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function pair(first: number, second: number, correlation: number, kind: CorrelationLayout['kind'] = 'normal'): CorrelationLayout {
  const lower = choleskyFactor([[1, correlation], [correlation, 1]])!.flat();
  return { kind, noises: [first, second], lower };
}

describe('draws', () => {
  it('of a normal have the moments of the standard normal', () => {
    const [values] = draws([cpi]) as [number[]];
    expectStatistical(meanOf(values), 0, Math.sqrt(1 / PATHS), 'mean');
    expectStatistical(meanOf(values.map((z) => z ** 2)), 1, Math.sqrt(2 / PATHS), 'second moment');
    expectStatistical(meanOf(values.map((z) => z ** 3)), 0, Math.sqrt(15 / PATHS), 'third moment');
    expectStatistical(meanOf(values.map((z) => z ** 4)), 3, Math.sqrt(96 / PATHS), 'fourth moment');
  });

  it('of a uniform have its mean and variance and stay inside (0, 1)', () => {
    const [values] = draws([default_event]) as [number[]];
    expectStatistical(meanOf(values), 0.5, Math.sqrt(1 / 12 / PATHS), 'mean');
    expectStatistical(meanOf(values.map((u) => (u - 0.5) ** 2)), 1 / 12, Math.sqrt(1 / 180 / PATHS), 'variance');
    expect(values.every((u) => u > 0 && u < 1)).toBe(true);
  });

  it('of different names, years and paths are uncorrelated', () => {
    const [a, b] = draws([cpi, income]) as [number[], number[]];
    expectStatistical(meanOf(a.map((z, i) => z * b[i]!)), 0, Math.sqrt(1 / PATHS), 'names');
    expectStatistical(meanOf(a.slice(1).map((z, i) => z * a[i]!)), 0, Math.sqrt(1 / (PATHS - 1)), 'neighbouring paths');
    const years = source([cpi]);
    years.startPath(0, false);
    const series = Array.from({ length: PATHS }, (_, year) => { years.drawYear(year + 1); return years.values[0]!; });
    expectStatistical(meanOf(series.slice(1).map((z, i) => z * series[i]!)), 0, Math.sqrt(1 / (PATHS - 1)), 'neighbouring years');
  });

  it('made once per path stay the same through its years, yearly ones do not', () => {
    const drawn = source([cpi, longevity]);
    drawn.startPath(7, false);
    const once = drawn.values[1]!;
    drawn.drawYear(2021);
    const first = drawn.values[0]!;
    drawn.drawYear(2022);
    expectExact(drawn.values[1]!, once, 'longevity');
    expect(drawn.values[0]).not.toBe(first);
  });
});

describe('a draw depends on seed, path, year and name alone', () => {
  it('so another noise, declared first, moves none', () => {
    const alone = source([cpi, longevity]);
    const joined = source([default_event, income, cpi, longevity], [pair(1, 2, 0)]);
    for (const path of [0, 1, 999]) {
      alone.startPath(path, false);
      joined.startPath(path, false);
      for (const year of [2021, 2100]) {
        alone.drawYear(year);
        joined.drawYear(year);
        expectExact(joined.values[2]!, alone.values[0]!, `cpi, path ${path}, ${year}`);
        expectExact(joined.values[3]!, alone.values[1]!, `longevity, path ${path}, ${year}`);
      }
    }
  });

  it('so the order of paths and years moves none', () => {
    const forward = source([cpi]);
    forward.startPath(3, false);
    forward.drawYear(2040);
    const expected = forward.values[0]!;
    const back = source([cpi]);
    back.startPath(9, false);
    back.drawYear(2050);
    back.startPath(3, false);
    back.drawYear(2040);
    expectExact(back.values[0]!, expected, 'path 3, 2040');
  });

  it('so another seed moves all', () => {
    const [a, b] = [source([cpi]), source([cpi], [], 'other')] as const;
    for (const each of [a, b]) {
      each.startPath(0, false);
      each.drawYear(2030);
    }
    expect(a.values[0]).not.toBe(b.values[0]);
  });
});

describe('correlation', () => {
  it('is reproduced, and leaves the first noise of the group and the variances alone', () => {
    const [plain] = draws([cpi, income]) as [number[]];
    const [a, b] = draws([cpi, income], [pair(0, 1, 0.35)]) as [number[], number[]];
    expectExact(a[5]!, plain[5]!, 'cpi on path 5');
    // Var(ab) = 1 + ρ² for standard normals.
    expectStatistical(meanOf(a.map((z, i) => z * b[i]!)), 0.35, Math.sqrt((1 + 0.35 ** 2) / PATHS), 'correlation');
    expectStatistical(meanOf(b.map((z) => z * z)), 1, Math.sqrt(2 / PATHS), 'variance of income');
  });

  it('reaches once-noises as well', () => {
    const fertility = noise('fertility', 'normal_once');
    const [a, , b] = draws([longevity, cpi, fertility], [pair(0, 2, -0.6, 'normal_once')]) as [number[], number[], number[]];
    expectStatistical(meanOf(a.map((z, i) => z * b[i]!)), -0.6, Math.sqrt((1 + 0.36) / PATHS), 'correlation');
  });
});

describe('the best estimate', () => {
  it('takes every noise at its median, in whatever state the source was', () => {
    const drawn = source([cpi, income, longevity, default_event], [pair(0, 1, -0.35)]);
    drawn.startPath(4, false);
    drawn.drawYear(2025);
    drawn.startPath(0, true);
    drawn.drawYear(2026);
    [0, 0, 0, 0.5].forEach((median, i) => { expectExact(drawn.values[i]!, median, `noise ${i}`); });
  });
});
