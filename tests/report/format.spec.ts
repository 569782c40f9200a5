import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { columnTexts, numberText, percentText, scaleFor, tableText, unitWords } from '../../src/report/index.js';

describe('numbers come in the unit a reader of the language expects', () => {
  test.each([
    ['yuan', '', [12_345], 'zh', '1.235 万元'],
    ['yuan', '', [9_999], 'zh', '9,999.0 元'],
    ['yuan', '', [123_456_789_012], 'zh', '1,234.6 亿元'],
    ['yuan', '', [4.5e13], 'zh', '45.00 万亿元'],
    ['yuan', '', [123_456_789_012], 'en', '123.5 billion yuan'],
    ['yuan', '', [2.5e6], 'en', '2.500 million yuan'],
    ['person', '', [32_120_000], 'zh', '3,212.0 万人'],
    ['person', '', [32_120_000], 'en', '32.12 million people'],
    ['1', 'rate', [0.8532], 'zh', '85.32 %'],
    ['1', '', [0.8532], 'zh', '0.8532 '],
    ['yuan/person/month', '', [163], 'zh', '163.0 元/人/月'],
  ] as const)('%s %s %j %s', (unit, kind, values, lang, expected) => {
    const scale = scaleFor(unit, kind, values, lang);
    expect(`${columnTexts(values, scale)[0]!} ${scale.unit}`).toBe(expected);
  });
});

test('a column has one scale and equal decimals; what is not there is a dash; zero has no sign', () => {
  const scale = scaleFor('yuan', '', [1e10, -3e8], 'zh');
  expect(columnTexts([1e10, -3e8, -1e-3, Number.NaN], scale)).toEqual(['100.0', '-3.0', '0.0', '-']);
  expect(numberText(-0.00001, { divisor: 1, unit: '' }, 2)).toBe('0.00');
});

test('a small share is never shown as none', () => {
  expect([0, 1e-6, 0.0123, 0.1234, 1, Number.NaN].map(percentText)).toEqual(['0%', '<0.01%', '1.23%', '12.3%', '100.0%', '-']);
});

test('units are words of the language', () => {
  expect(unitWords('yuan/person/month', 'zh')).toBe('元/人/月');
  expect(unitWords('person*year', 'zh')).toBe('人*年');
  expect(unitWords('person*year', 'en')).toBe('person*year');
});

test('Chinese columns line up and no character has a doubtful width', () => {
  const table = tableText(['年份', '最优估计', '中位数'], [['2030', '1.0', '12.3'], ['合计', '1,234.5', '-']]);
  expect(table).toBe([
    ' 年份  最优估计  中位数',
    ' ----------------------',
    ' 2030       1.0    12.3',
    ' 合计   1,234.5       -',
  ].join('\n'));
  const widths = table.split('\n').map((line) => stringWidth(line));
  expect(new Set(widths).size).toBe(1);
  expect(table.split('\n').map((line) => stringWidth(line, { ambiguousIsNarrow: false }))).toEqual(widths);
});
