import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { displayPath } from '../../src/files/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { bookOf, cellIn, edited, FORMS, newFolder, say, sheetIn } from './books.js';

/** A copy of the forms that a test may change. */
function ownForms(): string {
  const folder = newFolder();
  cpSync(dirname(FORMS), folder, { recursive: true });
  return join(folder, 'forms.yaml');
}

function replace(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(before);
  writeFileSync(file, text.replace(before, after));
}

test('a scenario that has changed since is named; what the workbook did not touch stays as the scenario has it now', async () => {
  const scenario = ownForms();
  const book = await edited(await bookOf(scenario), (workbook) => {
    cellIn(sheetIn(workbook, '钱 款 一'), 'share', '值').value = 0.85;
    cellIn(sheetIn(workbook, '给定值'), 'interest', 2022).value = 0.025;
  });
  replace(scenario, 'switch: { value: 0,', 'switch: { value: 1,');
  replace(scenario, 'share: { value: 90%,', 'share: { value: 95%,');
  const { status, stdout, stderr } = await say(['import', book]);
  expect(status).toBe(0);
  expect(stderr).toBe([
    `${displayPath(scenario)} 在写出工作簿之后改动过：share、switch`,
    '工作簿里没有动过的项目，取情景现在的值；动过的，与情景现在的值比较', '',
  ].join('\n'));
  // Compared with the scenario of now; the switch is none of the workbook's changes.
  expect(stdout.split('\n').slice(3, 5).map((line) => line.trim().split(/\s{2,}/))).toEqual([['比例', 'share', '95%', '85%'], ['利息', 'given.interest', '2022 年', '2%', '2.5%']]);
  const plan = loadScenario(book.replace('.xlsx', '-edited.yaml')).plan!;
  const at = (name: string): number => plan.numbers[plan.inputs.get(name)!.values.offset]!;
  expect([at('share'), at('switch')]).toEqual([0.85, 1]);
});

test('a workbook that was not edited changes nothing of a scenario that has moved on', async () => {
  const scenario = ownForms();
  const book = await bookOf(scenario);
  replace(scenario, '2022: 0.02 }', '2022: 0.021 }');
  replace(scenario, 'luck~mood: 0.25,', 'luck~mood: 0.3,');
  replace(join(dirname(scenario), 'tables/hazard.csv'), 'sex,age,2020,2021,2022,2023', 'sex,age,2020,2021,2022,2024');
  replace(scenario, 'hazard: { table: tables/hazard.csv,', 'hazard: { table: tables/hazard.csv, between: hold,');
  const { status, stdout, stderr } = await say(['import', book]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${displayPath(book)} 与 ${displayPath(scenario)} 没有差别，没有写文件\n` });
  expect(stderr).toContain('改动过：hazard、interest、luck~mood');
});

test('a scenario with errors is refused with its own mistakes', async () => {
  const scenario = ownForms();
  const book = await bookOf(scenario);
  replace(scenario, 'share: { value: 90%,', 'share: { value: 9,');
  const { status, stderr } = await say(['import', book]);
  expect(status).toBe(2);
  expect(stderr).toContain(`${displayPath(scenario)}:`);
});
