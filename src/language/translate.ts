import type {
  ConditionalNode, ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode,
} from 'mathjs';
import { translateCall } from './calls.js';
import type { BinaryOperator, CompareOperator, Expression, ExpressionKind } from '../model/index.js';
import { FUNCTIONS, type NameTable, nearestHint } from './names.js';
import type { FormulaSite } from './parse.js';
import type { IssueList } from '../issues/index.js';
import type { Facts, MessageKey } from '../messages/index.js';

/** What a translation needs and where its refusals go. */
export interface Translation {
  readonly names: NameTable;
  readonly site: FormulaSite;
  readonly issues: IssueList;
}

/** 翻译公式 — mathjs's tree to an Expression with every name resolved; undefined when anything was refused. */
export function translateFormula(tree: MathNode, context: Translation): Expression | undefined {
  return translateNumber(tree, context);
}

/** Dimensions are filled in once all rules are known (`dimensions.ts`). */
export function node(kind: ExpressionKind): Expression {
  return { ...kind, dimensions: [] };
}

export function snippetOf(tree: MathNode): string {
  return tree.toString({ implicit: 'hide' }).replace(/\s+/g, ' ');
}

export function refuse(context: Translation, message: MessageKey, tree: MathNode, facts: Facts = {}): undefined {
  const { rule, place } = context.site;
  context.issues.error(message, { rule, snippet: snippetOf(tree), ...facts }, place);
}

export function translateNumber(tree: MathNode, context: Translation): Expression | undefined {
  const expression = translate(tree, context);
  if (expression && isCondition(expression)) return refuse(context, 'number-needed', tree);
  return expression;
}

export function translateCondition(tree: MathNode, context: Translation): Expression | undefined {
  const expression = translate(tree, context);
  if (expression && !isCondition(expression)) return refuse(context, 'condition-needed', tree);
  return expression;
}

function isCondition(expression: Expression): boolean {
  return ['compare', 'logic', 'not', 'isLabel'].includes(expression.kind);
}

function isSymbol(tree: MathNode): boolean {
  return tree.type === 'SymbolNode';
}

function unwrap(tree: MathNode): MathNode {
  return tree.type === 'ParenthesisNode' ? unwrap((tree as ParenthesisNode).content) : tree;
}

/** The plain name a node is, if it is one. */
export function plainName(tree: MathNode): string | undefined {
  const bare = unwrap(tree);
  return bare.type === 'SymbolNode' ? (bare as SymbolNode).name : undefined;
}

const REFUSED_FORMS: Readonly<Record<string, MessageKey>> = {
  AssignmentNode: 'refused-assignment',
  FunctionAssignmentNode: 'refused-function-definition',
  AccessorNode: 'refused-access',
  IndexNode: 'refused-access',
  ArrayNode: 'refused-collection',
  ObjectNode: 'refused-collection',
  RangeNode: 'refused-collection',
  BlockNode: 'refused-block',
  RelationalNode: 'refused-chained-comparison',
};

function translate(tree: MathNode, context: Translation): Expression | undefined {
  switch (tree.type) {
    case 'ParenthesisNode':
      return translate((tree as ParenthesisNode).content, context);
    case 'ConstantNode':
      return translateConstant(tree as ConstantNode, context);
    case 'SymbolNode':
      return translateName(tree as SymbolNode, context);
    case 'ConditionalNode':
      return translateChoice(tree as ConditionalNode, context);
    case 'OperatorNode':
      return translateOperator(tree as OperatorNode, context);
    case 'FunctionNode': {
      const call = tree as FunctionNode;
      // mathjs types `fn` as a symbol; `a.b(1)` makes it an accessor.
      const target: MathNode = call.fn;
      if (!isSymbol(target)) return refuse(context, 'refused-access', target);
      return translateCall(call, context);
    }
    default:
      return refuse(context, REFUSED_FORMS[tree.type] ?? 'refused-form', tree);
  }
}

function translateConstant(tree: ConstantNode, context: Translation): Expression | undefined {
  const value: unknown = tree.value;
  if (typeof value === 'string') return refuse(context, 'refused-text', tree);
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(context, 'refused-number', tree);
  return node({ kind: 'number', value });
}

function translateName(tree: SymbolNode, context: Translation): Expression | undefined {
  const { name } = tree;
  const { names } = context;
  if (name === 'year') return node({ kind: 'year' });
  const dimension = names.dimensions.get(name);
  if (dimension) {
    if (dimension.first === undefined) {
      return refuse(context, 'dimension-not-number', tree, { dimension: name, example: dimension.labels[0] ?? '' });
    }
    return node({ kind: 'coordinate', dimension: name });
  }
  const input = names.inputs.get(name);
  if (input) {
    if (input.bandOf) return refuse(context, 'band-outside-band', tree, { name });
    return node({ kind: 'input', name });
  }
  if (names.rules.has(name)) return node({ kind: 'rule', name });
  if (FUNCTIONS.includes(name)) return refuse(context, 'function-without-call', tree, { name });
  return refuse(context, 'name-unknown', tree, { name, nearest: nearestHint(name, knownNames(names)) });
}

