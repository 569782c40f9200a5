import { type BalanceSheet, balanceSheet, cohortFlows, internalRate, RESIDENT_COHORT_LINES, RESIDENT_PENSION_LINES } from '../analysis/index.js';
import { createInterpreter, createReplay } from '../engine/index.js';
import type { Bilingual } from '../messages/index.js';
import type { InputValues, Plan } from '../scenario/index.js';

/** The rule that holds the prescribed curve, and the input that closes the group. */
const DISCOUNT_RULE = 'discount_rate';
const OPEN_GROUP = 'open_group';
/** Stocks that stand against the fund when the flows end. */
const OWED = ['account_total', 'longevity_liability'] as const;

/** 估值 — the actuarial balance sheet of the open and the closed group at the end of a year. */
export interface Valuation {
  readonly open: BalanceSheet;
  /** The same members, nobody joins after the valuation year. */
  readonly closed: BalanceSheet;
  readonly labels: ReadonlyMap<string, Bilingual>;
  /** Present values of what stands against the fund at the end of the last year: accounts, and longevity beyond them. */
  readonly owedAtEnd: readonly { readonly name: string; readonly open: number; readonly closed: number }[];
}

/** 分队列收益 — yearly internal rate of what members pay themselves against what they receive; absent where there is none. */
export interface CohortReturn {
  readonly birthYear: number;
  readonly all?: number;
  readonly male?: number;
  readonly female?: number;
}

/** Can the plan be valued: does its rulebook have the lines? */
export function canBeValued({ model }: Plan): boolean {
  const { fund, contributions, subsidies, benefits } = RESIDENT_PENSION_LINES;
  return model.inputs.has(OPEN_GROUP) && [DISCOUNT_RULE, fund, ...contributions, ...subsidies, ...benefits].every((name) => model.rules.has(name));
}

/** 估值 — of the best estimate; flows of the years after `year` until the last one. */
export function valuationOf(plan: Plan, year: number): Valuation {
  const { fund, contributions, subsidies, benefits } = RESIDENT_PENSION_LINES;
  const names = [fund, ...contributions, ...subsidies, ...benefits, ...OWED.filter((name) => plan.model.rules.has(name))];
  const of = (own: Plan): { sheet: BalanceSheet; owed: readonly number[] } => {
    const { values, curve } = flowsOf(own, names);
    const sheet = balanceSheet({ years: curve.map(([each]) => each), values }, RESIDENT_PENSION_LINES, curve, year);
    const factor = sheet.closingFund / values.get(fund)!.at(-1)!;
    return { sheet, owed: OWED.map((name) => (values.get(name)?.at(-1) ?? 0) * factor) };
  };
  const [open, closed] = [of(plan), of(closedAfter(plan, year))];
  const owedAtEnd = OWED.map((name, index) => ({ name, open: open.owed[index]!, closed: closed.owed[index]! }));
  return { open: open.sheet, closed: closed.sheet, owedAtEnd, labels: new Map(names.map((name) => [name, plan.model.rules.get(name)!.label])) };
}

function flowsOf(plan: Plan, names: readonly string[]): { values: Map<string, Float64Array>; curve: [number, number][] } {
  const years = plan.lastYear - plan.baseYear;
  const values = new Map(names.map((name) => [name, new Float64Array(years)]));
  const curve: [number, number][] = [];
  createInterpreter(plan).runPath(0, true, (year, cells) => {
    if (year === plan.baseYear) return;
    for (const [name, own] of values) own[year - plan.baseYear - 1] = cells(name)[0]!;
    curve.push([year, cells(DISCOUNT_RULE)[0]!]);
  });
  return { values, curve };
}

/** The plan with nobody joining after `year`. */
function closedAfter(plan: Plan, year: number): Plan {
  const input = plan.inputs.get(OPEN_GROUP)!;
  const years = plan.lastYear - plan.baseYear + 1;
  const numbers = new Float64Array(plan.numbers.length + years);
  numbers.set(plan.numbers);
  for (let k = 0; k < years; k++) {
    const now = plan.baseYear + k;
    const row = input.years === 1 ? 0 : Math.min(Math.max(now - input.firstYear, 0), input.years - 1);
    numbers[plan.numbers.length + k] = now > year ? 0 : plan.numbers[input.values.offset + row]!;
  }
  const dated: InputValues = { ...input, years, firstYear: plan.baseYear, values: { offset: plan.numbers.length, length: years } };
  return { ...plan, numbers, inputs: new Map([...plan.inputs, [OPEN_GROUP, dated]]) };
}

/** 分队列收益表 — of the best estimate, for people born in these years. */
export function cohortReturns(plan: Plan, birthYears: readonly number[]): CohortReturn[] {
  const replay = createReplay(plan, 0, true, plan.lastYear);
  return birthYears.map((birthYear) => {
    const rate = (labels: Readonly<Record<string, string>>): number | undefined => internalRate(cohortFlows(replay, RESIDENT_COHORT_LINES, birthYear, plan.lastYear, labels));
    const rates = { all: rate({}), male: rate({ sex: 'male' }), female: rate({ sex: 'female' }) };
    return { birthYear, ...Object.fromEntries(Object.entries(rates).filter(([, value]) => value !== undefined)) };
  });
}
