import { type Expression, printExpression } from '../model/index.js';
import type { Where } from './cells.js';
import type { Context } from './context.js';
import type { TakenSum } from './types.js';
import { workOut } from './work.js';

/** Contributions told one by one. */
const MOST_CONTRIBUTIONS = 5;

/** 取用合计 — how many cells a sum or mean runs over and which of them count most; the largest is taken apart. */
export function takenSum(
  part: Expression & { kind: 'sum' | 'mean' }, year: number, where: Where, depth: number, context: Context,
): Omit<TakenSum, 'text' | 'value' | 'unit' | 'kind'> {
  const { cells, model, values } = context;
  const inner = [part.operand, ...(part.kind === 'mean' ? [part.weight] : []), ...(part.condition ? [part.condition] : [])];
  const names = model.dimensions.map(({ name }) => name).filter((name) => inner.some((each) => each.dimensions.includes(name)));
  // Dimensions that the sum removes are free again inside it, wherever the sum itself stands.
  const fixed = new Map([...where].filter(([name]) => part.dimensions.includes(name)));
  const counted: { readonly place: Where; readonly value: number }[] = [];
  let weight = 0;
  for (const place of cells.within(names, fixed)) {
    if (part.condition && values.at(part.condition, year, place) === 0) continue;
    const value = values.at(part.operand, year, place);
    const share = part.kind === 'mean' ? values.at(part.weight, year, place) : 1;
    weight += share;
    counted.push({ place, value: value * share });
  }
  const filled = counted.filter(({ value }) => value !== 0);
  // Equal ones stay in order of cells.
  const largest = filled.toSorted((a, b) => sizeOf(b.value) - sizeOf(a.value) || 0).slice(0, MOST_CONTRIBUTIONS);
  const top = largest[0]?.place;
  const added: Expression = part.kind === 'mean' ? { kind: 'binary', operator: '*', left: part.operand, right: part.weight, dimensions: names } : part.operand;
  // What the condition took decided too, so it is told like a branch.
  const decided: Expression = part.condition ? { kind: 'choose', condition: part.condition, yes: added, no: { kind: 'number', value: 0, dimensions: [] }, dimensions: names } : added;
  return {
    how: part.kind, cells: counted.length, filled: filled.length,
    ...(part.kind === 'mean' && { weight: { value: weight, unit: values.unit(part.weight), kind: '' } }),
    addedUnit: values.unit(added),
    largest: largest.map(({ place, value }) => ({ cell: cells.coordinates(names.filter((name) => !part.dimensions.includes(name)), place), value })),
    ...(top && depth > 0 && { worked: { ...workOut(decided, year, top, depth - 1, context), text: printExpression(added) } }),
  };
}

/** What is no number spoils the whole sum: it comes before all others. */
function sizeOf(value: number): number {
  return Number.isNaN(value) ? Infinity : Math.abs(value);
}
