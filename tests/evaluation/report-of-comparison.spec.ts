import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type Comparison, compareRuns, readComparison, writeComparison } from '../../src/compare/index.js';
import type { Block, Document, Table } from '../../src/document/index.js';
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
const valueOf = (table: Table, row: number, label: string): number => (table.rows[row]!.cells[table.columns.findIndex((column) => column.label === label)] as { value: number }).value;
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
    // The same on all paths.
    expect(valueOf(costs, 0, '合计的配对标准误')).toBe(0);
  });
});

describe('the recommendation', () => {
  it('is the cheapest that keeps the purchasing power, and says where another criterion disagrees', () => {
    // Prices 2 %: 1 % loses, 2.5 %, 4 % and 6 % keep. Incomes 3.5 %: 4 % and 6 % keep the replacement rate, 4 % being cheaper.
    expect(verdictOf(zh)).toEqual([
      '标准：2036年人均养老金（基年价，均值）不低于2026年，即购买力不下降；在此之中取2027—2036年各级财政负担最少者。',
      '购买力不下降的，由少到多：指数、参照、提高。',
      '购买力下降的：冻结。',
      '按此标准首选“指数”，十年财政负担比参照减少1.8亿元（95%区间1.8亿元至1.8亿元）。',
      '次之为“参照”，两者之差大于抽样误差。',
      '若改以替代率不下降为标准，首选为“参照”，两个标准的结论不同，须在财政负担与待遇水平之间取舍。',
      '以上只按所列标准排列，不含标准以外的考虑；是否调整、如何调整由党委、政府决定。',
    ]);
  });

  it('leads the report in one sentence', () => {
    expect(plainText(zh.finding, 'zh')).toBe(
      '与“参照”相比，2027—2036年各级财政负担：冻结减少3.5亿元（95%区间3.5亿元至3.5亿元），指数减少1.8亿元（95%区间1.8亿元至1.8亿元），提高增加2.7亿元（95%区间2.7亿元至2.7亿元）；在保持人均养老金购买力的方案中，财政负担最少的是“指数”。',
    );
    expect(plainText(en.finding, 'en')).toBe(
      'Against 参照, what the treasuries pay in 2027–2036: 冻结 0.35 billion yuan less (95% band 0.35 billion yuan to 0.35 billion yuan), 指数 0.18 billion yuan less (95% band 0.18 billion yuan to 0.18 billion yuan), 提高 0.27 billion yuan more (95% band 0.27 billion yuan to 0.27 billion yuan); of those that keep the purchasing power of the average pension, 指数 costs the treasuries least.',
    );
  });

  it('is none where no scenario keeps the purchasing power', async () => {
    const own = await comparisonOf([scenario('甲', 0.01), scenario('乙', 0)], join(folder, 'nobody'));
    const document = await evaluateComparison(own, await readRun(own.scenarios[0]!.folder), 'zh');
    expect(verdictOf(document)[1]).toBe('没有情景达到这一标准，不作建议。');
    expect(plainText(document.finding, 'zh')).toMatch(/；没有方案能使人均养老金保持购买力。$/);
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
    expect(plainText(document.finding, 'zh')).toBe('与“参照三”相比，2027—2036年各级财政负担：戊增加2.7亿元（最优估计）；在保持人均养老金购买力的方案中，财政负担最少的是“参照三”。');
    const looked = new Looked(own.scenarios.map((each) => each.folder), own.directory);
    const wrong = numbersOf(document).filter(({ part: { trace } }) => trace && !trace.file.startsWith('forecasts/')).flatMap(({ place, part: { value, trace } }) => (Object.is(value, looked.value(trace!)) ? [] : [`${place} ${JSON.stringify(trace)}`]));
    expect(wrong).toEqual([]);
    const notNumbers = numbersOf(document).filter(({ part }) => !Number.isFinite(part.value)).map(({ place }) => place);
    expect(notNumbers).toEqual([]);
  });
});
