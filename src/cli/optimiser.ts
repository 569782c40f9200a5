import { setFlagsFromString } from 'node:v8';

/** Bytecode a function runs through before V8 compiles it a second time; V8's own choice is 67,584. */
const INTERRUPT_BUDGET = 500_000;

/**
 * 少优化 — lets V8 optimise only what runs for long.
 * Reading a scenario, compiling it and writing few paths are half a second of code that hardly repeats: optimising it
 * took a quarter of the processor time of such a run, on cores that the threads need (2.7 to 2.0 s measured without any
 * cache on a busy machine; runs of thousands of paths take the same time as before).
 */
export function optimiseLess(): void {
  // The flag is not part of Node's interface: it is set where it was tried.
  if (process.versions.node.startsWith('20.')) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
