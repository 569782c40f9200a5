import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { unitText } from '../../src/model/index.js';
import { bandText, columnTexts, dateText, dateTimeText, errorTexts, numberText, percentText, quantityText, scaleFor, tableText, unitWords } from '../../src/report/index.js';
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
    ['yuan/month', '', [3.2e9, 1], 'zh', '32.00 亿元/月'],
    ['yuan/person', '', [250_000], 'zh', '25.00 万元/人'],
    ['person*year', '', [3.5e7], 'zh', '3,500.0 万人年'],
    ['person*year', '', [3.5e7], 'en', '35.00 million person-years'],
    ['person/year', '', [350_000], 'en', '350.0 thousand people/year'],
    ['person', '', [1.4e9], 'zh', '14.00 亿人'],
    ['month', '', [139, 12.5], 'zh', '139.0 个月'],
    ['1', 'stock', [2045, 0], 'zh', '2045 '],
    ['1', 'stock', [2045.5, 0], 'zh', '2,045.5 '],
    ['1', 'stock', [20_450], 'zh', '20,450 '],
    ['yuan', '', [1.5e100], 'zh', '1.500e+88 万亿元'],
  ] as const)('%s %s %j %s', (unit, kind, values, lang, expected) => {
    const scale = scaleFor(unit, kind, values, lang);
    expect(`${columnTexts(values, scale)[0]!} ${scale.unit}`).toBe(expected);
  });
});

test.each([
  [12_345_678_901, 'yuan', 'stock', '123.5亿元', '12.35 billion yuan'],
  [163, 'yuan/person/month', 'stock', '163元/人/月', '163 yuan/person/month'],
  [0.035, '1', 'rate', '3.5%', '3.5%'],
  [139, 'month', 'rate', '139个月', '139 months'],
  [1, 'month', 'rate', '1个月', '1 month'],
  [-1, 'year', 'rate', '-1年', '-1 year'],
  [15, 'year', 'rate', '15年', '15 years'],
  [1, 'person', 'stock', '1人', '1 person'],
  [1e6, 'person', 'stock', '100万人', '1 million people'],
  [1_234_567, 'person*month', 'flow', '123.5万人月', '1.235 million person-months'],
  [0.5, 'yuan/person/month/year', 'rate', '0.5元/人/月/年', '0.5 yuan/person/month/year'],
  [4.5e9, 'yuan/month', 'flow', '45亿元/月', '4.5 billion yuan/month'],
  [0.03, '1/year', 'rate', '0.03/年', '0.03 per year'],
  [2045, '1', 'stock', '2045', '2045'],
  [1.25, '1', 'stock', '1.25', '1.25'],
  [1.5e100, 'yuan', 'stock', '1.500e+88万亿元', '1.500e+88 trillion yuan'],
  [1.2e-9, 'yuan', 'flow', '1.2e-9元', '1.2e-9 yuan'],
  [2e-9, '1', 'rate', '2e-7%', '2e-7%'],
  [1 / 3, '1', 'flow', '0.3333', '0.3333'],
  [32_120_000, 'person', 'stock', '3,212万人', '32.12 million people'],
  [-2.5e9, 'yuan', 'flow', '-25亿元', '-2.5 billion yuan'],
  [0, 'yuan', 'flow', '0元', '0 yuan'],
  [NaN, 'yuan', 'flow', '-', '-'],
  [Infinity, 'person', 'flow', '-', '-'],
])('%s %s (%s) alone reads %s, %s', (value, unit, kind, zh, en) => {
  expect([quantityText(value, unit, kind, 'zh'), quantityText(value, unit, kind, 'en')]).toEqual([zh, en]);
});

test('a column has one scale and equal decimals; what is not there is a dash; zero has no sign', () => {
  const scale = scaleFor('yuan', '', [1e10, -3e8], 'zh');
  expect(columnTexts([1e10, -3e8, -1e-3, Number.NaN], scale)).toEqual(['100.0', '-3.0', '0.0', '-']);
  expect(numberText(-0.00001, { divisor: 1, unit: '' }, 2)).toBe('0.00');
});

