import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookOf, cellIn, edited, FORMS, newFolder, say, sheetIn } from './books.js';

/** The line that an import writes for `share`, whose mark the workbook does not show. */
async function lineFor(mark: string, value: number): Promise<string> {
  const file = join(newFolder(), 'marked.yaml');
  writeFileSync(file, `title: { zh: 有标记, en: marked }\nextends: ${FORMS}\ninputs:\n  share: { value: 0.9, unit: 1, source: 试, confidence: C, ${mark} }\n`);
  const book = await edited(await bookOf(file), (workbook) => { cellIn(sheetIn(workbook, '钱 款 一'), 'share', '值').value = value; });
  const { status, stderr } = await say(['import', book]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(book.replace('.xlsx', '-edited.yaml'), 'utf8').split('\n').find((line) => line.startsWith('  share:'))!;
}

test('a mark of an uncertain input goes through a workbook, while the new value lies within it', async () => {
  expect(await lineFor('range: [0.82, 0.95], range_source: 试算', 0.85)).toContain('range: [ 0.82, 0.95 ], range_source: 试算 }');
  expect(await lineFor('range: [0.88, 0.95], range_source: 试算', 0.85)).not.toContain('range');
  expect(await lineFor('range: ±2%', 0.85)).toContain('range: ±2% }');
  expect(await lineFor('alternatives: [0.85, 1]', 0.95)).toContain('alternatives: [ 0.85, 1 ] }');
  expect(await lineFor('alternatives: [0.85, 1]', 0.85)).not.toContain('alternatives');
}, 30_000);
