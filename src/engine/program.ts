// WebAssembly is a global of Node, but no part of the ECMAScript library of TypeScript.
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace WebAssembly {
    class Module {
      constructor(bytes: Uint8Array);
      private readonly brand: 'WebAssembly.Module';
    }
    class Memory {
      constructor(descriptor: { initial: number; maximum?: number });
      readonly buffer: ArrayBuffer;
    }
    class Instance {
      constructor(module: Module, imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
      readonly exports: Readonly<Record<string, (...values: number[]) => void>>;
    }
  }
}

/** Byte addresses of the two lanes of each cell of a rule; 0 is a place that always holds 0. */
export type CellAddresses = Int32Array;

/** 编译好的程序 — a plan as machine code and the memory it starts from; made once, shared by all threads. */
export interface Program {
  readonly module: WebAssembly.Module;
  /** First bytes of a thread's memory, in shared memory. */
  readonly image: Uint8Array;
  readonly memoryBytes: number;
  /** What two paths own lies at [from, to); its state at the end of the base year at `picture`. */
  readonly pathMemory: { readonly from: number; readonly to: number; readonly picture: number };
  /** Where the keys of the random numbers lie. */
  readonly seed: number;
  /** Sum of the sizes of all values that must be finite; not below `guardLimit` means: leave the block to the interpreter. */
  readonly guard: number;
  readonly guardLimit: number;
  /** One address per output column. */
  readonly outputs: CellAddresses;
  readonly profiles: readonly CellAddresses[];
  readonly ledgers: readonly { readonly rule: string; readonly residual: CellAddresses; readonly scale: CellAddresses }[];
  /** Inputs given by path, with where their value of the year goes. */
  readonly byPath: readonly { readonly input: string; readonly address: number }[];
  /** Starts that differ by path: for each lag the addresses of the rule's cells. */
  readonly startsByPath: readonly { readonly rule: string; readonly lags: readonly CellAddresses[] }[];
  /** False when the interpreter has to do it all: a number known before the run is not finite or too large, or a form is not supported. */
  readonly isSound: boolean;
  readonly moduleBytes: number;
}
