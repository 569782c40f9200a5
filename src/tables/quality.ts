import { createInterpreter } from '../engine/index.js';
import type { Bilingual } from '../messages/index.js';
import { neededModel } from '../model/index.js';
import type { InputValues, Plan } from '../scenario/index.js';

export const GRADES = ['A', "A'", 'B', 'D', 'C'] as const;
export type Grade = (typeof GRADES)[number];

/** 数据质量 — what a result rests on: shares by grade of its inputs' effects, and the input that moves it most. */
export interface Quality {
  readonly rule: string;
  readonly label: Bilingual;
  /** Shares of the sum of absolute effects; they add up to 1. */
  readonly byGrade: Readonly<Record<Grade, number>>;
  readonly largest: { readonly input: string; readonly label: Bilingual; readonly grade: Grade; /** Per cent for one per cent. */ readonly elasticity: number };
}

/** Every input is moved by this share. */
const STEP = 0.01;

/**
 * 数据质量表 — each input is raised by one per cent, one after the other, and the best estimate computed again to `year`; effects
 * on a result are summed without their sign by the grade of the input. Definitions, ages, switches and dates – whole
 * pure numbers – stay.
 * Results that nothing moves are left out.
 * @param onInput called before each input with how many are done
 */
export function qualityOf(whole: Plan, rules: readonly string[], year: number, onInput?: (done: number, total: number) => void): Quality[] {
  const plan = ofRules(whole, rules);
  const before = valuesOf(plan, rules, year);
  const moved = [...plan.inputs.values()].filter((input) => isMovable(input, plan));
  const effects = moved.map((input, index) => {
    onInput?.(index, moved.length);
    const after = valuesOf(raised(plan, input), rules, year);
    return after.map((value, at) => (before[at] === 0 ? 0 : (value - before[at]!) / Math.abs(before[at]!) / STEP));
  });
  return rules.filter((_, at) => effects.some((effect) => effect[at] !== 0)).map((rule) => {
    const at = rules.indexOf(rule);
    const sums = Object.fromEntries(GRADES.map((grade) => [grade, 0])) as Record<Grade, number>;
    let largest = -1;
    moved.forEach(({ confidence }, index) => {
      const effect = Math.abs(effects[index]![at]!);
      sums[confidence as Grade] += effect;
      if (effect > 0 && (largest < 0 || effect > Math.abs(effects[largest]![at]!))) largest = index;
    });
    const total = GRADES.reduce((sum, grade) => sum + sums[grade], 0);
    const byGrade = Object.fromEntries(GRADES.map((grade) => [grade, sums[grade] / total])) as Record<Grade, number>;
    const top = moved[largest]!;
    return {
      rule, label: plan.model.rules.get(rule)!.label, byGrade,
      largest: { input: top.name, label: plan.model.inputs.get(top.name)!.label, grade: top.confidence as Grade, elasticity: effects[largest]![at]! },
    };
  });
}

/** The plan with the rules that these need and no others; each has the values it has in the whole plan. */
function ofRules(plan: Plan, rules: readonly string[]): Plan {
  const model = neededModel(plan.model, rules);
  const isNeeded = ([name]: readonly [string, unknown]): boolean => model.rules.has(name);
  return { ...plan, model, outputs: [], profiles: [], given: new Map([...plan.given].filter(isNeeded)), starts: new Map([...plan.starts].filter(isNeeded)) };
}

function isMovable({ name, values, unitText }: InputValues, { numbers, model }: Plan): boolean {
  // What the law leaves no choice of is a definition: twelve months a year.
  const [low, high] = model.inputs.get(name)!.range.law ?? [];
  if (low !== undefined && low === high) return false;
  const cells = numbers.subarray(values.offset, values.offset + values.length);
  return cells.some((value) => value !== 0) && !(unitText === '1' && cells.every(Number.isInteger));
}

function raised(plan: Plan, { values }: InputValues): Plan {
  const numbers = Float64Array.from(plan.numbers);
  for (let at = values.offset; at < values.offset + values.length; at++) numbers[at]! *= 1 + STEP;
  return { ...plan, numbers };
}

function valuesOf(plan: Plan, rules: readonly string[], year: number): number[] {
  let found: number[] = [];
  createInterpreter({ ...plan, lastYear: year }).runPath(0, true, (now, values) => {
    if (now === year) found = rules.map((rule) => values(rule).reduce((sum, value) => sum + value, 0));
  });
  return found;
}
