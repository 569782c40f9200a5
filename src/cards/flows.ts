import { createInterpreter } from '../engine/index.js';
import type { Plan, StartValues } from '../scenario/index.js';
import { joined, Numbers } from './numbers.js';
import { CARD_RULES, MEAN_YEARS } from './names.js';

/** 流水 — what the rules of a card come to in each year, from the first one on (stocks only). */
export type Flow = Readonly<Record<keyof typeof CARD_RULES, number>> & { readonly year: number };

/** 状态 — what later years ask of the past: of each rule its cells at the end of a year, [lag × cell] from that year backwards. */
export type State = ReadonlyMap<string, readonly Float64Array[]>;

export interface Flows {
  readonly years: readonly Flow[];
  /** Contribution years at the pension age [age], by year. */
  readonly meanYears: ReadonlyMap<number, Float64Array>;
  /** Of the years that were asked for. */
  readonly states: ReadonlyMap<number, State>;
}

const NAMES = Object.entries(CARD_RULES) as [keyof typeof CARD_RULES, string][];

/**
 * 过一遍规则 — runs a person's plan; every rule is added up over its cells, of which one is the person's.
 * @param kept years at whose end the run may be taken up again
 */
export function flowsOf(plan: Plan, kept: ReadonlySet<number> = new Set()): Flows {
  const years: Flow[] = [];
  const meanYears = new Map<number, Float64Array>();
  const states = new Map<number, State>();
  const lagged = [...plan.model.rules.values()].filter(({ maxLagYears }) => maxLagYears > 0);
  createInterpreter(plan).runPath(0, true, (year, values) => {
    const amounts = NAMES.map(([key, rule]) => [key, totalOf(values(rule))] as const);
    years.push({ year, ...(Object.fromEntries(amounts) as Record<keyof typeof CARD_RULES, number>) });
    meanYears.set(year, Float64Array.from(values(MEAN_YEARS)));
    if (kept.has(year)) states.set(year, new Map(lagged.map(({ name, maxLagYears }) => [name, Array.from({ length: maxLagYears }, (_, lag) => Float64Array.from(values(name, lag)))])));
  });
  return { years, meanYears, states };
}

/** 接着过一年 — the year after `state`, by another plan of the same rules. */
export function nextFlow(plan: Plan, state: State, year: number): Flow {
  const numbers = new Numbers(plan.numbers);
  const starts = new Map([...state].map(([rule, rows]): [string, StartValues] => [rule, { rule, rows: rows.length, values: numbers.add(joined(rows)) }]));
  const rules = new Map([...plan.model.rules.values()].map(({ start, ...rule }) => [rule.name, rule]));
  const resumed: Plan = { ...plan, model: { ...plan.model, rules, startOrder: [] }, baseYear: year - 1, lastYear: year, starts, numbers: numbers.finish() };
  return flowsOf(resumed).years.at(-1)!;
}

function totalOf(cells: Float64Array): number {
  let total = 0;
  for (let cell = 0; cell < cells.length; cell++) total += cells[cell]!;
  return total;
}
