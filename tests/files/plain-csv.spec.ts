import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainRows } from '../../src/files/plain-csv.js';

/** As `readCsv` calls it. */
function parsed(text: string): unknown {
  const records: unknown = parse(text, { info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({ line: info.lines, cells: record }));
}

const pieces = ['1', '2.5', 'age', '-', ',', ' ', '\t', '\n', '\r\n'];

test('a text without quotes is split as the parser splits it, to the line numbers', () => {
  const texts = fc.constantFrom('\n', '\r\n').chain((lineEnd) => fc.array(fc.constantFrom(...pieces.slice(0, -2), lineEnd)).map((parts) => parts.join('')));
  fc.assert(fc.property(texts, (text) => {
    expect(plainRows(text)).toEqual(parsed(text));
  }), { numRuns: 3000, seed: 7 });
});

test('whatever it takes on at all, it reads as the parser does', () => {
  const odd = [...pieces, '\r', '中', '，', '\u3000', '\u00a0', '\v', '\f', '\0', '\ufeff'];
  let taken = 0;
  fc.assert(fc.property(fc.array(fc.constantFrom(...odd), { maxLength: 6 }), (parts) => {
    const rows = plainRows(parts.join(''));
    if (!rows) return;
    taken++;
    expect(rows).toEqual(parsed(parts.join('')));
  }), { numRuns: 3000, seed: 7 });
  expect(taken).toBeGreaterThan(500);
});

test('quotes and characters beyond ASCII are left to the parser', () => {
  for (const text of ['"1",2\n', 'a,1\n"', '中,1\n', 'a\u00a0,1\n', 'a,1\r\nb,2\n', 'a,1\rb,2\r']) expect(plainRows(text), text).toBeUndefined();
});
