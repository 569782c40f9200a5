import { expect, test } from 'vitest';
import { durationText, elapsedText } from '../../src/cli/duration.js';

test('times are told in the reader’s words', () => {
  const seconds = [0, 0.2, 45, 59.5, 170, 3599, 3900, 36_000];
  expect(seconds.map((each) => durationText(each, 'zh'))).toEqual(['0秒', '1秒', '45秒', '1分00秒', '2分50秒', '59分59秒', '1小时05分', '10小时00分']);
  expect(seconds.map((each) => durationText(each, 'en'))).toEqual(['0s', '1s', '45s', '1m00s', '2m50s', '59m59s', '1h05m', '10h00m']);
  expect([940, 59_940, 59_960, 170_000].map((each) => elapsedText(each, 'zh'))).toEqual(['0.9秒', '59.9秒', '1分00秒', '2分50秒']);
});
