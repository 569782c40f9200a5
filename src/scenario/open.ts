import { resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readCached, writeCached } from '../cache/index.js';
import { seedWords } from '../random/index.js';
import { PROJECT_FOLDER } from '../version.js';
import { knowModelJson, modelJson } from './fingerprint.js';
import type { LoadedScenario, ScenarioOverrides } from './load.js';
import type { InputMark } from './marks.js';
import { isPathCount } from './path-count.js';
import type { Plan } from './plan.js';
import type { ResolvedScenario } from './resolved.js';
import { areUnchanged, type Sources } from './sources.js';

/** What the cache keeps of a scenario that had no issues; its numbers follow behind it. */
interface Kept {
  readonly sources: Sources;
  /** What the scenario itself says, where the command line may say something else. */
  readonly own: { readonly paths?: number; readonly seed?: string };
  readonly plan: Omit<Plan, 'numbers'>;
  readonly scenario: ResolvedScenario;
  readonly marks: ReadonlyMap<string, InputMark>;
  readonly modelJson: string;
}

const KIND = 'plan';
const LENGTH_BYTES = 4;

/**
 * 打开情景 — the same as `loadScenario`, from the cache when all files are as they were.
 * Then neither the parsers nor the rule language are loaded. A scenario with issues is always read in full.
 */
export async function openScenario(path: string, overrides: ScenarioOverrides = {}): Promise<LoadedScenario> {
  // What is laid over a file is tried once; the cache would fill with it.
  if (overrides.over || overrides.rules) return await readScenario(path, overrides);
  const key = keyOf(path, overrides);
  const kept = readKept(key, overrides);
  if (kept) return kept;
  const { loadTraced } = await import('./load.js');
  const { sources, own, ...loaded } = loadTraced(path, overrides);
  if (sources && own && loaded.issues.length === 0) writeKept(key, { sources, own, ...loaded });
  return loaded;
}

/** 全部重读 — what `loadScenario` gives, past the cache: for a file made to be read once. The parsers are loaded only now. */
export async function readScenario(path: string, overrides: ScenarioOverrides = {}): Promise<LoadedScenario> {
  const { loadScenario } = await import('./load.js');
  return loadScenario(path, overrides);
}

/** Places in the plan are relative to the working folder; the paths and the seed are laid over what is kept. */
function keyOf(path: string, { outputs }: ScenarioOverrides): string {
  return JSON.stringify([PROJECT_FOLDER, process.cwd(), resolve(path), outputs ?? null]);
}

function writeKept(key: string, { plan, scenario, marks, ...rest }: Pick<Kept, 'sources' | 'own'> & LoadedScenario): void {
  if (!plan || !scenario || !marks) return;
  const { numbers, ...decided } = plan;
  const kept: Kept = { ...rest, plan: decided, scenario, marks, modelJson: modelJson(plan.model) };
  const head = serialize(kept);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  writeCached(KIND, key, Buffer.concat([length, head, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)]));
}

function readKept(key: string, overrides: ScenarioOverrides): LoadedScenario | undefined {
  const bytes = readCached(KIND, key);
  if (!bytes) return undefined;
  const end = LENGTH_BYTES + bytes.readUInt32LE();
  const { sources, own, plan, scenario, marks, modelJson: json } = deserialize(bytes.subarray(LENGTH_BYTES, end)) as Kept;
  const { paths = own.paths, seed = own.seed } = overrides;
  // Wanting or wrong, it is for the reader to say so.
  if (paths === undefined || seed === undefined || seed === '' || !isSamePaths(paths, plan) || !areUnchanged(sources)) return undefined;
  const numbers = new Float64Array(new SharedArrayBuffer(bytes.length - end));
  new Uint8Array(numbers.buffer).set(bytes.subarray(end));
  knowModelJson(plan.model, json);
  return {
    plan: { ...plan, paths, seed, seedWords: seedWords(seed), numbers },
    scenario: { ...scenario, paths, seed },
    marks,
    issues: [],
  };
}

/** Another number of paths is only a number, unless the scenario brings values for each of them. */
function isSamePaths(paths: number, { paths: kept, model }: Kept['plan']): boolean {
  return paths === kept || (isPathCount(paths) && ![...model.inputs.values()].some(({ byPath }) => byPath));
}