test('a small share is never shown as none', () => {
  expect([0, 1e-6, -1e-6, 0.0123, 0.1234, 1, Number.NaN].map(percentText)).toEqual(['0%', '<0.01%', '>-0.01%', '1.23%', '12.3%', '100.0%', '-']);
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
  expect(unitWords('yuan/month/person', 'zh')).toBe('元/人/月');
  expect(unitWords('person*year', 'zh')).toBe('人年');
  expect(unitWords('person*year', 'en')).toBe('person-years');
  expect(unitWords('month', 'zh')).toBe('个月');
  expect(unitWords('month', 'en', 1)).toBe('month');
  expect(unitWords('month/person', 'zh')).toBe('个月/人');
  expect(unitWords('1/year', 'zh')).toBe('1/年');
  expect(unitWords('yuan^2*year/month', 'zh')).toBe('元^2*年/月');
  // Pure numbers, and what is no unit, are left as they are.
  expect([unitWords('1', 'zh'), unitWords('', 'zh')]).toEqual(['1', '']);
});

test('any unit a rulebook may declare and any value are told in the reader’s language alone', () => {
  const exponent = fc.integer({ min: -3, max: 3 });
  const value = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, 1, -1, 1e15, 1e100, -1e300, 1e-300, NaN, Infinity));
  fc.assert(fc.property(fc.tuple(exponent, exponent, exponent, exponent), fc.constantFrom('stock', 'flow', 'rate', 'flag', ''), value, (exponents, kind, number) => {
    const unit = unitText(exponents);
    const [zh, en] = [quantityText(number, unit, kind, 'zh'), quantityText(number, unit, kind, 'en')];
    expect(zh).not.toMatch(/yuan|person|people|month|year|million|thousand|per|NaN|undefined|Infinity/);
    expect(en).not.toMatch(/\p{Script=Han}|NaN|undefined|Infinity/u);
    expect(zh.length).toBeLessThan(60);
    // What is not nothing is not shown as nothing, and what is shown has the sign of what it is.
    if (Number.isFinite(number)) expect({ number, zh, isNone: /^-?0(\.0*)?(?![\d.e])/.test(zh) }).toEqual({ number, zh, isNone: number === 0 });
    expect(zh.startsWith('-') && zh !== '-').toBe(number < 0 && Number.isFinite(number));
    for (const lang of ['zh', 'en'] as const) expect(scaleFor(unit, kind, [number], lang).unit).not.toMatch(lang === 'zh' ? /[a-z]/ : /\p{Script=Han}/u);
  }));
});

test('days and times are those of the language; files keep ISO 8601', () => {
  const instant = new Date(2026, 10, 23, 14, 5).toISOString();
  expect([dateText(instant, 'zh'), dateText(instant, 'en')]).toEqual(['2026年11月23日', '23 November 2026']);
  expect([dateTimeText(instant, 'zh'), dateTimeText(instant, 'en')]).toEqual(['2026年11月23日 14:05', '23 November 2026 at 14:05']);
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

test('marks that some terminals draw two columns wide are replaced in a table', () => {
  const cells = ['2021–2030', '性别×年龄', '≤ 500 ± 3', '“是否” 1 ÷ 2', '甲 · 乙…', 'a → b'];
  const table = tableText(['项', '数'], cells.map((cell) => [cell, '1']));
  expect(table.split('\n').slice(2).map((line) => line.trim().split(/ {2,}/)[0])).toEqual(['2021-2030', '性别*年龄', '<= 500 +/- 3', '"是否" 1 / 2', '甲 - 乙...', 'a -> b']);
  for (const ambiguousIsNarrow of [true, false]) expect(new Set(table.split('\n').map((line) => stringWidth(line, { ambiguousIsNarrow }))).size).toBe(1);
});

test('every character is as wide as string-width says, alone and among others', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const text = `a${String.fromCharCode(code)}年`;
    if (textWidth(text) !== stringWidth(text)) expect.fail(`U+${code.toString(16)}: ${textWidth(text)} instead of ${stringWidth(text)}`);
  }
  expect(textWidth('e\u0301 👩‍🌾')).toBe(4);
});
