import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type Comparison, compareRuns, readComparison, writeComparison } from '../../src/compare/index.js';
import type { Block, Document, NumberPart, Table, Text } from '../../src/document/index.js';
import { plainText } from '../../src/document/number-text.js';
import { evaluateComparison, readRun } from '../../src/evaluation/index.js';
import { runScenario } from '../../src/run/index.js';
import { Looked, numbersOf } from './look-up.js';

const FUND = join(import.meta.dirname, '../fixtures/fund/fund.yaml');
/**
 * What a comparison of the resident scheme is judged by, as toy rules without chance: the centre pays 900 million / 9 in 2025 and `growth` more each
 * year, the county half of that; prices rise by 2 % and incomes by 3.5 % a year.
 */
function rules(growth: number): object {
  const money = { unit: 'yuan', kind: 'flow' };
  const index = (rate: number) => ({ unit: 1, kind: 'stock', start: 1, formula: `last_year(SELF) * ${String(1 + rate)}` });
  const named = (name: string, rule: { formula: string }): object => ({ [name]: { label: { zh: name, en: name }, ...rule, formula: rule.formula.replace('SELF', name) } });
  return {
    ...named('price_index', index(0.02)), ...named('income_index', index(0.035)), ...named('paid_index', index(growth)),
    paid_by_central: { formula: 'income / 9 * paid_index' }, paid_by_county: { formula: 'income / 18 * paid_index' },
    public_cost: { label: { zh: '各级财政负担合计', en: 'paid by the treasuries' }, ...money, formula: 'paid_by_central + paid_by_county' },
    average_pension_real: { label: { zh: '人均养老金', en: 'real pension' }, unit: 'yuan', kind: 'rate', formula: 'public_cost / price_index' },
    replacement_rate: { label: { zh: '替代率', en: 'replacement rate' }, unit: 1, kind: 'rate', formula: 'paid_index / income_index' },
  };
}
const OUTPUTS = ['fund_balance', 'is_short', 'entrusted_share', 'paid_by_central', 'paid_by_county', 'price_index', 'public_cost', 'average_pension_real', 'replacement_rate'];

let folder: string;
let comparison: Comparison;
let zh: Document;
let en: Document;

function scenario(name: string, growth: number, more: object = {}): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, stringify({ title: { zh: name, en: name }, extends: FUND, paths: 130, outputs: OUTPUTS, rules: rules(growth), given: { return_rate: { 2026: 0.05 } }, ...more }));
  return file;
}

async function comparisonOf(files: readonly string[], out: string): Promise<Comparison> {
  const runs: { file: string; folder: string }[] = [];
  for (const file of files) {
    const outcome = await runScenario({ scenarioFile: file, threads: 1, out: `${file.slice(0, -5)}-run`, force: true });
    if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
    runs.push({ file, folder: outcome.folder });
  }
  const content = await compareRuns(runs, { from: (await readRun(runs[0]!.folder)).knownYear + 1 });
  expect(await writeComparison(out, content, true)).toBeUndefined();
  return readComparison(out);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chusuan-test-'));
  comparison = await comparisonOf([scenario('参照', 0.04), scenario('冻结', 0.01), scenario('指数', 0.025), scenario('提高', 0.06)], join(folder, 'comparison'));
  const reference = await readRun(comparison.scenarios[0]!.folder);
  [zh, en] = [await evaluateComparison(comparison, reference, 'zh'), await evaluateComparison(comparison, reference, 'en')];
}, 120_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const tableOf = ({ blocks }: Document, id: string): Table => blocks.find((block): block is Table => block.kind === 'table' && block.id === id)!;
/** In a table with proposals across: the cell of the row so called. */
const cellOf = (table: Table, proposal: number, label: string): NumberPart => table.rows.find(({ cells: [head] }) => head?.kind === 'text' && plainText(head.text, 'zh') === label)!.cells[1 + proposal] as NumberPart;
const valueOf = (table: Table, proposal: number, label: string): number => cellOf(table, proposal, label).value;
const verdictOf = ({ blocks, lang }: Document): string[] => blocks.flatMap((block) => (block.kind === 'callout' && block.tone === 'finding' ? block.text.map((text) => plainText(text, lang)) : []));

