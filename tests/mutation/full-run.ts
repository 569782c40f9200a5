// 全部判定 — every mutant before all witnesses; writes outcome.csv. Minutes, so it is no part of `npm test`.
import { afterAll, describe, expect, it } from 'vitest';
import { BASELINE, planOf } from '../rulebook/projection.js';
import { Court, judgeByText, type Witness } from './judge.js';
import type { Mutant } from './mutants.js';
import { writeOutcomes } from './outcome.js';

const RULEBOOK = 'rulebook/resident-pension';
const plan = planOf(BASELINE, 64);
const { model } = plan;
const { mutants, witnesses, left } = judgeByText(RULEBOOK, plan);
const court = new Court(plan, left);
const all = new Map<Mutant, Witness>(witnesses);

describe(`${mutants.length.toLocaleString('en')} mutants of ${RULEBOOK}; ${String(left.length)} need a run`, () => {
  const chapters = model.chapters.map(({ name }) => [name, left.filter(({ mutant }) => model.rules.get(mutant.rule)!.chapter === name)] as const);
  it.each(chapters.filter(([, mine]) => mine.length > 0))('%s', (_, mine) => {
    for (const each of mine) all.set(each.mutant, court.judge(each));
    expect(mine.every(({ mutant }) => all.has(mutant))).toBe(true);
  });
});

afterAll(() => {
  if (all.size === mutants.length) writeOutcomes(model, all);
});
