import { describe, expect, it } from 'vitest';
import { fanChart } from '../../src/chart/index.js';
import { apart } from '../../src/chart/apart.js';
import { axisFor, titleWithUnit, writtenYears } from '../../src/chart/axis.js';
import { textWidth, wrapped } from '../../src/chart/text-size.js';
import { extremeCharts } from './extremes.js';

const yuan = { unit: 'yuan', kind: 'flow' };

describe('an axis', () => {
  it('has round steps that hold the values and zero', () => {
    // 0 to 87 亿元: six steps of at least 14.5, so 20, up to 100.
    const axis = axisFor([3e8, 8.7e9], yuan, 'zh');
    expect([axis.min, axis.max, axis.interval].map((value) => value / 1e8)).toEqual([0, 100, 20]);
    expect([axis.text(0), axis.text(8e9)]).toEqual(['0', '80']);
    expect(titleWithUnit('结余', { ...yuan, basis: '当年价' }, axis.scale, 'zh')).toBe('结余（亿元，当年价）');
  });

  it('goes below zero in the same steps', () => {
    // -0.7 to 0.3 %: a range of 1.0 in at most six steps: 0.2 would make six, from -0.8 to 0.4.
    const { min, max, interval, text } = axisFor([-0.007, 0.003], { unit: '1', kind: 'rate' }, 'zh');
    expect([min, max, interval].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([-0.008, 0.004, 0.002]);
    expect(text(-0.008)).toBe('-0.8');
  });

  it('stays apart from zero where told, and is 0 to 1 where there is nothing', () => {
    // 102 to 108: six steps of 1 hold exactly six.
    const near = axisFor([102, 108], { unit: 'yuan/person/month', kind: 'level' }, 'en', { startsAtZero: false });
    expect([near.min, near.max, near.interval]).toEqual([102, 108, 1]);
    const none = axisFor([Number.NaN], yuan, 'en');
    expect([none.min, none.max]).toEqual([0, 1]);
  });

  it('writes the first year, round ones and the last, with room between', () => {
    const years = Array.from({ length: 75 }, (_, i) => 2026 + i);
    expect([...writtenYears(years, 628)]).toEqual([2026, 2040, 2050, 2060, 2070, 2080, 2090, 2100]);
    expect([...writtenYears(years, 200)]).toEqual([2026, 2050, 2100]);
    expect([...writtenYears([2026, 2027, 2028], 300)]).toEqual([2026, 2027, 2028]);
  });
});

describe('labels', () => {
  it('keep their places where they are far apart, share the way where they are not, and stay inside', () => {
    expect(apart([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90]);
    // Three at 50: the middle one stays, the others go 15 up and down.
    expect(apart([50, 50, 50], 15, 0, 100)).toEqual([35, 50, 65]);
    // 98 and 99 want 91 and 106: pushed back to end at 100.
    expect(apart([99, 98], 15, 0, 100)).toEqual([100, 85]);
    // 2 and 5 at the upper edge: the first cannot go above 0.
    expect(apart([2, 5, 60], 15, 0, 100)).toEqual([0, 15, 60]);
  });

  it('are broken after Chinese characters and between words, about evenly, and cut where lines run out', () => {
    expect(textWidth('中文', 12)).toBe(24);
    // Nine characters in lines of five: five and four, not eight and one.
    expect(wrapped('甲乙丙丁戊己庚辛壬', 10, 80)).toEqual(['甲乙丙丁戊', '己庚辛壬']);
    expect(wrapped('甲乙，丙丁', 10, 20)).toEqual(['甲', '乙，', '丙丁']);
    expect(wrapped('one two three', 10, 45)).toEqual(['one two', 'three']);
    expect(wrapped('甲乙丙丁戊己', 10, 30, 1)).toEqual(['甲乙…']);
  });
});

describe('a fan', () => {
  const two = { years: [2026, 2027], panels: [{ title: 't', measure: { unit: '1', kind: 'index' }, fans: [{ name: 'f', q05: [-10, -10], q25: [-8, -8], q50: [-6, -6], q75: [-4, -4], q95: [5, 5] }] }] };

  it('that crosses zero is drawn from its lower to its upper quantile', async () => {
    const { svg } = await fanChart({}, two, 'en');
    // The axis: -10 to 5 in steps of 2.5; the plot begins 4 + 13 * 1.35 + 12 = 33.55 from the top and is 280 high.
    const at = (value: number): number => 33.55 + 280 * (5 - value) / 15;
    const bands = [...svg.matchAll(/<path d="([^"]+)" fill="#0072b2" fill-opacity="([\d.]+)"/g)].map(([, path, opacity]) => {
      const heights = [...path!.matchAll(/[ML]?[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
      return { opacity, top: Math.min(...heights), bottom: Math.max(...heights) };
    });
    expect(bands.map(({ opacity }) => opacity)).toEqual(['0.2', '0.38']);
    [[5, -10], [-4, -8]].forEach(([high, low], i) => {
      // ECharts draws at whole and half pixels.
      expect(Math.abs(bands[i]!.top - at(high!))).toBeLessThanOrEqual(0.5);
      expect(Math.abs(bands[i]!.bottom - at(low!))).toBeLessThanOrEqual(0.5);
    });
  });

  it('names what it shows in the reader’s language', async () => {
    const texts = async (lang: 'zh' | 'en'): Promise<string[]> => [...(await fanChart({}, two, lang)).svg.matchAll(/>([^<>\n]+)<\/text>/g)].map(([, text]) => text!);
    expect(await texts('zh')).toEqual(expect.arrayContaining(['中位数', '2026', '2027', '-10.0']));
    expect(await texts('en')).toEqual(expect.arrayContaining(['median', '95%']));
  });
});

describe('drawings', () => {
  it('are the same bytes in any order, whatever was drawn before', async () => {
    const [first, again] = [await extremeCharts('zh'), await extremeCharts('zh')];
    expect(first.size).toBe(12);
    const reversed = new Map([...await extremeCharts('zh')].reverse());
    for (const [name, { svg }] of first) {
      expect({ name, isSame: again.get(name)!.svg === svg && reversed.get(name)!.svg === svg }).toEqual({ name, isSame: true });
    }
  });

  it('are SVG of the size they say, alone: no links, scripts or quoted fonts; ids of their own', async () => {
    const ids: string[] = [];
    for (const [name, { svg, widthPixels, heightPixels }] of await extremeCharts('en')) {
      expect(svg).toMatch(new RegExp(`^<svg width="${String(widthPixels)}" height="${String(heightPixels)}"`));
      expect({ name, foreign: /<script|<image|href=|font-family:[^;]*"|NaN|undefined|Infinity/.exec(svg)?.[0] }).toEqual({ name, foreign: undefined });
      ids.push(...new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)));
    }
    expect(ids.length).toBe(new Set(ids).size);
  });
});
