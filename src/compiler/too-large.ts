/** What WebAssembly gives one thread at most: 65,536 pages of 64 KiB, as far as 32 bits reach. */
export const MOST_MEMORY_BYTES = 2 ** 32;

/** 内存放不下 — a plan whose values and tables one thread's WebAssembly memory cannot hold. */
export class ProgramTooLarge extends Error {
  override readonly name = 'ProgramTooLarge';
  /** What one thread would need. */
  readonly bytes: number;

  constructor(bytes: number) {
    super(`one thread needs ${String(bytes)} bytes of at most ${String(MOST_MEMORY_BYTES)}`);
    this.bytes = bytes;
  }
}
