import { describe, expect, it, test } from 'vitest';
import { readCommandLine } from '../../src/cli/index.js';
import { renderIssues } from '../../src/issues/index.js';

function answer(line: string): string {
  const { request, lang } = readCommandLine(line.split(' '));
  return request.kind === 'refused' ? renderIssues(request.issues, lang) : JSON.stringify(request);
}

test('options reach the request as they are meant', () => {
  expect(readCommandLine(['bench']).request).toEqual({ kind: 'bench', size: 'usual', save: false });
  expect(readCommandLine('bench --quick --save --compare a.json --only start_version,compile --json'.split(' '))).toMatchObject({
    isJson: true, request: { kind: 'bench', size: 'quick', save: true, compare: 'a.json', only: ['start_version', 'compile'] },
  });
  expect(readCommandLine(['bench', '--large']).request).toMatchObject({ size: 'large' });
});

describe('every mistake says what is wrong', () => {
  it.each([
    ['bench --quick --large', '✖ --quick 和 --large 只能写一个'],
    ['bench --quick --large --lang en', '✖ give either --quick or --large, not both'],
    ['bench --compare', '✖ 选项 --compare 后面缺一个值\n    写成 --compare <文件>'],
    ['bench --compare=', '✖ 选项 --compare 的值是空的'],
    ['bench --only ,', '✖ 选项 --only 的值是空的'],
    ['bench --quik', '✖ 没有 --quik 这个选项\n    是不是想写 --quick？用 chusuan bench --help 查看全部选项'],
    ['benhc', '✖ 没有 benhc 这个命令\n    是不是想写 bench？用 chusuan --help 查看全部命令'],
  ])('%s', (line, expected) => {
    expect(answer(line)).toBe(expected);
  });
});

test('its help names every option, in English without a Han letter', () => {
  const { request } = readCommandLine(['help', 'bench', '--lang', 'en']);
  expect(request.kind).toBe('print');
  const { text } = request as { text: string };
  for (const option of ['--compare <file>', '--quick', '--large', '--only <metrics>', '--save', '--json']) expect(text).toContain(option);
  expect(text).not.toMatch(/\p{Script=Han}/u);
});
