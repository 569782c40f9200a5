import { beforeAll, describe, expect, test } from 'vitest';
import { type Rule, unitText } from '../../src/model/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { ENGINES, walkPath } from '../engines.js';
import { expectExact, expectLedger, expectReassociated } from '../tolerances.js';
import { BASELINE, planOf, planWith } from './projection.js';

const PATHS = 8;
const plan = planOf(BASELINE, PATHS);
const { model } = plan;
const rules = [...model.rules.values()];
const ledgers = rules.filter((rule) => rule.ledgerOf !== undefined);

/** Money that may be below zero by meaning: what is left after debts, and differences of two amounts. */
const SIGNED = new Set(['fund_balance', 'fund_value', 'fund_balance_real', 'unallocated', 'unrealised', 'month_cash', 'lowest_month_cash']);
/** People moving in net. */
const NET_PEOPLE = new Set([
  'migration', 'registered_migration', 'people_residual', 'registered_residual', 'members_residual', 'active_residual', 'paused_residual',
  'waiting_residual', 'pensioners_residual',
]);
const neverNegative = rules.filter(({ name, unit, kind }) =>
  (unitText(unit) === 'person' || unitText(unit) === 'person*year' ? !NET_PEOPLE.has(name)
  : unit[0] === 1 && unit[1] === 0 && kind === 'stock' && !SIGNED.has(name)));

/** One year of one path: every rule's cells, and the same of the year before. */
interface Year {
  readonly path: number;
  readonly year: number;
  readonly at: (rule: string) => number;
  readonly before: (rule: string) => number;
  readonly cells: (rule: string) => Float64Array;
}

const everyPath = Array.from({ length: PATHS }, (_, path) => path);

