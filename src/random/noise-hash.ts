// Source of the two constants: Fowler, Noll & Vo, FNV-1a, 32 bits.
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** 噪声名的散列 — FNV-1a over the UTF-8 bytes of a noise's name: its counter word, whatever else is declared. */
export function noiseHash(name: string): number {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return hash >>> 0;
}

/** 散列相撞的名字 — pairs of different names that would share their draws; a rulebook with any is refused. */
export function collidingNoiseNames(names: readonly string[]): [first: string, second: string][] {
  const firstByHash = new Map<number, string>();
  const pairs: [string, string][] = [];
  for (const name of names) {
    const hash = noiseHash(name);
    const first = firstByHash.get(hash);
    if (first === undefined) firstByHash.set(hash, name);
    else if (first !== name) pairs.push([first, name]);
  }
  return pairs;
}
