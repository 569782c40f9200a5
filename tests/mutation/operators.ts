// 变异算子 — what may be altered in one place of a formula.
import type { BinaryOperator, CompareOperator, Dimension, ElementwiseName, Expression, ExpressionKind } from '../../src/model/index.js';

/** What an operator must know of the rulebook. */
export interface Surroundings {
  readonly dimensions: readonly Dimension[];
  /** Has the rule cells in which people grow older? Elsewhere `prev` and `last_year` are the same. */
  readonly isAgeing: (rule: string) => boolean;
  /** Other mentions of the same unit and dimensions that might have been meant. */
  readonly neighbours: (mention: Expression) => readonly Expression[];
}

const OTHER_OPERATOR: Readonly<Record<BinaryOperator, BinaryOperator>> = { '+': '-', '-': '+', '*': '/', '/': '*', '^': '*' };
const OTHER_LIMIT: Readonly<Partial<Record<CompareOperator, CompareOperator>>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const OPPOSITE: Readonly<Record<CompareOperator, CompareOperator>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' };
const OTHER_FUNCTION: Readonly<Partial<Record<ElementwiseName, ElementwiseName>>> = { min: 'max', max: 'min', floor: 'ceil', ceil: 'floor' };

/** Nodes are made to be printed and read again, which finds their dimensions. */
function node(kind: ExpressionKind): Expression {
  return { ...kind, dimensions: [] };
}

/** 一处变异 — what may stand in place of a node; its parts are altered by themselves. */
export function alterations(e: Expression, around: Surroundings): Expression[] {
  switch (e.kind) {
    case 'number':
      return [...(e.value === 0 ? [] : [node({ kind: 'number', value: 0 })]), node({ kind: 'number', value: e.value + 1 })];
    case 'isLabel':
      return [{ ...e, equal: !e.equal }, ...otherLabel(e, around)];
    case 'negate':
    case 'not':
      return [e.operand];
    case 'binary':
      return [
        ...(e.operator === '-' ? [e.left, node({ kind: 'negate', operand: e.right })] : [e.left, e.right]),
        { ...e, operator: OTHER_OPERATOR[e.operator] },
      ];
    case 'power':
      return [e.base, { ...e, exponent: e.exponent + 1 }];
    case 'compare':
      return [...[OTHER_LIMIT[e.operator]].flatMap((operator) => (operator ? [{ ...e, operator }] : [])), { ...e, operator: OPPOSITE[e.operator] }];
    case 'logic':
      return [e.left, e.right, { ...e, operator: e.operator === 'and' ? 'or' : 'and' }];
    case 'choose':
      // One comparison alone is turned round as a condition.
      return [e.yes, e.no, ...(e.condition.kind === 'logic' ? [{ ...e, yes: e.no, no: e.yes }] : [])];
    case 'elementwise':
      return alteredCall(e);
    case 'prev':
      return [
        { ...e, years: e.years + 1 }, ...(e.years > 1 ? [{ ...e, years: e.years - 1 }] : []),
        ...(around.isAgeing(e.rule) ? [node({ kind: 'last_year', rule: e.rule })] : []), ...otherYear(e), ...around.neighbours(e),
      ];
    case 'last_year':
      return [
        ...(around.isAgeing(e.rule) ? [node({ kind: 'prev', rule: e.rule, years: 1 })] : [node({ kind: 'prev', rule: e.rule, years: 2 })]),
        ...otherYear(e), ...around.neighbours(e),
      ];
    case 'younger':
      return [...otherYear(e), node({ kind: 'prev', rule: e.rule, years: 1 }), ...around.neighbours(e)];
    case 'leaving':
    case 'given_adjustment':
    case 'rule':
    case 'input':
      return [...around.neighbours(e)];
    case 'noise':
      return [...around.neighbours(e), { ...e, noise: e.noise === 'normal' ? 'normal_once' : 'normal' }];
    case 'sum':
      return [...lessReduced(e), e.operand];
    case 'mean':
      return [...lessReduced(e), node({ kind: 'sum', operand: e.operand, named: e.named, over: [], ...(e.condition && { condition: e.condition }) })];
    case 'band':
      return [...around.neighbours(e)];
    case 'year':
    case 'coordinate':
      return [];
  }
}

/** The value of this year instead. */
function otherYear(e: Expression & { readonly rule: string }): Expression[] {
  return [node({ kind: 'rule', name: e.rule })];
}

function otherLabel(e: Expression & { kind: 'isLabel' }, { dimensions }: Surroundings): Expression[] {
  const { labels } = dimensions.find(({ name }) => name === e.dimension)!;
  const index = (e.index + 1) % labels.length;
  return [{ ...e, index, label: labels[index]! }];
}

/** Another function of the same arguments, or one argument less. */
function alteredCall(e: Expression & { kind: 'elementwise' }): Expression[] {
  const { name, operands } = e;
  if (name === 'clamp') {
    const [x, least, most] = operands as [Expression, Expression, Expression];
    return [
      x, least, most, node({ kind: 'elementwise', name: 'max', operands: [x, least] }), node({ kind: 'elementwise', name: 'min', operands: [x, most] }),
    ];
  }
  const other = OTHER_FUNCTION[name];
  const fewer = operands.map((_, left) => operands.filter((__, index) => index !== left)).filter((rest) => rest.length > 0);
  return [
    ...(operands.length === 1 ? [operands[0]!] : fewer.map((rest) => (rest.length === 1 ? rest[0]! : { ...e, operands: rest }))),
    ...(other ? [{ ...e, name: other }] : []),
  ];
}

/** The same sum without its condition or one of its dimensions. */
function lessReduced(e: Expression & { kind: 'sum' | 'mean' }): Expression[] {
  const { condition, ...unconditional } = e;
  return [
    ...(condition ? [unconditional] : []),
    ...e.named.map((left) => ({ ...e, named: e.named.filter((name) => name !== left) })),
  ];
}
