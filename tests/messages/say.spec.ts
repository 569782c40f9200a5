import { expect, test } from 'vitest';
import { type Facts, groupedNumber, type MessageKey, say } from '../../src/messages/index.js';

/** A message in both languages. */
function both(key: MessageKey, facts: Facts): [zh: string, en: string] {
  return [say(key, facts, 'zh'), say(key, facts, 'en')];
}

test('numbers that count are grouped by thousands, in every language', () => {
  expect(both('run-work-paths', { paths: 1_234_567 })).toEqual(['1,234,567 条路径', '1,234,567 paths']);
  expect([0, 999, 1000, -1234567.891, 0.1234567, 1e21, 1e-7, Number.NaN].map(groupedNumber)).toEqual(['0', '999', '1,000', '-1,234,567.891', '0.1234567', '1e+21', '1e-7', 'NaN']);
});

test('numbers that name something – years, lines, paths, values to be typed again – stand as they are', () => {
  expect(both('run-where-rule', { path: 12_345, year: 2026, rule: 'x' })).toEqual(['路径 12345，2026年，规则 x', 'path 12345, 2026, rule x']);
  expect(both('yaml-duplicate-key', { key: 'k', first: 1024 })[1]).toContain('first in line 1024');
  expect(say('experience-range', { name: 'x', value: 20_000, at: '', range: '0..', unit: 'yuan' }, 'en')).toContain('x is 20000,');
});

test('texts are never touched, lists are joined as the language does it, labels and messages inside speak the same language', () => {
  expect(both('cli-empty', { option: { zh: '基金', en: 'fund' } })).toEqual(['选项 基金 的值是空的', 'option fund is empty']);
  expect(say('cli-empty', { option: '1000' }, 'en')).toBe('option 1000 is empty');
  expect(both('cli-choice', { option: '--lang', value: 'fr', choices: ['zh', 'en'] })).toEqual([
    '选项 --lang 的值是 fr；可选：zh、en', 'option --lang is fr; choose from: zh, en',
  ]);
  expect(both('run-starting', { work: { message: 'run-work-best-estimate' }, years: 1, threads: 2, engine: { message: 'run-engine-simd' } })).toEqual([
    '开始计算：最优估计，1 年，2 个线程，编译引擎', 'starting: the best estimate, 1 year, 2 threads, compiled engine',
  ]);
});

test('a fact that was forgotten is our fault', () => {
  expect(() => say('cli-empty', {}, 'zh')).toThrow('message cli-empty lacks the fact option');
});

test.each<[MessageKey, Facts, string, string]>([
  ['cli-check-errors', { errors: 1, warnings: 1 }, '1 error, 1 warning', '2 errors, 2 warnings'],
  ['cli-check-clean', { rules: 1, inputs: 1, outputs: 1, first: 2021, last: 2100 }, 'no issue: 1 rule, 1 input, 1 output column, 2021–2100', 'no issue: 2 rules, 2 inputs, 2 output columns, 2021–2100'],
  ['cli-check-warnings', { warnings: 1, rules: 1, inputs: 1 }, 'no error, 1 warning: 1 rule, 1 input', 'no error, 2 warnings: 2 rules, 2 inputs'],
  ['cli-more-outputs', { count: 1, file: 'f' }, '1 more output column: see f', '2 more output columns: see f'],
  ['inputs-missing', { count: 1, names: 'x' }, '1 input is missing: x', '2 inputs are missing: x'],
  ['path-set-missing', { count: 1, paths: 1, cells: 'x' }, 'the set of paths lacks 1 cell (1 path is needed, counted from 0), such as: x', 'the set of paths lacks 2 cells (2 paths are needed, counted from 0), such as: x'],
  ['run-left-count', { blocks: 1 }, '1 block in all was computed by the interpreter', '2 blocks in all were computed by the interpreter'],
  ['compile-order', { phases: 1, yearly: 1, once: 1 }, '1 phase a year, one after the other; two paths are computed side by side.\nEach year begins with 1 random number per path; 1 more is drawn when a path starts.',
    '2 phases a year, one after the other; two paths are computed side by side.\nEach year begins with 2 random numbers per path; 2 more are drawn when a path starts.'],
])('%s reads right for one and for two', (key, facts, one, two) => {
  const doubled = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact === 1 ? 2 : fact]));
  expect(say(key, facts, 'en').split('\nextend')[0]!.split('\nadd')[0]).toBe(one);
  expect(say(key, doubled, 'en').split('\nextend')[0]!.split('\nadd')[0]).toBe(two);
});
