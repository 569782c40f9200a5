import { deserialize, serialize } from 'node:v8';
import { readCached, writeCached } from '../cache/index.js';
import type { Program } from '../engine/index.js';
import { fingerprint, type Plan, rulebookHash } from '../scenario/index.js';
import { writeSeed } from './library/philox.js';

/** 编译记录 — how a program came about; goes into the manifest. */
export interface CompileReport {
  readonly moduleBytes: number;
  /** Time to have the module, from the cache or anew. */
  readonly milliseconds: number;
  readonly isCached: boolean;
}

/** A program without the two things that differ between runs of one plan: the machine code of this process, the seed. */
export interface StoredProgram {
  readonly wasm: Uint8Array;
  readonly image: Uint8Array;
  readonly parts: Omit<Program, 'module' | 'image' | 'moduleBytes'>;
}

/** 取得程序 — the compiled program of a plan, kept between runs: seed and number of paths do not matter to it. */
export async function programOf(plan: Plan): Promise<{ readonly program: Program; readonly report: CompileReport }> {
  const startedAt = performance.now();
  const key = `${rulebookHash(plan.model)} ${fingerprint({ ...plan, paths: 0, seed: '', seedWords: [0, 0, 0] }, 0)}`;
  const kept = readCached('program', key);
  // A program from the cache needs no compiler: it is loaded only when it has work to do.
  const stored = kept ? (deserialize(kept) as StoredProgram) : (await import('./stored-program.js')).storedProgram(plan);
  if (!kept) writeCached('program', key, serialize(stored));
  const program = ready(stored, plan);
  return { program, report: { moduleBytes: program.moduleBytes, milliseconds: Math.round(performance.now() - startedAt), isCached: kept !== undefined } };
}

/** Machine code for this process, memory shared by its threads, keys of this run's random numbers. */
export function ready({ wasm, image: stored, parts }: StoredProgram, { seedWords }: Pick<Plan, 'seedWords'>): Program {
  const image = new Uint8Array(new SharedArrayBuffer(stored.length));
  image.set(stored);
  writeSeed(new DataView(image.buffer), parts.seed, seedWords);
  return { ...parts, image, module: new WebAssembly.Module(wasm), moduleBytes: wasm.length };
}
