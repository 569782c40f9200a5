import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { type BlockResult, type BlockTask, createSimdEngine, type Interpreter } from '../../src/engine/index.js';
import { BLOCK_PATHS, type OutputColumn, type Plan } from '../../src/scenario/index.js';

/** 引擎 — whatever runs blocks of a plan. */
export type Engine = Pick<Interpreter, 'runBlock'>;
export type MakeEngine = (plan: Plan) => Engine | Promise<Engine>;

/** Programs compiled by a test are kept in a folder of its own, so that the user's cache keeps the user's programs. */
export function useOwnCache(): void {
  const before = process.env.CHUSUAN_CACHE;
  beforeAll(() => {
    process.env.CHUSUAN_CACHE = mkdtempSync(join(tmpdir(), 'programs-'));
  });
  afterAll(() => {
    rmSync(process.env.CHUSUAN_CACHE!, { recursive: true });
    if (before === undefined) delete process.env.CHUSUAN_CACHE;
    else process.env.CHUSUAN_CACHE = before;
  });
}

/** The compiled engine; refuses to pass off the interpreter's work as its own. */
export function compiledOnly(plan: Plan): Engine {
  const engine = createSimdEngine(plan, compilePlan(plan));
  return {
    runBlock(task) {
      const result = engine.runBlock(task);
      expect(result.isLeftToInterpreter).toBeUndefined();
      return result;
    },
  };
}

/** The best estimate, every block of the run, and its last path by itself, as a replay asks for it. */
export function tasksOf({ paths }: Plan): BlockTask[] {
  const best = { block: 0, firstPath: 0, pathCount: 1, isBestEstimate: true };
  if (paths === 0) return [best];
  const blocks = Array.from({ length: Math.ceil(paths / BLOCK_PATHS) }, (_, block): BlockTask => {
    const firstPath = block * BLOCK_PATHS;
    return { block, firstPath, pathCount: Math.min(BLOCK_PATHS, paths - firstPath), isBestEstimate: false };
  });
  return [best, ...blocks, { block: 0, firstPath: paths - 1, pathCount: 1, isBestEstimate: false }];
}

/** 首处差异 — where two engines first part, in words; undefined when they agree to the last bit on all blocks. */
export async function firstDifference(plan: Plan, expected: MakeEngine, actual: MakeEngine, tasks = tasksOf(plan)): Promise<string | undefined> {
  const found = await differenceOf(plan, expected, actual, tasks);
  if (found === undefined) return undefined;
  // Once more with every cell of every rule as a column: the first path, year and rule to part is where the fault lies.
  const everything = { ...plan, outputs: allCells(plan), profiles: [] };
  const isSmall = everything.outputs.length * (plan.lastYear - plan.baseYear) <= MOST_NUMBERS / BLOCK_PATHS;
  const exact = await differenceOf(everything, expected, actual, isSmall ? tasks : tasks.flatMap(inPairs));
  return exact ?? `${found} (not when every cell is an output)`;
}

/** Numbers that a search for the exact place may hold. */
const MOST_NUMBERS = 4e7;

/** A block as tasks of two paths, the fewest a compiled engine computes at once. */
function inPairs({ block, firstPath, pathCount, isBestEstimate }: BlockTask): BlockTask[] {
  return Array.from({ length: Math.ceil(pathCount / 2) }, (_, pair) => (
    { block, firstPath: firstPath + 2 * pair, pathCount: Math.min(2, pathCount - 2 * pair), isBestEstimate }));
}

async function differenceOf(plan: Plan, expected: MakeEngine, actual: MakeEngine, tasks: readonly BlockTask[]): Promise<string | undefined> {
  const [left, right] = [await expected(plan), await actual(plan)];
  for (const task of tasks) {
    const difference = differenceIn(plan, left.runBlock(task), right.runBlock(task));
    if (difference !== undefined) return `${task.isBestEstimate ? 'best estimate' : `block ${String(task.block)}`}: ${difference}`;
  }
  return undefined;
}

/** Two results of one block: columns, profiles, ledgers and the count of what is not finite. */
export function differenceIn(plan: Plan, expected: BlockResult, actual: BlockResult): string | undefined {
  return inColumns(plan, expected, actual)
    ?? inProfiles(plan, expected.profileSums, actual.profileSums)
    ?? inWords('ledgers', expected.ledgers, actual.ledgers)
    ?? inWords('nonFinite', expected.nonFinite, actual.nonFinite);
}

function inColumns(plan: Plan, { task, columns }: BlockResult, actual: BlockResult): string | undefined {
  if (columns.length !== actual.columns.length) return `columns: ${String(columns.length)} numbers, not ${String(actual.columns.length)}`;
  const years = plan.lastYear - plan.baseYear;
  const order = new Map(plan.model.yearOrder.map((rule, index) => [rule, index]));
  const byOrder = plan.outputs.map((output, column) => ({ ...output, column })).sort((a, b) => order.get(a.rule)! - order.get(b.rule)! || a.cell - b.cell);
  // [column × path × year]: by path, then year, then in the order rules run.
  if (!columns.some((value, at) => !Object.is(value, actual.columns[at]))) return undefined;
  for (let path = 0; path < task.pathCount; path++) {
    for (let year = 0; year < years; year++) {
      for (const { name, column } of byOrder) {
        const at = (column * task.pathCount + path) * years + year;
        if (Object.is(columns[at], actual.columns[at])) continue;
        return `path ${String(task.firstPath + path)}, year ${String(plan.baseYear + 1 + year)}, ${name}: expected ${exactText(columns[at]!)}, calculated ${exactText(actual.columns[at]!)}`;
      }
    }
  }
  return undefined;
}

function inProfiles(plan: Plan, expected: Float64Array, actual: Float64Array): string | undefined {
  if (expected.length !== actual.length) return `profiles: ${String(expected.length)} numbers, not ${String(actual.length)}`;
  const at = expected.findIndex((value, index) => !Object.is(value, actual[index]));
  if (at < 0) return undefined;
  let offset = 0;
  const years = plan.lastYear - plan.baseYear;
  for (const name of plan.profiles) {
    const cells = cellsOf(plan, name);
    if (at < offset + cells * years) {
      const [year, cell] = [Math.floor((at - offset) / cells), (at - offset) % cells];
      return `profile of ${name}, year ${String(plan.baseYear + 1 + year)}, cell ${String(cell)}: expected ${exactText(expected[at]!)}, calculated ${exactText(actual[at]!)}`;
    }
    offset += cells * years;
  }
  return `profiles: number ${String(at)}`;
}

function inWords(what: string, expected: unknown, actual: unknown): string | undefined {
  // NaN, −0 and infinities as words, since JSON has none of them.
  const text = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? exactText(part) : part));
  return text(expected) === text(actual) ? undefined : `${what}: expected ${text(expected)}, calculated ${text(actual)}`;
}

/** The number and its bits. */
function exactText(value: number): string {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0]!;
  const number = Object.is(value, -0) ? '-0' : String(value);
  return Number.isInteger(value) && !Object.is(value, -0) ? number : `${number} (${bits.toString(16).padStart(16, '0')})`;
}

function cellsOf({ model }: Plan, rule: string): number {
  return model.rules.get(rule)!.dimensions.reduce((count, name) => count * model.dimensions.find((dimension) => dimension.name === name)!.size, 1);
}

function allCells(plan: Plan): OutputColumn[] {
  return [...plan.model.rules.keys()].flatMap((rule) => Array.from({ length: cellsOf(plan, rule) }, (_, cell) => ({ name: `${rule}[${String(cell)}]`, rule, cell })));
}
