import { ensure } from './ensure.js';
import { openArrowFile, readFully } from './file-layout.js';

/** 一条路径 — the stored values of one path: of each output column, [year]. */
export async function readPath(file: string, path: number): Promise<ReadonlyMap<string, Float64Array>> {
  const { handle, schema, batches } = await openArrowFile(file);
  try {
    const years = Number(schema.metadata.get('last_year')) - Number(schema.metadata.get('base_year'));
    let firstPath = 0;
    for (const batch of batches) {
      const paths = batch.rows / years;
      if (path < firstPath + paths) {
        const values = new Map<string, Float64Array>();
        // Two columns say which path and year a row is.
        for (let column = 2; column < schema.fields.length; column++) {
          const bytes = new Uint8Array(8 * years);
          await readFully(handle, bytes, batch.positions[column]! + 8 * years * (path - firstPath));
          values.set(schema.fields[column]!.name, new Float64Array(bytes.buffer));
        }
        return values;
      }
      firstPath += paths;
    }
    ensure(false, `paths.arrow has no path ${path}`);
    return new Map();
  } finally {
    await handle.close();
  }
}

/** 一年的各条路径 — one column of one year, [path]; reads no other years. */
export async function readYear(file: string, name: string, year: number): Promise<Float64Array> {
  const { handle, schema, batches } = await openArrowFile(file);
  try {
    const firstYear = Number(schema.metadata.get('base_year')) + 1;
    const years = Number(schema.metadata.get('last_year')) + 1 - firstYear;
    const column = schema.fields.findIndex((field) => field.name === name);
    ensure(column >= 2 && year >= firstYear && year < firstYear + years, `paths.arrow has no ${name} of ${year}`);
    const values = new Float64Array(Number(schema.metadata.get('paths')));
    let scratch = new Float64Array(0);
    let firstPath = 0;
    for (const batch of batches) {
      if (scratch.length !== batch.rows) scratch = new Float64Array(batch.rows);
      await readFully(handle, new Uint8Array(scratch.buffer), batch.positions[column]!);
      const paths = batch.rows / years;
      for (let path = 0; path < paths; path++) values[firstPath + path] = scratch[path * years + year - firstYear]!;
      firstPath += paths;
    }
    return values;
  } finally {
    await handle.close();
  }
}
