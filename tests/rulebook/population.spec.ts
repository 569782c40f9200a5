// 人口章 — dispersion, the Lee–Carter option and the variants of fertility of the Hubei baseline.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { quantileSorted } from 'simple-statistics';
import { afterAll, describe, expect, test } from 'vitest';
import { populationAlone } from '../../scripts/docs/population/alone.mjs';
import { mortalityDispersion } from '../../scripts/tables/dispersion.mjs';
import { BLOCK_PATHS, type Plan } from '../../src/scenario/index.js';
import { engineOf, walkPath } from '../engines.js';
import { expectExact, expectModelFit, expectPublished, expectStatistical } from '../tolerances.js';
import { planOf } from './projection.js';

type Row = Readonly<Record<string, string>>;

const rowsOf = (file: string): Row[] => parse(readFileSync(`scenarios/${file}`, 'utf8'), { columns: true });
const folder = mkdtempSync(join(tmpdir(), 'chusuan-population-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const one = (value: number): object => ({ value, unit: '1', source: 'test', confidence: 'A' });
const alone = (what: { outputs?: string[]; inputs?: Record<string, object> }, paths = 0): Plan =>
  planOf(populationAlone(mkdtempSync(join(folder, 'x-')), { baseYear: 2020, lastYear: 2100, ...what }), paths);

/** Years expected from birth on when each age of `cells` is lived through at its hazard. */
function lifeExpectancy(cells: Float64Array): number {
  let [alive, years] = [1, 0];
  cells.forEach((hazard, age) => {
    const dying = age === cells.length - 1 ? 1 : 1 - Math.exp(-hazard);
    years += (alive * dying) / hazard;
    alive *= 1 - dying;
  });
  return years;
}

/** e0 of both sexes by year on the best estimate. */
function lives(plan: Plan): Map<string, number> {
  const found = new Map<string, number>();
  walkPath('interpreter', plan, 0, true, (year, values) => {
    if (year === 2020) return;
    const cells = values('hazard');
    found.set(`male ${String(year)}`, lifeExpectancy(cells.subarray(0, 106)));
    found.set(`female ${String(year)}`, lifeExpectancy(cells.subarray(106)));
  });
  return found;
}

const un = new Map(rowsOf('china/sources/life_expectancy_china_wpp.csv').map((row) => [`${row.sex!} ${row.year!}`, row]));

describe('the centre of mortality', () => {
  test('is the UN medium in every year', () => {
    // Hazards level inside a year of age instead of separation factors: a few hundredths of a year.
    for (const [key, years] of lives(alone({}))) expectModelFit(years, Number(un.get(key)!.e0_years), 0.0006, key);
  });

  test('is the extrapolated trend when Lee–Carter is chosen, and the estimates up to 2023', () => {
    const found = lives(alone({ inputs: { lee_carter_switch: one(1) } }));
    for (const key of ['male 2021', 'female 2023']) expectModelFit(found.get(key)!, Number(un.get(key)!.e0_years), 0.0006, key);
    const fits = rowsOf('hubei/sources/lee_carter_china_summary.csv').filter((row) => row.role === 'main');
    expect(fits).toHaveLength(2);
    for (const fit of fits) for (const year of [2035, 2050, 2100]) {
      expectModelFit(found.get(`${fit.sex!} ${String(year)}`)!, Number(fit[`e0_${String(year)}_jumpoff2023`]), 0.0006, `${fit.sex!} ${String(year)}`);
    }
  });

  test('infants die mostly in the year of birth, as the UN survival ratios have it', () => {
    // −ln(1 − q) of birth to age 0 and of age 0 to 1, against the central rate at 0 and half of that at 1.
    const anchors = new Map(rowsOf('china/sources/mortality_china_wpp_sx_anchors.csv').map((row) => [`${row.sex!} ${row.age!} ${row.year!}`, -Math.log(1 - Number(row.one_minus_survival_ratio))]));
    walkPath('interpreter', alone({}), 0, true, (year, values) => {
      if (![2026, 2035, 2050, 2065, 2080, 2100].includes(year)) return;
      ['male', 'female'].forEach((sex, i) => {
        expectModelFit(values('cohort_hazard')[106 * i]!, anchors.get(`${sex} 0 ${String(year)}`)!, 0.01, `${sex} 0 ${String(year)}`);
        // The share moves between 0.854 and 0.861: 0.004 of the rate at 0 is 2.2 % of this hazard; a straight line over the year of age 1 adds 0.9 %.
        expectModelFit(values('cohort_hazard')[106 * i + 1]!, anchors.get(`${sex} 1 ${String(year)}`)!, 0.032, `${sex} 1 ${String(year)}`);
      });
    });
  });
});

describe('dispersion', () => {
  const PATHS = 4096;
  const plan = alone({ outputs: ['mortality_index', 'mortality_walk', 'fertility_level'] }, PATHS);
  const engine = engineOf('simd', plan);
  const years = plan.lastYear - plan.baseYear;
  const drawn = new Map<string, number[]>(); // sorted
  for (let block = 0; block < PATHS / BLOCK_PATHS; block++) {
    const { columns } = engine.runBlock({ block, firstPath: block * BLOCK_PATHS, pathCount: BLOCK_PATHS, isBestEstimate: false });
    ['index male', 'index female', 'walk male', 'walk female', 'fertility'].forEach((name, column) => {
      for (let path = 0; path < BLOCK_PATHS; path++) for (let row = 0; row < years; row++) {
        const key = `${name} ${String(2021 + row)}`;
        const found = drawn.get(key) ?? [];
        if (found.length === 0) drawn.set(key, found);
        found.push(columns[(column * BLOCK_PATHS + path) * years + row]!);
      }
    });
  }
  for (const values of drawn.values()) values.sort((a, b) => a - b);

  test('the figures of the baseline are what the UN intervals give', () => {
    const { curvature, walks } = mortalityDispersion();
    const text = readFileSync('scenarios/hubei/baseline.yaml', 'utf8');
    const cells = (name: string): string[] => [.../male: ([\d.]+), female: ([\d.]+)/.exec(text.split(`  ${name}: `)[1]!)!].slice(1);
    expectPublished(curvature, /mortality_curvature: \{ value: ([\d.]+)/.exec(text)![1]!, 'curvature');
    walks.forEach(({ sigma, drift }, i) => {
      expectPublished(sigma, cells('mortality_sigma')[i]!, 'step');
      expectPublished(drift, cells('mortality_drift_sd')[i]!, 'drift');
    });
  });

  test('nothing varies in observed years', () => {
    for (const name of ['index male', 'index female']) for (const year of [2021, 2023]) expectExact(drawn.get(`${name} ${String(year)}`)!.at(-1)!, 0, name);
    for (const year of [2021, 2023]) expectExact(drawn.get(`fertility ${String(year)}`)![0]!, drawn.get(`fertility ${String(year)}`)!.at(-1)!, 'fertility');
  });

  test('the walk has the variance step² × years + drift² × years²', () => {
    for (const [sex, step, drift] of [['male', 6.801, 0.4093], ['female', 5.962, 0.6537]] as const) for (const year of [2024, 2050, 2100]) {
      const passed = year - 2023;
      const variance = step ** 2 * passed + drift ** 2 * passed ** 2;
      const values = drawn.get(`walk ${sex} ${String(year)}`)!;
      const estimate = values.reduce((sum, value) => sum + value * value, 0) / PATHS;
      expectStatistical(estimate, variance, variance * Math.sqrt(2 / PATHS), `${sex} ${String(year)}`);
    }
  });

  describe.each(['male', 'female'])('expectation of life, %s', (sex) => {
    const [table, responses] = ['mortality_hazard', 'lee_carter_b'].map((name) => rowsOf(`hubei/tables/${name}.csv`).filter((row) => row.sex === sex));
    const [step, drift] = sex === 'male' ? [6.801, 0.4093] : [5.962, 0.6537];
    const lifeAt = (year: number, index: number): number =>
      lifeExpectancy(Float64Array.from(table!, (row, age) => Number(row[String(year)]) * Math.exp(Number(responses![age]!.value) * index)));
    const bounds = [2030, 2040, 2050, 2075, 2100].flatMap((year) =>
      ([['e0_lower80', 0.9, 1.2815516], ['e0_upper80', 0.1, -1.2815516], ['e0_lower95', 0.975, 1.959964], ['e0_upper95', 0.025, -1.959964]] as const)
        .map(([column, share, quantile]) => {
          const deviation = Math.sqrt(step ** 2 * (year - 2023) + drift ** 2 * (year - 2023) ** 2);
          const lifeAfter = (walk: number): number => lifeAt(year, (1 - Math.exp(-0.0054 * walk)) / 0.0054);
          return { column, share, quantile, year, deviation, lifeAfter, life: lifeAfter(quantile * deviation) };
        }));

    // The fit leaves at most 0.35 years at the 80 % bounds and 0.51 at the 95 % bounds; with the plain exponential it was 2 and 7 years.
    test.each(bounds)('$column of $year is that of the UN', ({ column, year, life }) => {
      const expected = Number(un.get(`${sex} ${String(year)}`)![column]);
      expectModelFit(life, expected, (column.endsWith('80') ? 0.35 : 0.51) / expected, column);
    });

    test.each(bounds)('the share of paths beyond $column of $year is as it should be', ({ year, share, quantile, deviation, lifeAfter, life, column }) => {
      const found = lifeAt(year, quantileSorted(drawn.get(`index ${sex} ${String(year)}`)!, share));
      const density = Math.exp(-(quantile ** 2) / 2) / Math.sqrt(2 * Math.PI);
      const slope = Math.abs(lifeAfter(quantile * deviation + 0.5) - lifeAfter(quantile * deviation - 0.5));
      expectStatistical(found, life, (Math.sqrt((share * (1 - share)) / PATHS) / density) * deviation * slope, column);
    });
  });

  test.each(['docs/population.md', 'docs/population.en.md'])('%s prints the spread of these paths (else: npm run docs:population)', (page) => {
    const [, table] = /<!-- life:begin -->([\s\S]*?)<!-- life:end -->/.exec(readFileSync(page, 'utf8'))!;
    const printed = table!.trim().split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
    expect(printed).toHaveLength(10);
    for (const [name, , median, inner, unInner, outer, unOuter] of printed) {
      const sex = /^(男|men)/.test(name!) ? 'male' : 'female';
      const year = name!.slice(-4);
      const cells = (file: string): Row[] => rowsOf(`hubei/tables/${file}.csv`).filter((row) => row.sex === sex);
      const [table, responses] = [cells('mortality_hazard'), cells('lee_carter_b')];
      const indices = drawn.get(`index ${sex} ${year}`)!;
      const life = (share: number): number => {
        const index = quantileSorted(indices, share);
        return lifeExpectancy(Float64Array.from(table, (row, age) => Number(row[year]) * Math.exp(Number(responses[age]!.value) * index)));
      };
      const bounds = un.get(`${sex} ${year}`)!;
      expectPublished(Number(bounds.e0_years), median!, name!);
      [[inner!, [0.9, 0.1]], [outer!, [0.975, 0.025]]].forEach(([text, shares]) => {
        (text as string).split('–').forEach((bound, i) => { expectPublished(life((shares as number[])[i]!), bound, `${name!}, model`); });
      });
      unInner!.split('–').forEach((bound, i) => { expectPublished(Number([bounds.e0_lower80, bounds.e0_upper80][i]), bound, `${name!}, UN 80 %`); });
      unOuter!.split('–').forEach((bound, i) => { expectPublished(Number([bounds.e0_lower95, bounds.e0_upper95][i]), bound, `${name!}, UN 95 %`); });
    }
  });

  // The process was fitted to 2035–2100 within 3 %; a deviation from 4,096 paths has a standard error of 1.1 %, so 3 % + 4 × 1.1 %.
  test.each([2035, 2050, 2075, 2100])('total fertility spreads as the UN has it in %d', (year) => {
    const row = rowsOf('hubei/sources/fertility_china_wpp.csv').find((found) => found.year === String(year))!;
    const values = drawn.get(`fertility ${String(year)}`)!;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - Number(row.tfr_children_per_woman)) ** 2, 0) / PATHS);
    expectModelFit(deviation, (Number(row.tfr_upper80) - Number(row.tfr_lower80)) / 2 / 1.2815516, 0.074, `deviation of ${String(year)}`);
  });
});

test.each([[-1, 'tfr_low_variant'], [0, 'tfr_children_per_woman'], [1, 'tfr_high_variant']] as const)('variant %d is the UN column %s', (variant, column) => {
  const rows = new Map(rowsOf('hubei/sources/fertility_china_wpp.csv').map((row) => [Number(row.year), row]));
  walkPath('interpreter', alone({ inputs: { fertility_variant: one(variant) } }), 0, true, (year, values) => {
    if (year >= 2024) expectModelFit(values('fertility_level')[0]!, Number(rows.get(year)![column]), 1e-12, String(year));
  });
});
