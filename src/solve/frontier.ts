import type { Study } from '../run/index.js';
import { findAnswer } from './answer.js';
import { type Question, type SolvedValue, solvedValue } from './solve.js';
import { trialPlan } from './trial.js';
import { Trials } from './trials.js';
import { type Vary, withValue } from './vary.js';

/** One point of the curve: the answer under another limit, or beside another value of a second input. */
export interface FrontierPoint {
  readonly at: number;
  /** Absent where no value keeps the conditions. */
  readonly answer?: SolvedValue;
}

/** 概率前沿 — the answer for each allowed probability; the trials serve them all. @param isMonotone as the question itself was found */
export async function probabilityFrontier(question: Question, limits: readonly number[], study: Study, isMonotone = false): Promise<FrontierPoint[]> {
  const { plan, vary, conditions, isSmallest, file } = question;
  const trials = new Trials(trialPlan(plan, conditions), vary, conditions, study, file, () => undefined);
  const points: FrontierPoint[] = [];
  for (const at of limits) {
    const { answer } = await findAnswer({ ...trials.lattice, parts: partsFor(isMonotone) }, isSmallest, (steps) => trials.verdictsAt(steps, at));
    points.push({ at, ...(answer && { answer: solvedValue(answer, trials) }) });
  }
  return points;
}

/** 两项输入的前沿 — the answer beside each value of a second input. @param isMonotone as the question itself was found */
export async function inputFrontier(question: Question, second: Vary, values: readonly number[], study: Study, isMonotone = false, onPoint: (point: FrontierPoint) => void = () => undefined): Promise<FrontierPoint[]> {
  const { plan, vary, conditions, isSmallest, file } = question;
  const points: FrontierPoint[] = [];
  let before: number | undefined;
  for (const at of values) {
    const trials = new Trials(withValue(trialPlan(plan, conditions), second, at), vary, conditions, study, file, () => undefined);
    const { lattice } = trials;
    // The neighbouring answer is the best first guess; where the conditions are not monotone the present value decides between stretches.
    const start = isMonotone ? before ?? lattice.current : lattice.current;
    const { answer } = await findAnswer({ low: lattice.low, high: lattice.high, parts: partsFor(isMonotone), ...(start !== undefined && { current: start }) }, isSmallest, (steps) => trials.verdictsAt(steps));
    if (answer) before = answer.kept;
    const point = { at, ...(answer && { answer: solvedValue(answer, trials) }) };
    onPoint(point);
    points.push(point);
  }
  return points;
}

/** Once the question itself has been found monotone its neighbours are taken to be. */
function partsFor(isMonotone: boolean): number {
  return isMonotone ? 1 : 4;
}
