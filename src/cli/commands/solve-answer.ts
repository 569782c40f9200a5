import { unitText } from '../../model/index.js';
import type { FrontierPoint, Solution, Trial } from '../../solve/index.js';
import type { FrontierQuestion } from './solve-question.js';
import type { Asked } from './solve-text.js';

interface More {
  readonly file: string;
  readonly frontier?: FrontierQuestion;
  readonly points?: readonly FrontierPoint[];
}

/** 给程序的答案 — numbers in the units of the input and of the conditions, unrounded. */
export function answerOf({ vary, conditions, isSmallest, paths }: Asked, solution: Solution, { file, frontier, points }: More): object {
  const { answer, boundaries, binding, shapes, scenario, trials, zeros } = solution;
  const isLevel = shapes.every((shape) => shape === 'level');
  return {
    status: answer && !isLevel ? 'found' : 'none',
    file, paths,
    vary: { input: vary.input.name, name: vary.name, unit: unitText(vary.input.unit), fromYear: vary.fromYear, low: vary.low, high: vary.high, boundsFrom: vary.boundsFrom, step: vary.step, scenario: vary.current ?? null },
    direction: isSmallest ? 'smallest' : 'largest',
    answer: answer && !isLevel ? answer : null,
    boundaries,
    conditions: conditions.map(({ text, unit }, index) => ({ text, unit: unitText(unit), moves: shapes[index], isBinding: binding.includes(index) })),
    scenario: forJson(scenario), zeros,
    trials: trials.map(forJson),
    ...(frontier && points && { frontier: { over: frontier.kind === 'input' ? frontier.second.name : 'p', points: points.map(({ at, answer: found }) => ({ at, answer: found ?? null })) } }),
  };
}

function forJson({ value, verdicts }: Trial): object {
  return { value: value ?? null, verdicts: verdicts.map(({ hints: _, ...verdict }) => verdict) };
}
