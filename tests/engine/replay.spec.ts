import { describe, expect, it } from 'vitest';
import { createInterpreter, createReplay } from '../../src/engine/index.js';
import { loadScenario } from '../../src/scenario/index.js';

const plan = loadScenario('scenarios/hubei/baseline.yaml', { paths: 20 }).plan!;
const LAST = 2040;

describe.each([['path 17', 17, false], ['the best estimate', 0, true]] as const)('a replay of %s', (_, path, isBestEstimate) => {
  const replay = createReplay(plan, path, isBestEstimate, LAST);

  it('keeps what the engine gives as output, bit for bit', () => {
    const { columns } = createInterpreter(plan).runBlock({ block: 0, firstPath: path, pathCount: 1, isBestEstimate });
    const years = plan.lastYear - plan.baseYear;
    expect(plan.outputs.length).toBeGreaterThan(40);
    plan.outputs.forEach(({ rule, cell }, column) => {
      const run = Array.from(columns.subarray(column * years, column * years + LAST - plan.baseYear));
      const kept = run.map((__, row) => replay.valuesOf(rule, plan.baseYear + 1 + row)[cell]);
      expect(kept.findIndex((value, row) => !Object.is(value, run[row])), rule).toBe(-1);
    });
  });

  it('gives every formula the value its rule has, whichever year is asked for first', () => {
    const wrong: string[] = [];
    for (const year of [2040, 2021, 2031, 2027]) {
      for (const { name, expression, dimensions } of plan.model.rules.values()) {
        const given = plan.given.get(name);
        if (given?.isGiven[year - given.firstYear] === 1) continue;
        const formula = replay.evaluate(expression, year);
        const whole = replay.shapes.of(dimensions);
        const cells = replay.shapes.broadcast(replay.shapes.of(expression.dimensions), whole);
        const kept = replay.valuesOf(name, year);
        if (!kept.every((value, cell) => Object.is(value, formula[cells[cell]!]! + 0))) wrong.push(`${name} ${String(year)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('knows what stood at the end of the base year and, for longer lags, before', () => {
    for (const { name, start } of plan.model.rules.values()) {
      if (start?.kind !== 'formula') continue;
      expect(replay.evaluate(start.expression, plan.baseYear)[0]! + 0, name).toBe(replay.valuesOf(name, plan.baseYear)[0]);
    }
    expect(replay.valuesOf('rural_income', 2019)).toEqual(replay.valuesOf('rural_income', 2020));
  });
});
