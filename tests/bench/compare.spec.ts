import { describe, expect, it, test } from 'vitest';
import { type BenchFigure, comparison, comparisonText, figureOf } from '../../src/bench/index.js';
import { figure, reportOf } from './reports.js';

test('a figure is the median of its samples with the smallest and the largest', () => {
  expect(figureOf([5])).toEqual({ value: 5, range: [5, 5] });
  expect(figureOf([9, 1, 4])).toEqual({ value: 4, range: [1, 9] });
  // (4 + 10) ÷ 2; as text 10 would sort before 4.
  expect(figureOf([10, 1, 100, 4])).toEqual({ value: 7, range: [1, 100] });
  expect(() => figureOf([])).toThrow('a figure needs a sample');
});

/** The machine of `now` takes 200 ms for what took 100: half as fast. */
const before = reportOf([
  figure('calibration', 100, 98, 102), figure('start_version', 50, 48, 53), figure('k1_5000_compute', 200, 190, 210), figure('k1_5000_cpp', 180, 175, 185),
  figure('thread_speedup', 1.9, 1.85, 1.95, 'x'), figure('arrow_write', 400, 380, 420, 'MB/s'), figure('memory_10000', 300, 300, 300, 'MB'), figure('compile', 9, 8, 10),
]);
const now = reportOf([
  figure('calibration', 200, 190, 210), figure('start_version', 100, 96, 106), figure('k1_5000_compute', 480, 460, 500), figure('k1_5000_cpp', 720, 700, 740),
  figure('thread_speedup', 1.7, 1.65, 1.75, 'x'), figure('arrow_write', 300, 290, 310, 'MB/s'), figure('memory_10000', 315, 315, 315, 'MB'), figure('noise_share', 20, 19, 21, '%'),
], { engine: 'simd' });

describe('a comparison at the speed of the earlier machine', () => {
  const found = comparison(before, now);
  const of = (name: string): object => found.compared.find((each) => each.name === name)!;

  it('halves times, doubles rates, and leaves the rest as it is', () => {
    expect(found.machineFactor).toBe(2);
    expect(of('k1_5000_compute')).toMatchObject({ normalised: { value: 240, range: [230, 250] }, ratio: 1.2 });
    expect(of('arrow_write')).toMatchObject({ normalised: { value: 600, range: [580, 620] }, ratio: 400 / 600 });
    expect(of('thread_speedup')).toMatchObject({ normalised: { value: 1.7, range: [1.65, 1.75] }, ratio: 1.9 / 1.7 });
    // The loop itself shows what it measured.
    expect(of('calibration')).toMatchObject({ normalised: { value: 200, range: [190, 210] }, ratio: 2 });
  });

  it('calls no change what overlaps, and worse what lies beyond the noise', () => {
    expect(of('start_version')).toMatchObject({ normalised: { value: 50, range: [48, 53] }, ratio: 1, verdict: 'no-change', isRegression: false });
    expect(of('k1_5000_compute')).toMatchObject({ verdict: 'slower', isRegression: true });
    expect(of('thread_speedup')).toMatchObject({ verdict: 'slower', isRegression: true });
    expect(of('arrow_write')).toMatchObject({ verdict: 'faster', isRegression: false });
  });

  it('fails neither for a slower C++ or machine nor for five percent', () => {
    // 360 at the earlier speed, twice 180.
    expect(of('k1_5000_cpp')).toMatchObject({ ratio: 2, verdict: 'slower', isRegression: false });
    expect(of('calibration')).toMatchObject({ verdict: 'slower', isRegression: false });
    expect(of('memory_10000')).toMatchObject({ ratio: 1.05, verdict: 'slower', isRegression: false });
  });

  it('names what only one of the two has', () => {
    expect([found.onlyBefore, found.onlyNow]).toEqual([['compile'], ['noise_share']]);
    expect(found.compared.map(({ name }) => name)).not.toContain('compile');
  });

  it('is told in one table', () => {
    expect(comparisonText(before, now, found, 'en')).toBe(`compared with abc1234567 of 23 November 2026 (engine interpreter); by the calibration loop this machine now takes 2.00 times as long, which “now” allows for
the engines differ: interpreter then, simd now

 metric                                       then                now  ratio            verdict
 ----------------------------------------------------------------------------------------------
 calibration loop                   100 (98 - 102)    200 (190 - 210)   2.00              worse
 start: --version                     50 (48 - 53)       50 (48 - 53)   1.00          no change
 K1 5,000 paths, compute only      200 (190 - 210)    240 (230 - 250)   1.20  worse by over 10%
 K1 5,000 paths, C++ as defined    180 (175 - 185)    360 (350 - 370)   2.00              worse
 speed-up by a second thread     1.9 (1.85 - 1.95)  1.7 (1.65 - 1.75)   1.12  worse by over 10%
 writing Arrow                     400 (380 - 420)    600 (580 - 620)   0.67             better
 peak memory, 10,000 paths         300 (300 - 300)    315 (315 - 315)   1.05              worse

measured only then: compile
measured only now: noise_share
something is worse beyond the noise by more than 10%`);
  });
});

describe('the threshold', () => {
  const pairOf = (a: BenchFigure, b: BenchFigure): { verdict: string; isRegression: boolean } => {
    const found = comparison(reportOf([figure('calibration', 100, 99, 101), a]), reportOf([figure('calibration', 100, 99, 101), b]));
    const each = found.compared[1]!;
    expect(found.isRegression).toBe(each.isRegression);
    return { verdict: each.verdict, isRegression: each.isRegression };
  };
  const then = figure('start_version', 100, 99, 101);

  it.each([
    ['ten percent is allowed', figure('start_version', 110, 109, 111), 'slower', false],
    ['a hair more is not', figure('start_version', 110.01, 109, 111), 'slower', true],
    ['ranges that touch are no change', figure('start_version', 130, 101, 140), 'no-change', false],
    ['below the range is better', figure('start_version', 98, 97, 98.9), 'faster', false],
  ])('%s', (_, present, verdict, isRegression) => {
    expect(pairOf(then, present)).toEqual({ verdict, isRegression });
  });

  it('needs the calibration loop on both sides', () => {
    expect(() => comparison(reportOf([then]), reportOf([figure('calibration', 100, 99, 101), then]))).toThrow('without its calibration loop');
    expect(() => comparison(reportOf([figure('calibration', 0, 0, 0)]), reportOf([figure('calibration', 100, 99, 101)]))).toThrow('without its calibration loop');
  });
});
