import fc from 'fast-check';
import { type BookDimension, labelOf } from './write-formula.js';

/** 随机输入 — one input of a random scenario before its dimensions are known. */
export interface InputDraft {
  readonly form: 'value' | 'series' | 'cells' | 'table' | 'table_by_year' | 'paths';
  /** Its dimensions, one bit each. */
  readonly mask: number;
  readonly salt: number;
  /** False: its years begin after the base year, so that no start may read it. */
  readonly reachesBase: boolean;
}

export interface BandDraft {
  readonly rows: number;
  readonly hasBelow: boolean;
  readonly isByYear: boolean;
  readonly reachesBase: boolean;
  readonly salt: number;
}

export interface Run {
  readonly baseYear: number;
  readonly lastYear: number;
  readonly paths: number;
}

const salt = fc.nat({ max: 999 });

export const inputDraft: fc.Arbitrary<InputDraft> = fc.record({
  form: fc.constantFrom('value', 'table', 'table_by_year', 'series', 'cells', 'paths'), mask: fc.nat({ max: 15 }), salt, reachesBase: fc.boolean(),
}).map((draft) => ({ ...draft, reachesBase: draft.reachesBase || ['value', 'cells', 'table'].includes(draft.form) }));

export const bandDraft: fc.Arbitrary<BandDraft> = fc.record({ rows: fc.integer({ min: 1, max: 5 }), hasBelow: fc.boolean(), isByYear: fc.boolean(), reachesBase: fc.boolean(), salt })
  .map((draft) => ({ ...draft, reachesBase: draft.reachesBase || !draft.isByYear }));

/** A number for a place in a table, as text: whole stretches of zeros, some −0, some negative, few of them round. */
function numberAt(salt: number, cell: number): string {
  const mixed = Math.imul(Math.imul(salt + 1, 2654435761) ^ (cell + 1), 2246822519) >>> 8;
  // Stretches of 4 or 16 cells alike, so that a loop over them can leave them out.
  const stretch = Math.floor(cell / (salt % 2 === 0 ? 4 : 16));
  if (salt % 3 === 0 && (Math.imul(stretch + salt, 40503) & 3) < 2) return mixed % 97 === 0 ? '-0' : '0';
  if (mixed % 11 === 0) return '0';
  return String((mixed % 2003) / 500 - (mixed % 5 === 0 ? 2 : 0));
}

/** A CSV table over all its dimensions, with a row per year where years are given. */
export function tableText(dimensions: readonly BookDimension[], years: readonly number[] | undefined, salt: number): string {
  const lines = [[...dimensions.map(({ name }) => name), ...(years ? ['year'] : []), 'value'].join(',')];
  const count = dimensions.reduce((cells, { size }) => cells * size, 1);
  (years ?? [undefined]).forEach((year, row) => {
    for (let cell = 0; cell < count; cell++) {
      lines.push([...coordinates(dimensions, cell), ...(year === undefined ? [] : [String(year)]), numberAt(salt, cell + row * 7)].join(','));
    }
  });
  return `${lines.join('\n')}\n`;
}

function coordinates(dimensions: readonly BookDimension[], cell: number): string[] {
  let rest = cell;
  return [...dimensions].reverse().map(({ size, first }) => {
    const index = rest % size;
    rest = Math.floor(rest / size);
    return first === undefined ? labelOf(index) : String(first + index);
  }).reverse();
}

/** The scenario's entry of an input; its tables go to `files`. */
export function inputEntry(draft: InputDraft, name: string, dimensions: readonly BookDimension[], { baseYear, lastYear, paths }: Run, files: Map<string, string>): unknown {
  const years = Array.from({ length: lastYear - baseYear + 1 }, (_, k) => baseYear + k).slice(draft.reachesBase ? 0 : 1);
  const [dimension] = dimensions;
  const file = `${name}.csv`;
  switch (draft.form) {
    case 'cells':
      if (!dimension) return { unit: 1, value: numberAt(draft.salt, 0) };
      return { unit: 1, by: dimension.name, cells: new Map(Array.from({ length: dimension.size }, (_, cell) => [coordinates([dimension], cell)[0]!, numberAt(draft.salt, cell)])) };
    case 'value':
      return { unit: 1, value: numberAt(draft.salt, 0) };
    case 'series': {
      // The first year and perhaps the third: what lies between and after is held, interpolated or grown.
      const known = years.filter((_, k) => k === 0 || k === 2);
      return {
        unit: 1, series: Object.fromEntries(known.map((year, k) => [String(year), numberAt(draft.salt, k)])),
        between: draft.salt % 2 === 0 ? 'hold' : 'linear', after: draft.salt % 5 === 0 ? 'grow 3%' : 'hold',
      };
    }
    case 'table':
    case 'table_by_year':
      files.set(file, tableText(dimensions, draft.form === 'table' ? undefined : years, draft.salt));
      return { unit: 1, table: file };
    case 'paths': {
      const rows = Array.from({ length: Math.max(1, paths) + (draft.salt % 3) }, (_, path) =>
        years.map((year, k) => `${String(path)},${String(year)},${numberAt(draft.salt, path * 8 + k)}\n`).join('')).join('');
      files.set(file, `path,year,value\n${rows}`);
      return { unit: 1, paths: file };
    }
  }
}

/** The scenario's entry of a band table. */
export function bandEntry(draft: BandDraft, name: string, { baseYear, lastYear }: Run, files: Map<string, string>): unknown {
  const limits = [...(draft.hasBelow ? ['below'] : []), ...Array.from({ length: draft.rows }, (_, row) => String([0, 0.5, 1, 3, 20][row]! + (draft.salt % 2)))];
  if (!draft.isByYear) return { unit: 1, bands: new Map(limits.map((limit, row) => [limit, numberAt(draft.salt, row)])) };
  const first = draft.reachesBase ? baseYear : baseYear + 1;
  const years = [first, Math.min(first + 2, lastYear)].filter((year, k) => k === 0 || year > first);
  const file = `${name}.csv`;
  // The second year has a row less: padding by +∞.
  const rows = years.flatMap((year, k) => limits.slice(0, Math.max(1, limits.length - k)).map((limit, row) => `${String(year)},${limit},${numberAt(draft.salt, row + 5 * k)}\n`));
  files.set(file, `year,from,value\n${rows.join('')}`);
  return { unit: 1, table: file, between: 'hold', after: 'hold' };
}
