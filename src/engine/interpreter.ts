import { nodesOf, type Rule } from '../model/index.js';
import { createNoiseSource } from '../random/index.js';
import type { GivenValues, Plan } from '../scenario/index.js';
import type { BlockResult, BlockTask } from './block.js';
import { Formulas } from './formula.js';
import { LedgerCheck } from './ledger.js';
import { NonFiniteCount } from './non-finite.js';
import { type EvalNode, broadcastTo } from './nodes.js';
import { type PathState, RuleStorage } from './state.js';

/** 解释引擎 — evaluates a plan path by path, walking the checked formulas. One per thread. */
export interface Interpreter {
  /** `onPath` is called after each path, for progress. */
  runBlock(task: BlockTask, onPath?: () => void): BlockResult;
  /**
   * Runs one path and hands over every rule's cells of every year; year `baseYear` brings the starts.
   * The arrays are the engine's own: read them before returning.
   */
  runPath(path: number, isBestEstimate: boolean, visit: (year: number, values: PastValues) => void): void;
  /** A rule's cells at the end of the base year of one path; read them before the next call. */
  startOf(path: number, isBestEstimate: boolean, rule: string): Float64Array;
}

/** A rule's cells, `lag` years back (0 when left out, at most as far as any formula reaches). */
export type PastValues = (rule: string, lag?: number) => Float64Array;

/** One rule ready to run. */
interface Step {
  readonly rule: Rule;
  readonly storage: RuleStorage;
  readonly node: EvalNode;
  readonly given: GivenValues | undefined;
  readonly givenLength: number;
  readonly isPart: boolean;
}

/** Where an output column is read from. */
interface OutputCell {
  readonly storage: RuleStorage;
  readonly cell: number;
}

/**
 * @param formulaParts rules that stand for parts of formulas: their values keep the sign of a zero, which a division
 * further up may show
 */
