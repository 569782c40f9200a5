import { Bytes } from './bytes.js';

export const VALUE_TYPES: Readonly<Record<string, number>> = { i32: 0x7f, v128: 0x7b };
const FUNCTION_TYPE = 0x60;
const END = 0x0b;
/** External kinds. */
const FUNCTION = 0;
const MEMORY = 2;
/** Section numbers, in the order of the file. */
const TYPES = 1;
const IMPORTS = 2;
const FUNCTIONS = 3;
const EXPORTS = 7;
const CODE = 10;

/** 函数 — one function as it was read: bytes of value types, and its instructions without the last `end`. */
export interface AssembledFunction {
  readonly exports: readonly Uint8Array[];
  readonly parameters: readonly number[];
  readonly results: readonly number[];
  readonly locals: readonly number[];
  readonly code: Uint8Array;
  /** Where in `code` the index of a function is missing, ascending: a function may be called before it is read. */
  readonly calls: readonly { readonly at: number; readonly index: () => number }[];
}

export interface AssembledModule {
  readonly memories: readonly { readonly module: Uint8Array; readonly name: Uint8Array; readonly pages: number }[];
  readonly functions: readonly AssembledFunction[];
}

/** 模块字节 — the sections of a module, in the layout that wabt writes: types in order of first use. */
export function moduleBytes({ memories, functions }: AssembledModule): Uint8Array {
  const types = new Map<string, number>();
  const typeOf = functions.map(({ parameters, results }) => {
    const key = [FUNCTION_TYPE, parameters.length, ...parameters, results.length, ...results].join(' ');
    if (!types.has(key)) types.set(key, types.size);
    return types.get(key)!;
  });
  const file = new Bytes(65_536);
  file.few([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  section(file, TYPES, [...types.keys()], (out, key) => {
    for (const byte of key.split(' ')) out.byte(Number(byte));
  });
  section(file, IMPORTS, memories, (out, { module, name, pages }) => {
    out.counted(module);
    out.counted(name);
    out.few([MEMORY, 0]);
    out.unsigned(pages);
  });
  section(file, FUNCTIONS, typeOf, (out, type) => {
    out.unsigned(type);
  });
  section(file, EXPORTS, functions.flatMap(({ exports }, index) => exports.map((name) => ({ name, index }))), (out, { name, index }) => {
    out.counted(name);
    out.byte(FUNCTION);
    out.unsigned(index);
  });
  section(file, CODE, functions, (out, each) => {
    out.counted(bodyOf(each));
  });
  return file.view().slice();
}

/** A section that would be empty is left out. */
function section<T>(file: Bytes, number: number, entries: readonly T[], write: (out: Bytes, entry: T) => void): void {
  if (entries.length === 0) return;
  const out = new Bytes();
  out.unsigned(entries.length);
  for (const entry of entries) write(out, entry);
  file.byte(number);
  file.counted(out.view());
}

function bodyOf({ locals, code, calls }: AssembledFunction): Uint8Array {
  const out = new Bytes(code.length + 64);
  const runs: { type: number; count: number }[] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  out.unsigned(runs.length);
  for (const { type, count } of runs) {
    out.unsigned(count);
    out.byte(type);
  }
  let from = 0;
  for (const { at, index } of calls) {
    out.append(code.subarray(from, at));
    out.unsigned(index());
    from = at;
  }
  out.append(code.subarray(from));
  out.byte(END);
  return out.view();
}
