/** Words of the memory part: 16 MiB, more than the L2 cache of the machines we know. */
const MEMORY_WORDS = 1 << 22;
const INTEGER_STEPS = 6_000_000;
const FLOAT_STEPS = 4_000_000;
const MEMORY_STEPS = 500_000;

let memory: Uint32Array | undefined;

/**
 * 校准循环 — fixed work that no change of Chusuan touches: integer steps, dependent floating-point steps, scattered reads.
 * About 100 ms on the machine of the reference figures; its time measures the machine, not the program.
 * @returns a number that depends on every step, so that nothing can be left out
 */
export function calibrationLoop(): number {
  memory ??= new Uint32Array(MEMORY_WORDS).fill(1);
  let state = 0x9e3779b9;
  for (let i = 0; i < INTEGER_STEPS; i++) {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  let x = 0.5;
  // The logistic map stays in (0, 1) and each step waits for the last.
  for (let i = 0; i < FLOAT_STEPS; i++) x = 3.99 * x * (1 - x);
  let at = state >>> 0;
  let sum = 0;
  for (let i = 0; i < MEMORY_STEPS; i++) {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223 + memory[at >>> 10]!) >>> 0;
    sum = (sum + at) >>> 0;
  }
  return (state >>> 0) + sum + x;
}
