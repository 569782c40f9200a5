import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DiffSide } from '../analysis/index.js';
import { type BestEstimate, MANIFEST_FILE, readBestEstimate, readColumns, readPathsHeader } from '../results/index.js';
import { RUN_FILES } from '../run/index.js';
import type { Worth } from './shapley.js';
import type { Target } from './types.js';

/** Folder of a finished run, whichever way it was named. */
export function folderOf({ path }: DiffSide): string {
  return basename(path) === MANIFEST_FILE ? dirname(path) : path;
}

function pathsFile(side: DiffSide): string | undefined {
  const file = join(folderOf(side), RUN_FILES.paths);
  return side.kind === 'run' && existsSync(file) ? file : undefined;
}

/** 是否照旧可算 — whether the scenario of a run can be made again as it was; by the program of today, that is. */
export function isRebuilt({ kind, unknown: { inputs, given, starts, rulebook } }: DiffSide): boolean {
  return kind === 'scenario' || (inputs.size + given.size + starts.size === 0 && !rulebook);
}

/** 保存的路径数 — of a run that kept its results by path. */
export async function storedPaths(side: DiffSide): Promise<{ readonly what: string; readonly most: number }[]> {
  const file = pathsFile(side);
  return file === undefined ? [] : [{ what: folderOf(side), most: (await readPathsHeader(file)).paths }];
}

/** 当时的结果 — what a run stored of a figure, on its first paths; undefined where it kept no paths, or not this output or these years. */
export async function storedWorth(side: DiffSide, { output, first, last }: Target, paths: number): Promise<Worth | undefined> {
  const file = pathsFile(side);
  if (file === undefined) return undefined;
  const { names, firstYear, years } = await readPathsHeader(file);
  if (!names.includes(output) || first < firstYear || last >= firstYear + years) return undefined;
  const values = new Float64Array(paths);
  for await (const column of readColumns(file, [output])) {
    for (let year = first; year <= last; year++) {
      for (let path = 0; path < paths; path++) values[path]! += column.values[(year - firstYear) * column.paths + path]!;
    }
  }
  const estimate = await readBestEstimate(join(folderOf(side), RUN_FILES.bestEstimate));
  return { values, best: bestOf(estimate, output, first, last) };
}

function bestOf({ years, values }: BestEstimate, output: string, first: number, last: number): number {
  const column = values.get(output);
  let sum = 0;
  for (let row = 0; row < years.length; row++) if (years[row]! >= first && years[row]! <= last) sum += column?.[row] ?? NaN;
  return sum;
}
