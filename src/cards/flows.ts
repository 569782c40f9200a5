import { createInterpreter } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import { CARD_RULES, MEAN_YEARS } from './names.js';

/** 流水 — what the rules of a card come to in each year, from the first one on (stocks only). */
export type Flow = Readonly<Record<keyof typeof CARD_RULES, number>> & { readonly year: number };

export interface Flows {
  readonly years: readonly Flow[];
  /** Contribution years at the pension age [age], by year. */
  readonly meanYears: ReadonlyMap<number, Float64Array>;
}

const NAMES = Object.entries(CARD_RULES) as [keyof typeof CARD_RULES, string][];

/** 过一遍规则 — runs a person's plan; every rule is added up over its cells, of which one is the person's. */
export function flowsOf(plan: Plan): Flows {
  const years: Flow[] = [];
  const meanYears = new Map<number, Float64Array>();
  createInterpreter(plan).runPath(0, true, (year, values) => {
    const amounts = NAMES.map(([key, rule]) => [key, totalOf(values(rule))] as const);
    years.push({ year, ...(Object.fromEntries(amounts) as Record<keyof typeof CARD_RULES, number>) });
    meanYears.set(year, Float64Array.from(values(MEAN_YEARS)));
  });
  return { years, meanYears };
}

function totalOf(cells: Float64Array): number {
  let total = 0;
  for (let cell = 0; cell < cells.length; cell++) total += cells[cell]!;
  return total;
}