export function createInterpreter(plan: Plan, formulaParts: ReadonlySet<string> = new Set()): Interpreter {
  const { model } = plan;
  const asked = new Set([...model.rules.values()].flatMap((rule) =>
    [rule.expression, ...(rule.entry ? [rule.entry.expression] : [])].flatMap((formula) =>
      [...nodesOf(formula)].flatMap((node) => (node.kind === 'given_adjustment' ? [node.rule] : [])))));
  const rules = new Map<string, RuleStorage>();
  const state: PathState = { year: plan.baseYear, path: 0, isBestEstimate: false, tick: 0, noise: createNoiseSource(plan), rules };
  const formulas = new Formulas(plan, state);
  const { shapes } = formulas;
  for (const rule of model.rules.values()) {
    rules.set(rule.name, new RuleStorage(shapes.of(rule.dimensions).length, rule.maxLagYears, asked.has(rule.name)));
  }
  const steps = model.yearOrder.map((name): Step => {
    const rule = model.rules.get(name)!;
    const shape = shapes.of(rule.dimensions);
    const node = broadcastTo(formulas.node(rule.expression), shape, shapes);
    return { rule, storage: rules.get(name)!, node, given: plan.given.get(name), givenLength: shape.length, isPart: formulaParts.has(name) };
  });
  const starts = model.startOrder.flatMap((name) => {
    const { start, dimensions, maxLagYears } = model.rules.get(name)!;
    if (start?.kind !== 'formula') return [];
    return [{ storage: rules.get(name)!, maxLagYears, node: broadcastTo(formulas.node(start.expression), shapes.of(dimensions), shapes) }];
  });
  const storages = [...rules.values()];
  const started = [...rules].filter(([name]) => model.rules.get(name)!.start);
  const outputCells = plan.outputs.map(({ rule, cell }): OutputCell => ({ storage: rules.get(rule)!, cell }));
  const ledger = new LedgerCheck(plan, rules);
  const nonFinite = new NonFiniteCount();

  /** Base-year values: tables first, since formulas may mention them. A formula holds for all earlier years too. */
  function startPath(path: number, isBestEstimate: boolean): void {
    state.path = path;
    state.isBestEstimate = isBestEstimate;
    state.year = plan.baseYear;
    state.tick++;
    for (const storage of storages) storage.reset();
    for (const { rule, values, rows } of plan.starts.values()) {
      const length = values.length / rows;
      for (let lag = 0; lag <= model.rules.get(rule)!.maxLagYears; lag++) {
        const row = values.offset + Math.min(lag, rows - 1) * length;
        store(plan.numbers, row, rules.get(rule)!.at(lag));
      }
    }
    for (const { storage, maxLagYears, node } of starts) {
      node.run();
      for (let lag = 0; lag <= maxLagYears; lag++) store(node.values, 0, storage.at(lag));
    }
    for (const [name, storage] of started) nonFinite.check(name, storage.at(0), state);
    state.noise.startPath(path, isBestEstimate);
    ledger.startPath();
  }

  function runYear(year: number): void {
    state.year = year;
    state.tick++;
    state.noise.drawYear(year);
    for (const storage of storages) storage.nextYear();
    for (const { rule, storage, node, given, givenLength, isPart } of steps) {
      node.run();
      const now = storage.at(0);
      const row = given ? year - given.firstYear : -1;
      const isGiven = given?.isGiven[row] === 1;
      if (isGiven) store(plan.numbers, given.values.offset + row * givenLength, now);
      else if (isPart) now.set(node.values);
      else store(node.values, 0, now);
      if (storage.adjustment) {
        for (let cell = 0; cell < now.length; cell++) storage.adjustment[cell] = isGiven ? now[cell]! - node.values[cell]! : 0;
      }
      nonFinite.check(rule.name, now, state);
    }
    ledger.checkYear(state);
  }

  function runPath(path: number, isBestEstimate: boolean, visit: (year: number, values: PastValues) => void): void {
    const values: PastValues = (rule, lag = 0) => rules.get(rule)!.at(lag);
    startPath(path, isBestEstimate);
    visit(plan.baseYear, values);
    for (let year = plan.baseYear + 1; year <= plan.lastYear; year++) {
      runYear(year);
      visit(year, values);
    }
  }

  function runBlock(task: BlockTask, onPath?: () => void): BlockResult {
    const years = plan.lastYear - plan.baseYear;
    const columns = new Float64Array(plan.outputs.length * task.pathCount * years); // [column × path × year]
    const profiled = plan.profiles.map((name) => rules.get(name)!);
    const profileSums = new Float64Array(profiled.reduce((all, cells) => all + cells.at(0).length * years, 0)); // per rule [year × cell]
    nonFinite.reset();
    ledger.reset();
    const collect = (pathInBlock: number) => (year: number): void => {
      const row = year - plan.baseYear - 1;
      if (row < 0) return;
      for (let column = 0; column < outputCells.length; column++) {
        const { storage, cell } = outputCells[column]!;
        columns[(column * task.pathCount + pathInBlock) * years + row] = storage.at(0)[cell]!;
      }
      let offset = 0;
      for (const cells of profiled) {
        const now = cells.at(0);
        for (let cell = 0; cell < now.length; cell++) profileSums[offset + row * now.length + cell]! += now[cell]!;
        offset += now.length * years;
      }
    };
    for (let path = 0; path < task.pathCount; path++) {
      runPath(task.firstPath + path, task.isBestEstimate, collect(path));
      onPath?.();
    }
    return { task, columns, profileSums, ledgers: ledger.worst(), nonFinite: nonFinite.result() };
  }

  function startOf(path: number, isBestEstimate: boolean, rule: string): Float64Array {
    startPath(path, isBestEstimate);
    return rules.get(rule)!.at(0);
  }

  return { runBlock, runPath, startOf };
}

/**
 * Stores a rule's cells. Adding 0 turns −0 into 0 and changes nothing else: a rule is never −0, so that an engine may
 * skip cells that hold nothing. Without `subarray`, which would allocate in the year loop.
 */
function store(from: Float64Array, offset: number, to: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = from[offset + i]! + 0;
}
