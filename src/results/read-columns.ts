import { type BatchLayout, openArrowFile, type OpenedArrowFile, readFully } from './file-layout.js';
import { ensure } from './ensure.js';

/** One column of `paths.arrow`, turned round for statistics: all paths of a year lie together. */
export interface PathColumn {
  readonly name: string;
  readonly firstYear: number;
  readonly years: number;
  readonly paths: number;
  /** [year × path] row-major. */
  readonly values: Float64Array;
}

/** What `paths.arrow` holds, without its numbers. */
export interface PathsHeader {
  /** Output columns, without `path` and `year`. */
  readonly names: readonly string[];
  readonly firstYear: number;
  readonly years: number;
  readonly paths: number;
  readonly metadata: ReadonlyMap<string, string>;
  /** Unit, labels and so on of each output column. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const DEFAULT_BUDGET_BYTES = 128 * 2 ** 20;
/** Columns this close in the file are read in one go, the numbers between them thrown away. */
const GAP_BYTES = 64 * 2 ** 10;

/** 读取文件头 — names, years and number of paths of a `paths.arrow`. */
export async function readPathsHeader(file: string): Promise<PathsHeader> {
  const opened = await openArrowFile(file);
  await opened.handle.close();
  return headerOf(opened);
}

/**
 * 读取列 — the named columns of `paths.arrow`, one at a time in the order asked for.
 *
 * As many columns are read together as fit the budget (at least one), so memory stays near the budget however
 * many are asked for, as long as the caller drops each column before taking the next.
 */
export async function* readColumns(
  file: string,
  names: readonly string[],
  memoryBudgetBytes: number = DEFAULT_BUDGET_BYTES,
): AsyncGenerator<PathColumn, void, void> {
  const opened = await openArrowFile(file);
  try {
    const { firstYear, years, paths } = headerOf(opened);
    const perGroup = Math.max(1, Math.floor(memoryBudgetBytes / Math.max(8, 8 * years * paths)));
    for (let first = 0; first < names.length; first += perGroup) {
      const group = names.slice(first, first + perGroup);
      const values = await readGroup(opened, group, years, paths);
      for (const name of group) {
        const column = values.shift()!;
        yield { name, firstYear, years, paths, values: column };
      }
    }
  } finally {
    await opened.handle.close();
  }
}

/** 读取一列 — one column of `paths.arrow`. */
export async function readColumn(file: string, name: string): Promise<PathColumn> {
  // Leaving the loop ends the generator, which closes the file.
  for await (const column of readColumns(file, [name])) return column;
  throw new Error(`no column ${name} in ${file}`);
}

function headerOf({ schema }: OpenedArrowFile): PathsHeader {
  const number = (key: string): number => Number(schema.metadata.get(key));
  const outputs = schema.fields.slice(2);
  ensure(schema.metadata.get('content') === 'paths', 'the file holds paths');
  return {
    names: outputs.map((field) => field.name),
    firstYear: number('base_year') + 1,
    years: number('last_year') - number('base_year'),
    paths: number('paths'),
    metadata: schema.metadata,
    columns: new Map(outputs.map((field) => [field.name, field.metadata])),
  };
}

interface Target {
  /** Index of the column in the file. */
  readonly column: number;
  /** [year × path] row-major. */
  readonly values: Float64Array;
}

async function readGroup({ schema, handle, batches }: OpenedArrowFile, names: readonly string[], years: number, paths: number): Promise<Float64Array[]> {
  const targets = names.map((name): Target => {
    const column = schema.fields.findIndex((field) => field.name === name);
    ensure(column >= 2, `paths.arrow has no output column ${name}`);
    return { column, values: new Float64Array(years * paths) };
  });
  const inFileOrder = targets.toSorted((a, b) => a.column - b.column);
  let scratch = new Uint8Array(0);
  let firstPath = 0;
  for (const batch of batches) {
    for (const run of runsOf(inFileOrder, batch)) {
      const start = batch.positions[run[0]!.column]!;
      const length = batch.positions[run.at(-1)!.column]! + 8 * batch.rows - start;
      if (scratch.length < length) scratch = new Uint8Array(length);
      await readFully(handle, scratch.subarray(0, length), start);
      for (const { column, values } of run) {
        // Buffers lie at multiples of 8, as the format demands.
        const block = new Float64Array(scratch.buffer, batch.positions[column]! - start, batch.rows);
        turnRound(block, values, years, paths, firstPath);
      }
    }
    firstPath += batch.rows / years;
  }
  ensure(firstPath === paths, `paths.arrow holds ${firstPath} of its ${paths} paths`);
  return targets.map(({ values }) => values);
}

/** Neighbouring columns of a batch, gathered into stretches that are read in one go. */
function runsOf(targets: readonly Target[], batch: BatchLayout): Target[][] {
  const runs: Target[][] = [];
  let end = -Infinity;
  for (const target of targets) {
    const position = batch.positions[target.column]!;
    if (position - end > GAP_BYTES) runs.push([]);
    runs.at(-1)!.push(target);
    end = position + 8 * batch.rows;
  }
  return runs;
}

/** [path × year] of one block into [year × path] of all paths. */
function turnRound(block: Float64Array, values: Float64Array, years: number, paths: number, firstPath: number): void {
  const count = block.length / years;
  for (let y = 0; y < years; y++) {
    const row = y * paths + firstPath;
    for (let p = 0; p < count; p++) values[row + p] = block[p * years + y]!;
  }
}
