import type { JsonSchema } from './json-schema.js';

/** 定义 — parts that many keys share, by name; a schema refers to them. */
export class Definitions {
  readonly #parts = new Map<string, JsonSchema>();

  /** A reference to the part; two parts of one name would be our fault. */
  ref(name: string, part: JsonSchema): JsonSchema {
    const known = this.#parts.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(part)) throw new Error(`two definitions are called ${name}`);
    this.#parts.set(name, part);
    return { $ref: `#/definitions/${name}` };
  }

  /** In order of name, so that a file changes only where its rulebook does. */
  get all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#parts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** The name a reference refers to. */
export function nameOf({ $ref = '' }: JsonSchema): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}