describe('the numbers of the report of a comparison', () => {
  it('stand in the Arrow files where their traces say', () => {
    const looked = new Looked(comparison.scenarios.map((each) => each.folder), comparison.directory);
    const numbers = numbersOf(zh).filter(({ part: { trace } }) => trace && !trace.file.startsWith('forecasts/'));
    expect(numbers.filter(({ part }) => part.trace!.file === 'comparison').length).toBeGreaterThan(300);
    const wrong = numbers.flatMap(({ place, part: { value, trace } }) => (value === looked.value(trace!) || Object.is(value, looked.value(trace!)) ? [] : [`${place}: ${String(value)}, ${JSON.stringify(trace)}`]));
    expect(wrong).toEqual([]);
  });

  it('are the sums worked out by hand', () => {
    // 150 million x r^2 x (r^10 - 1) / (r - 1) over 2027-2036, less that of r = 1.04: 150 x 1.0816 x 12.006107 = 1,947.87 million.
    const costs = tableOf(zh, 'table-costs-ten-years');
    // 150 x 1.0201 x 10.462213 = 1,600.88; 150 x 1.050625 x 11.203382 = 1,765.58; 150 x 1.1236 x 13.180795 = 2,221.49
    [1_600.88, 1_765.58, 2_221.49].forEach((million, row) => { expect(valueOf(costs, row, '各级财政负担合计') / 1e6).toBeCloseTo(million - 1_947.87, 1); });
    // Two thirds of it from the centre.
    expect(valueOf(costs, 0, '中央')).toBeCloseTo((valueOf(costs, 0, '各级财政负担合计') * 2) / 3, 0);
    // The same on all paths: no sampling error, and nothing between the lowest and the highest.
    const total = cellOf(costs, 0, '各级财政负担合计');
    expect([total.under!.within!.value, valueOf(costs, 0, '各级财政合计，九成路径的下限'), valueOf(costs, 0, '各级财政合计，九成路径的上限')]).toEqual([0, total.value, total.value]);
  });
});

describe('the recommendation', () => {
  it('is the cheapest that keeps the purchasing power, and says where another criterion disagrees', () => {
    // Prices 2 %: 1 % loses, 2.5 %, 4 % and 6 % keep. Incomes 3.5 %: 4 % and 6 % keep the replacement rate, 4 % being cheaper.
    expect(verdictOf(zh)).toEqual([
      '标准：2036年人均养老金扣除物价后（均值）不低于2026年，即购买力不下降；在此之中取2027—2036年各级财政负担最少者。',
      '购买力不下降的，由少到多：指数、参照（参照）、提高。',
      '购买力下降的：冻结。',
      '按此标准首选“指数”，十年财政负担比参照减少1.8亿元（各条路径都相同，没有抽样误差）。',
      '逐条路径看，“指数”人均养老金购买力不低于2026年的路径，2036年占100%，2065年占100%；其余各项见下表。',
      '次之为“参照（参照）”，两者之差大于抽样误差。',
      '若改以替代率不下降为标准，首选为“参照（参照）”，两个标准的结论不同，须在财政负担与待遇水平之间取舍。',
      '以上只按所列标准排列，不含标准以外的考虑；用什么标准、是否调整、如何调整，由党委、政府决定。',
    ]);
  });

  it('leads the report in one sentence', () => {
    expect(plainText(zh.finding, 'zh')).toBe(
      '与参照“参照”相比，2027—2036年各级财政负担：冻结减少3.5亿元（主要是中央），指数减少1.8亿元（主要是中央），提高增加2.7亿元（主要是中央）；以2036年人均养老金（均值）不低于2026年购买力为条件，财政负担最少的是“指数”。',
    );
    expect(plainText(en.finding, 'en')).toBe(
      'Against the reference, 参照, what the treasuries pay in 2027–2036: 冻结 0.35 billion yuan less (mainly centre), 指数 0.18 billion yuan less (mainly centre), 提高 0.27 billion yuan more (mainly centre); if the average pension is to buy in 2036 no less than in 2026 (means), 指数 costs the treasuries least.',
    );
  });

  it('tells below it, for each proposal, both horizons, the payers in order, and that there is no error where nothing is random', () => {
    const [frozen, , raised, errors] = zh.findingLines!.map((line) => plainText(line, 'zh'));
    // Two thirds of 1,600.88 − 1,947.87 = −346.99 million are the centre's.
    expect(frozen).toMatch(/^冻结：各级财政负担2027—2036年减少3\.5亿元（各条路径都相同，没有抽样误差），其中中央减少2\.3亿元、县级减少1\.2亿元；2027—2065年减少/);
    expect(raised).toContain('2027—2036年增加2.7亿元');
    expect(errors).toContain('都不含假设本身的不确定');
    // Nothing turns: each is more, or less, in every year.
    expect(frozen).not.toContain('逐年看');
  });

  it('is none where no scenario keeps the purchasing power', async () => {
    const own = await comparisonOf([scenario('甲', 0.01), scenario('乙', 0)], join(folder, 'nobody'));
    const document = await evaluateComparison(own, await readRun(own.scenarios[0]!.folder), 'zh');
    expect(verdictOf(document)[1]).toBe('参照和各方案都没有达到这一标准，不作建议。');
    expect(plainText(document.finding, 'zh')).toMatch(/；参照和各方案都不能使2036年人均养老金保持2026年的购买力（均值）。$/);
  });

  it('does not tell two apart that differ by no more than sampling error', async () => {
    // Equal but for noise that averages out: one pays more in some years, the other in others.
    const noisy = { rules: { ...rules(0.03), paid_by_county: { formula: 'income / 18 * paid_index * exp(0.1 * normal(market))' } } };
    const mirrored = { rules: { ...rules(0.03), paid_by_county: { formula: 'income / 18 * paid_index * exp(-0.1 * normal(market))' } } };
    const own = await comparisonOf([scenario('参照二', 0.06), scenario('丙', 0.03, noisy), scenario('丁', 0.03, mirrored)], join(folder, 'close'));
    const document = await evaluateComparison(own, await readRun(own.scenarios[0]!.folder), 'zh');
    expect(verdictOf(document).find((line) => line.startsWith('次之'))).toMatch(/^次之为“[丙丁]”，两者之差在抽样误差之内/);
  });
});

