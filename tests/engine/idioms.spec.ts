import { describe, expect, it } from 'vitest';
import { anyWork, engineOf, ENGINES_AND_UNHOISTED } from '../engines.js';
import { expectReassociated } from '../tolerances.js';
import { planOf, valuesUnder } from './small-run.js';

describe.each(ENGINES_AND_UNHOISTED)('%s', (engine) => {
  const valuesOf = valuesUnder(engine);

  describe('the harder parts, said in the language', () => {
    it('the first shortfall year stays once it has come', () => {
      const at = valuesOf(planOf({ rules: {
        balance: `unit: 1, start: 2, formula: 'year == 2024 ? 5 : prev(balance) - 1.5'`,
        first: `unit: 1, start: 0, formula: 'prev(first) > 0 ? prev(first) : (balance < 0 ? year : 0)'`,
      } }));
      expect([2021, 2022, 2023, 2024, 2025].map((year) => at('first', year)[0])).toEqual([0, 2022, 2022, 2022, 2022]);
    });

    it('five-year vintages mature in the sixth place', () => {
      const at = valuesOf(planOf({
        dimensions: '  vintage: { label: { zh: 批次, en: vintage }, values: 1..6, ageing: true }\n', lastYear: 2028,
        rules: { v: `unit: 1, start: 0, formula: 'vintage == 1 ? year - 2020 : prev(v) * 2'`,
          matured: `unit: 1, formula: 'sum(v, vintage == 6)'`, standing: `unit: 1, formula: 'sum(v, vintage <= 5)'` },
      }));
      // Entrusted 1 in 2021, doubled five times, matures in 2026; the 2 of 2022 in 2027.
      expect([2025, 2026, 2027].map((year) => at('matured', year)[0])).toEqual([0, 32, 64]);
      expect(at('standing', 2026)[0]).toBe(6 + 5 * 2 + 4 * 4 + 3 * 8 + 2 * 16);
    });

    it('a block bootstrap walks through history and restarts at random', () => {
      const plan = planOf({
        noises: ['restart', 'row'], lastYear: 2060, paths: 8,
        inputs: {
          rows: { declare: 'unit: 1', supply: 'value: 4' },
          history: { declare: 'unit: 1, band_of: 1', supply: 'bands: { 0: 10, 1: 11, 2: 12, 3: 13 }' },
        },
        rules: {
          next_row: `unit: 1, formula: prev(history_row) + 1`,
          history_row: `unit: 1, start: 0, formula: 'uniform(restart) < 0.25 or next_row >= rows ? floor(uniform(row) * rows) : next_row'`,
          drawn: `unit: 1, formula: 'band(history_row, history)'`,
        },
      });
      const at = valuesOf(plan, 3);
      const rows = Array.from({ length: 40 }, (_, i) => at('history_row', 2021 + i)[0]!);
      expect(rows.every((row) => [0, 1, 2, 3].includes(row))).toBe(true);
      expect(rows.filter((row, i) => i > 0 && row === rows[i - 1]! + 1).length).toBeGreaterThan(10);
      expect(rows.map((_, i) => at('drawn', 2021 + i)[0])).toEqual(rows.map((row) => row + 10));
    });

    it('liquidity inside the year: two month dimensions and a 0/1 table', () => {
      const months = (name: string): string => `  ${name}: { label: { zh: 月, en: ${name} }, values: 1..3 }\n`;
      const at = valuesOf(planOf({
        dimensions: months('month') + months('other_month'),
        inputs: {
          up_to: { declare: 'unit: 1, dimensions: [month, other_month]', supply: 'table: up.csv' },
          flow: { declare: 'unit: yuan, dimensions: [other_month]', supply: 'by: other_month, cells: { 1: 5, 2: -7, 3: 4 }' },
        },
        tables: { 'up.csv': 'month,other_month,value\n1,1,1\n1,2,0\n1,3,0\n2,1,1\n2,2,1\n2,3,0\n3,1,1\n3,2,1\n3,3,1\n' },
        rules: { balance: `unit: yuan, formula: 'sum(flow * up_to, other_month)'` },
      }));
      expect(at('balance', 2021)).toEqual([5, -2, 2]);
    });

    it('zero volatility is compound interest', () => {
      const at = valuesOf(planOf({
        noises: ['luck'], lastYear: 2060,
        inputs: { deposit: { declare: 'unit: yuan', supply: 'value: 1000' }, rate: { declare: 'unit: 1', supply: 'value: 2%' },
          spread: { declare: 'unit: 1', supply: 'value: 0' } },
        rules: { balance: `unit: yuan, start: 0, formula: prev(balance) * (1 + rate + spread * normal(luck)) + deposit` },
      }), 2);
      expectReassociated(at('balance', 2060)[0]!, (1000 * (1.02 ** 40 - 1)) / 0.02, 'forty deposits of 1,000 at 2 %');
    });
  });

  describe('a block of paths', () => {
    const model = {
      noises: ['a', 'b'], paths: 10, lastYear: 2023,
      rules: { x: `unit: 1, start: 1, formula: prev(x) * (1 + 0.1 * normal(a))`, y: `unit: 1, formula: uniform(b)` },
    };
    const task = { block: 0, firstPath: 0, pathCount: 10, isBestEstimate: false };

    it('lays its columns out [column × path × year]', () => {
      const plan = planOf(model);
      const { columns } = engineOf(engine, plan).runBlock(task);
      const names = plan.outputs.map(({ name }) => name);
      const at = valuesOf(plan, 7);
      expect(columns[(names.indexOf('y') * 10 + 7) * 3 + 1]).toBe(at('y', 2022)[0]);
    });

    it('a slice of paths is the same slice of the full run, bit for bit', () => {
      const plan = planOf(model);
      const whole = engineOf(engine, plan).runBlock(task).columns;
      const slice = engineOf(engine, plan).runBlock({ ...task, firstPath: 4, pathCount: 3 }).columns;
      for (const column of [0, 1]) {
        expect(slice.slice(column * 9, column * 9 + 9)).toEqual(whole.slice((column * 10 + 4) * 3, (column * 10 + 7) * 3));
      }
    });

    it('running a block twice gives the same bits: no path leaves a trace', () => {
      const same = engineOf(engine, planOf(model));
      expect(same.runBlock(task).columns).toEqual(same.runBlock(task).columns);
    });

    it('another noise and another rule leave every draw unchanged', () => {
      const before = valuesOf(planOf(model), 5);
      const after = valuesOf(planOf({ ...model, noises: ['new', 'a', 'b'], rules: { w: `unit: 1, formula: normal(new)`, ...model.rules } }), 5);
      for (const year of [2021, 2022, 2023]) expect(after('x', year)).toEqual(before('x', year));
    });

    it('once-draws stay the same through the years of a path and differ between paths', () => {
      const plan = planOf({ noises: ['drift'], rules: { x: `unit: 1, formula: normal_once(drift)` } });
      const [first, second] = [valuesOf(plan, 0), valuesOf(plan, 1)];
      expect(first('x', 2021)).toEqual(first('x', 2025));
      expect(first('x', 2021)).not.toEqual(second('x', 2021));
    });

    it('the best estimate has every normal at 0 and every uniform at one half', () => {
      const at = valuesOf(planOf({ noises: ['a', 'b', 'c'], rules: {
        x: `unit: 1, formula: normal(a)`, y: `unit: 1, formula: uniform(b)`, w: `unit: 1, formula: normal_once(c)` } }));
      expect([at('x', 2021), at('y', 2021), at('w', 2021)]).toEqual([[0], [0.5], [0]]);
    });

    it('an external set supplies its path and year; the best estimate takes the median', () => {
      const plan = planOf({
        paths: 3, lastYear: 2022, tables: { 'set.csv': 'path,year,value\n0,2021,1\n0,2022,2\n1,2021,3\n1,2022,4\n2,2021,8\n2,2022,6\n' },
        inputs: { cpi: { declare: 'unit: 1, by_path: true', supply: 'paths: set.csv' } },
        rules: { x: `unit: 1, formula: cpi * 10` },
      });
      expect(valuesOf(plan, 2)('x', 2022)).toEqual([60]);
      expect(valuesOf(plan)('x', 2021)).toEqual([30]);
      expect(plan.model.rules.get('x')!.isPathDependent).toBe(true);
    });

    it('a value that is not finite is counted and its first place named', () => {
      const plan = planOf({ rules: { x: `unit: 1, formula: '1 / (year - 2023)'`, y: `unit: 1, formula: x * 0` } });
      const { nonFinite } = anyWork(engine, plan).runBlock({ ...task, pathCount: 2 });
      expect(nonFinite).toEqual({ count: 4, first: { rule: 'x', path: 0, year: 2023 } });
    });

    it('a value below the first limit of a band is not finite', () => {
      const plan = planOf({
        inputs: { table: { declare: 'unit: 1, band_of: 1', supply: 'bands: { 0: 1 }' } },
        rules: { x: `unit: 1, formula: 'band(2022.5 - year, table)'` },
      });
      expect(anyWork(engine, plan).runBlock({ ...task, pathCount: 1 }).nonFinite.first).toEqual({ rule: 'x', path: 0, year: 2023 });
    });

    it('a ledger reports its worst residual relative to the largest balance so far', () => {
      const plan = planOf({ rules: {
        balance: `unit: 1, start: 100, formula: 'year == 2023 ? 1 : prev(balance)'`,
        gap: `unit: 1, ledger: balance, formula: 'year == 2023 ? 0.5 : 0'`,
      } });
      const { ledgers } = engineOf(engine, plan).runBlock({ ...task, pathCount: 2 });
      expect(ledgers).toEqual([{ rule: 'gap', residual: 0.005, path: 0, year: 2023 }]);
    });

    it('a start that is not finite is counted at the base year, even if the formula hides it', () => {
      const plan = planOf({ rules: { x: `unit: 1, start: 0 / 0, formula: 'prev(x) > 1 ? 2 : 2'` } });
      expect(anyWork(engine, plan).runBlock({ ...task, pathCount: 1 }).nonFinite).toEqual({ count: 1, first: { rule: 'x', path: 0, year: 2020 } });
    });

    it('the balance of the base year counts as the size of a ledger', () => {
      const plan = planOf({ rules: {
        balance: `unit: 1, start: 100, formula: prev(balance) * 0 + 1`,
        gap: `unit: 1, ledger: balance, formula: '0.5'`,
      } });
      expect(engineOf(engine, plan).runBlock({ ...task, pathCount: 1 }).ledgers[0]).toMatchObject({ residual: 0.005, year: 2021 });
    });

    it('a ledger of a path does not see the path before it', () => {
      // The balance has no start; path 0 ends at 1,000, which must not count as the size of path 1 at its base year.
      const plan = planOf({ noises: ['a'], paths: 2, rules: {
        balance: `unit: 1, formula: 'year == 2025 ? 1000 : 1 + 0 * normal(a)'`,
        gap: `unit: 1, ledger: balance, formula: 'year == 2021 ? 0.5 : 0'`,
      } });
      const after = engineOf(engine, plan).runBlock({ ...task, pathCount: 2 }).ledgers;
      const alone = engineOf(engine, plan).runBlock({ ...task, firstPath: 1, pathCount: 1 }).ledgers;
      expect(after[0]!.residual).toBe(0.5);
      expect(alone[0]!.residual).toBe(0.5);
    });

    it('profiles are sums over the paths of the block', () => {
      const plan = planOf({ ...model, scenario: 'profiles: [x]' });
      const { profileSums, columns } = engineOf(engine, plan).runBlock(task);
      const column = plan.outputs.findIndex(({ name }) => name === 'x');
      let sum = 0;
      for (let path = 0; path < 10; path++) sum += columns[(column * 10 + path) * 3]!;
      expect(profileSums[0]).toBe(sum);
    });
  });

  describe('scaling', () => {
    it('money times a power of two scales every amount exactly and leaves every ratio', () => {
      const run = (scale: number): ReturnType<typeof valuesOf> => valuesOf(planOf({
        noises: ['luck'], lastYear: 2050,
        inputs: { pay: { declare: 'unit: yuan', supply: `value: ${730.1 * scale}` }, round: { declare: 'unit: yuan', supply: `value: ${100 * scale}` } },
        rules: {
          fund: `unit: yuan, start: 3 * pay, formula: 'prev(fund) * (1 + 0.03 * normal(luck)) + ceil(pay / round) * round - 0.4 * prev(fund)'`,
          ratio: `unit: 1, formula: fund / pay`,
        },
      }), 1);
      const [one, eight] = [run(1), run(8)];
      for (let year = 2021; year <= 2050; year++) {
        expect(eight('fund', year)[0]).toBe(8 * one('fund', year)[0]!);
        expect(eight('ratio', year)).toEqual(one('ratio', year));
      }
    });
  });
});
