import { isMention, mapParts, mentionText, parts, printExpression, type Expression } from '../model/index.js';
import { drawRecord } from '../random/index.js';
import type { Where } from './cells.js';
import type { Context } from './context.js';
import { takenRule } from './lags.js';
import { takenSum } from './sums.js';
import type { Choice, Quantity, Taken, TakenBand, TakenInput, TakenNoise, Worked } from './types.js';

/** 算一遍 — a formula at one year and place: which branches counted, what it took, what each part was worth. */
export function workOut(formula: Expression, year: number, where: Where, depth: number, context: Context): Worked {
  const choices = new Map<string, Choice>();
  const takes = new Map<string, Taken>();
  const values = new Map<Expression, Quantity>();
  const expression = withoutOthers(formula, year, where, context, choices, (condition) => { visit(condition, true); });

  function visit(part: Expression, isCondition = false): void {
    const isWhole = isMention(part) || part.kind === 'sum' || part.kind === 'mean' || part.kind === 'band';
    if (!isWhole) {
      if (part.kind === 'year' || part.kind === 'coordinate') values.set(part, context.values.quantity(part, year, where));
      for (const inner of parts(part)) visit(inner, isCondition);
      return;
    }
    values.set(part, context.values.quantity(part, year, where));
    const text = mentionText(part);
    if (!takes.has(text)) takes.set(text, takenOf(part, year, where, depth, context));
  }

  visit(expression);
  return { text: printExpression(formula), expression, values, choices: [...choices.values()], takes: [...takes.values()] };
}

/** The formula with each `c ? a : b` replaced by the branch that counted; what decided is told. */
function withoutOthers(
  e: Expression, year: number, where: Where, context: Context, choices: Map<string, Choice>, onCondition: (condition: Expression) => void,
): Expression {
  // Inside a sum the branch differs from cell to cell.
  if (e.kind === 'sum' || e.kind === 'mean') return e;
  if (e.kind !== 'choose') return mapParts(e, (part) => withoutOthers(part, year, where, context, choices, onCondition));
  const holds = context.values.at(e.condition, year, where) !== 0;
  const text = printExpression(e.condition);
  choices.set(text, { text, holds });
  onCondition(e.condition);
  return withoutOthers(holds ? e.yes : e.no, year, where, context, choices, onCondition);
}

function takenOf(part: Expression, year: number, where: Where, depth: number, context: Context): Taken {
  const base = { text: printExpression(part), ...context.values.quantity(part, year, where) };
  switch (part.kind) {
    case 'input':
      return { ...base, ...takenInput(part, year, where, context) };
    case 'noise':
      return { ...base, ...takenNoise(part, year, context) };
    case 'band':
      return { ...base, ...takenBand(part, year, where, depth, context) };
    case 'sum':
    case 'mean':
      return { ...base, ...takenSum(part, year, where, depth, context) };
    case 'given_adjustment':
      return { ...base, how: 'adjustment', name: part.rule, label: context.model.rules.get(part.rule)!.label };
    case 'rule':
    case 'prev':
    case 'last_year':
    case 'younger':
    case 'leaving':
      return { ...base, ...takenRule(part, year, where, depth, context) };
    default:
      throw new Error(`nothing is taken by ${part.kind}`);
  }
}

type Own<T extends Taken> = Omit<T, 'text' | 'value' | 'unit' | 'kind'>;

/** Where an input's numbers come from. */
function originOf(name: string, { plan, inputFacts }: Context): Pick<TakenInput, 'source' | 'confidence' | 'file' | 'note'> {
  const { source, confidence } = plan.inputs.get(name)!;
  return { source, confidence, ...inputFacts.get(name) };
}

function takenInput({ name, dimensions }: Expression & { kind: 'input' }, year: number, where: Where, context: Context): Own<TakenInput> {
  const { years } = context.plan.inputs.get(name)!;
  return {
    how: 'input', name, label: context.model.inputs.get(name)!.label, cell: context.cells.coordinates(dimensions, where),
    ...(years > 1 && { year }), ...originOf(name, context),
  };
}

function takenNoise({ name, noise }: Expression & { kind: 'noise' }, year: number, { plan, replay }: Context): Own<TakenNoise> {
  const { label } = plan.model.noises.find((each) => each.name === name)!;
  return { how: 'noise', name, label, noise, draw: drawRecord(plan, replay.path, replay.isBestEstimate, year, name) };
}

function takenBand({ operand, input }: Expression & { kind: 'band' }, year: number, where: Where, depth: number, context: Context): Own<TakenBand> {
  const { plan: { inputs, numbers }, values } = context;
  const table = inputs.get(input)!;
  const rows = table.limits!.length / table.years;
  const first = table.limits!.offset + (table.years === 1 ? 0 : year - table.firstYear) * rows;
  const limits = numbers.subarray(first, first + rows);
  const looked = { text: printExpression(operand), ...values.quantity(operand, year, where) };
  // As the engine looks it up: the last row whose limit is not above.
  const row = limits.findLastIndex((limit) => limit <= looked.value);
  const next = limits[row + 1];
  const { takes } = workOut(operand, year, where, depth, context);
  return {
    how: 'band', name: input, label: context.model.inputs.get(input)!.label, operand: looked, from: limits[row] ?? NaN,
    ...(next !== undefined && next !== Infinity && { to: next }), ...originOf(input, context), takes,
  };
}