describe('a proposal by chance', () => {
  it('has its sampling error in digits that show it, the spread of its paths, and the year in which it turns', async () => {
    // Less than the reference while its index is below, more from where 1.05 overtakes: 0.9 × 1.05^n > 1.04^n from n = 12 on, after 2025.
    const crossing = { ...rules(0.05), paid_by_county: { formula: 'income / 18 * 0.9 * paid_index * exp(0.03 * normal(market))' }, paid_by_central: { formula: 'income / 9 * 0.9 * paid_index' } };
    const own = await comparisonOf([scenario('参照四', 0.04), scenario('己', 0.05, { rules: crossing })], join(folder, 'crossing'));
    const document = await evaluateComparison(own, await readRun(own.scenarios[0]!.folder), 'zh');
    const [line] = document.findingLines!.map((text) => plainText(text, 'zh'));
    const { difference_error: error, difference_q05: low, difference_q95: high } = own.total(1, 'public_cost', 'ten_years', 'nominal')!;
    const shown = /95%抽样误差±([.\d]+)亿元/.exec(line!)![1]!;
    expect(Number(shown)).toBeGreaterThan(0);
    expect(Math.abs(Number(shown) / ((1.96 * error) / 1e8) - 1)).toBeLessThan(0.05);
    expect(low).toBeLessThan(high);
    // ln(1/0.9) / ln(1.05/1.04) = 11.01: in the 12th year after 2025, whose index is 1.
    expect(line).toMatch(/逐年看，前期减少，2037年起转为增加。$/);
    expect(line).toContain('九成路径的差在');
    const table = tableOf(document, 'table-compared-cost');
    const cell = table.rows[0]!.cells[2] as NumberPart;
    const year = Number(plainText((table.rows[0]!.cells[0] as { text: Text }).text, 'zh'));
    expect(cell.under!.difference!.value).toBe(own.row(1, 'public_cost', year)!.difference);
    expect(cell.value).toBe(own.row(1, 'public_cost', year)!.mean);
  });

  it('stands beside the others with the share of paths on which pensions keep their worth', () => {
    const table = tableOf(zh, 'table-alternatives');
    expect(table.columns.map(({ label }) => label)).toEqual(['项目', '参照（参照）', '冻结', '指数', '提高']);
    const shares = table.rows.filter(({ cells: [head] }) => head?.kind === 'text' && plainText(head.text, 'zh') === '2036年人均养老金购买力不低于2026年');
    // Prices rise by 2 %: growth of 1 % loses on every path, the others keep.
    expect(shares.map(({ cells }) => cells.slice(1).map((cell) => (cell as NumberPart).value))).toEqual([[1, 0, 1, 1]]);
  });
});

describe('the order of the report of a comparison', () => {
  const shape = (block: Block): string => (block.kind === 'heading' ? `${String(block.level)} ${block.id}` : 'id' in block ? `${block.kind} ${block.id}` : block.kind);

  it('is the same in both languages, and names every block once', () => {
    expect(en.blocks.map(shape)).toEqual(zh.blocks.map(shape));
    const ids = zh.blocks.flatMap((block) => ('id' in block ? [block.id] : []));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(zh.blocks.find((block) => block.kind === 'heading')).toMatchObject({ id: 'recommendation', text: '方案比较与建议' });
  });

  it('says that the fund is the same where the treasuries pay for everything', () => {
    expect(zh.blocks.some((block) => block.kind === 'callout' && block.text.some((text) => plainText(text, 'zh').startsWith('各方案所改变的待遇都由财政负担')))).toBe(true);
  });
});

describe('the report of best estimates alone', () => {
  it('compares them, without bands', async () => {
    const own = await comparisonOf([scenario('参照三', 0.04, { paths: 0 }), scenario('戊', 0.06, { paths: 0 })], join(folder, 'best'));
    const document = await evaluateComparison(own, await readRun(own.scenarios[0]!.folder), 'zh');
    expect(plainText(document.finding, 'zh')).toBe('与参照“参照三”相比，2027—2036年各级财政负担：戊增加2.7亿元（主要是中央）；以2036年人均养老金（均值）不低于2026年购买力为条件，参照和各方案都满足，财政负担最少的是“参照（参照三）”。');
    const looked = new Looked(own.scenarios.map((each) => each.folder), own.directory);
    const wrong = numbersOf(document).filter(({ part: { trace } }) => trace && !trace.file.startsWith('forecasts/')).flatMap(({ place, part: { value, trace } }) => (Object.is(value, looked.value(trace!)) ? [] : [`${place} ${JSON.stringify(trace)}`]));
    expect(wrong).toEqual([]);
    const notNumbers = numbersOf(document).filter(({ part }) => !Number.isFinite(part.value)).map(({ place }) => place);
    expect(notNumbers).toEqual([]);
  });
});
