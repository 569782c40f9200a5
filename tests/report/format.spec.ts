import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { bandText, columnTexts, errorTexts, numberText, percentText, quantityText, scaleFor, tableText, unitWords } from '../../src/report/index.js';
import { textWidth } from '../../src/report/table.js';

describe('numbers come in the unit a reader of the language expects', () => {
  test.each([
    ['yuan', '', [123_456], 'zh', '12.35 万元'],
    ['yuan', '', [12_345], 'zh', '12,345 元'],
    ['yuan', '', [1_000, 24_000], 'zh', '1,000 元'],
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

test.each([
  [12_345_678_901, 'yuan', 'stock', '123.5亿元', '12.35 billion yuan'],
  [163, 'yuan/person/month', 'stock', '163元/人/月', '163 yuan/person/month'],
  [0.035, '1', 'rate', '3.5%', '3.5%'],
  [139, 'month', 'rate', '139月', '139 month'],
  [1 / 3, '1', 'flow', '0.3333', '0.3333'],
  [32_120_000, 'person', 'stock', '3,212万人', '32.12 million people'],
  [-2.5e9, 'yuan', 'flow', '-25亿元', '-2.5 billion yuan'],
  [0, 'yuan', 'flow', '0元', '0 yuan'],
  [NaN, 'yuan', 'flow', '-元', '- yuan'],
])('%s %s (%s) alone reads %s, %s', (value, unit, kind, zh, en) => {
  expect([quantityText(value, unit, kind, 'zh'), quantityText(value, unit, kind, 'en')]).toEqual([zh, en]);
});

test('a column has one scale and equal decimals; what is not there is a dash; zero has no sign', () => {
  const scale = scaleFor('yuan', '', [1e10, -3e8], 'zh');
  expect(columnTexts([1e10, -3e8, -1e-3, Number.NaN], scale)).toEqual(['100.0', '-3.0', '0.0', '-']);
  expect(numberText(-0.00001, { divisor: 1, unit: '' }, 2)).toBe('0.00');
});

test('a small share is never shown as none', () => {
  expect([0, 1e-6, 0.0123, 0.1234, 1, Number.NaN].map(percentText)).toEqual(['0%', '<0.01%', '1.23%', '12.3%', '100.0%', '-']);
});

test('an error of exactly zero is a bare 0, a small one keeps its decimals', () => {
  const scale = { divisor: 1, unit: '' };
  expect(errorTexts([0, 1e-9, 0.123], scale)).toEqual(['0', '0.0000', '0.1230']);
  expect(errorTexts([0, 0], scale)).toEqual(['0', '0']);
});

test('a band is a dash where there is none, and nothing where it repeats its value', () => {
  expect(bandText('5%', '4%', '6%')).toBe('4% - 6%');
  expect(bandText('5%', '5%', '6%')).toBe('5% - 6%');
  expect(bandText('5%', '5%', '5%')).toBe('');
  expect(bandText('5%', '-', '-')).toBe('-');
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

test('every character is as wide as string-width says, alone and among others', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const text = `a${String.fromCharCode(code)}年`;
    if (textWidth(text) !== stringWidth(text)) expect.fail(`U+${code.toString(16)}: ${textWidth(text)} instead of ${stringWidth(text)}`);
  }
  expect(textWidth('e\u0301 👩‍🌾')).toBe(4);
});
