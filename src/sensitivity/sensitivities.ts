import { type Model, neededModel, nodesOf, unitText } from '../model/index.js';
import type { ReplayCommand, Sample, Study, StudyOutcome } from '../run/index.js';
import { type InputMark, type InputTrial, type Plan, withTrial } from '../scenario/index.js';
import { meanAndError, pairedEffect } from './effect.js';
import type { Effect, InputSensitivity, Sensitivities, SensitivityQuestion, SensitivityTarget } from './types.js';

export interface SensitivityHooks {
  /** Plans computed so far, the centre among them. */
  readonly onProgress?: (donePlans: number, totalPlans: number) => void;
}

/** How it ended; `at` is the trial whose plan did not pass its checks, absent for the centre. */
export type SensitivitiesOutcome =
  | { readonly kind: 'complete'; readonly sensitivities: Sensitivities }
  | { readonly kind: 'stopped'; readonly outcome: Exclude<StudyOutcome, { kind: 'complete' }>; readonly at?: { readonly mark: InputMark; readonly trial: InputTrial } };

interface Job {
  readonly mark: InputMark;
  readonly trial: InputTrial;
}

/**
 * 逐项试算 — the plan as it is, then with each marked input at each of its other values, all on the same noise.
 * @param plan must have the outputs asked for, and reach the last year
 * @param replay the command that shows a path again, for messages about a run that failed its checks
 */
export async function sensitivities(
  plan: Plan, marks: readonly InputMark[], question: SensitivityQuestion, study: Study, replay: ReplayCommand, hooks: SensitivityHooks = {},
): Promise<SensitivitiesOutcome> {
  // An estimate by county would be computed anew each time, and nothing here asks for it.
  const { counties: _, ...centre } = plan;
  // An end that is the value in use has no effect, and needs no computing.
  const jobs = marks.flatMap((mark) => mark.trials.filter((trial) => moves(plan, mark, trial)).map((trial): Job => ({ mark, trial })));
  const total = jobs.length + 1;
  const computing = (job: Job): Promise<StudyOutcome> => study.compute(withTrial(centre, job.mark, job.trial), replay);
  let done = 0;
  const finished = (): void => hooks.onProgress?.(++done, total);
  hooks.onProgress?.(0, total);
  const base = study.compute(centre, replay);
  // One plan ahead: it is compiled while the one before is computed. A rejection of its own is seen when it is awaited.
  let next = jobs[0] && quietly(computing(jobs[0]));
  const outcome = await base;
  if (outcome.kind !== 'complete') {
    await next?.catch(() => undefined);
    return { kind: 'stopped', outcome };
  }
  finished();
  const { sample } = outcome;
  const places = question.outputs.flatMap((output) => question.years.map((year) => ({ output, year })));
  const effects = new Map<InputTrial, Effect[]>();
  for (const [index, job] of jobs.entries()) {
    const current = next!;
    const ahead = jobs[index + 1];
    next = ahead && quietly(computing(ahead));
    const moved = await current;
    if (moved.kind !== 'complete') {
      await next?.catch(() => undefined);
      return { kind: 'stopped', outcome: moved, at: job };
    }
    effects.set(job.trial, places.map(({ output, year }) => effectOn(moved.sample, sample, output, year)));
    finished();
  }
  return {
    kind: 'complete',
    sensitivities: {
      paths: plan.paths, seed: plan.seed,
      targets: places.map(({ output, year }) => targetOf(sample, output, year)),
      inputs: marks.map((mark) => inputOf(plan, mark, effects, question.outputs, places.length)),
      unmarked: [...plan.inputs.keys()].filter((name) => !marks.some((mark) => mark.name === name)),
    },
  };
}

/** Awaited later: until then a rejection must not end the process. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function effectOn(moved: Sample, centre: Sample, output: string, year: number): Effect {
  return pairedEffect(moved.values(output, year), centre.values(output, year), moved.bestEstimate(output, year) - centre.bestEstimate(output, year));
}

function targetOf(sample: Sample, output: string, year: number): SensitivityTarget {
  const { plan } = sample;
  const { label, unit, kind } = plan.model.rules.get(plan.outputs.find(({ name }) => name === output)!.rule)!;
  const values = sample.values(output, year);
  const { difference, standardError } = values.length === 0 ? { difference: NaN, standardError: NaN } : meanAndError(values);
  return { output, label, unit: unitText(unit), kind, year, mean: difference, standardError, bestEstimate: sample.bestEstimate(output, year) };
}

function inputOf({ model, inputs, numbers, outputs: columns }: Plan, mark: InputMark, effects: ReadonlyMap<InputTrial, Effect[]>, outputs: readonly string[], targets: number): InputSensitivity {
  const { label } = model.inputs.get(mark.name)!;
  const { values: { offset, length }, unitText: unit, source, confidence } = inputs.get(mark.name)!;
  const first = numbers[offset]!;
  const none = Array.from({ length: targets }, (): Effect => ({ difference: 0, standardError: 0, bestEstimate: 0 }));
  const isOne = numbers.subarray(offset, offset + length).every((value) => value === first);
  return {
    mark, label, unit, source, confidence, value: isOne ? first : undefined,
    trials: mark.trials.map((trial) => ({ trial, ...(!effects.has(trial) && { isNow: true }), effects: effects.get(trial) ?? none })),
    notBehind: outputs.filter((output) => !inputsBehind(model, columns.find(({ name }) => name === output)!.rule).has(mark.name)),
  };
}

/** Inputs that a rule, or any that it is computed from, mentions. */
function inputsBehind(model: Model, rule: string): Set<string> {
  const formulas = [...neededModel(model, [rule]).rules.values()].flatMap(({ expression, start, entry }) => [expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])]);
  return new Set(formulas.flatMap((each) => [...nodesOf(each)].flatMap((node) => (node.kind === 'input' ? [node.name] : 'input' in node ? [node.input] : []))));
}

/** False for an end of a range at which the input stays what it is. */
function moves({ inputs, numbers }: Plan, { name }: InputMark, { kind, amount }: InputTrial): boolean {
  if (kind !== 'set') return amount !== (kind === 'times' ? 1 : 0);
  const { values: { offset, length } } = inputs.get(name)!;
  return numbers.subarray(offset, offset + length).some((value) => value !== amount);
}
