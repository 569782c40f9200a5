import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/cli/index.js';
import { displayPath } from '../../src/files/index.js';
import { renderIssues } from '../../src/issues/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { bookOf, cellIn, edited, FORMS, say, sheetIn } from '../workbook/books.js';

const SAVINGS = 'docs/savings/savings.yaml';

function words(line: string): ReturnType<typeof readCommandLine> {
  return readCommandLine(line.split(' '));
}

/** The workbook of the savings account with twice the deposit. */
function twice(): Promise<string> {
  return bookOf(SAVINGS).then((file) => edited(file, (workbook) => { cellIn(sheetIn(workbook, '储蓄账户'), 'deposit', '值').value = 2000; }));
}

describe('the command line', () => {
  test.each([
    ['import a.xlsx', { file: 'a.xlsx' }],
    ['import a.xlsx --dry-run', { file: 'a.xlsx', dryRun: true }],
    ['import a.xlsx --out b.yaml --scenario c.yaml --force', { file: 'a.xlsx', out: 'b.yaml', scenarioFile: 'c.yaml', force: true }],
  ])('%s', (line, request) => {
    expect(words(line).request).toEqual({ kind: 'import', ...request });
  });

  test.each([
    ['import', '✖ 没有写工作簿\n    例如 chusuan import baseline.xlsx'],
    ['import a.yaml', '✖ a.yaml 是情景文件，import 读的是工作簿\n    先写出工作簿：chusuan template a.yaml'],
    ['import a.xlsx --out b.csv', '✖ --out 写的是 b.csv，情景文件的名字要以 .yaml 结尾'],
    ['import a.xlsx --dryrun', '✖ 没有 --dryrun 这个选项\n    是不是想写 --dry-run？'],
  ])('refuses: %s', (line, expected) => {
    const { request, lang } = words(line);
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toContain(expected);
  });
});

describe('chusuan import', () => {
  test('lists what changed and writes it beside the workbook', async () => {
    const file = await twice();
    const out = file.replace('.xlsx', '-edited.yaml');
    const [book, shown] = [displayPath(file), displayPath(out)];
    expect(await say(['import', file])).toEqual({
      status: 0, stderr: '', stdout: [
        `${book} 对 ${SAVINGS} 的改动，共 1 处：`,
        ' 项目      标识     位置  原来     改为', ' -----------------------------------------', ' 每年存入  deposit        1,000元  2,000元',
        '改了值而没有改出处：deposit', '请核对出处和可信度是否还成立', `已写入 ${shown}`, `核对和运行：chusuan check ${shown}，chusuan run ${shown}`, '',
      ].join('\n'),
    });
    const { plan, issues } = loadScenario(out);
    expect(issues).toEqual([]);
    expect(plan!.numbers[plan!.inputs.get('deposit')!.values.offset]).toBe(2000);
    expect(plan!.title).toEqual({ zh: '每年存一千元 · 改自工作簿', en: 'a thousand yuan a year · edited in a workbook' });
  });

  test('in English, only listed', async () => {
    const file = await twice();
    const { status, stdout } = await say(['import', file, '--dry-run'], 'en');
    expect(status).toBe(0);
    expect(stdout).toBe([
      `1 change of ${displayPath(file)} against ${SAVINGS}:`,
      ' Item            Identifier  At  Old         New', ' ------------------------------------------------------', ' yearly deposit  deposit         1,000 yuan  2,000 yuan',
      'values changed, their sources did not: deposit', 'see whether source and grade still hold', 'listed only, nothing was written', '',
    ].join('\n'));
    expect(readdirSync(dirname(file))).toEqual(['book.xlsx']);
  });

  test('for programs: every change with its numbers, cells by identifiers', async () => {
    const file = await edited(await bookOf(FORMS), (workbook) => {
      sheetIn(workbook, '期初人数').getCell('E9').value = 12.5;
      cellIn(sheetIn(workbook, '给定值'), 'interest', 2022).value = 0.03;
      cellIn(sheetIn(workbook, '钱 款 一'), 'share', '备注').value = '改';
      sheetIn(workbook, '分段').getCell('B6').value = 0;
    });
    const { stdout } = await say(['import', file, '--json']);
    const answer = JSON.parse(stdout) as { changes: object[]; tables: string[] };
    expect(answer).toMatchObject({ exit_status: 0, status: 'written', book: displayPath(file), scenario: displayPath(FORMS), changed_since: [], issues: [] });
    expect(answer.tables).toEqual([displayPath(file.replace('.xlsx', '-edited.people_start.csv'))]);
    expect(answer.changes.map(({ label: _, ...change }: { label?: object }) => change)).toEqual([
      { kind: 'input', name: 'share', unit: '1', what: 'note', old: null, new: '改' },
      { kind: 'input', name: 'bands', unit: 'yuan', what: 'value', from: 'below', old: -1, new: 0 },
      { kind: 'input', name: 'people_start', unit: 'person', what: 'value', cell: { sex: 'female', group: 'first', age: '2' }, old: 216.72980046384816, new: 12.5 },
      { kind: 'given', name: 'interest', unit: '1', what: 'value', year: 2022, old: 0.02, new: 0.03 },
    ]);
  });

  test('for programs: mistakes with their cells', async () => {
    const file = await edited(await bookOf(SAVINGS), (workbook) => { cellIn(sheetIn(workbook, '储蓄账户'), 'deposit', '值').value = '很多'; });
    const { status, stdout, stderr } = await say(['import', file, '--json']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      exit_status: 2, status: 'refused',
      issues: [{ severity: 'error', code: 'number-form', key: 'inputs.deposit.value', place: { file: `${displayPath(file)}「储蓄账户」!E4` } }],
    });
  });

  test('never writes onto the scenario it extends, even with --force', async () => {
    const file = await twice();
    const first = join(dirname(file), 'first.yaml');
    expect((await say(['import', file, '--out', first])).status).toBe(0);
    const again = join(dirname(file), 'again.xlsx');
    expect((await say(['template', first, '--xlsx', again])).status).toBe(0);
    await edited(again, (workbook) => { cellIn(sheetIn(workbook, '储蓄账户'), 'usual_rate', '值').value = 0.03; });
    const { status, stderr } = await say(['import', again, '--out', first, '--force']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `✖ --out 写的是 ${displayPath(first)}，新情景正是叠在它之上\n    换一个名字\n` });
    expect((await say(['import', again, '--out', SAVINGS, '--force'])).status).toBe(2);
    // One on top of the other: both changes count.
    expect((await say(['import', again])).status).toBe(0);
    const plan = loadScenario(join(dirname(file), 'again-edited.yaml')).plan!;
    expect(['deposit', 'usual_rate'].map((name) => plan.numbers[plan.inputs.get(name)!.values.offset])).toEqual([2000, 0.03]);
  });

  test('a folder that is not there is no place for a scenario', async () => {
    const file = await twice();
    const { status, stderr } = await say(['import', file, '--out', join(dirname(file), 'no/such/x.yaml')]);
    expect(status).toBe(2);
    expect(stderr).toContain('✖ 无法写入');
    expect(existsSync(join(dirname(file), 'no'))).toBe(false);
  });
});
