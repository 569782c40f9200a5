import { deserialize, serialize } from 'node:v8';
import { readCached, writeCached } from '../cache/index.js';
import type { Program } from '../engine/index.js';
import { fingerprint, type Plan, rulebookHash } from '../scenario/index.js';
import { assemble } from './assemble.js';
import { translatePlan } from './compile.js';
import { writeSeed } from './library/philox.js';

/** 编译记录 — how a program came about; goes into the manifest. */
export interface CompileReport {
  readonly moduleBytes: number;
  /** Time to have the module, from the cache or anew. */
  readonly milliseconds: number;
  readonly isCached: boolean;
}

/** A program without the two things that differ between runs of one plan: the machine code of this process, the seed. */
interface Stored {
  readonly wasm: Uint8Array;
  readonly image: Uint8Array;
  readonly parts: Omit<Program, 'module' | 'image' | 'moduleBytes'>;
}

/** 取得程序 — the compiled program of a plan, kept between runs: seed and number of paths do not matter to it. */
export function programOf(plan: Plan): { readonly program: Program; readonly report: CompileReport } {
  const startedAt = performance.now();
  const key = `${rulebookHash(plan.model)} ${fingerprint({ ...plan, paths: 0, seed: '', seedWords: [0, 0, 0] }, 0)}`;
  const kept = readCached('program', key);
  const stored = kept ? (deserialize(kept) as Stored) : compile(plan);
  if (!kept) writeCached('program', key, serialize(stored));
  const { wasm, parts } = stored;
  const image = new Uint8Array(new SharedArrayBuffer(stored.image.length));
  image.set(stored.image);
  writeSeed(new DataView(image.buffer), parts.seed, plan.seedWords);
  const program: Program = { ...parts, image, module: new WebAssembly.Module(wasm), moduleBytes: wasm.length };
  return { program, report: { moduleBytes: wasm.length, milliseconds: Math.round(performance.now() - startedAt), isCached: kept !== undefined } };
}

/** 编译计划 — the program alone. */
export function compilePlan(plan: Plan): Program {
  return programOf(plan).program;
}

function compile(plan: Plan): Stored {
  const { wat, image, parts } = translatePlan(plan);
  return { wasm: assemble(wat), image: Uint8Array.from(image), parts };
}
