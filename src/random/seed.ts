import seedrandom from 'seedrandom';

/**
 * 种子 — a text seed as 96 bits: three successive `int32()` of seedrandom's default generator.
 *
 * The first two words are the Philox key, the third is a counter word. seedrandom reads the low byte of each
 * character, so two seeds that differ only in the high bytes of their characters give the same draws.
 */
export function seedWords(seed: string): [number, number, number] {
  const generator = seedrandom(seed);
  return [generator.int32() >>> 0, generator.int32() >>> 0, generator.int32() >>> 0];
}
