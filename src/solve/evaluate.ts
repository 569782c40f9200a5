import { exp, integerPower, log, power } from '../numerics/index.js';
import type { Expression } from '../model/index.js';
import type { Across, Mention, Term } from './types.js';

/** Where the values of a mention come from: one value a path, or one alone that holds on every path. */
export type ValuesOf = (mention: Mention, year: number | undefined) => Float64Array;

/** One value, or one a path. */
type Values = Float64Array;

/**
 * 按路径求值 — a condition's formula over columns of results; conditions are 1 or 0. The words of the rule language mean what they
 * mean in a rule: the same exp, log and powers.
 * @param year the year that names with a range of years have now
 */
export function evaluate(expression: Expression, year: number | undefined, terms: ReadonlyMap<string, Term>, valuesOf: ValuesOf): Values {
  const of = (part: Expression): Values => evaluate(part, year, terms, valuesOf);
  switch (expression.kind) {
    case 'number':
      return Float64Array.of(expression.value);
    case 'rule': {
      const term = terms.get(expression.name)!;
      if (term.kind === 'amount') return Float64Array.of(term.value);
      if (term.kind === 'across') return across(term, terms, valuesOf);
      return valuesOf(term, term.first === term.last ? term.first : year);
    }
    case 'negate':
      return each([of(expression.operand)], ([a]) => -a!);
    case 'not':
      return each([of(expression.operand)], ([a]) => (a === 0 ? 1 : 0));
    case 'power':
      return each([of(expression.base)], ([a]) => integerPower(a!, expression.exponent));
    case 'choose':
      return each([of(expression.condition), of(expression.yes), of(expression.no)], ([test, yes, no]) => (test === 0 ? no! : yes!));
    case 'binary':
    case 'compare':
    case 'logic':
      return each([of(expression.left), of(expression.right)], BINARY[expression.operator]);
    case 'elementwise':
      return each(expression.operands.map(of), ELEMENTWISE[expression.name]);
    default:
      // The parser of conditions refuses all others.
      throw new Error(`${expression.kind} in a condition`);
  }
}

/**
 * 余量 — by how much a condition holds on each path, above 0 where it does and below where not; infinite where only yes or no is known.
 * It only guides the search: what counts is whether the condition holds.
 */
export function marginOf(expression: Expression, year: number | undefined, terms: ReadonlyMap<string, Term>, valuesOf: ValuesOf): Values {
  const of = (part: Expression): Values => marginOf(part, year, terms, valuesOf);
  if (expression.kind === 'logic') return each([of(expression.left), of(expression.right)], ([a, b]) => (expression.operator === 'and' ? Math.min(a!, b!) : Math.max(a!, b!)));
  if (expression.kind === 'not') return each([of(expression.operand)], ([a]) => -a!);
  if (expression.kind === 'compare' && expression.operator !== '==' && expression.operator !== '!=') {
    const term = expression.left.kind === 'rule' ? terms.get(expression.left.name) : undefined;
    if (term?.kind !== 'across' || (term.how !== 'any' && term.how !== 'all')) {
      const sign = expression.operator === '>' || expression.operator === '>=' ? 1 : -1;
      return each([evaluate(expression.left, year, terms, valuesOf), evaluate(expression.right, year, terms, valuesOf)], ([a, b]) => sign * (a! - b!));
    }
  }
  // `any(…)` stands as `any(…) != 0`.
  if (expression.kind === 'compare' && expression.operator === '!=' && expression.left.kind === 'rule') {
    const term = terms.get(expression.left.name);
    if (term?.kind === 'across' && (term.how === 'any' || term.how === 'all')) {
      return term.years.map((own) => marginOf(term.body, own, terms, valuesOf))
        .reduce((a, b) => each([a, b], ([x, y]) => (term.how === 'any' ? Math.max(x!, y!) : Math.min(x!, y!))));
    }
  }
  return each([evaluate(expression, year, terms, valuesOf)], ([a]) => (a === 0 ? -Infinity : Infinity));
}

function across({ how, body, years }: Across, terms: ReadonlyMap<string, Term>, valuesOf: ValuesOf): Values {
  return years.map((year) => evaluate(body, year, terms, valuesOf)).reduce((a, b) => each([a, b], FOLDS[how]));
}

type Cell = (values: readonly number[]) => number;

const FOLDS: Readonly<Record<Across['how'], Cell>> = {
  sum: ([a, b]) => a! + b!, min: ([a, b]) => Math.min(a!, b!), max: ([a, b]) => Math.max(a!, b!),
  any: ([a, b]) => (a !== 0 || b !== 0 ? 1 : 0), all: ([a, b]) => (a !== 0 && b !== 0 ? 1 : 0),
};

const flag = (isSet: boolean): number => (isSet ? 1 : 0);
const BINARY: Readonly<Record<'+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or', Cell>> = {
  '+': ([a, b]) => a! + b!, '-': ([a, b]) => a! - b!, '*': ([a, b]) => a! * b!, '/': ([a, b]) => a! / b!, '^': ([a, b]) => power(a!, b!),
  '<': ([a, b]) => flag(a! < b!), '<=': ([a, b]) => flag(a! <= b!), '>': ([a, b]) => flag(a! > b!), '>=': ([a, b]) => flag(a! >= b!),
  '==': ([a, b]) => flag(a === b), '!=': ([a, b]) => flag(a !== b),
  and: ([a, b]) => flag(a !== 0 && b !== 0), or: ([a, b]) => flag(a !== 0 || b !== 0),
};
const ELEMENTWISE: Readonly<Record<'min' | 'max' | 'abs' | 'exp' | 'log' | 'sqrt' | 'floor' | 'ceil' | 'clamp', Cell>> = {
  min: (all) => Math.min(...all), max: (all) => Math.max(...all), abs: ([a]) => Math.abs(a!), exp: ([a]) => exp(a!), log: ([a]) => log(a!),
  sqrt: ([a]) => Math.sqrt(a!), floor: ([a]) => Math.floor(a!), ceil: ([a]) => Math.ceil(a!), clamp: ([a, low, high]) => Math.min(Math.max(a!, low!), high!),
};

/** Cell by cell; a value alone goes with every path. */
function each(operands: readonly Values[], cell: Cell): Values {
  const length = Math.max(...operands.map((values) => values.length));
  const out = new Float64Array(length);
  for (let path = 0; path < length; path++) out[path] = cell(operands.map((values) => values[values.length === 1 ? 0 : path]!));
  return out;
}
