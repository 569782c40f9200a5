import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Book, openBook, openScenarioBook } from '../../src/book/index.js';
import { IssueList } from '../../src/issues/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { temporaryFolder } from '../run/small-fund.js';

const BASELINE = join(PROJECT_FOLDER, 'scenarios/hubei/baseline.yaml');
let book: Book;

beforeAll(async () => {
  book = (await openBook(join(PROJECT_FOLDER, 'rulebook/resident-pension'), new IssueList()))!;
});

const usesOf = (name: string): string[] => book.rules.get(name)!.uses.map(({ kind, name: used, how, years, part }) => [kind, used, how, years, part].join(' '));

describe('what a rule uses', () => {
  // Each list was written down from the rule's formula.
  it.each([
    // prev(claim_pension) * (1 - member_death_rate) + claimed_pension, start: claim_pension_start
    ['claim_pension', ['rule claim_pension prev 1 formula', 'rule member_death_rate now 0 formula', 'rule claimed_pension now 0 formula', 'input claim_pension_start now 0 start']],
    // max(0, last_year(deposit_rate))
    ['crediting_floor', ['rule deposit_rate last_year 1 formula']],
  ])('%s', (name, expected) => {
    expect(usesOf(name)).toEqual(expected);
  });

  it('names the noise apart from the rule of the same name', () => {
    expect(usesOf('cpi_level')).toEqual(expect.arrayContaining(['noise cpi_level normal_once 0 formula']));
    expect(usesOf('cpi')).toEqual(expect.arrayContaining(['rule cpi_level now 0 formula', 'rule cpi last_year 1 formula']));
    expect(book.noises.get('cpi_level')!.usedBy).toEqual([{ rule: 'cpi_level', how: 'normal_once', years: 0, part: 'formula' }]);
  });

  it('names the dimensions whose coordinates it asks for and those it sums over', () => {
    // … status_move_share * sum(account_before_moves * status_leave_rate, status) + (age < claim_age ? … : 0)
    expect(usesOf('account').filter((use) => use.startsWith('dimension'))).toEqual(['dimension status over 0 formula', 'dimension age coordinate 0 formula']);
  });
});

describe('what uses a rule', () => {
  it('is the other side of what each rule uses, for everything in the book', () => {
    const forward = [...book.rules].flatMap(([rule, { uses }]) => uses.map(({ kind, name, how, years, part }) => [kind, name, rule, how, years, part].join(' ')));
    const backward = [
      ...[...book.rules].map(([name, { usedBy }]) => ({ kind: 'rule', name, usedBy })),
      ...[...book.inputs].map(([name, { usedBy }]) => ({ kind: 'input', name, usedBy })),
      ...[...book.noises].map(([name, { usedBy }]) => ({ kind: 'noise', name, usedBy })),
      ...[...book.dimensions].map(([name, { usedBy }]) => ({ kind: 'dimension', name, usedBy })),
    ].flatMap(({ kind, name, usedBy }) => usedBy.map(({ rule, how, years, part }) => [kind, name, rule, how, years, part].join(' ')));
    expect(forward.length).toBeGreaterThan(1000);
    expect(backward.sort()).toEqual(forward.sort());
  });

  it('finds no input and no noise that nothing uses', () => {
    expect([...book.inputs.values()].filter(({ usedBy }) => usedBy.length === 0).map(({ input }) => input.name)).toEqual([]);
    expect([...book.noises.values()].filter(({ usedBy }) => usedBy.length === 0).map(({ noise }) => noise.name)).toEqual([]);
  });
});

describe('the chapters', () => {
  it('hold every rule, input, noise and dimension once, in the order of the rulebook', () => {
    expect(book.chapters.map(({ name }) => name)).toEqual([
      'dimensions', 'noise', 'economy', 'population', 'members', 'contribution', 'account', 'benefit', 'transfer', 'fund', 'investment', 'liquidity', 'finance', 'metrics',
    ]);
    for (const part of ['rules', 'inputs', 'noises', 'dimensions'] as const) {
      expect([...book[part].keys()]).toEqual(book.chapters.flatMap((chapter) => chapter[part]));
    }
    expect([book.rules.size, book.inputs.size]).toEqual([book.model.rules.size, book.model.inputs.size]);
    expect(book.chapters.find(({ name }) => name === 'transfer')!.rules).toEqual(['transfer_out', 'linked_account', 'transfer_in', 'transfer_out_total', 'transfer_in_total']);
    expect(book.inputs.get('claim_age')!.chapter).toBe('members');
  });
});

describe('the book of a scenario', () => {
  const open = async (text: string): Promise<Book> => {
    const file = join(temporaryFolder(), 'own.yaml');
    writeFileSync(file, text);
    const issues = new IssueList();
    const opened = await openScenarioBook(file, issues);
    expect(issues.items.filter(({ severity }) => severity === 'error')).toEqual([]);
    return opened!;
  };

  it('marks what the scenario adds and changes, and puts what is new into a chapter of its own', async () => {
    const own = await open(`title: { zh: 自己的, en: own }
extends: ${BASELINE}
inputs:
  my_share: { label: { zh: 我的比例, en: my share }, value: 0.5, unit: 1, source: 假设, confidence: C }
rules:
  my_rule: { label: { zh: 我的规则, en: my rule }, unit: 1, formula: my_share * crediting_rate }
  adjustment: { source: 方案, formula: rise_amount }
`);
    expect(own.rules.get('my_rule')).toMatchObject({ change: { kind: 'added' }, references: [] });
    expect(own.rules.get('adjustment')).toMatchObject({ change: { kind: 'changed', attributes: ['formula', 'source'] }, rule: { chapter: 'benefit' } });
    expect(own.rules.get('crediting_rate')!.change).toBeUndefined();
    expect(own.rules.get('crediting_rate')!.usedBy.map(({ rule }) => rule)).toContain('my_rule');
    expect(own.chapters.at(-1)).toMatchObject({ isOfScenario: true, rules: ['my_rule'], inputs: ['my_share'] });
    expect(own.scenarioTitle).toEqual({ zh: '自己的', en: 'own' });
  });

  it('has no such chapter when the scenario adds nothing', async () => {
    const own = await open(`title: { zh: 自己的, en: own }\nextends: ${BASELINE}\n`);
    expect(own.chapters.filter(({ isOfScenario }) => isOfScenario)).toEqual([]);
  });
});
