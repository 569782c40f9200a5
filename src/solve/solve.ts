import type { Study } from '../run/index.js';
import type { Plan } from '../scenario/index.js';
import { findAnswer, type Search } from './answer.js';
import { type Shape, shapeOf } from './shape.js';
import { type Trial, Trials } from './trials.js';
import { trialPlan } from './trial.js';
import type { Condition } from './types.js';
import type { Vary } from './vary.js';
import { judge, type Verdict } from './verdict.js';

/** What is asked: of which input the largest or smallest value, under which conditions. */
export interface Question {
  readonly plan: Plan;
  /** The scenario's file, for messages about a run that failed. */
  readonly file: string;
  readonly vary: Vary;
  readonly conditions: readonly Condition[];
  readonly isSmallest: boolean;
}

/** A value of the input and its 95 % band; open where the band reaches the end of the values tried. */
export interface SolvedValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
  /** The end of the range, where no condition is broken. */
  readonly isAtBound: boolean;
}

/** 求解结果 — the answer, or why there is none, and everything that was computed for it. */
export interface Solution {
  readonly answer?: SolvedValue;
  /** Ends of all stretches of values that keep the conditions, on the side asked for, when there are several. */
  readonly boundaries: readonly number[];
  /** Conditions broken one step beyond the answer; of no answer, all that are broken at both ends. */
  readonly binding: readonly number[];
  /** One a condition. */
  readonly shapes: readonly Shape[];
  /** The scenario as it is. */
  readonly scenario: Trial;
  /** Results of the scenario that are 0 on every path. */
  readonly zeros: readonly string[];
  /** In order of value, the scenario's own among them where it is on the lattice. */
  readonly trials: readonly Trial[];
}

/** 求解 — every trial sees the same noise on the same path. Throws `TrialStopped` when a trial does not end well. */
export async function solve(question: Question, study: Study, onTrial: (trial: Trial) => void = () => undefined): Promise<Solution> {
  const { plan, vary, conditions, isSmallest, file } = question;
  const trials = new Trials(trialPlan(plan, conditions), vary, conditions, study, file, onTrial);
  const scenario = await trials.scenario();
  const search = await findAnswer(trials.lattice, isSmallest, (steps) => trials.verdictsAt(steps));
  const all = await trials.all();
  const shapes = conditions.map((_, index) => shapeOf(all.map(({ observed }) => observed[index]!)));
  return {
    ...(search.answer && { answer: solvedValue(search.answer, trials) }),
    boundaries: search.boundaries.length > 1 ? search.boundaries.map(({ kept }) => trials.valueAt(kept)) : [],
    binding: await bindingOf(search, trials),
    shapes, zeros: trials.zeros,
    scenario: { ...(vary.current !== undefined && { value: vary.current }), verdicts: scenario.map((each) => judge(each)) },
    trials: all.map(({ steps, observed }) => ({ value: trials.valueAt(steps), verdicts: observed.map((each) => judge(each)) })),
  };
}

export function solvedValue(answer: NonNullable<Search['answer']>, trials: Pick<Trials, 'valueAt'>): SolvedValue {
  const { kept, broken, surely, possibly, isSurelyOpen, isPossiblyOpen, side } = answer;
  const [low, high] = side === 'upper' ? [surely, possibly] : [possibly, surely];
  const [isLowOpen, isHighOpen] = side === 'upper' ? [isSurelyOpen, isPossiblyOpen] : [isPossiblyOpen, isSurelyOpen];
  return { value: trials.valueAt(kept), low: trials.valueAt(low), high: trials.valueAt(high), isLowOpen, isHighOpen, isAtBound: broken === undefined };
}

async function bindingOf({ answer, grid }: Search, trials: Trials): Promise<number[]> {
  const isBroken = (verdicts: readonly Verdict[]): number[] => verdicts.flatMap(({ kept }, index) => (kept ? [] : [index]));
  if (answer) return answer.broken === undefined ? [] : isBroken(await trials.verdictsAt(answer.broken));
  const ends = await Promise.all([grid[0]!, grid.at(-1)!].map(async (steps) => isBroken(await trials.verdictsAt(steps))));
  const both = ends[0]!.filter((index) => ends[1]!.includes(index));
  return both.length > 0 ? both : [...new Set(ends.flat())];
}
