// 两个引擎 — lets a test look at every value of a path under either engine.
import { compilePlan } from '../src/compiler/index.js';
import { type BlockResult, type BlockTask, createInterpreter, createSimdEngine, type Interpreter, Shapes } from '../src/engine/index.js';
import type { Plan } from '../src/scenario/index.js';
import { unhoisted } from './unhoisted.js';

/** As `chusuan run --engine` calls them. */
export const ENGINES = ['interpreter', 'simd'] as const;
/** Small models are mostly known before the run; a third way keeps them from being worked out there. */
export const ENGINES_AND_UNHOISTED = [...ENGINES, 'simd, nothing hoisted'] as const;
export type EngineName = (typeof ENGINES_AND_UNHOISTED)[number];

/** Whatever runs blocks of one plan. */
export interface BlockEngine {
  runBlock(task: BlockTask): BlockResult;
}

/** A rule's cells in one year. */
export type Values = (rule: string) => Float64Array;

/** 引擎 — of a plan as it stands; the compiled one refuses to pass off the interpreter's work as its own. */
export function engineOf(engine: EngineName, plan: Plan): BlockEngine {
  return engine === 'interpreter' ? createInterpreter(plan) : ownWork(anyWork(engine, plan));
}

/** The same, blocks included that the compiled engine leaves to the interpreter. */
export function anyWork(engine: EngineName, plan: Plan): BlockEngine {
  if (engine === 'interpreter') return createInterpreter(plan);
  const compiled = engine === 'simd' ? plan : unhoisted(plan);
  return createSimdEngine(compiled, compilePlan(compiled));
}

function ownWork(engine: BlockEngine): BlockEngine {
  return {
    runBlock(task) {
      const result = engine.runBlock(task);
      if (result.isLeftToInterpreter) throw new Error(`block ${String(task.block)} was left to the interpreter`);
      return result;
    },
  };
}

/**
 * 走一条路径 — every rule's cells of every year, the base year first. Read the arrays before the visit ends.
 * The compiled engine computes a plan whose profiles are all its rules: the mean by cell of a single path is the path.
 */
export function walkPath(engine: EngineName, plan: Plan, path: number, isBestEstimate: boolean, visit: (year: number, values: Values) => void): void {
  if (engine === 'interpreter') {
    interpreterOf(plan).runPath(path, isBestEstimate, visit);
    return;
  }
  visitResult(plan, watched(engine, plan).runBlock({ block: 0, firstPath: path, pathCount: 1, isBestEstimate }), visit);
}

/** The plan with every rule as a profile, and no other output. */
function withAllProfiles(plan: Plan): Plan {
  return { ...plan, outputs: [], profiles: [...plan.model.rules.keys()] };
}

/** Hands over a path that was computed alone, by an engine of `withAllProfiles`. */
function visitResult(plan: Plan, { task, profileSums }: BlockResult, visit: (year: number, values: Values) => void): void {
  const { model, baseYear, lastYear } = plan;
  // What stands at the end of the base year is no result of a block; the compiled engine starts from the same numbers.
  baseYearOf(plan).runPath(task.firstPath, task.isBestEstimate, visit);
  const shapes = new Shapes(model.dimensions);
  const years = lastYear - baseYear;
  const places = new Map<string, { from: number; cells: number }>(); // [year × cell] per rule
  let from = 0;
  for (const { name, dimensions } of model.rules.values()) {
    const cells = shapes.of(dimensions).length;
    places.set(name, { from, cells });
    from += years * cells;
  }
  for (let row = 0; row < years; row++) {
    visit(baseYear + 1 + row, (rule) => {
      const place = places.get(rule)!;
      return profileSums.subarray(place.from + row * place.cells, place.from + (row + 1) * place.cells);
    });
  }
}

const interpreters = new WeakMap<Plan, Interpreter>();
const baseYears = new WeakMap<Plan, Interpreter>();

/** One interpreter for all paths of a plan, as in a run. */
function interpreterOf(plan: Plan): Interpreter {
  return interpreters.get(plan) ?? remembered(interpreters, plan, createInterpreter(plan));
}

/** The interpreter of a plan that ends with its base year. */
function baseYearOf(plan: Plan): Interpreter {
  return baseYears.get(plan) ?? remembered(baseYears, plan, createInterpreter({ ...plan, lastYear: plan.baseYear }));
}

function remembered(known: WeakMap<Plan, Interpreter>, plan: Plan, interpreter: Interpreter): Interpreter {
  known.set(plan, interpreter);
  return interpreter;
}

/** Compiling takes longer than running a path, so each plan is compiled once. */
const known = new WeakMap<Plan, Map<EngineName, BlockEngine>>();

function watched(engine: EngineName, plan: Plan): BlockEngine {
  const engines = known.get(plan) ?? new Map<EngineName, BlockEngine>();
  known.set(plan, engines);
  let found = engines.get(engine);
  if (!found) engines.set(engine, (found = engineOf(engine, withAllProfiles(plan))));
  return found;
}
