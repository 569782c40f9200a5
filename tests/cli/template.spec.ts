import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/cli/index.js';
import { renderIssues } from '../../src/issues/index.js';
import { newFolder, say } from '../workbook/books.js';

const SAVINGS = 'docs/savings/savings.yaml';

function words(line: string): ReturnType<typeof readCommandLine> {
  return readCommandLine(line.split(' '));
}

describe('the command line', () => {
  test.each([
    ['template scenarios/a.yaml', { scenarioFile: 'scenarios/a.yaml', file: 'a.xlsx' }],
    ['template a.yaml --xlsx out/b.xlsx', { scenarioFile: 'a.yaml', file: 'out/b.xlsx' }],
    ['template --xlsx b.XLSX a.yaml --force', { scenarioFile: 'a.yaml', file: 'b.XLSX', force: true }],
  ])('%s', (line, request) => {
    expect(words(line).request).toEqual({ kind: 'template', ...request });
  });

  test.each([
    ['template', '✖ 缺少 情景\n    用 chusuan template --help 查看用法'],
    ['template a.yaml --xlsx b.xls', '✖ --xlsx 写的是 b.xls，工作簿的文件名要以 .xlsx 结尾\n    例如 a.xlsx'],
    ['template a.yaml --xlxs b.xlsx', '✖ 没有 --xlxs 这个选项\n    是不是想写 --xlsx？'],
    ['template a.yaml b.yaml', '✖ 多了参数：b.yaml'],
  ])('refuses: %s', (line, expected) => {
    const { request, lang } = words(line);
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toContain(expected);
  });
});

describe('chusuan template', () => {
  test('writes a workbook and says what is in it and what to do next', async () => {
    const file = join(newFolder(), 'savings.xlsx');
    expect(await say(['template', SAVINGS, '--xlsx', file])).toEqual({
      status: 0, stderr: '', stdout: `已写入 ${file}：4 个工作表，2 项输入，0 条规则的给定值，0 个相关系数\n改好后：chusuan import ${file}\n`,
    });
    // A zip file, as every workbook is.
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  test('in English, for programs', async () => {
    const file = join(newFolder(), 'savings.xlsx');
    const { status, stdout, stderr } = await say(['template', SAVINGS, '--xlsx', file, '--json'], 'en');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ exit_status: 0, status: 'written', file: file, sheets: 4, inputs: 2, given: 0, correlations: 0, issues: [] });
  });

  test('replaces nothing without --force', async () => {
    const file = join(newFolder(), 'savings.xlsx');
    writeFileSync(file, 'kept');
    const { status, stderr } = await say(['template', SAVINGS, '--xlsx', file]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `✖ ${file} 已经存在，没有覆盖\n    换一个名字；确实要替换就加 --force\n` });
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect((await say(['template', SAVINGS, '--xlsx', file, '--force'])).status).toBe(0);
  });

  test('writes nothing of a scenario with errors, or one that is not there', async () => {
    const folder = newFolder();
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, `extends: ${join(process.cwd(), SAVINGS)}\ninputs:\n  deposit: { value: many, unit: yuan, source: x, confidence: A }\n`);
    const refused = await say(['template', bad, '--xlsx', join(folder, 'a.xlsx')]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('✖ deposit 的值 many 读不成数');
    expect((await say(['template', join(folder, 'no.yaml'), '--xlsx', join(folder, 'a.xlsx')])).stderr).toContain('✖ 找不到文件');
    expect(existsSync(join(folder, 'a.xlsx'))).toBe(false);
  });
});
