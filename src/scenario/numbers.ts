import type { Slice } from './plan.js';

/** 数仓 — collects a plan's numbers, then lays them end to end in memory that all threads share. */
export class NumberStore {
  readonly #parts: Float64Array[] = [];
  #length = 0;

  add(values: Float64Array): Slice {
    const slice = { offset: this.#length, length: values.length };
    this.#parts.push(values);
    this.#length += values.length;
    return slice;
  }

  finish(): Float64Array {
    const numbers = new Float64Array(new SharedArrayBuffer(this.#length * Float64Array.BYTES_PER_ELEMENT));
    let offset = 0;
    for (const part of this.#parts) {
      numbers.set(part, offset);
      offset += part.length;
    }
    return numbers;
  }
}
