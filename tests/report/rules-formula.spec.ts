import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { type Expression, type Model, printExpression } from '../../src/model/index.js';
import { formulaBlock, formulaWords, wordedBlock } from '../../src/report/rules-formula.js';
import { linesOf, oneLine } from '../../src/report/rules-lines.js';
import { wrapped } from '../../src/report/wrapped.js';
import { textWidth } from '../../src/report/table.js';
import { PROJECT_FOLDER } from '../../src/version.js';

let model: Model;
let formulas: readonly Expression[];

beforeAll(() => {
  model = loadRulebook(join(PROJECT_FOLDER, 'rulebook/resident-pension'), [], [], new IssueList())!;
  formulas = [...model.rules.values()].flatMap(({ expression, start, entry }) => [
    expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : []),
  ]);
});

const wordsOf = (rule: string, lang: 'zh' | 'en' = 'zh'): string => formulaWords(model.rules.get(rule)!.expression, model, lang);

describe('a formula in the rule language', () => {
  it('reads in one line as the checked formula prints, for every formula of the rulebook', () => {
    expect(formulas.length).toBeGreaterThan(300);
    for (const formula of formulas) expect(oneLine(formulaBlock(formula))).toBe(printExpression(formula));
  });

  it.each([40, 60, 98])('loses nothing over several lines of %i columns', (room) => {
    const bare = (text: string): string => text.replace(/\s/g, '');
    for (const formula of formulas) expect(bare(linesOf(formulaBlock(formula), room).join('\n'))).toBe(bare(printExpression(formula)));
  });

  it('keeps to its room where names allow it', () => {
    for (const lines of formulas.map((formula) => linesOf(formulaBlock(formula), 98))) expect(lines.filter((line) => textWidth(line) > 98)).toEqual([]);
  });

  it('breaks before operators, branch by branch, operands under each other', () => {
    expect(linesOf(formulaBlock(model.rules.get('crediting_rate')!.expression), 80)).toEqual([
      'max(crediting_floor,',
      '    crediting_method == 0 ? crediting_floor',
      '    : crediting_method == 1 ? crediting_fixed',
      '    : crediting_method == 2 ? smoothed_crediting',
      '    : last_year(fund_return))',
    ]);
    expect(linesOf(formulaBlock(model.rules.get('cpi')!.expression), 60)).toEqual([
      'economy_method == 2 ? external_cpi',
      ': last_year(cpi)',
      '  + cpi_reversion * (cpi_level - last_year(cpi))',
      '  + cpi_volatility * cpi_shock',
    ]);
    // A choice within the first branch of another stands in parentheses, as the language asks.
    expect(linesOf(formulaBlock(model.rules.get('equity_expected')!.expression), 200)).toEqual([
      'equity_regimes > 0 ? (equity_stress > 0 ? equity_stress_mean : equity_calm_mean) : equity_level',
    ]);
  });
});

describe('a formula in words', () => {
  // Each was translated by hand from the formula in the rulebook.
  it.each([
    ['crediting_floor', '取大(0, 上年(一年期存款利率))'],
    ['claim_pension', '同批人上年(在付月账户养老金合计) × (1 - 参保人死亡概率) + 新领取人员月账户养老金'],
    ['new_money_rate', '若 当年缴费计息办法 = 1 则 记账利率；否则 活期存款利率'],
    ['cpi', '若 经济情景的产生方法 = 2 则 外部情景集的物价涨幅；否则 上年(居民消费价格涨幅) + 物价回归速度 × (该路径的物价涨幅长期水平 - 上年(居民消费价格涨幅)) + 物价波动率 × 当年物价冲击（标准差为1）'],
    ['cpi_level', '物价涨幅长期均值路径 + 长期水平的不确定性 × 物价涨幅长期均值的标准误 × 每条路径一次正态(物价长期水平)'],
    ['cpi_shock', '若 经济情景的产生方法 = 1 则 查分档表(重抽到的历史年序号（首年为0）, 物价的历年标准化残差)；否则 逐年正态(物价冲击)'],
    ['population_total', '合计(常住人口)'],
  ])('%s', (rule, expected) => {
    expect(wordsOf(rule)).toBe(expected);
  });

  it('names the labels of a dimension and both directions of age', () => {
    const all = [...model.rules.keys()].map((rule) => wordsOf(rule)).join('\n');
    // cohort_hazard takes the age below, members_opening the same people, leaving the last cell.
    for (const words of ['同批人上年(', '上年(', '性别 = 女', '逐年均匀(', '查分档表(', '给定值之差(', '加权平均(']) expect(all).toContain(words);
    // No word of the rule language is left.
    expect(all).not.toMatch(/\b(prev|last_year|younger|leaving|sum|mean|band|min|max|floor|ceil|clamp|normal|uniform|given_adjustment|and|or|not)\b|[*?]/);
    expect([...model.rules.keys(), ...model.inputs.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(all))).toEqual([]);
  });

  it('keeps English labels of several words together', () => {
    expect(wordsOf('crediting_floor', 'en')).toBe('larger of(0, last year([one-year deposit rate]))');
    expect(wordsOf('new_money_rate', 'en')).toMatch(/^if \[.+\] = 1 then \[crediting rate\]; otherwise \[demand deposit rate\]$/);
  });

  it('fits a terminal of 80 columns except where a single name does not', () => {
    for (const formula of formulas) {
      const lines = linesOf(wordedBlock(formula, model, 'zh'), 78);
      // A label and its function may be longer than what the indent leaves.
      expect(lines.filter((line) => textWidth(line) > 78 && /[×÷+]\s/.test(line.trim().slice(2)))).toEqual([]);
    }
  });
});

describe('a paragraph', () => {
  it('breaks between Chinese characters, never before a closing mark or behind an opening one', () => {
    expect(wrapped('一二三四五，六七八九（十）。', 10)).toEqual(['一二三四', '五，六七八', '九（十）。']);
    expect(wrapped('年末2017年以来每年新增结余', 10)).toEqual(['年末2017年', '以来每年新', '增结余']);
  });

  it('keeps Latin words and short ends whole, and the line breaks of the text', () => {
    expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrapped('国发〔2014〕8号 第七条', 18)).toEqual(['国发〔2014〕8号', '第七条']);
    expect(wrapped('甲\n乙', 10)).toEqual(['甲', '乙']);
    expect(wrapped('', 10)).toEqual(['']);
  });
});