describe.each(ENGINES)('%s', (engine) => {
  /** Walks every path and year of a plan; `kept` rules are remembered from one year to the next. */
  function walk(of: Plan, paths: readonly number[], kept: readonly string[], visit: (year: Year) => void): void {
    for (const path of paths) {
      let last = new Map<string, number>();
      walkPath(engine, of, path, false, (year, values) => {
        const now = new Map(kept.map((rule) => [rule, values(rule)[0]!]));
        const then = last;
        if (year > of.baseYear) visit({ path, year, at: (rule) => values(rule)[0]!, before: (rule) => then.get(rule)!, cells: values });
        last = now;
      });
    }
  }

  describe('on every path and year of the baseline', () => {
    test('money on both views, accounts, people and payers balance', () => {
      expect(ledgers.map(({ name }) => name).sort()).toEqual([
        'account_residual', 'accrual_residual', 'active_residual', 'cash_residual', 'entrusted_residual', 'finance_residual', 'members_residual',
        'month_residual', 'opening_residual', 'paused_residual', 'pensioners_residual', 'people_residual', 'portfolio_residual',
        'reconciliation_residual', 'registered_residual', 'waiting_residual',
      ]);
      walk(plan, everyPath, [], ({ path, year, at }) => {
        for (const rule of ledgers) expectLedger(at(rule.name), at(rule.ledgerOf!), `${rule.name}, path ${path}, ${year}`);
      });
    });

    test('cash is opening plus income less outgo, recomputed from the reported lines', () => {
      walk(plan, everyPath, ['fund_balance'], ({ path, year, at, before }) => {
        const income = at('personal_contribution_total') + at('assisted_contribution_total') + at('entry_subsidy_total')
          + at('collective_subsidy_total') + at('transfer_in_total') + at('leakage_recovered') + at('benefit_subsidy') + at('retained_return') + at('settled_return');
        const outgo = at('benefits_paid') + at('account_pension') + at('account_refund_total') + at('transfer_out_total');
        expectLedger(at('fund_balance') - before('fund_balance') - income + outgo, at('fund_turnover'), `cash, path ${path}, ${year}`);
      });
    });

    test('entrustment follows 80 % of last year’s surplus as far as the payment reserve allows', () => {
      const share = 0.8;
      const reserveMonths = 3;
      walk(plan, everyPath, ['retained', 'surplus_cash', 'surplus'], ({ path, year, at, before }) => {
        const due = share * Math.max(0, year === 2021 ? before('surplus') : before('surplus_cash'));
        const room = before('retained') - (reserveMonths * at('fund_outgo')) / 12;
        expectReassociated(at('new_entrusted'), Math.min(due, Math.max(0, room)), `path ${path}, ${year}`);
      });
    });

    test('no people, accounts or assets are ever negative, and nothing is not a number', () => {
      expect(neverNegative.length).toBeGreaterThan(70);
      walk(plan, everyPath, [], ({ path, year, cells }) => {
        for (const { name } of neverNegative) {
          for (const value of cells(name)) if (!(value >= 0)) throw new Error(`${name} is ${value} on path ${path} in ${year}`);
        }
        for (const { name } of rules) {
          for (const value of cells(name)) if (!Number.isFinite(value)) throw new Error(`${name} is ${value} on path ${path} in ${year}`);
        }
      });
    });

    test('given values appear unchanged', () => {
      expect(plan.given.size).toBeGreaterThan(10);
      walk(plan, everyPath, [], ({ path, year, cells }) => {
        for (const given of plan.given.values()) {
          const row = year - given.firstYear;
          if (given.isGiven[row] !== 1) continue;
          const found = cells(given.rule);
          found.forEach((value, cell) => {
            expectExact(value, plan.numbers[given.values.offset + row * found.length + cell]!, `${given.rule}, path ${path}, ${year}`);
          });
        }
      });
    });

    test('the same people are counted once: claimants leave the phase they claim from', () => {
      walk(plan, [0], [], ({ year, at, cells }) => {
        const late = cells('active').reduce((sum, people, cell) => sum + (cell % 106 >= 60 ? people : 0), 0);
        expectExact(late, 0, `active at 60 and over in ${year}`);
        expectReassociated(at('participants'), at('active_total') + at('paused_total') + at('waiting_total') + at('pensioners_total'), `participants ${year}`);
      });
    });
  });

  describe('when money runs short', () => {
    // Everything entrusted, no payment reserve, subsidies a year late in large part, the fund bears longevity and starts almost empty.
    const short = planWith({
      inputs: {
        entrust_share: { value: 1, unit: '1' }, reserve_months: { value: 0, unit: 'month' }, paid_ratio: { value: 0.3, unit: '1' },
        longevity_by_locality: { value: 0, unit: '1' }, account_start: { value: 1000, unit: 'yuan' }, renewal_share: { value: 1, unit: '1' },
        early_penalty: { value: 0.05, unit: '1' }, accrual_basis: { value: 1, unit: '1' },
        past_entrusted: { by: 'past_year', cells: { 2017: 0, 2018: 1e8, 2019: 2e8, 2020: 3e8 }, unit: 'yuan' },
      },
    }, 2);

    test('money comes from retained, maturing and redeemed contracts, then from an advance that is paid back – and all of it balances', () => {
      const seen = { redeemed: false, gap: false, repaid: false };
      walk(short, [0, 1], ['advances'], ({ path, year, at, before, cells }) => {
        for (const rule of ledgers) expectLedger(at(rule.name), at(rule.ledgerOf!), `${rule.name}, path ${path}, ${year}`);
        for (const { name } of neverNegative) {
          for (const value of cells(name)) if (!(value >= 0)) throw new Error(`${name} is ${value} on path ${path} in ${year}`);
        }
        expectReassociated(at('advances'), before('advances') + at('liquidity_gap') - at('advance_repaid'), `advances ${year}`);
        if (at('liquidity_gap') > 0) expectExact(at('retained'), 0, `nothing retained while money is advanced, ${year}`);
        seen.redeemed ||= at('redemption_proceeds') > 0;
        seen.gap ||= at('liquidity_gap') > 0;
        seen.repaid ||= at('advance_repaid') > 0;
      });
      expect(seen).toEqual({ redeemed: true, gap: true, repaid: true });
    });
  });

  test('a pinned stock is booked as an adjustment and the ledger still closes', () => {
    const pinned = planWith({ given: { retained: { 2025: 30_000_000_000 } } }, 1);
    walk(pinned, [0], ['fund_balance'], ({ year, at, before }) => {
      expectLedger(at('cash_residual'), at('fund_turnover'), `cash ${year}`);
      expectLedger(at('accrual_residual'), at('fund_turnover'), `accrual ${year}`);
      if (year !== 2025) return;
      expectExact(at('retained'), 30_000_000_000, 'pinned');
      expect(Math.abs(at('fund_balance') - before('fund_balance') - at('surplus_cash'))).toBeGreaterThan(1_000);
    });
  });

  describe('the scale of money', () => {
    const DOUBLINGS = 10;
    const factor = (rule: Pick<Rule, 'unit'>): number => 2 ** (DOUBLINGS * rule.unit[0]);
    let scaled: Plan;

    beforeAll(() => {
      const numbers = plan.numbers.slice();
      const multiply = ({ offset, length }: { offset: number; length: number }, by: number): void => {
        for (let i = offset; i < offset + length; i++) numbers[i]! *= by;
      };
      for (const input of plan.inputs.values()) {
        const declared = model.inputs.get(input.name)!;
        multiply(input.values, factor(declared));
        if (input.limits && declared.bandOf) multiply(input.limits, factor({ unit: declared.bandOf }));
      }
      for (const given of plan.given.values()) multiply(given.values, factor(model.rules.get(given.rule)!));
      scaled = { ...plan, numbers };
    });

    test('all yuan × 2^10 give all yuan × 2^10 and everything else the same bits', () => {
      expect(plan.starts.size).toBe(0); // tables of starts would have to be scaled too
      const plain = new Map<string, Float64Array>();
      walk(plan, [3], [], ({ year, cells }) => { for (const { name } of rules) plain.set(`${name} ${year}`, cells(name).slice()); });
      walk(scaled, [3], [], ({ year, cells }) => {
        for (const rule of rules) {
          // A residual is what rounding left; it scales as well.
          const before = plain.get(`${rule.name} ${year}`)!;
          cells(rule.name).forEach((value, cell) => { if (value !== before[cell]! * factor(rule)) expectExact(value, before[cell]! * factor(rule), `${rule.name} ${year}`); });
        }
      });
    });
  });

  test('nobody insured and nothing in the fund: every flow is zero', () => {
    const nobody = (unit: string): object => ({ value: 0, unit });
    const empty = planWith({
      inputs: {
        active_start: nobody('person'), paused_start: nobody('person'), waiting_start: nobody('person'), pensioners_start: nobody('person'),
        contribution_years_start: nobody('person*year'), paused_years_start: nobody('person*year'), waiting_years_start: nobody('person*year'),
        pensioner_years_start: nobody('person*year'), account_start: nobody('yuan'), paused_account_start: nobody('yuan'),
        waiting_account_start: nobody('yuan'), pensioner_account_start: nobody('yuan'), claim_pension_start: nobody('yuan/month'),
        past_surplus: nobody('yuan'), past_entrusted: nobody('yuan'), entry_rate: nobody('1'), taken_up_rate: nobody('1'),
      },
    }, 2);
    const money = rules.filter(({ unit }) => ['yuan', 'yuan/month'].includes(unitText(unit)));
    expect(money.length).toBeGreaterThan(80);
    walk(empty, [0, 1], [], ({ path, year, cells }) => {
      for (const { name } of money) {
        for (const value of cells(name)) if (value !== 0) throw new Error(`${name} is ${value} on path ${path} in ${year}`);
      }
    });
  });

  describe('what moves only one thing', () => {
    const outputs = ['fund_balance', 'months_covered_own', 'months_covered', 'rural_income', 'entrusted_return', 'benefits_paid', 'population_total'] as const;
    const columns = (of: Plan): Map<string, number> => {
      const found = new Map<string, number>();
      walk(of, [1], [], ({ year, at }) => { for (const name of outputs) found.set(`${name} ${year}`, at(name)); });
      return found;
    };
    const plain = columns(plan);
    const raised = columns(planWith({ inputs: { additional_rise: { series: { 2021: 0, 2027: 10, 2028: 0 }, after: 'hold', between: 'hold', unit: 'yuan/person/month' } } }, PATHS));

    test('markets and people do not see a policy change', () => {
      for (const name of ['rural_income', 'entrusted_return', 'population_total']) {
        expectExact(raised.get(`${name} 2060`)!, plain.get(`${name} 2060`)!, name);
      }
    });

    test('a rise the treasury pays in full leaves cash and own months covered as they were, and total months fall', () => {
      expect(raised.get('benefits_paid 2030')!).toBeGreaterThan(plain.get('benefits_paid 2030')!);
      expect(raised.get('months_covered 2030')!).toBeLessThan(plain.get('months_covered 2030')!);
      expectLedger(raised.get('months_covered_own 2030')! - plain.get('months_covered_own 2030')!, plain.get('months_covered_own 2030')!, 'own months');
      expectLedger(raised.get('fund_balance 2030')! - plain.get('fund_balance 2030')!, plain.get('fund_balance 2030')!, 'cash');
    });
  });
});

test('worked examples stand beside the rules where the traps are', () => {
  // They are run by examples.spec.ts.
  const withExamples = rules.filter((rule) => rule.examples.length > 0).map(({ name }) => name);
  expect(withExamples).toEqual(expect.arrayContaining([
    'short_share', 'contribution_floor', 'personal_amount', 'assisted_amount', 'crediting_rate', 'claimed_pension', 'paid_survivors', 'decision',
    'adjustment', 'national_base_mean', 'pension_months', 'years_excess_first', 'year_count_claimed', 'funeral_grant', 'entrusted_net_return',
    'trustee_reserve_taken', 'settlement', 'entrust_target', 'new_entrusted',
  ]));
});
