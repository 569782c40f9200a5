import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeSchedule, type PhaseReport, type ScheduleReport, translatePlan } from '../../src/compiler/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { temporaryFolder } from '../run/small-fund.js';

const K1 = join(PROJECT_FOLDER, 'benchmarks/k1/k1.yaml');

function described(file: string): ScheduleReport {
  const { plan, issues } = loadScenario(file);
  expect(issues).toEqual([]);
  return describeSchedule(plan!, translatePlan(plan!));
}

const k1 = described(K1);
const names = ({ rules }: PhaseReport): string[] => rules.map(({ name }) => name);

test('K1 is two loops over ages between path-level phases', () => {
  // death_rate needs this year's mortality index; the sums over it give the births, whom the next ages' loop lets in;
  // its sum is the population.
  expect(k1.phases.map(({ loops }) => loops.map(({ dimension, size, isDownwards }) => ({ dimension, size, isDownwards })))).toEqual([
    [], [{ dimension: 'age', size: 101, isDownwards: true }], [], [{ dimension: 'age', size: 101, isDownwards: true }], [],
  ]);
  expect(k1.phases.map(names)).toEqual([
    ['fertility_rate', 'mortality_index', 'return_rate', 'base_growth', 'base'], ['death_rate'],
    ['births', 'contributions', 'benefits', 'inheritances', 'half_net', 'fund', 'is_negative'], ['people'], ['population', 'people_residual'],
  ]);
  expect(k1.phases.map(({ waitsFor }) => waitsFor)).toEqual([[], ['mortality_index'], [], ['births', 'death_rate'], []]);
  expect(k1.phases[1]!.writtenOut).toEqual(['sex']);
  expect(k1.isSound).toBe(true);
});

test('its loops are cut at the ends of the ages and at 60, where contributors become pensioners', () => {
  const pieces = (phase: number): unknown[] => k1.phases[phase]!.pieces.map(({ first, last, turns, reasons }) => ({ ages: `${first!}–${last!}`, turns, reasons }));
  expect(pieces(1)).toEqual([
    { ages: '100–100', turns: 1, reasons: [{ kind: 'last' }, { kind: 'condition', text: 'age < 100', becomes: 'false' }] },
    {
      ages: '60–99', turns: 40,
      reasons: expect.arrayContaining([
        { kind: 'condition', text: 'age >= 16 and age <= 59', becomes: 'false' }, { kind: 'condition', text: 'age >= 60', becomes: 'true' },
      ]) as unknown,
    },
    { ages: '1–59', turns: 59, reasons: [{ kind: 'entry', years: 1 }] },
    { ages: '0–0', turns: 1, reasons: [] },
  ]);
  expect(pieces(3)).toEqual([
    { ages: '100–100', turns: 1, reasons: [{ kind: 'last' }] },
    { ages: '1–99', turns: 99, reasons: [{ kind: 'entry', years: 1 }, { kind: 'condition', text: 'age == 0', becomes: 'false' }] },
    { ages: '0–0', turns: 1, reasons: [] },
  ]);
});

test('death rates wait for the loop after, the sums for the rules that hold them', () => {
  // 2 sexes × 101 ages, none always 0.
  expect(k1.phases[1]!.rules).toMatchObject([{ name: 'death_rate', dimensions: ['sex', 'age'], cells: 202, computed: 202, alwaysZero: 0, kept: 'temporary' }]);
  expect(k1.phases[1]!.sums.map(({ readBy, over, by }) => [readBy, over, by])).toEqual(
    ['births', 'contributions', 'benefits', 'inheritances', 'inheritances', 'people_residual'].map((rule) => [[rule], ['sex', 'age'], []]),
  );
  expect(k1.phases[3]!.sums.map(({ readBy }) => readBy)).toEqual([['population']]);
});

test('people are shifted in place unless the ledger asks who left at the top', () => {
  const people = ({ phases }: ScheduleReport): unknown => phases.flatMap(({ rules }) => rules).find(({ name }) => name === 'people')!.kept;
  // leaving(people) is read behind the loop, which has overwritten the oldest by then.
  expect(people(k1)).toBe('copied');
  const file = join(temporaryFolder(), 'without.yaml');
  writeFileSync(file, `title: { zh: 不看离开者, en: without those who leave }
extends: ${K1}
rules:
  people_residual: { source: test, formula: "population - prev(population) - births + sum(last_year(people) * death_rate, age < 100)" }
`);
  const { plan } = loadScenario(file);
  expect(people(describeSchedule(plan!, translatePlan(plan!)))).toBe('shifted');
});

test('the work of K1: one exp for each sex and age, one division, all else folded or hoisted', () => {
  expect(k1.work.functions).toBe(2 * 101);
  // births / sum(fertility_weight) alone has a numerator that depends on the path.
  expect(k1.work.divisions).toBe(1);
  // Stored by each path: death_rate and people, 202 cells each, and people copied once more.
  expect(k1.phases[1]!.work.stores).toBeGreaterThanOrEqual(202);
  expect(k1.phases[3]!.work.stores).toBeGreaterThanOrEqual(202);
  expect(k1.bookkeeping.stores).toBeGreaterThanOrEqual(202);
  const parts = [...k1.phases.map(({ work }) => work), k1.bookkeeping];
  for (const kind of ['arithmetic', 'divisions', 'loads', 'stores', 'functions'] as const) {
    expect(k1.work[kind]).toBe(parts.reduce((sum, work) => sum + work[kind], 0));
  }
});

test('what no path changes is outside: accounts and grades of K1 follow from the scenario alone', () => {
  expect([...k1.hoisted.rules].sort()).toEqual(['account', 'account_pension', 'fertility_weight', 'grade']);
  // prev(grade) moves by year; the account and its pension move by year and age; the rest of the tables by age alone.
  expect(k1.hoisted.numbersByYear).toBe(1);
  expect(k1.noises).toEqual({ yearly: 4, once: 0 });
});

test('the state of a path, place by place', () => {
  // Path level: 14 rules, 5 of them with last year's value, 7 sums, 4 noises, the guard. By age: people of both sexes
  // now and last year, death rates. 8 bytes each.
  expect(k1.memory.bytesPerPath).toBe(8 * (14 + 5 + 7 + 4 + 1) + 8 * 101 * (2 + 2 + 2));
  const records = k1.memory.regions.find(({ kind }) => kind === 'records')!;
  expect(records.places.map(({ kind, name, cell, years }) => [kind, name, cell, years].join(' ')).sort()).toEqual([
    'past people female 1', 'past people male 1', 'value death_rate female 0', 'value death_rate male 0', 'value people female 0', 'value people male 0',
  ]);
});

test('the regions of the memory follow each other and end with it', () => {
  const { regions, bytesPerThread } = k1.memory;
  regions.slice(1).forEach((region, i) => {
    const end = regions[i]!.from + regions[i]!.bytes;
    expect(region.from - end).toBeGreaterThanOrEqual(0);
    expect(region.from - end).toBeLessThan(64);
  });
  const { from, bytes } = regions.at(-1)!;
  expect(bytesPerThread - from - bytes).toBeLessThan(64);
  expect(bytesPerThread - from - bytes).toBeGreaterThanOrEqual(0);
});
