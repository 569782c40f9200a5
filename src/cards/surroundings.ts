import { createInterpreter } from '../engine/index.js';
import { cellIndices, type Dimension } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { CLAIM_AGE, CUT_DIMENSIONS, PINNED_RULES, SCENARIO_RULES } from './names.js';
import { type Needed, neededRules } from './needed.js';

/** 环境 — what one path of a scenario is to a single person: standards, rates and prices of every year, and mortality. */
export interface Surroundings {
  readonly plan: Plan;
  /** Absent: the best estimate. */
  readonly path?: number;
  readonly needed: Needed;
  /** A rule of `needed.fromScenario`: its cells at the end of a year from the base year on. */
  readonly standard: (rule: string, year: number) => Float64Array;
  /** The first cell of a rule without dimensions. */
  readonly number: (rule: keyof typeof SCENARIO_RULES, year: number) => number;
  /** Probabilities of death in a year [age] of people of one sex and status. */
  readonly deathRates: (year: number, labels: Readonly<Record<string, string>>) => Float64Array;
  /** An input's cells in a year. */
  readonly input: (name: string, year: number) => Float64Array;
  readonly claimAge: (year: number) => number;
}

/** 取环境 — computes the path once by the interpreter and keeps what a person meets. */
export function surroundingsOf(plan: Plan, path?: number): Surroundings {
  const needed = neededRules(plan.model);
  const kept = [...needed.fromScenario, PINNED_RULES.death];
  const years = new Map<number, ReadonlyMap<string, Float64Array>>();
  createInterpreter(plan).runPath(path ?? 0, path === undefined, (year, values) => {
    years.set(year, new Map(kept.map((name) => [name, Float64Array.from(values(name))])));
  });
  const standard = (rule: string, year: number): Float64Array => years.get(year)!.get(rule)!;

  function input(name: string, year: number): Float64Array {
    const { years: rows, firstYear, values } = plan.inputs.get(name)!;
    const width = values.length / rows;
    const row = rows === 1 ? 0 : Math.min(Math.max(year - firstYear, 0), rows - 1);
    return plan.numbers.subarray(values.offset + row * width, values.offset + (row + 1) * width);
  }

  const deaths = new Map<string, Float64Array>();
  function deathRates(year: number, labels: Readonly<Record<string, string>>): Float64Array {
    const key = `${String(year)} ${CUT_DIMENSIONS.map((name) => labels[name]).join(' ')}`;
    let rates = deaths.get(key);
    if (!rates) {
      const dimensions = dimensionsOf(plan, PINNED_RULES.death);
      deaths.set(key, (rates = standard(PINNED_RULES.death, year).filter((_, cell) => isOf(dimensions, cell, labels))));
    }
    return rates;
  }

  return {
    plan, ...(path !== undefined && { path }), needed, standard, input, deathRates,
    number: (rule, year) => standard(SCENARIO_RULES[rule], year)[0]!,
    claimAge: (year) => input(CLAIM_AGE, year)[0]!,
  };
}

function dimensionsOf({ model }: Plan, rule: string): Dimension[] {
  return model.rules.get(rule)!.dimensions.map((name) => model.dimensions.find((dimension) => dimension.name === name)!);
}

/** Does the cell have the labels, where its dimensions are among those named? */
export function isOf(dimensions: readonly Dimension[], cell: number, labels: Readonly<Record<string, string>>): boolean {
  const indices = cellIndices(dimensions, cell);
  return dimensions.every(({ name, labels: own }, axis) => !(CUT_DIMENSIONS as readonly string[]).includes(name) || own[indices[axis]!] === labels[name]);
}
