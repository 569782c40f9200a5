import { test } from 'vitest';
import { bookOf, expectUnchanged, SHIPPED } from './books.js';

const UNUSED = '⚠ 继承来的输入 rise_amount 已没有规则用到\n  → scenarios/hubei/baseline.yaml:147:3  inputs.rise_amount\n';

test.each(SHIPPED)('the workbook of %s, imported as it is, changes nothing', { timeout: 60_000 }, async (scenario) => {
  await expectUnchanged(await bookOf(scenario), scenario, scenario.endsWith('income-indexed.yaml') ? UNUSED : '');
});
