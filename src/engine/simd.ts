import type { Plan } from '../scenario/index.js';
import type { BlockResult, BlockTask } from './block.js';
import { createInterpreter, type Interpreter } from './interpreter.js';
import { PairLedgers } from './pair-ledgers.js';
import type { CellAddresses, Program } from './program.js';

const LANES = 2;
const PAGE_BYTES = 65536;

/** The little of a plan that the compiled engine reads itself; of the inputs, those given by path. */
export type ThreadPlan = Pick<Plan, 'baseYear' | 'lastYear' | 'paths' | 'numbers' | 'inputs'>;

/** 编译引擎 — runs a program two paths at a time, with the bits of the interpreter. One per thread. */
export interface SimdEngine {
  /** `onPath` is called after each path, for progress. */
  runBlock(task: BlockTask, onPath?: () => void): BlockResult;
}

/** Lanes lie side by side: index of the first in float64. */
function indicesOf(addresses: CellAddresses): Int32Array {
  return addresses.map((address) => address / Float64Array.BYTES_PER_ELEMENT);
}

/** @param wholePlan asked for only when the interpreter has to take over; left out, `plan` is the whole one */
export function createSimdEngine(plan: ThreadPlan, program: Program, wholePlan: () => Plan = () => plan as Plan): SimdEngine {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(program.memoryBytes / PAGE_BYTES) });
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(program.image);
  const numbers = new Float64Array(memory.buffer);
  const { exports } = new WebAssembly.Instance(program.module, { env: { memory: memory } });
  const runYear = exports['year']!;
  const drawOnce = exports['once']!;
  const years = plan.lastYear - plan.baseYear;
  const outputs = indicesOf(program.outputs);
  const profiles = program.profiles.map(indicesOf);
  const profileLength = profiles.reduce((all, cells) => all + cells.length * years, 0);
  const byPath = program.byPath.map(({ input, address }) => ({ input: plan.inputs.get(input)!, index: address / Float64Array.BYTES_PER_ELEMENT }));
  const ledgers = new PairLedgers(numbers, program.ledgers.map(({ rule, residual, scale }) => ({ rule, residual: indicesOf(residual), scale: indicesOf(scale) })));
  const { from, to, picture } = program.pathMemory;
  const guard = program.guard / Float64Array.BYTES_PER_ELEMENT;
  const group = new Float64Array(outputs.length * LANES * years); // [column × lane × year]
  let interpreter: Interpreter | undefined;

  function startPair(path: number, isBestEstimate: boolean): void {
    bytes.copyWithin(from, picture, picture + (to - from));
    for (const { rule, lags } of program.startsByPath) {
      for (let lane = 0; lane < LANES; lane++) {
        const start = theInterpreter().startOf(lanePath(path + lane), isBestEstimate, rule);
        // Adding to the guard what no run can come back from.
        if (!start.every((value) => Math.abs(value) < program.guardLimit)) numbers[guard + lane] = Infinity;
        for (const addresses of lags) {
          addresses.forEach((address, cell) => {
            // A value that no code keeps has the address of what always is 0.
            if (address !== 0) numbers[address / Float64Array.BYTES_PER_ELEMENT + lane] = start[cell]!;
          });
        }
      }
    }
    drawOnce(path, Number(isBestEstimate));
    ledgers.startPair();
  }

  /** The second lane of a last odd path runs along beyond the end; any path will do for it. */
  function lanePath(path: number): number {
    return Math.min(path, Math.max(0, plan.paths - 1));
  }

  function setInputsByPath(path: number, year: number, isBestEstimate: boolean): void {
    for (const { input, index } of byPath) {
      const row = year - input.firstYear;
      for (let lane = 0; lane < LANES; lane++) {
        numbers[index + lane] = plan.numbers[isBestEstimate ? input.medians!.offset + row : input.values.offset + lanePath(path + lane) * input.years + row]!;
      }
    }
  }

  function theInterpreter(): Interpreter {
    return (interpreter ??= createInterpreter(wholePlan()));
  }

  /** Values too large, not finite or NaN: the interpreter says where they began. */
  function isTrusted(lanes: number): boolean {
    for (let lane = 0; lane < lanes; lane++) if (!(numbers[guard + lane]! < program.guardLimit)) return false;
    return true;
  }

  function runBlock(task: BlockTask, onPath?: () => void): BlockResult {
    if (!program.isSound) return { ...theInterpreter().runBlock(task, onPath), isLeftToInterpreter: true };
    const { pathCount, firstPath, isBestEstimate } = task;
    const columns = new Float64Array(outputs.length * pathCount * years); // [column × path × year]
    const profileSums = new Float64Array(profileLength);
    ledgers.reset();
    for (let first = 0; first < pathCount; first += LANES) {
      const path = firstPath + first;
      const lanes = Math.min(LANES, pathCount - first);
      startPair(path, isBestEstimate);
      for (let row = 0; row < years; row++) {
        const year = plan.baseYear + 1 + row;
        setInputsByPath(path, year, isBestEstimate);
        runYear(row, path, year, Number(isBestEstimate));
        for (let column = 0; column < outputs.length; column++) {
          const at = outputs[column]!;
          group[column * LANES * years + row] = numbers[at]! + 0;
          group[(column * LANES + 1) * years + row] = numbers[at + 1]! + 0;
        }
        let offset = 0;
        for (const cells of profiles) {
          for (let cell = 0; cell < cells.length; cell++) {
            for (let lane = 0; lane < lanes; lane++) profileSums[offset + row * cells.length + cell]! += numbers[cells[cell]! + lane]! + 0;
          }
          offset += cells.length * years;
        }
        ledgers.checkYear(year);
      }
      ledgers.endPair(path, lanes, isBestEstimate);
      if (!isTrusted(lanes)) return { ...theInterpreter().runBlock(task), isLeftToInterpreter: true };
      for (let column = 0; column < outputs.length; column++) {
        const source = column * LANES * years;
        columns.set(group.subarray(source, source + lanes * years), (column * pathCount + first) * years);
      }
      for (let lane = 0; lane < lanes; lane++) onPath?.();
    }
    return { task, columns, profileSums, ledgers: ledgers.worst(), nonFinite: { count: 0 } };
  }

  return { runBlock };
}
