import type { FunctionNode, MathNode } from 'mathjs';
import type { ElementwiseName, Expression, NoiseKind } from '../model/index.js';
import { ELEMENTWISE, FUNCTIONS, LAGS, NOISE_KINDS, nearestHint } from './names.js';
import {
  type Translation, knownNames, literalInteger, node, plainName, refuse, translateCondition, translateNumber,
} from './translate.js';

/** Longest lag a formula may take; the engine keeps that many years of a rule. */
const MAX_LAG_YEARS = 100;

/** Calls: elementwise functions, lags, noises, sum, mean, band. */
export function translateCall(call: FunctionNode, context: Translation): Expression | undefined {
  const name = call.fn.name;
  const { args } = call;
  const { names } = context;
  const arity = ELEMENTWISE[name];
  if (arity && Object.hasOwn(ELEMENTWISE, name)) return elementwise(call, name as ElementwiseName, arity, context);
  if ((LAGS as readonly string[]).includes(name)) return lag(call, name as (typeof LAGS)[number], context);
  if ((NOISE_KINDS as readonly string[]).includes(name)) return noise(call, name as NoiseKind, context);
  switch (name) {
    case 'sum':
      if (args.length < 1) return refuse(context, 'function-arity', call, { name, expected: '1+' });
      return reduce(args.slice(0, 1), args.slice(1), context);
    case 'mean':
      if (args.length < 2) return refuse(context, 'function-arity', call, { name, expected: '2+' });
      return reduce(args.slice(0, 2), args.slice(2), context);
    case 'band':
      return band(call, context);
    default:
      if (knownNames(names).includes(name)) return refuse(context, 'function-of-name', call, { name });
      return refuse(context, 'function-unknown', call, { name, nearest: nearestHint(name, FUNCTIONS) });
  }
}

function elementwise(
  call: FunctionNode, name: ElementwiseName, [least, most]: readonly [number, number], context: Translation,
): Expression | undefined {
  if (call.args.length < least || call.args.length > most) {
    const expected = most === Infinity ? `${String(least)}+` : least;
    return refuse(context, 'function-arity', call, { name, expected });
  }
  const operands = call.args.map((argument) => translateNumber(argument, context));
  if (operands.some((operand) => operand === undefined)) return undefined;
  return node({ kind: 'elementwise', name, operands: operands as Expression[] });
}

function lag(call: FunctionNode, name: (typeof LAGS)[number], context: Translation): Expression | undefined {
  const most = name === 'prev' ? 2 : 1;
  if (call.args.length < 1 || call.args.length > most) {
    return refuse(context, 'function-arity', call, { name, expected: most === 2 ? '1-2' : 1 });
  }
  const rule = plainName(call.args[0]!);
  if (rule === undefined) return refuse(context, 'lag-needs-name', call, { name });
  if (!context.names.rules.has(rule)) {
    if (knownNames(context.names).includes(rule)) return refuse(context, 'lag-needs-rule', call, { name, argument: rule });
    return refuse(context, 'name-unknown', call, { name: rule, nearest: nearestHint(rule, context.names.rules) });
  }
  if (name !== 'prev') return node({ kind: name, rule });
  const second = call.args[1];
  const yearsNode = second && translateNumber(second, context);
  if (second && !yearsNode) return undefined;
  const years = yearsNode ? literalInteger(yearsNode) : 1;
  if (years === undefined || years < 1 || years > MAX_LAG_YEARS) return refuse(context, 'lag-years', call, { limit: MAX_LAG_YEARS });
  return node({ kind: 'prev', rule, years });
}

function noise(call: FunctionNode, kind: NoiseKind, context: Translation): Expression | undefined {
  if (call.args.length !== 1) return refuse(context, 'function-arity', call, { name: kind, expected: 1 });
  const name = plainName(call.args[0]!);
  if (name === undefined) return refuse(context, 'noise-needs-name', call, { name: kind });
  if (!context.names.noises.has(name)) {
    return refuse(context, 'noise-unknown', call, { name, nearest: nearestHint(name, context.names.noises) });
  }
  return node({ kind: 'noise', noise: kind, name });
}

/** `sum(x, status, age >= 60)`: bare dimension names and conditions in any order; several conditions mean `and`. */
function reduce(values: MathNode[], rest: MathNode[], context: Translation): Expression | undefined {
  const operands = values.map((value) => translateNumber(value, context));
  const named: string[] = [];
  let condition: Expression | undefined;
  let isComplete = operands.every((operand) => operand !== undefined);
  for (const argument of rest) {
    const dimension = plainName(argument);
    if (dimension !== undefined && context.names.dimensions.has(dimension)) {
      named.push(dimension);
      continue;
    }
    const next = translateCondition(argument, context);
    if (!next) isComplete = false;
    else condition = condition ? node({ kind: 'logic', operator: 'and', left: condition, right: next }) : next;
  }
  if (!isComplete) return undefined;
  // `over` needs the operand's dimensions; dimensions.ts fills it in.
  const reduction = { named, over: [], ...(condition && { condition }) };
  const [operand, weight] = operands as [Expression, Expression | undefined];
  return node(weight ? { kind: 'mean', operand, weight, ...reduction } : { kind: 'sum', operand, ...reduction });
}

function band(call: FunctionNode, context: Translation): Expression | undefined {
  if (call.args.length !== 2) return refuse(context, 'function-arity', call, { name: 'band', expected: 2 });
  const operand = translateNumber(call.args[0]!, context);
  const input = plainName(call.args[1]!);
  if (input === undefined || context.names.inputs.get(input)?.bandOf === undefined) {
    return refuse(context, 'band-needs-table', call);
  }
  return operand && node({ kind: 'band', operand, input });
}
