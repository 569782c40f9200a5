/** Longest that one call writes without looking for room: LEB128 of 32 bits, a long of 8 bytes, an opcode. */
const ROOM = 16;

/** 字节 — bytes that grow at the end; numbers as LEB128 of the shortest form. */
export class Bytes {
  length = 0;
  private data: Uint8Array;

  constructor(capacity = 256) {
    this.data = new Uint8Array(capacity + ROOM);
  }

  byte(value: number): void {
    if (this.length + ROOM > this.data.length) this.grow(ROOM);
    this.data[this.length++] = value;
  }

  /** At most 16 of them. */
  few(values: readonly number[]): void {
    if (this.length + ROOM > this.data.length) this.grow(ROOM);
    const { data } = this;
    for (let i = 0; i < values.length; i++) data[this.length++] = values[i]!;
  }

  /** @param value a whole number, 0 … 2^32 − 1 */
  unsigned(value: number): void {
    if (this.length + ROOM > this.data.length) this.grow(ROOM);
    const { data } = this;
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) data[this.length++] = (rest & 0x7f) | 0x80;
    data[this.length++] = rest;
  }

  /** @param value a whole number, −2^31 … 2^32 − 1; those from 2^31 stand for the negative number of their bits */
  signed(value: number): void {
    if (this.length + ROOM > this.data.length) this.grow(ROOM);
    const { data } = this;
    let rest = value | 0;
    // Bit 6 of the last byte is the sign.
    for (; rest < -64 || rest > 63; rest >>= 7) data[this.length++] = (rest & 0x7f) | 0x80;
    data[this.length++] = rest & 0x7f;
  }

  /** The bytes behind their number. */
  counted(values: Uint8Array): void {
    this.unsigned(values.length);
    this.append(values);
  }

  append(values: Uint8Array): void {
    if (this.length + values.length + ROOM > this.data.length) this.grow(values.length + ROOM);
    this.data.set(values, this.length);
    this.length += values.length;
  }

  /** The bytes from `start` on, not copied. */
  view(start = 0): Uint8Array {
    return this.data.subarray(start, this.length);
  }

  private grow(by: number): void {
    const larger = new Uint8Array(2 * this.data.length + by);
    larger.set(this.data);
    this.data = larger;
  }
}
