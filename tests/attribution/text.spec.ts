import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/cli/index.js';
import { attributionText, waterfallBars } from '../../src/report/index.js';
import { at, input, open, side, split, TOY } from './toy.js';

const changes = `inputs:\n  a: ${input('value: 5')}\n  b: ${input('series: { 2020: 3, 2025: 7 }, between: hold, after: hold')}\n  c: ${input('value: 4')}\n`;

describe('the split in words', () => {
  it('names each change with what it is, its part and its share, the largest first, and what they do together', async () => {
    const result = await split(await open(TOY), await side(changes), { targets: [at('product', 2030)], paths: 0 });
    const text = attributionText(result, 'zh');
    // 6 → 35: 15 and 14 of 29; each alone 9 and 8, so 12 comes of both.
    const rows = text.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(rows).toContainEqual(['甲', '2 -> 5', '15']);
    expect(rows).toContainEqual(['乙', '2025至2030年：3 -> 7', '14']);
    expect(rows.findIndex(([label]) => label === '甲')).toBeLessThan(rows.findIndex(([label]) => label === '乙'));
    expect(text).toContain('每项单独改，合计 17；其余 12 来自几项同时改动。');
    expect(text).toContain('不影响这一指标的改动，贡献为 0：丙。');
    expect(waterfallBars(result, 'zh').bars).toEqual([
      { name: '前者', kind: 'total', value: 6 }, { name: '甲', kind: 'change', value: 15 }, { name: '乙', kind: 'change', value: 14 }, { name: '后者', kind: 'total', value: 35 },
    ]);
  });

  it('says so where nothing moves', async () => {
    const result = await split(await open(TOY), await side(changes), { targets: [at('apart', 2030)], paths: 0 });
    expect(attributionText(result, 'en')).toContain('They are equal');
    expect(result.contributions).toEqual([]);
    expect(result.without.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});

describe('the options', () => {
  it('are read, with the marks of a Chinese keyboard', () => {
    const { request } = readCommandLine(['compare', 'a.yaml', 'b.yaml', '--waterfall', '--output', 'x，y', '--year', '2027-2036', '--group', '甲＝a，b', '--group', 'two=c']);
    expect(request).toMatchObject({
      kind: 'compare', files: ['a.yaml', 'b.yaml'], waterfall: { outputs: ['x', 'y'], years: [2027, 2036], grouping: new Map([['甲', ['a', 'b']], ['two', ['c']]]) },
    });
  });

  it.each([
    [['--year', '2050'], { message: 'attribution-without-waterfall', facts: { options: ['--year'] } }],
    [['--waterfall', '--seed', 'x'], { message: 'attribution-not-with', facts: { options: ['--seed'] } }],
    [['--waterfall', '--year', '2036-2027'], { message: 'attribution-bad-year', facts: { value: '2036-2027' } }],
    [['--waterfall', '--group', 'a'], { message: 'attribution-bad-group', facts: { value: 'a' } }],
    [['c.yaml', '--waterfall'], { message: 'attribution-two', facts: { count: 3 } }],
  ])('%j are refused', (words, issue) => {
    expect(readCommandLine(['compare', 'a.yaml', 'b.yaml', ...words]).request).toMatchObject({ kind: 'refused', issues: [issue] });
  });
});
