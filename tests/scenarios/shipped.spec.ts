import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createReplay } from '../../src/engine/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';

const HUBEI = 'scenarios/hubei';
const PERSONS = ['persons.yaml', 'typical-members.yaml'];
const yamlIn = (folder: string): string[] => readdirSync(folder).filter((file) => file.endsWith('.yaml') && !PERSONS.includes(file)).map((file) => `${folder}/${file}`);
/** Replaces a formula, so that inputs of the old one stand idle; the reader is told so. */
const TOLD = `${HUBEI}/proposals/income-indexed.yaml`;
const files = ['', '/stress', '/proposals'].flatMap((folder) => yamlIn(HUBEI + folder));

describe.each(files)('%s', (file) => {
  it('is read without a word of complaint', () => {
    const { plan, issues } = loadScenario(file);
    expect(issues.map(({ message }) => message)).toEqual(file === TOLD ? ['input-unused-inherited'] : []);
    expect(plan!.baseYear).toBe(2020);
  });

  it('says why it is there', () => {
    const text = readFileSync(file, 'utf8');
    expect(text.split('\n').slice(1).filter((line) => line.startsWith('# ')).join(' ').length).toBeGreaterThan(60);
  });
});

/** Best-estimate values of a rule, summed over its cells. */
function best(file: string): (rule: string, year: number) => number {
  const plan: Plan = loadScenario(file).plan!;
  const replay = createReplay(plan, 0, true, 2060);
  return (rule, year) => replay.valuesOf(rule, year).reduce((sum, value) => sum + value, 0);
}

describe('a scenario moves what it is for', () => {
  const baseline = best(`${HUBEI}/baseline.yaml`);

  it('high longevity: more pensioners, dearer longevity, the same past', () => {
    const of = best(`${HUBEI}/stress/high-longevity.yaml`);
    expect(of('pensioners_total', 2050)).toBeGreaterThan(1.03 * baseline('pensioners_total', 2050));
    expect(of('longevity_cost', 2050)).toBeGreaterThan(baseline('longevity_cost', 2050));
    expect(of('pensioners_total', 2025)).toBe(baseline('pensioners_total', 2025));
  });

  it('low fertility: fewer births from 2027, half a child fewer than the medium variant, and the same pensioners for sixty years', () => {
    const of = best(`${HUBEI}/stress/low-fertility.yaml`);
    expect(baseline('fertility_level', 2040) - of('fertility_level', 2040)).toBeCloseTo(0.5, 2);
    expect(of('pensioners_total', 2060)).toBe(baseline('pensioners_total', 2060));
    expect(of('active_total', 2060)).toBeLessThan(0.95 * baseline('active_total', 2060));
  });

  it('faster urbanisation: more leave, fewer stay', () => {
    const of = best(`${HUBEI}/stress/faster-urbanisation.yaml`);
    expect(of('left_total', 2035)).toBeGreaterThan(1.2 * baseline('left_total', 2035));
    expect(of('active_total', 2050)).toBeLessThan(baseline('active_total', 2050));
  });

  it('closed group: nobody enters, nobody below 30 is left after fourteen years', () => {
    const of = best(`${HUBEI}/closed-group.yaml`);
    expect(of('entrants_total', 2030)).toBe(0);
    expect(of('participants', 2040)).toBeLessThan(baseline('participants', 2040));
  });

  it('national pass-through only: the national base stays, additions stop', () => {
    const of = best(`${HUBEI}/proposals/national-only.yaml`);
    expect(of('national_base', 2050)).toBe(baseline('national_base', 2050));
    expect(of('local_addition', 2050)).toBe(of('local_addition', 2026));
    expect(of('provincial_addition', 2050)).toBe(of('provincial_addition', 2026));
  });

  it('20 yuan a year: 163 in 2026 and 20 more each year, 643 in 2050', () => {
    const of = best(`${HUBEI}/proposals/twenty-a-year.yaml`);
    expect(of('national_base', 2050)).toBe(163 + 20 * 24);
  });

  it('half income growth, half inflation: each rise is that of last year’s indicators, in whole yuan', () => {
    const of = best(`${HUBEI}/proposals/half-income-half-prices.yaml`);
    for (const year of [2027, 2040, 2055]) {
      const rise = of('national_base', year - 1) * (0.5 * of('nominal_income_growth', year - 1) + 0.5 * of('cpi', year - 1));
      expect(of('adjustment', year)).toBe(Math.ceil(rise));
    }
  });

  it('tilt to long contributors: the year-count addition grows, the base does not', () => {
    const of = best(`${HUBEI}/proposals/long-contributors.yaml`);
    expect(of('year_count_pension', 2050)).toBeGreaterThan(1.1 * baseline('year_count_pension', 2050));
    expect(of('base_pension_national', 2050)).toBe(baseline('base_pension_national', 2050));
  });
});
