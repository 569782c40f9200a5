import type { Attributes, Band, Content, ContentOf, Correlation } from './content.js';
import { ATTRIBUTES } from './content.js';

/** Digits that programs keep: Excel 15 of a number that is typed, openpyxl 16 of any number that it saves. */
const DIGITS = [15, 16];

/**
 * 落定 — a number as read, or the old one where a spreadsheet program has only dropped its last bits: a cell that shows
 * 0.6666666666666666 and is entered again unchanged holds 0.666666666666667. Zero keeps its sign.
 */
export function settled(read: number, old: number | undefined): number {
  if (old === undefined) return read;
  return read === old || DIGITS.some((digits) => read === Number(old.toPrecision(digits))) ? old : read;
}

/** A content as read with the numbers that have not changed as the scenario has them, to the last bit. */
export function settledContent(read: Content, old: Content | undefined): Content {
  if (!old || read.kind !== old.kind) return read;
  switch (read.kind) {
    case 'value': return { kind: 'value', value: settled(read.value, (old as ContentOf<'value'>).value) };
    case 'series': return { kind: 'series', values: new Map([...read.values].map(([year, value]) => [year, settled(value, (old as ContentOf<'series'>).values.get(year))])) };
    case 'cells': return { ...read, values: read.values.map((value, index) => settled(value, (old as ContentOf<'cells'>).values[index])) };
    case 'table': return {
      ...read,
      byYear: new Map([...read.byYear].map(([year, cells]) => [year, cells.map((value, cell) => settled(value, (old as ContentOf<'table'>).byYear.get(year)?.[cell]))])),
    };
    case 'bands': return { kind: 'bands', byYear: new Map([...read.byYear].map(([year, bands]) => [year, settledBands(bands, (old as ContentOf<'bands'>).byYear.get(year) ?? [])])) };
    case 'paths': return read;
  }
}

/** Bands pair by their limits. */
function settledBands(bands: readonly Band[], old: readonly Band[]): Band[] {
  return bands.map(({ from, value }) => {
    const same = old.find((band) => settled(from, band.from) === band.from);
    return same ? { from: same.from, value: settled(value, same.value) } : { from, value };
  });
}

/** Words that differ only in blanks at their ends, or in what no cell can hold, have not changed. */
export function settledAttributes(read: Attributes, old: Attributes): Attributes {
  return Object.fromEntries(ATTRIBUTES.flatMap((key) => {
    const [now, before] = [read[key], old[key]];
    if (now === undefined) return [];
    return [[key, before !== undefined && plainText(now) === plainText(before) ? before : now]];
  }));
}

function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim();
}

export function settledCorrelation(read: Correlation, old: Correlation | undefined): Correlation {
  return { ...read, value: settled(read.value, old?.value) };
}
