import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { bookOf, expectUnchanged, SHIPPED } from './books.js';

const line = readFileSync('scenarios/hubei/baseline.yaml', 'utf8').split('\n').findIndex((text) => text.startsWith('  rise_amount:')) + 1;
const UNUSED = `⚠ 继承来的输入 rise_amount 已没有规则用到\n  → scenarios/hubei/baseline.yaml:${String(line)}:3  inputs.rise_amount\n`;

test.each(SHIPPED)('the workbook of %s, imported as it is, changes nothing', { timeout: 60_000 }, async (scenario) => {
  await expectUnchanged(await bookOf(scenario), scenario, scenario.endsWith('income-indexed.yaml') ? UNUSED : '');
});
