import { type Expression, type Model, nodesOf, type Rule } from '../model/index.js';

/** The input that chooses how the economy is generated, and two of its values. */
export const SWITCH = 'economy_method';
export const CALIBRATED = 0;
export const EXTERNAL = 2;

/** 一个外部变量 — a rule that takes an input as it is where the switch says so. */
export interface ExternalVariable {
  readonly rule: Rule;
  readonly input: string;
  /** Supplied by path; otherwise one number or series stands for all paths. */
  readonly isByPath: boolean;
}

/** 找外部变量 — rules of the form `economy_method == 2 ? input : …`, in the order of the rulebook. */
export function externalVariables({ rules, inputs }: Model): ExternalVariable[] {
  return [...rules.values()].flatMap((rule): ExternalVariable[] => {
    const input = inputTaken(rule.expression);
    return input === undefined ? [] : [{ rule, input, isByPath: inputs.get(input)!.byPath }];
  });
}

function inputTaken(expression: Expression): string | undefined {
  for (const node of nodesOf(expression)) {
    if (node.kind === 'choose' && isSwitch(node.condition) && node.yes.kind === 'input') return node.yes.name;
  }
  return undefined;
}

function isSwitch(condition: Expression): boolean {
  if (condition.kind !== 'compare' || condition.operator !== '==') return false;
  const { left, right } = condition;
  return left.kind === 'input' && left.name === SWITCH && right.kind === 'number' && right.value === EXTERNAL;
}
