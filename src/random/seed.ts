import seedrandom from 'seedrandom';

/**
 * 种子 — a text seed as 96 bits: three successive `int32()` of seedrandom's default generator.
 *
 * The first two words are the Philox key, the third is a counter word. seedrandom reads only the low byte of each
 * character, so the text goes in as its UTF-8 bytes: otherwise different Chinese seeds could give the same draws.
 */
export function seedWords(seed: string): [number, number, number] {
  const generator = seedrandom(Buffer.from(seed, 'utf8').toString('latin1'));
  return [generator.int32() >>> 0, generator.int32() >>> 0, generator.int32() >>> 0];
}
