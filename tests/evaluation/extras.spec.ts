import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Card, Layers, Lifetime, Person } from '../../src/cards/index.js';
import type { Block, Cell, Table } from '../../src/document/index.js';
import { cellText, plainText } from '../../src/document/number-text.js';
import { cardBlocks } from '../../src/evaluation/chapters/cards.js';
import { sensitivityChapter } from '../../src/evaluation/chapters/sensitivity.js';
import { evaluationOf } from '../../src/evaluation/context.js';
import { Figures } from '../../src/evaluation/figures.js';
import { readRun } from '../../src/evaluation/run.js';
import { runScenario } from '../../src/run/index.js';
import type { InputSensitivity, Sensitivities } from '../../src/sensitivity/index.js';
import { temporaryFolder } from '../run/small-fund.js';

const FUND = join(import.meta.dirname, '../fixtures/fund/fund.yaml');

async function evaluation() {
  const folder = join(temporaryFolder(), 'run');
  expect(await runScenario({ scenarioFile: FUND, paths: 64, threads: 1, out: folder })).toMatchObject({ kind: 'complete' });
  const run = await readRun(folder);
  return evaluationOf(run, new Figures(run, 'zh'), 'zh');
}

const table = (blocks: readonly Block[], id: string): Table => blocks.find((block): block is Table => block.kind === 'table' && block.id === id)!;
const texts = ({ rows, columns }: Table): string[][] => rows.map(({ cells }) => cells.map((cell: Cell, i) => cellText(cell, columns[i]!, 'zh')));

describe('sensitivities in the report', () => {
  const input = (name: string, trials: InputSensitivity['trials'], value = 0.03): InputSensitivity => ({
    mark: { name, trials: trials.map(({ trial }) => trial) }, label: { zh: name, en: name }, unit: '1', value, source: '例', confidence: 'C', trials,
  });
  const trial = (side: 'low' | 'high', amount: number, difference: number, standardError: number) => ({ trial: { side, kind: 'set' as const, amount }, effects: [{ difference, standardError, bestEstimate: difference }] });
  const found: Sensitivities = {
    paths: 100, seed: 's', unmarked: ['rest'],
    targets: [{ output: 'fund_balance', label: { zh: '结余', en: 'balance' }, unit: 'yuan', kind: 'stock', year: 2040, mean: 50e8, standardError: 0.5e8, bestEstimate: 49e8 }],
    inputs: [input('甲', [trial('low', 0.02, -1.25e8, 0.04e8), trial('high', 0.04, 1e8, 0.03e8)]), input('乙', [trial('high', 0.05, -9e8, 0.2e8)])],
  };

  it('stand with the widest first, each with its error; a side that was not tried is empty', async () => {
    const blocks = await sensitivityChapter(await evaluation(), found);
    expect(texts(table(blocks, 'table-sensitivity-fund-balance-2040'))).toEqual([
      ['乙', 'C', '0.03', '', '', '', '0.05', '-9.0', '0.20'],
      ['甲', 'C', '0.03', '0.02', '-1.3', '0.04', '0.04', '1.0', '0.03'],
    ]);
    expect(blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.text, 'zh')] : []))[1]).toBe('各项假设不变时，均值50.0亿元（标准误0.50亿元）。');
    expect(blocks.find((block) => block.kind === 'figure')?.svg).toMatch(/^<svg/);
  });

  it('are asked for with a command where they were not computed', async () => {
    const [only] = await sensitivityChapter(await evaluation(), undefined);
    expect(only).toMatchObject({ kind: 'callout', tone: 'note' });
    expect(plainText((only as Extract<Block, { kind: 'callout' }>).text[0]!, 'zh')).toMatch(/运行chusuan report .*fund\.yaml --force。$/);
  });
});

describe('member cards in the report', () => {
  const layers = (national: number, account: number): Layers => ({ national, provincial: 0, local: 0, oldAge: 0, yearCount: 0, account });
  const person: Person = { name: 'li', label: { zh: '李', en: 'Li' }, sex: 'male', born: 1985, status: 'ordinary', asOf: 2025, state: 'paying', years: 13, account: 2600, accountPension: 0, paidBefore: 2000, pays: [], backPays: true };
  const lifetime = (netPresent: number): Lifetime => ({
    kind: 'mortality', isCut: false, paid: { before: 2000, own: 5000, assisted: 100, subsidy: 200, support: 7 }, received: layers(90_000, 10_000), inherited: 30, funeral: 400,
    receivedTotal: 100_430, interest: 0, longevity: 0, net: 93_430, netReal: 0, netPresent, rate: 0.151, ownRate: 0.024,
  });
  const card = (monthlyTotal: number, netPresent: number): Card => ({
    person, years: [], yearsLeft: 40, lifetimes: [lifetime(netPresent)],
    claim: { year: 2045, age: 60, contributionYears: 33, monthly: layers(600, 100), monthlyTotal, monthlyReal: 500, account: 9000 },
  });

  it('say what is drawn, what was paid and what is left of it, side by side under several scenarios', async () => {
    const e = await evaluation();
    const blocks = cardBlocks(e, [{ title: '参照', cards: [card(700, 40_000)] }, { title: '方案', cards: [card(750, 45_000)] }], 'chusuan members');
    expect(texts(table(blocks, 'table-card-pensions'))).toEqual([['李', '2045', '60', '33.0', '700.0', '500.0', '750.0']]);
    // 2,000 + 5,000 own; 100 + 200 + 7 by others; 30 + 400 to heirs
    expect(texts(table(blocks, 'table-card-lifetimes'))).toEqual([['李', '7,000', '307', '100,000', '430', '93,430', '40,000', '15.1', '2.4']]);
    expect(texts(table(blocks, 'table-card-nets'))).toEqual([['李', '40,000', '45,000']]);
  });

  it('say of who draws already that it is so', async () => {
    const { claim: _, ...drawing } = card(0, 0);
    const blocks = cardBlocks(await evaluation(), [{ title: '', cards: [drawing] }], 'chusuan members');
    expect(texts(table(blocks, 'table-card-pensions'))[0]!.slice(0, 3)).toEqual(['李', '已领取', '已领取']);
  });
});
