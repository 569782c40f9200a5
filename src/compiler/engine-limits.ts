/**
 * Largest function that is let through, in bytes. V8 takes 7,654,321 (`kV8MaxWasmFunctionSize`), but once it has optimised
 * a function its values lie on the stack: one of 1.6 MB overflowed a stack of 1 MB, one of 4.8 MB the 4 MB of a thread.
 */
const MOST_FUNCTION_BYTES = 1_000_000;
/** Locals of a function; V8 takes 50,000 (`kV8MaxWasmFunctionLocals`), of 16 bytes each on the stack. */
const MOST_LOCALS = 20_000;

const HEADER_BYTES = 8;
const CODE = 10;

/** 超出引擎限度 — does a module hold a function that V8 would refuse, or run out of stack with? Many long formulas make one. */
export function exceedsEngine(wasm: Uint8Array): boolean {
  const reader = new Numbers(wasm);
  while (reader.at < wasm.length) {
    const section = wasm[reader.at++];
    const end = reader.next() + reader.at;
    for (let functions = section === CODE ? reader.next() : 0; functions > 0; functions--) {
      const size = reader.next();
      const bodyEnd = reader.at + size;
      // Locals stand in groups of one type: how many, then the type.
      let locals = 0;
      for (let groups = reader.next(); groups > 0; groups--) {
        locals += reader.next();
        reader.at++;
      }
      if (size > MOST_FUNCTION_BYTES || locals > MOST_LOCALS) return true;
      reader.at = bodyEnd;
    }
    reader.at = end;
  }
  return false;
}

/** Reads LEB128 numbers one after the other. */
class Numbers {
  at = HEADER_BYTES;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}
