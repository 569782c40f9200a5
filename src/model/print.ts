import type { Expression } from './types.js';

const PRECEDENCE: Readonly<Record<string, number>> = {
  choose: 0, or: 1, and: 2, compare: 3, '+': 4, '-': 4, '*': 5, '/': 5, negate: 6, not: 6, '^': 7, power: 7, atom: 9,
};

/** Stands for a part of a formula instead of its own text; undefined leaves it as it is. */
export type Shown = (part: Expression) => string | undefined;

/**
 * 打印公式 — a checked formula as text again, with only the parentheses it needs.
 * @param shown what some parts are replaced by; a text that starts with a minus sign is put in parentheses where it must
 */
export function printExpression(expression: Expression, shown: Shown = () => undefined): string {
  return printer(shown)(expression, 0);
}

type Print = (e: Expression, outer: number) => string;

function printer(shown: Shown): Print {
  const print: Print = (e, outer) => {
    const replaced = shown(e);
    if (replaced !== undefined) return replaced.startsWith('-') && outer > 0 ? `(${replaced})` : replaced;
    const level = PRECEDENCE[precedenceKey(e)]!;
    const text = printNode(e, level, print);
    return level < outer ? `(${text})` : text;
  };
  return print;
}

function precedenceKey(e: Expression): string {
  if (e.kind === 'binary' || e.kind === 'logic') return e.operator;
  if (e.kind === 'isLabel') return 'compare';
  return e.kind in PRECEDENCE ? e.kind : 'atom';
}

function printNode(e: Expression, level: number, print: Print): string {
  switch (e.kind) {
    case 'number':
      return String(e.value);
    case 'rule':
    case 'input':
      return e.name;
    case 'year':
      return 'year';
    case 'coordinate':
      return e.dimension;
    case 'isLabel':
      return `${e.dimension} ${e.equal ? '==' : '!='} "${e.label}"`;
    case 'negate':
      return `-${print(e.operand, level)}`;
    case 'not':
      return `not ${print(e.operand, level + 1)}`;
    case 'binary':
      return `${print(e.left, e.operator === '^' ? level + 1 : level)} ${e.operator} ${print(e.right, level + 1)}`;
    case 'logic':
    case 'compare':
      return `${print(e.left, level)} ${e.operator} ${print(e.right, level + 1)}`;
    case 'power':
      return `${print(e.base, level + 1)} ^ ${String(e.exponent)}`;
    case 'choose':
      // A choice in the first branch without parentheses is refused by the language.
      return `${print(e.condition, 1)} ? ${print(e.yes, 1)} : ${print(e.no, 0)}`;
    case 'elementwise':
      return `${e.name}(${e.operands.map((operand) => print(operand, 0)).join(', ')})`;
    case 'prev':
      return e.years === 1 ? `prev(${e.rule})` : `prev(${e.rule}, ${String(e.years)})`;
    case 'last_year':
    case 'younger':
    case 'leaving':
    case 'given_adjustment':
      return `${e.kind}(${e.rule})`;
    case 'sum':
      return `sum(${[print(e.operand, 0), ...reductionArguments(e, print)].join(', ')})`;
    case 'mean':
      return `mean(${[print(e.operand, 0), print(e.weight, 0), ...reductionArguments(e, print)].join(', ')})`;
    case 'band':
      return `band(${print(e.operand, 0)}, ${e.input})`;
    case 'noise':
      return `${e.noise}(${e.name})`;
  }
}

function reductionArguments(e: Expression & { kind: 'sum' | 'mean' }, print: Print): string[] {
  return [...e.named, ...(e.condition ? [print(e.condition, 0)] : [])];
}
