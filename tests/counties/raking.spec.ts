import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { counties, deviations, firstGuess, shares } from '../../scripts/tables/counties.mjs';
import { rake, regionShare } from '../../scripts/tables/rake.mjs';

test('raking by hand: two counties, one column', () => {
  // 30 and 10 people are 3/4 and 1/4; the first county is known to hold 60 %.
  const [first, second] = rake([[30], [10]], [1], [{ rows: [0], target: 0.6 }]);
  expect(first![0]).toBeCloseTo(0.6, 12);
  expect(second![0]).toBeCloseTo(0.4, 12);
});

test('raking keeps the odds between counties and between columns', () => {
  const seed = [[20, 30], [40, 10], [40, 60]];
  const weights = [100, 300];
  const result = rake(seed, weights, [{ rows: [0, 1], target: 0.5 }]);
  // Both columns add up to one, the region has its half.
  for (const column of [0, 1]) expect(result.reduce((sum, row) => sum + row[column]!, 0)).toBeCloseTo(1, 12);
  expect(regionShare(result, [0, 1], weights)).toBeCloseTo(0.5, 12);
  // Inside the region and outside it the odds of the seed stand: (20 / 40) / (30 / 10).
  const odds = (cells: readonly (readonly number[])[]): number => cells[0]![0]! / cells[1]![0]! / (cells[0]![1]! / cells[1]![1]!);
  expect(odds(result)).toBeCloseTo(odds(seed), 12);
});

test('a county inside a prefecture: both are met', () => {
  const result = rake([[10], [20], [70]], [1], [{ rows: [0], target: 0.2 }, { rows: [0, 1], target: 0.5 }]);
  expect(result.map(([share]) => Number(share!.toFixed(10)))).toEqual([0.2, 0.3, 0.5]);
});

test('targets that contradict one another are refused', () => {
  expect(() => rake([[10], [90]], [1], [{ rows: [0], target: 0.2 }, { rows: [0], target: 0.4 }])).toThrow('cannot be met');
});

test('all anchors are met, and the page says how far off the first guess was', () => {
  for (const { name, deviation } of deviations(shares)) expect(Math.abs(deviation), name).toBeLessThan(1e-9);
  const page = readFileSync('scenarios/hubei/counties/README.md', 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.endsWith(' % |'));
  const printed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)} %`;
  const [all, weighted] = [firstGuess(1), firstGuess(0.1)].map((guess) => deviations(guess));
  expect(rows).toHaveLength(all!.length);
  rows.forEach((row, index) => {
    const cells = row.split('|').map((cell) => cell.trim());
    expect(cells[1]).toBe(all![index]!.name);
    expect(cells.slice(-3, -1)).toEqual([printed(all![index]!.deviation), printed(weighted![index]!.deviation)]);
  });
});

test('103 counties, two zones with a prefecture, four counties without one', () => {
  expect(counties).toHaveLength(105);
  expect(counties.filter(({ prefecture }) => prefecture === '').map(({ name }) => name)).toEqual(['仙桃市', '潜江市', '天门市', '神农架林区']);
  expect(counties.filter(({ name }) => name.endsWith('开发区') || name === '龙感湖管理区').map(({ prefecture }) => prefecture)).toEqual(['421000', '421100']);
});
