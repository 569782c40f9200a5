import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { schemaCommand } from '../../src/cli/commands/schema-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import { temporaryFolder } from '../run/small-fund.js';

const SAVINGS = 'docs/savings/rulebook';

/** The command with streams of its own: no process, no build. */
async function schema(...line: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { lang, request, isJson } = readCommandLine(['schema', ...line]);
  if (request.kind !== 'schema') throw new Error(`${line.join(' ')} is no schema request`);
  const status = await schemaCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }));
  return { status, ...written };
}

describe('the command line', () => {
  test.each([
    ['schema', { of: 'scenario' }],
    ['schema scenario --rulebook my-rules', { of: 'scenario', rulebook: 'my-rules' }],
    ['schema rulebook --out my.schema.json --force', { of: 'rulebook', file: 'my.schema.json', force: true }],
    ['schema clauses --out -', { of: 'clauses' }],
    ['schema --extends base.yaml', { of: 'scenario', extended: 'base.yaml' }],
  ])('%s', (line, request) => {
    expect(readCommandLine(line.split(' ')).request).toEqual({ kind: 'schema', ...request });
  });

  test.each([
    ['schema rulebok', '✖ 没有 rulebok 这种模式，是不是 rulebook？'],
    ['schema xyz', '✖ 没有 xyz 这种模式\n    可以写：scenario、rulebook、clauses、persons'],
    ['schema rulebook --rulebook a', '✖ --rulebook 只用于 scenario\n    rulebook、clauses 和 persons 的模式对所有规则库都一样'],
    ['schema clauses --extends a.yaml', '✖ --extends 只用于 scenario\n    rulebook、clauses 和 persons 的模式对所有规则库都一样'],
    ['schema --rulebook a --extends b.yaml', '✖ --rulebook 和 --extends 只写一个：情景自己说明用哪个规则库'],
    ['schema --force', '✖ --force 只用于 --out 指名的文件\n    例如 --out my.schema.json --force'],
    ['schema --out a.yaml --force', '✖ --out 不写到 a.yaml：.yaml 是情景和规则库文件的名字\n    换一个名字，例如 my.schema.json'],
  ])('refuses: %s', (line, expected) => {
    const { request, lang } = readCommandLine(line.split(' '));
    expect(request.kind === 'refused' ? renderIssues(request.issues, lang) : request).toBe(expected);
  });

  test('the help says how an editor finds the schema', () => {
    const { request } = readCommandLine(['schema', '--help']);
    const help = request.kind === 'print' ? request.text : '';
    expect(help).toContain('# yaml-language-server: $schema=../../schema/scenario.schema.json');
    expect(help).toContain('redhat.vscode-yaml');
  });
});

describe('a schema', () => {
  test('is for any rulebook, in Chinese or in English', async () => {
    const inChinese = await schema('--rulebook', SAVINGS);
    expect(inChinese).toMatchObject({ status: 0, stderr: '' });
    const properties = (text: string): Record<string, { properties?: Record<string, { description: string }> }> =>
      (JSON.parse(text) as { properties: Record<string, { properties?: Record<string, { description: string }> }> }).properties;
    expect(properties(inChinese.stdout).inputs?.properties?.usual_rate?.description).toBe('平均利率\n单位 1\n经验范围 0 至 0.1（0% 至 10%），超出只作提醒');
    const { stdout } = await schema('--rulebook', SAVINGS, '--lang', 'en');
    expect(properties(stdout).inputs?.properties?.usual_rate?.description).toBe('usual interest rate\nunit 1\nrange of experience 0–0.1 (0%–10%), beyond it a warning');
    expect(properties(stdout).inputs?.properties?.deposit?.description).toBe('yearly deposit\nunit yuan');
  });

  test('for proposals on a scenario knows the rules that the scenario adds, and leaves its inputs to be declared', async () => {
    const file = join(temporaryFolder(), 'base.yaml');
    writeFileSync(file, `extends: ${resolve('docs/savings/savings.yaml')}\ninputs: { gift: { label: { zh: 礼金, en: gift }, value: 5, unit: yuan, source: x, confidence: C } }\nrules: { twice: { label: { zh: 两倍, en: twice }, unit: yuan, formula: 2 * gift } }\n`);
    const { status, stdout } = await schema('--extends', file);
    expect(status).toBe(0);
    const { properties } = JSON.parse(stdout) as { properties: Record<string, { properties?: object }> };
    expect(Object.keys(properties.given?.properties ?? {})).toEqual(['rate', 'balance', 'twice']);
    expect(Object.keys(properties.inputs?.properties ?? {})).toEqual(['deposit', 'usual_rate']);
    expect((await schema('--extends', 'no-such.yaml')).status).toBe(2);
  });

  test('goes to a file as it is printed, which is replaced only when told to', async () => {
    const file = join(temporaryFolder(), 'my.schema.json');
    const printed = (await schema('--rulebook', SAVINGS)).stdout;
    expect(await schema('--rulebook', SAVINGS, '--out', file)).toEqual({
      status: 0, stdout: `已写入 ${file}\n在 YAML 文件的第一行写：# yaml-language-server: $schema=my.schema.json（路径相对于该 YAML 文件）\n`, stderr: '',
    });
    expect(readFileSync(file, 'utf8')).toBe(printed);
    writeFileSync(file, 'mine');
    const refused = await schema('--out', file);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('已经存在，没有覆盖');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await schema('--rulebook', SAVINGS, '--out', file, '--force')).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(printed);
    expect(readdirSync(join(file, '..'))).toEqual(['my.schema.json']);
  });

  test('is one text of the JSON answer', async () => {
    const { stdout } = await schema('clauses', '--json');
    expect(JSON.parse(stdout)).toEqual({ exit_status: 0, status: 'printed', schema: (await schema('clauses')).stdout, issues: [] });
    const file = join(temporaryFolder(), 'c.schema.json');
    expect(JSON.parse((await schema('clauses', '--out', file, '--json')).stdout)).toEqual({ exit_status: 0, status: 'written', file, issues: [] });
  });

  test('of a rulebook that is wrong or not there is refused with every issue, and leaves no file', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'book'));
    writeFileSync(join(folder, 'book', 'rulebook.yaml'), 'title: { zh: 甲, en: a }\nrules:\n  a: { label: { zh: 甲, en: a }, unit: 1, formula: b }\n  c: { label: { zh: 丙, en: c }, unit: x, formula: 1 }\n');
    const wrong = await schema('--rulebook', join(folder, 'book'), '--out', join(folder, 'a.json'));
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr.match(/✖/g)).toHaveLength(2);
    const absent = await schema('--rulebook', 'resident-pensions', '--out', join(folder, 'a.json'));
    expect(absent.status).toBe(2);
    expect(absent.stderr).toContain('resident-pension');
    expect(readdirSync(folder)).toEqual(['book']);
  });
});
