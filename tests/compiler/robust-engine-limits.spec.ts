import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/compiler/assemble.js';
import { exceedsEngine } from '../../src/compiler/engine-limits.js';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { runPlan } from '../../src/run/index.js';
import { fingerprint, loadScenario, type Plan } from '../../src/scenario/index.js';
import { differenceIn } from '../engine/equal-engines.js';
import { loadProject, projectOf } from '../fixtures/project.js';
import { temporaryFolder } from '../run/small-fund.js';

const UNREACHABLE = 0x00;
const NOP = 0x01;
const END = 0x0b;
const V128 = 0x7b;

/** LEB128 of a whole number. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

/** A module of one function with so many locals and so many bytes in all: its locals, code that is never reached, and the `end`. */
function moduleOf(locals: number, bytes: number): Uint8Array {
  const head = [
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // header
    1, 4, 1, 0x60, 0, 0, // one type: nothing to nothing
    3, 2, 1, 0, // one function, of this type
    10, ...leb(1 + leb(bytes).length + bytes), 1, ...leb(bytes),
  ];
  const wasm = new Uint8Array(head.length + bytes).fill(NOP);
  wasm.set(head);
  wasm.set([...(locals === 0 ? [0] : [1, ...leb(locals), V128]), UNREACHABLE], head.length);
  wasm[wasm.length - 1] = END;
  return wasm;
}

const isAccepted = (wasm: Uint8Array): boolean => {
  try {
    return Boolean(new WebAssembly.Module(wasm));
  } catch {
    return false;
  }
};

describe('what the engine takes', () => {
  it('are functions of 7,654,321 bytes and 50,000 locals', () => {
    expect([isAccepted(moduleOf(0, 7_654_321)), isAccepted(moduleOf(0, 7_654_322))]).toEqual([true, false]);
    expect([isAccepted(moduleOf(50_000, 100)), isAccepted(moduleOf(50_001, 100))]).toEqual([true, false]);
  });

  it('are fewer and smaller ones to us: a thread has to run them', () => {
    expect([exceedsEngine(moduleOf(0, 1_000_000)), exceedsEngine(moduleOf(0, 1_000_001))]).toEqual([false, true]);
    expect([exceedsEngine(moduleOf(20_000, 100)), exceedsEngine(moduleOf(20_001, 100))]).toEqual([false, true]);
  });

  it('is looked at in every function', () => {
    const locals = (count: number): string => Array.from({ length: count }, (_, index) => `(local $l${String(index)} ${index % 2 === 0 ? 'v128' : 'i32'})`).join(' ');
    const module = (...counts: number[]): Uint8Array => assemble(`(module (import "env" "memory" (memory 1)) ${counts.map((count) => `(func ${locals(count)})`).join(' ')})`);
    expect([exceedsEngine(module(3, 20_000, 5)), exceedsEngine(module(3, 20_001, 5)), exceedsEngine(module(3, 5, 20_001)), exceedsEngine(module())]).toEqual([false, true, true, false]);
  });
});

describe('a rulebook beyond that', () => {
  /** Three rules of 400 exponentials over eight cells that are written out one by one. */
  const enormous = (): Plan => {
    const rule = (first: number): string => Array.from({ length: 400 }, (_, index) => `exp(cells - ${String(first + index)})`).join(' + ');
    const { plan } = loadProject(projectOf({ shock: 'normal(z)', cells: 'shock * (a == "a1" ? 1 : 2) * (b == "b1" ? 1 : 3)', one: rule(0), two: rule(400), three: rule(800), out: 'sum(one) + sum(two) + sum(three)' },
      { dimensions: { a: { values: ['a1', 'a2', 'a3', 'a4'] }, b: { values: ['b1', 'b2'] } }, lastYear: 2021, outputs: ['out'] }));
    return plan!;
  };

  it('is left to the interpreter, and says so', async () => {
    const plan = enormous();
    const program = compilePlan(plan);
    expect(program.isSound).toBe(false);
    const task = { block: 0, firstPath: 0, pathCount: 3, isBestEstimate: false };
    const result = createSimdEngine(plan, program).runBlock(task);
    expect(result.isLeftToInterpreter).toBe(true);
    expect(differenceIn(plan, createInterpreter(plan).runBlock(task), result)).toBeUndefined();

    const notices: string[] = [];
    const outcome = await runPlan({
      plan, identity: { fingerprint: fingerprint(plan, 1), rulebookHash: '' }, scenario: {}, warnings: [], folder: `${temporaryFolder()}/run`, threads: 1, engine: 'simd',
      isForced: false, lang: 'en', replay: () => '',
    }, { onNotice: (message) => notices.push(message) });
    expect(outcome).toMatchObject({ kind: 'complete', manifest: { engine: 'simd', compiled: { module_bytes: program.moduleBytes, blocks_left_to_interpreter: 2 } } });
    expect(notices).toEqual(['run-starting', 'run-not-compiled', 'run-summarising']);
  });

  it('is not the baseline, by far', () => {
    const { plan } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 1 });
    const { isSound, moduleBytes } = compilePlan(plan!);
    expect(isSound).toBe(true);
    // All of its functions together.
    expect(moduleBytes).toBeLessThan(500_000);
  });
});
