import { expect, it } from 'vitest';
import { readCommandLine } from '../../src/cli/command-line.js';
import { describe as describeProposal } from '../../src/describe/index.js';
import { renderIssues } from '../../src/issues/index.js';

const requestOf = (...words: string[]): object => readCommandLine(['describe', ...words]).request;

it('takes a share for cliffs as a percentage or a decimal, 1% when nothing is said', () => {
  expect(requestOf('a.yaml')).toEqual({ kind: 'describe', target: 'a.yaml', cliff: 0.01 });
  expect(requestOf('a.yaml', '--cliff', '2%', '--against', 'b.yaml', '--names')).toEqual({ kind: 'describe', target: 'a.yaml', cliff: 0.02, against: 'b.yaml', names: true });
  expect(requestOf('a.yaml', '--cliff', '0.05')).toMatchObject({ cliff: 0.05 });
});

it.each(['0', '100%', '-1%', 'much'])('refuses %s for a share', (value) => {
  expect(requestOf('a.yaml', `--cliff=${value}`)).toEqual({ kind: 'refused', issues: [{ severity: 'error', message: 'describe-bad-cliff', facts: { value } }] });
});

it('asks what to compare with where the scenario extends nothing', async () => {
  const { description, issues } = await describeProposal('scenarios/hubei/baseline.yaml', { cliff: 0.01 });
  expect(description).toBeUndefined();
  expect(renderIssues(issues, 'zh')).toBe('✖ scenarios/hubei/baseline.yaml 没有 extends，不知道与谁相比\n    写上 --against 情景文件');
});

it('says what is wrong with a file that is not there', async () => {
  const { issues } = await describeProposal('scenarios/hubei/proposals/none.yaml', { cliff: 0.01 });
  expect(issues.map(({ severity }) => severity)).toEqual(['error']);
});
