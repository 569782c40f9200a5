import { readFile } from 'node:fs/promises';
import { tableFromIPC, type Vector } from 'apache-arrow';
import { ensure } from './ensure.js';

/** A small Arrow file in memory (summary, best estimate, profile; `paths.arrow` is read by column). */
export interface ReadTable {
  readonly names: readonly string[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
  numbers(name: string): ArrayLike<number>;
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
    texts: (name) => Array.from(column(name) as Iterable<string>),
  };
}
