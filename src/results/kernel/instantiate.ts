import { KERNEL_BYTES } from './kernel-bytes.js';

/** The functions of `columns.wat`; every argument is a byte address or a count unless named otherwise. */
export interface KernelFunctions {
  turnBlock(block: number, pathBytes: number, years: number, paths: number, rows: number, rowBytes: number, moments: number): void;
  extremes(values: number, end: number, result: number): void;
  evenBuckets(values: number, end: number, minimum: number, scale: number, buckets: number): void;
  ratioBuckets(values: number, end: number, smallestWord: number, lowestKey: number, shift: number, buckets: number): void;
  countBuckets(buckets: number, end: number, counts: number): void;
  scatter(values: number, buckets: number, end: number, nexts: number): void;
}

/** The part of the global `WebAssembly` used here; the types of Node leave it to a browser's. */
interface WebAssemblyApi {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
const PAGE_BYTES = 65_536;

let module: object | undefined;

/** 装入内核 — the loops of `columns.wat` over new memory of at least so many bytes. */
export function instantiateKernel(bytes: number): { readonly loops: KernelFunctions; readonly buffer: ArrayBuffer } {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  const memory = new Memory({ initial: pages, maximum: pages });
  module ??= new Module(Buffer.from(KERNEL_BYTES, 'base64'));
  const { exports } = new Instance(module, { columns: { memory } });
  return { loops: exports as KernelFunctions, buffer: memory.buffer };
}
