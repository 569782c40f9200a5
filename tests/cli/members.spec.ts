import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { membersCommand } from '../../src/cli/commands/members-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import { textWidth } from '../../src/report/table.js';

const BASELINE = 'scenarios/hubei/baseline.yaml';
const LONG = 'scenarios/hubei/proposals/long-contributors.yaml';
const folder = mkdtempSync(join(tmpdir(), 'chusuan-members-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

/** The command with streams of its own: no process, no build. */
async function members(...words: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson, lang } = readCommandLine(['members', ...words]);
  if (request.kind !== 'members') throw new Error(request.kind === 'refused' ? renderIssues(request.issues, lang) : request.kind);
  const status = await membersCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }));
  return { status, ...written };
}

test('a card says who it is, what is paid and received, and its columns line up', async () => {
  const { status, stdout } = await members(BASELINE, '--person', 'lowest');
  expect(status).toBe(0);
  expect(stdout).toContain('40岁男，一直缴最低档 (lowest)\n 男，1985年生，普通参保人；2025年末40岁，已缴费13年，账户2,600元；以后每年缴最低档\n 2045年60岁领取：缴费32年');
  const table = stdout.split('\n').slice(stdout.split('\n').findIndex((line) => line.startsWith(' 年份')));
  const rows = table.slice(2, table.findIndex((line) => line.startsWith('终身')));
  expect(rows.length).toBeGreaterThan(8);
  expect(new Set(rows.map(textWidth)).size).toBe(1);
}, 30_000);

test('two proposals stand under each person, and differ where the proposal does: 2 yuan more for 10 years and 3 more for 7', async () => {
  // 32 years, ages 16 to 25 at 4 instead of 2, the seven beyond at 6 instead of 3: 10 x 2 + 7 x 3 = 41.
  const answer = JSON.parse((await members(BASELINE, LONG, '--person', 'lowest', '--json')).stdout) as { scenarios: { cards: { claim: { monthly: { year_count: number } } }[] }[] };
  const [before, after] = answer.scenarios.map(({ cards: [card] }) => card!.claim.monthly.year_count);
  expect(after! - before!).toBe(41);
}, 30_000);

test('nobody of that name, a target that is there: said together, nothing written', async () => {
  const { status, stderr } = await members(BASELINE, '--person', 'lowst', '--html', 'README.md');
  expect(status).toBe(2);
  expect(stderr).toContain('没有叫 lowst 的人物，是不是 lowest？');
  expect(stderr).toContain('README.md');
}, 30_000);

test('without a scenario an example is shown', async () => {
  await expect(members()).rejects.toThrow('没有写情景文件');
});

test('the page holds a chart and stands alone; the data have a row a year', async () => {
  const [page, data] = [join(folder, 'cards.html'), join(folder, 'data')];
  const { status } = await members(BASELINE, '--person', 'lowest', '--html', page, '--csv', data);
  expect(status).toBe(0);
  const html = readFileSync(page, 'utf8');
  expect(html).toContain('<svg');
  expect(html).not.toMatch(/(?:src|href)="http/);
  expect(existsSync(join(data, 'lifetimes.csv'))).toBe(true);
  // From 2025 to the age of 100, under two heads.
  expect(readFileSync(join(data, 'members.csv'), 'utf8').trim().split('\n')).toHaveLength(2 + 61);
}, 30_000);
