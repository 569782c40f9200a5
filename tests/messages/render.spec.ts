import { expect, test } from 'vitest';
import { type Issue, renderIssues, systemReason } from '../../src/issues/index.js';
import { say } from '../../src/messages/index.js';

const issue = (line: number, message: Issue['message'] = 'expected-number', file = 'a.yaml'): Issue => ({ severity: 'error', message, facts: { key: `k${String(line)}`, value: 'x' }, place: { file, line } });

test('issues come in the order of their lines, each once', () => {
  expect(renderIssues([issue(10), issue(9), issue(10)], 'en')).toBe('✖ k9 must be a number, not x\n  → a.yaml:9\n✖ k10 must be a number, not x\n  → a.yaml:10');
});

test('of a kind that would fill the screen only twenty are shown, and the rest is counted', () => {
  const many = Array.from({ length: 1500 }, (_, i) => issue(i + 1));
  const shown = renderIssues([...many, issue(7, 'expected-text')], 'zh').split('\n');
  expect(shown.filter((line) => line.startsWith('✖'))).toHaveLength(21);
  expect(shown.at(-1)).toBe('  … 同类问题还有 1,480 处，加 --json 可全部列出');
  expect(shown.filter((line) => line.includes('k7 应为文字'))).toHaveLength(1);
  expect(renderIssues(many.slice(0, 20), 'zh')).not.toContain('同类');
});

test('what the system says of a file is told in words beside its code', () => {
  const told = (code: string, lang: 'zh' | 'en'): string => say('bench-unreadable', { file: 'f', reason: systemReason(code) }, lang);
  expect([told('EACCES', 'zh'), told('EACCES', 'en'), told('EWEIRD', 'zh')]).toEqual(['读不了 f（没有权限，EACCES）', 'cannot read f (no permission, EACCES)', '读不了 f（EWEIRD）']);
});
