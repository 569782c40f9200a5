const CLOSE = 0x29;
const SEMICOLON = 0x3b;
const DOLLAR = 0x24;

/** Whether a byte may stand in a word: no blank and none of ! " # % & ' ( ) ; */
export function isOfWord(code: number): boolean {
  return (code > CLOSE && code !== SEMICOLON) || code === DOLLAR;
}

/**
 * 词表 — numbers the different words of a text 0, 1, … as they come: a hash table with open addressing. Cutting a
 * hundred thousand words out as strings to look them up takes as long as the whole pass does so.
 */
export class Words {
  /** Where the word that was read last ends. */
  end = 0;
  private readonly bytes: Uint8Array;
  /** 1 + the number of the word at this place, 0 where there is none; a power of two, less than half full. */
  private places: Int32Array;
  /** Of each word. */
  private hashes: Int32Array;
  private starts: Int32Array;
  private count = 0;

  /** @param bytes the text, whose last byte is not of a word */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    // In the text of a large module every hundredth byte or fewer begin a word not seen before.
    const capacity = 2 ** Math.ceil(Math.log2(256 + bytes.length / 64));
    this.places = new Int32Array(2 * capacity);
    this.hashes = new Int32Array(capacity);
    this.starts = new Int32Array(capacity);
  }

  /** The number of the word at `start`; −1 where there is none. One function without calls: it is the hottest. */
  read(start: number): number {
    const { bytes, places, hashes, starts } = this;
    let end = start;
    let hash = 0;
    let code = bytes[end]!;
    // As `isOfWord` says.
    while ((code > CLOSE && code !== SEMICOLON) || code === DOLLAR) {
      hash = (hash << 5) - hash + code | 0;
      code = bytes[++end]!;
    }
    this.end = end;
    if (end === start) return -1;
    const mask = places.length - 1;
    let place = hash & mask;
    let number = places[place]! - 1;
    while (number >= 0) {
      if (hashes[number] === hash) {
        let known = starts[number]!;
        let at = start;
        while (at < end && bytes[at] === bytes[known]) {
          at++;
          known++;
        }
        if (at === end && !isOfWord(bytes[known]!)) return number;
      }
      place = (place + 1) & mask;
      number = places[place]! - 1;
    }
    return this.add(hash, start, place);
  }

  private add(hash: number, start: number, place: number): number {
    const number = this.count++;
    this.hashes[number] = hash;
    this.starts[number] = start;
    this.places[place] = number + 1;
    if (this.count === this.hashes.length) this.grow();
    return number;
  }

  private grow(): void {
    const { hashes, starts, count } = this;
    this.hashes = new Int32Array(2 * count);
    this.hashes.set(hashes);
    this.starts = new Int32Array(2 * count);
    this.starts.set(starts);
    this.places = new Int32Array(4 * count);
    const mask = this.places.length - 1;
    for (let number = 0; number < count; number++) {
      let place = hashes[number]! & mask;
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = number + 1;
    }
  }
}