export function knownNames(names: NameTable): string[] {
  return [...names.rules, ...names.inputs.keys(), ...names.dimensions.keys(), 'year'];
}

function translateChoice(tree: ConditionalNode, context: Translation): Expression | undefined {
  const condition = translateCondition(tree.condition, context);
  const yes = translateNumber(tree.trueExpr, context);
  const no = translateNumber(tree.falseExpr, context);
  return condition && yes && no && node({ kind: 'choose', condition, yes, no });
}

const ARITHMETIC: readonly string[] = ['+', '-', '*', '/', '^'];
const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

function translateOperator(tree: OperatorNode, context: Translation): Expression | undefined {
  const [first, second] = tree.args as [MathNode, MathNode | undefined];
  const operator: string = tree.op;
  // mathjs reads `5%` as 5/100 and only marks it.
  if ((tree as { isPercentage?: boolean }).isPercentage) {
    return refuse(context, 'refused-percent', tree, { snippet: `${snippetOf(first)}%` });
  }
  if (operator === '%') return refuse(context, 'refused-percent', tree);
  if (tree.implicit) {
    const remedy = `${snippetOf(first)} * ${second ? snippetOf(second) : ''}`;
    return refuse(context, 'refused-implicit-product', tree, { remedy });
  }
  if (!second) return translateUnary(tree, operator, first, context);
  if (operator === 'and' || operator === 'or') {
    const left = translateCondition(first, context);
    const right = translateCondition(second, context);
    return left && right && node({ kind: 'logic', operator, left, right });
  }
  if (COMPARISONS.includes(operator)) return translateComparison(tree, operator as CompareOperator, first, second, context);
  if (!ARITHMETIC.includes(operator)) return refuse(context, 'refused-operator', tree);
  const left = translateNumber(first, context);
  const right = translateNumber(second, context);
  if (!left || !right) return undefined;
  if (operator === '^') {
    const exponent = literalInteger(right);
    if (exponent !== undefined) {
      if (Math.abs(exponent) > 64) return refuse(context, 'power-out-of-range', tree);
      return node({ kind: 'power', base: left, exponent });
    }
  }
  return node({ kind: 'binary', operator: operator as BinaryOperator, left, right });
}

function translateUnary(tree: MathNode, operator: string, operand: MathNode, context: Translation): Expression | undefined {
  if (operator === 'not') {
    const condition = translate(operand, context);
    if (condition && !isCondition(condition)) return refuse(context, 'not-needs-parentheses', tree);
    return condition && node({ kind: 'not', operand: condition });
  }
  if (operator !== '-' && operator !== '+') return refuse(context, 'refused-operator', tree);
  const value = translateNumber(operand, context);
  return operator === '-' ? value && node({ kind: 'negate', operand: value }) : value;
}

export function literalInteger(expression: Expression): number | undefined {
  if (expression.kind === 'negate') {
    const value = literalInteger(expression.operand);
    return value === undefined ? undefined : -value;
  }
  return expression.kind === 'number' && Number.isInteger(expression.value) ? expression.value : undefined;
}

function translateComparison(
  tree: MathNode, operator: CompareOperator, first: MathNode, second: MathNode, context: Translation,
): Expression | undefined {
  const text = labelText(first) ?? labelText(second);
  if (text !== undefined) {
    const name = plainName(labelText(first) === undefined ? first : second);
    const dimension = name === undefined ? undefined : context.names.dimensions.get(name);
    if (!dimension || dimension.first !== undefined) return refuse(context, 'refused-text', tree, { snippet: `"${text}"` });
    if (operator !== '==' && operator !== '!=') return refuse(context, 'label-comparison', tree);
    const index = dimension.labels.indexOf(text);
    if (index < 0) {
      return refuse(context, 'label-unknown', tree, {
        dimension: dimension.name, name: text, nearest: nearestHint(text, dimension.labels),
      });
    }
    return node({ kind: 'isLabel', dimension: dimension.name, label: text, index, equal: operator === '==' });
  }
  const left = translateNumber(first, context);
  const right = translateNumber(second, context);
  return left && right && node({ kind: 'compare', operator, left, right });
}

function labelText(tree: MathNode): string | undefined {
  const bare = unwrap(tree);
  if (bare.type !== 'ConstantNode') return undefined;
  const value: unknown = (bare as ConstantNode).value;
  return typeof value === 'string' ? value : undefined;
}
