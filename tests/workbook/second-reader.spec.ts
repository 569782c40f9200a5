import { execFileSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { bookOf, expectUnchanged, FORMS, say } from './books.js';
import { OPENPYXL } from './openpyxl.js';

if ('reason' in OPENPYXL) {
  const { reason } = OPENPYXL;
  it(`NOT TESTED: another reader of workbooks · openpyxl 不可用 · openpyxl not available: ${reason}`, () => {
    process.stderr.write(`openpyxl 不可用 · openpyxl not available: ${reason}\n`);
  });
} else {
  const { python } = OPENPYXL;
  const run = (script: string, ...words: string[]): string => execFileSync(python, ['-c', script, ...words], { encoding: 'utf8' });

  describe('openpyxl, which shares no code with us', () => {
    test('reads the numbers, formats and checks that we wrote', async () => {
      const said = run(`
import openpyxl, sys, json
book = openpyxl.load_workbook(sys.argv[1])
money, people = book['钱 款 一'], book['期初人数']
row = [cell.value for cell in money[4]]
print(json.dumps([row[:5], money['E4'].number_format, people['B7'].value, people['B7'].data_type, book['人']['N9'].data_type, len(book.sheetnames),
  [dv.formula1 for dv in money.data_validations.dataValidation if 'E4' in dv.sqref]]))`, await bookOf(FORMS));
      const plan = loadScenario(FORMS).plan!;
      expect(JSON.parse(said)).toEqual([
        ['比例', 'share', '无单位', '单值', 0.9], '0%', plan.numbers[plan.inputs.get('people_start')!.values.offset], 'n', 's', 15, ['0.8'],
      ]);
    });

    test('saves them without changing any', async () => {
      const file = await bookOf(FORMS);
      run('import openpyxl, sys; book = openpyxl.load_workbook(sys.argv[1]); book.save(sys.argv[1])', file);
      // Formulas lose their stored results when it saves; ours are links, which nobody reads.
      await expectUnchanged(file, FORMS);
    });

    test('and its edits come back to the last bit', async () => {
      const file = await bookOf(FORMS);
      run("import openpyxl, sys; book = openpyxl.load_workbook(sys.argv[1]); book['期初人数']['C8'] = 1/3; book.save(sys.argv[1])", file);
      expect((await say(['import', file])).status).toBe(0);
      const plan = loadScenario(file.replace('.xlsx', '-edited.yaml')).plan!;
      expect(plan.numbers[plan.inputs.get('people_start')!.values.offset + 5 + 1]).toBe(1 / 3);
    });
  });
}
