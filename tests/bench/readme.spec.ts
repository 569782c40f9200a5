import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { METRICS } from '../../src/bench/index.js';
import { K1_CHECK } from '../../src/bench/verify.js';
import { readCommandLine } from '../../src/cli/index.js';
import { readPage } from '../docs/markdown.js';

const PAGES = ['benchmarks/README.md', 'benchmarks/README.en.md'];
const [chinese, english] = PAGES.map(readPage) as [ReturnType<typeof readPage>, ReturnType<typeof readPage>];

test('the two pages have the same headings, code and rows of tables, and point at each other', () => {
  expect(chinese.headings.map(({ level }) => level)).toEqual(english.headings.map(({ level }) => level));
  expect(chinese.code).toEqual(english.code);
  const rows = (file: string): number => readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('|')).length;
  expect(rows(chinese.file)).toBe(rows(english.file));
  expect([chinese.links[0], english.links[0]]).toEqual(['README.en.md', 'README.md']);
});

describe.each([[chinese.file, chinese], [english.file, english]])('%s', (file, page) => {
  it('explains every metric and no other', () => {
    const named = readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('| `') && /\| (ms|x|ns|%|MB|MB\/s) \|/.test(line))
      .flatMap((line) => [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map((match) => match[1]!));
    expect(named.sort()).toEqual(Object.keys(METRICS).sort());
  });

  it('shows commands that are understood and files that exist', () => {
    const lines = page.code.flatMap(({ text }) => text.trim().split('\n'));
    const commands = lines.filter((line) => line.startsWith('npx chusuan '));
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) expect(readCommandLine(command.split(' ').slice(2)).request.kind).toBe('bench');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    for (const line of lines.filter((each) => each.startsWith('npm run '))) expect(scripts).toHaveProperty(line.slice('npm run '.length));
    const files = page.spans.filter((span) => /^k1\/[\w/.]+$/.test(span));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((each) => !existsSync(join('benchmarks', each)))).toEqual([]);
  });

  it('states the check value that is verified', () => {
    expect(readFileSync(file, 'utf8')).toContain(K1_CHECK.fund.toLocaleString('en-US', { minimumFractionDigits: 4 }).replace('-', '−'));
  });
});
