import { IssueList, type Place } from '../issues/index.js';
import type { MessageKey } from '../messages/index.js';
import { printExpression } from './print.js';
import type { Expression, InputDeclaration, Model, Unit } from './types.js';
import { multiplyUnits, PURE, sameUnit, unitText } from './units.js';

/** A literal 0 fits any unit. */
type Inferred = Unit | 'any';

interface UnitContext {
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  readonly ruleUnits: ReadonlyMap<string, Unit>;
  readonly site: { readonly rule: string; readonly place: Place };
  readonly issues: IssueList;
}

/** 检查单位 — does the formula come out in the declared unit? Reports every disagreement once, where it arises. */
export function checkUnit(
  expression: Expression, declared: Unit, part: 'formula' | 'start' | 'entry', context: UnitContext,
): void {
  // `start: 100` is an amount in the rule's own unit, as a given value is.
  if (part !== 'formula' && isLiteral(expression)) return;
  const actual = infer(expression, context);
  if (actual !== undefined && actual !== 'any' && !sameUnit(actual, declared)) {
    report(context, 'unit-rule', {
      part: { message: `part-${part}` }, unit: unitText(declared), actual: unitText(actual), snippet: printExpression(expression),
    });
  }
}

/** 公式的单位 — of any part of a checked formula; undefined for a literal 0, which fits every unit. */
export function unitOf(part: Expression, { inputs, rules }: Pick<Model, 'inputs' | 'rules'>): Unit | undefined {
  const ruleUnits = new Map([...rules].map(([name, { unit }]) => [name, unit]));
  // Checked before: nothing is left to report.
  const unit = infer(part, { inputs, ruleUnits, site: { rule: '', place: { file: '', line: 1 } }, issues: new IssueList() });
  return unit === 'any' ? undefined : unit;
}

function isLiteral(e: Expression): boolean {
  return e.kind === 'number' || (e.kind === 'negate' && isLiteral(e.operand));
}

function report(context: UnitContext, message: MessageKey, facts: Parameters<IssueList['error']>[1]): undefined {
  context.issues.error(message, { rule: context.site.rule, ...facts }, context.site.place);
}

/** The unit of a formula; undefined after a reported disagreement, so that it is not reported again further out. */
function infer(e: Expression, context: UnitContext): Inferred | undefined {
  const of = (part: Expression): Inferred | undefined => infer(part, context);
  switch (e.kind) {
    case 'number':
      return e.value === 0 ? 'any' : PURE;
    case 'year':
    case 'coordinate':
    case 'isLabel':
    case 'noise':
      return PURE;
    case 'input':
      return context.inputs.get(e.name)!.unit;
    case 'rule':
      return context.ruleUnits.get(e.name);
    case 'prev':
    case 'last_year':
    case 'younger':
    case 'leaving':
    case 'given_adjustment':
      return context.ruleUnits.get(e.rule);
    case 'negate':
      return of(e.operand);
    case 'not':
      of(e.operand);
      return PURE;
    case 'logic':
      of(e.left);
      of(e.right);
      return PURE;
    case 'compare':
      agree([e.left, e.right], 'operation-compare', e, context);
      return PURE;
    case 'choose':
      of(e.condition);
      return agree([e.yes, e.no], 'operation-choose', e, context);
    case 'binary':
      return inferBinary(e, context);
    case 'power': {
      const base = of(e.base);
      return base === undefined || base === 'any' ? base && PURE : multiplyUnits(PURE, base, e.exponent);
    }
    case 'elementwise':
      return inferElementwise(e, context);
    case 'sum':
      if (e.condition) of(e.condition);
      return of(e.operand);
    case 'mean':
      if (e.condition) of(e.condition);
      of(e.weight);
      return of(e.operand);
    case 'band': {
      const table = context.inputs.get(e.input)!;
      const actual = of(e.operand);
      if (actual !== undefined && actual !== 'any' && !sameUnit(actual, table.bandOf!)) {
        return report(context, 'unit-band', {
          name: e.input, unit: unitText(table.bandOf!), argument: printExpression(e.operand), actual: unitText(actual),
        });
      }
      return table.unit;
    }
  }
}

function inferBinary(e: Expression & { kind: 'binary' }, context: UnitContext): Inferred | undefined {
  if (e.operator === '+' || e.operator === '-') return agree([e.left, e.right], 'operation-add', e, context);
  if (e.operator === '^') {
    const isPure = [pure(e.left, '^', context), pure(e.right, '^', context)].every(Boolean);
    return isPure ? PURE : undefined;
  }
  const left = infer(e.left, context);
  const right = infer(e.right, context);
  if (left === undefined || right === undefined) return undefined;
  // A product with a literal 0 has the other factor's unit: otherwise `0 * x` would hide any slip in x.
  const known = (unit: Inferred): Unit => (unit === 'any' ? PURE : unit);
  return multiplyUnits(known(left), known(right), e.operator === '*' ? 1 : -1);
}

function inferElementwise(e: Expression & { kind: 'elementwise' }, context: UnitContext): Inferred | undefined {
  const [first] = e.operands as [Expression];
  switch (e.name) {
    case 'min':
    case 'max':
    case 'clamp':
      return agree(e.operands, 'operation-minmax', e, context);
    case 'abs':
      return infer(first, context);
    case 'sqrt': {
      const unit = infer(first, context);
      if (unit === undefined || unit === 'any') return unit;
      if (unit.some((exponent) => exponent % 2 !== 0)) {
        return report(context, 'unit-sqrt', { argument: printExpression(first), unit: unitText(unit) });
      }
      return unit.map((exponent) => exponent / 2) as unknown as Unit;
    }
    default:
      return pure(first, e.name, context) ? PURE : undefined;
  }
}

function pure(e: Expression, name: string, context: UnitContext): boolean {
  const unit = infer(e, context);
  if (unit === undefined) return false;
  if (unit === 'any' || sameUnit(unit, PURE)) return true;
  report(context, 'unit-not-pure', { name, argument: printExpression(e), unit: unitText(unit) });
  return false;
}

/** The common unit of several parts; the first two that differ are reported with what each one is. */
function agree(
  operands: readonly Expression[], operation: MessageKey, whole: Expression, context: UnitContext,
): Inferred | undefined {
  let common: { unit: Unit; from: Expression } | undefined;
  let isKnown = true;
  for (const operand of operands) {
    const unit = infer(operand, context);
    if (unit === undefined) isKnown = false;
    if (unit === undefined || unit === 'any') continue;
    if (!common) common = { unit, from: operand };
    else if (!sameUnit(common.unit, unit)) {
      const literal = [common.from, operand].find((part) => part.kind === 'number');
      if (literal?.kind === 'number') {
        const [other, otherUnit] = literal === operand ? [common.from, common.unit] : [operand, unit];
        return report(context, 'unit-literal', {
          snippet: printExpression(whole), number: literal.value, other: printExpression(other), unit: unitText(otherUnit),
        });
      }
      return report(context, 'unit-disagree', {
        operation: { message: operation }, snippet: printExpression(whole),
        left: printExpression(common.from), leftUnit: unitText(common.unit),
        right: printExpression(operand), rightUnit: unitText(unit),
      });
    }
  }
  if (!isKnown) return undefined;
  return common?.unit ?? 'any';
}

