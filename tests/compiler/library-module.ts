import wabt from 'wabt';
import type { ConstantPool } from '../../src/compiler/library/wat.js';

/** What is used of WebAssembly, whose types belong to browsers. */
interface Assembler {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: Record<string, unknown> } }>;
}
const { WebAssembly: assembler } = globalThis as unknown as { WebAssembly: Assembler };

/** Constants fill the first page from here; below is left free so that an address of 0 shows. */
const FIRST_CONSTANT = 64;
/** Where a test's own data begins. */
export const FREE = 65_536;

/** A pool as the compiler has it: equal bits share an address. */
export function testPool(): ConstantPool & { write(memory: ArrayBuffer): void } {
  const addresses = new Map<bigint, number>();
  const bitsAddress = (bits: bigint): number => {
    const known = addresses.get(bits);
    if (known !== undefined) return known;
    const address = FIRST_CONSTANT + 16 * addresses.size;
    addresses.set(bits, address);
    return address;
  };
  return {
    bitsAddress,
    address: (value) => bitsAddress(new BigUint64Array(Float64Array.of(value).buffer)[0]!),
    write(memory) {
      for (const [bits, address] of addresses) new BigUint64Array(memory, address, 2).fill(bits);
    },
  };
}

export interface TestModule {
  readonly view: DataView;
  /** An exported function of integers. */
  call(name: string, ...values: number[]): void;
}

/** The module of some function texts, with 16 MB of memory and the pool's constants in it. */
export async function testModule(functions: string, exported: readonly string[], pool: ReturnType<typeof testPool>): Promise<TestModule> {
  const text = `(module (memory (export "memory") 256)\n${functions}\n${exported.map((name) => `(export "${name}" (func $${name}))`).join('\n')})`;
  const parsed = (await wabt()).parseWat('library.wat', text, { simd: true });
  const { buffer } = parsed.toBinary({});
  parsed.destroy();
  const { instance } = await assembler.instantiate(new Uint8Array(buffer));
  const { buffer: bytes } = instance.exports['memory'] as { buffer: ArrayBuffer };
  pool.write(bytes);
  return {
    view: new DataView(bytes),
    call: (name, ...values) => {
      (instance.exports[name] as (...values: number[]) => void)(...values);
    },
  };
}

/** `$name` applied to `count` pairs at $from (and $from + $step for a second operand), written to $to. */
export function overPairs(name: string, body: string, locals = ''): string {
  return `(func $${name} (param $from i32) (param $second i32) (param $to i32) (param $end i32) ${locals}
    (loop $next
      ${body}
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $second (i32.add (local.get $second) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end)))))`;
}
