import { readFile } from 'node:fs/promises';
import { tableFromIPC, type Vector } from 'apache-arrow';
import { ensure } from './ensure.js';

/** A small Arrow file in memory (summary, best estimate, profile; `paths.arrow` is read by column). */
export interface ReadTable {
  readonly names: readonly string[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
  numbers(name: string): ArrayLike<number>;
  /** NaN where the column is blank. */
  blankable(name: string): ArrayLike<number>;
  texts(name: string): string[];
}

export async function readTable(file: string): Promise<ReadTable> {
  const table = tableFromIPC(await readFile(file));
  const column = (name: string): Vector => {
    const vector = table.getChild(name);
    ensure(vector !== null, `${file} has no column ${name}`);
    return vector;
  };
  return {
    names: table.schema.fields.map((field) => field.name),
    metadata: table.schema.metadata,
    columns: new Map(table.schema.fields.map((field) => [field.name, field.metadata])),
    numbers: (name) => column(name).toArray() as ArrayLike<number>,
    blankable: (name) => Array.from(column(name) as Iterable<number | null>, (value) => value ?? NaN),
    texts: (name) => textsOf(column(name)),
  };
}

/** Texts are told by their place in a short list, which is decoded once: row by row takes as long as all else of a small run. */
function textsOf(column: Vector): string[] {
  return column.data.flatMap(({ values, length, dictionary }) => {
    const texts = Array.from(dictionary as Iterable<string>);
    // The numbers of a batch may be filled up to a multiple of 8 bytes.
    return Array.from((values as Int32Array).subarray(0, length), (index) => texts[index]!);
  });
}
