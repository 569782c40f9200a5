/** A promise between parts of the engine that was broken: our fault, never the user's. */
export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`results: ${message}`);
}
