import type { Expression } from '../model/index.js';
import { createNoiseSource } from '../random/index.js';
import type { GivenValues, Plan } from '../scenario/index.js';
import { Formulas } from './formula.js';
import { createInterpreter } from './interpreter.js';
import { broadcastTo, type EvalNode } from './nodes.js';
import type { Shapes } from './shape.js';
import type { PathState, RuleValues } from './state.js';

/** 重放 — one path computed again and kept whole, so that any part of any formula can be asked for its value. */
export interface Replay {
  readonly plan: Plan;
  readonly path: number;
  readonly isBestEstimate: boolean;
  /** The path is known from the base year to this one. */
  readonly lastYear: number;
  readonly shapes: Shapes;
  /** A rule's cells [cell] at the end of a year; before the base year as far as formulas reach. Not to be written to. */
  valuesOf(rule: string, year: number): Float64Array;
  /** Values [cell of `formula.dimensions`] of a formula or a part of one in a year, by the engine's own arithmetic. */
  evaluate(formula: Expression, year: number): Float64Array;
}

/** One rule's cells of all years [year × cell]. */
interface History {
  readonly cells: number;
  /** Years kept from before the base year. */
  readonly lead: number;
  readonly values: Float64Array;
}

/** A rule the scenario gives values for, and its formula over all of its cells. */
interface Pinned {
  readonly name: string;
  readonly given: GivenValues;
  readonly node: EvalNode;
}

/** 建立重放 — runs the interpreter along the path to `lastYear` and keeps every value it had. */
export function createReplay(whole: Plan, path: number, isBestEstimate: boolean, lastYear: number): Replay {
  const { model, baseYear } = whole;
  const histories = new Map<string, History>();
  // Years beyond the one asked for need not be computed.
  createInterpreter({ ...whole, lastYear }).runPath(path, isBestEstimate, (year, values) => {
    for (const { name, maxLagYears: lead } of model.rules.values()) {
      const now = values(name);
      const cells = now.length;
      let history = histories.get(name);
      if (!history) histories.set(name, (history = { cells, lead, values: new Float64Array((lead + 1 + lastYear - baseYear) * cells) }));
      const row = year - baseYear + lead;
      history.values.set(now, row * cells);
      if (year === baseYear) for (let lag = 1; lag <= lead; lag++) history.values.set(values(name, lag), (row - lag) * cells);
    }
  });

  function valuesOf(rule: string, year: number): Float64Array {
    const { cells, lead, values } = histories.get(rule)!;
    const row = year - baseYear + lead;
    return values.subarray(row * cells, (row + 1) * cells);
  }

  const noise = createNoiseSource(whole);
  noise.startPath(path, isBestEstimate);
  const adjustments = new Map<string, Float64Array>();
  const rules = new Map<string, RuleValues>();
  const state: PathState = { year: baseYear, path, isBestEstimate, tick: 1, noise, rules };
  for (const name of model.rules.keys()) {
    rules.set(name, {
      at: (lag) => valuesOf(name, state.year - lag),
      get adjustment() {
        return (adjustments.get(name) ?? adjustments.set(name, new Float64Array(histories.get(name)!.cells)).get(name)!);
      },
    });
  }
  const formulas = new Formulas(whole, state);
  const { shapes } = formulas;
  // In the order of the year: a pinned rule's formula may mention what pinning another one added.
  const pinned = model.yearOrder.filter((name) => whole.given.has(name)).map((name): Pinned => {
    const { expression, dimensions } = model.rules.get(name)!;
    return { name, given: whole.given.get(name)!, node: broadcastTo(formulas.node(expression), shapes.of(dimensions), shapes) };
  });

  /** What a pinned value differs by from the formula's, as the engine books it. */
  function adjust({ name, given, node }: Pinned, year: number): void {
    const adjustment = adjustments.get(name);
    if (!adjustment) return;
    if (given.isGiven[year - given.firstYear] !== 1) {
      adjustment.fill(0);
      return;
    }
    node.run();
    const now = valuesOf(name, year);
    for (let cell = 0; cell < now.length; cell++) adjustment[cell] = now[cell]! - node.values[cell]!;
  }

  function evaluate(formula: Expression, year: number): Float64Array {
    // A part whose branches were cut off may vary over less than the whole did.
    const node = broadcastTo(formulas.node(formula), shapes.of(formula.dimensions), shapes);
    state.year = year;
    state.tick++;
    if (year > baseYear) noise.drawYear(year);
    for (const each of pinned) adjust(each, year);
    node.run();
    return Float64Array.from(node.values);
  }

  return { plan: whole, path, isBestEstimate, lastYear, shapes, valuesOf, evaluate };
}
