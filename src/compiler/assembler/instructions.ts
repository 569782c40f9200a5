// Opcodes of the instructions that the compiler writes: WebAssembly core specification 2.0, appendix A.6.

/**
 * What stands between an instruction's word and its operands.
 *
 * `memory`: `offset=` or nothing · `lane`: the same, then a lane number · `bytes`: 16 lane numbers · `pair`: `i64x2` and two numbers · the others: one number or name.
 */
export type Immediate = 'none' | 'i32' | 'local' | 'label' | 'function' | 'memory' | 'lane' | 'bytes' | 'pair';

/** 指令 — one instruction's code. */
export interface Instruction {
  readonly opcode: readonly number[];
  readonly immediate: Immediate;
  /** Bytes that one access moves, as a power of two; 0 where memory is not accessed. */
  readonly alignment: number;
}

function instruction(opcode: readonly number[], immediate: Immediate = 'none', alignment = 0): Instruction {
  return { opcode, immediate, alignment };
}

/** SIMD opcodes stand behind a prefix, as LEB128. */
function simd(code: number, immediate: Immediate = 'none', alignment = 0): Instruction {
  return instruction(code < 0x80 ? [0xfd, code] : [0xfd, (code & 0x7f) | 0x80, code >> 7], immediate, alignment);
}

/** 指令表 — each word with its code; `block`, `loop`, `if` and `then` are not words of this kind. */
export const INSTRUCTIONS: Readonly<Record<string, Instruction>> = {
  'br': instruction([0x0c], 'label'),
  'br_if': instruction([0x0d], 'label'),
  'return': instruction([0x0f]),
  'call': instruction([0x10], 'function'),
  'local.get': instruction([0x20], 'local'),
  'local.set': instruction([0x21], 'local'),
  'i32.load': instruction([0x28], 'memory', 2),
  'i32.store': instruction([0x36], 'memory', 2),
  'i32.const': instruction([0x41], 'i32'),
  'i32.eqz': instruction([0x45]),
  'i32.eq': instruction([0x46]),
  'i32.lt_u': instruction([0x49]),
  'i32.gt_u': instruction([0x4b]),
  'i32.le_s': instruction([0x4c]),
  'i32.ge_s': instruction([0x4e]),
  'i32.add': instruction([0x6a]),
  'i32.sub': instruction([0x6b]),
  'i32.mul': instruction([0x6c]),
  'i32.and': instruction([0x71]),
  'i32.shl': instruction([0x74]),
  'i32.shr_u': instruction([0x76]),
  'memory.fill': instruction([0xfc, 0x0b, 0x00]),
  'v128.load': simd(0x00, 'memory', 4),
  'v128.load32_splat': simd(0x09, 'memory', 2),
  'v128.load64_splat': simd(0x0a, 'memory', 3),
  'v128.load64_zero': simd(0x5d, 'memory', 3),
  'v128.load64_lane': simd(0x57, 'lane', 3),
  'v128.store': simd(0x0b, 'memory', 4),
  'v128.store64_lane': simd(0x5b, 'lane', 3),
  'v128.const': simd(0x0c, 'pair'),
  'v128.not': simd(0x4d),
  'v128.and': simd(0x4e),
  'v128.andnot': simd(0x4f),
  'v128.or': simd(0x50),
  'v128.xor': simd(0x51),
  'v128.bitselect': simd(0x52),
  'v128.any_true': simd(0x53),
  'i8x16.shuffle': simd(0x0d, 'bytes'),
  'i32x4.splat': simd(0x11),
  'i32x4.add': simd(0xae),
  'i32x4.mul': simd(0xb5),
  'i64x2.all_true': simd(0xc3),
  'i64x2.bitmask': simd(0xc4),
  'i64x2.shl': simd(0xcb),
  'i64x2.shr_u': simd(0xcd),
  'i64x2.add': simd(0xce),
  'i64x2.sub': simd(0xd1),
  'i64x2.extmul_low_i32x4_u': simd(0xde),
  'i64x2.extmul_high_i32x4_u': simd(0xdf),
  'f64x2.eq': simd(0x47),
  'f64x2.ne': simd(0x48),
  'f64x2.lt': simd(0x49),
  'f64x2.gt': simd(0x4a),
  'f64x2.le': simd(0x4b),
  'f64x2.ge': simd(0x4c),
  'f64x2.ceil': simd(0x74),
  'f64x2.floor': simd(0x75),
  'f64x2.abs': simd(0xec),
  'f64x2.neg': simd(0xed),
  'f64x2.sqrt': simd(0xef),
  'f64x2.add': simd(0xf0),
  'f64x2.sub': simd(0xf1),
  'f64x2.mul': simd(0xf2),
  'f64x2.div': simd(0xf3),
  'f64x2.pmin': simd(0xf6),
  'f64x2.pmax': simd(0xf7),
};
