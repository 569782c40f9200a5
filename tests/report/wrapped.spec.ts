import { expect, test } from 'vitest';
import { textWidth } from '../../src/report/table.js';
import { wrapped } from '../../src/report/wrapped.js';

test('Latin words stay whole, Chinese breaks anywhere but before closing and behind opening marks', () => {
  expect(wrapped('aa bb cc dd', 5)).toEqual(['aa bb', 'cc dd']);
  // The first line starts three columns in.
  expect(wrapped('aa bb cc dd', 5, 3)).toEqual(['aa', 'bb cc', 'dd']);
  expect(wrapped('甲乙，丙丁；戊。', 8)).toEqual(['甲乙，丙', '丁；戊。']);
  expect(wrapped('甲乙丙（丁）', 8)).toEqual(['甲乙丙', '（丁）']);
  expect(wrapped('甲\n乙', 8)).toEqual(['甲', '乙']);
  expect(wrapped('a_word_that_is_longer_than_a_line b', 8)).toEqual(['a_word_that_is_longer_than_a_line', 'b']);
  expect(wrapped('', 8)).toEqual(['']);
});

test('nothing is lost', () => {
  const text = 'max(0, cash_position) - advance_repaid，男，年龄 3：2,000元；女，年龄 3：2,000元；男，年龄 2：1,600元；';
  for (const width of [10, 30, 60, 100]) {
    const lines = wrapped(text, width);
    expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
    expect(lines.filter((line) => textWidth(line) > Math.max(width, textWidth('advance_repaid，')))).toEqual([]);
  }
});
