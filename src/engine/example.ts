import { cellIndices, type Example, type Expression, isMention, mapParts, mentionsOf, mentionText, type Model, type Rule } from '../model/index.js';
import type { InputValues, Plan } from '../scenario/index.js';
import { createInterpreter, type Interpreter } from './interpreter.js';
import { Shapes } from './shape.js';

/**
 * 算例求值 — the value of a rule's formula when each mention is what the example says. The mentions become inputs of a
 * one-rule model, so that the formula runs through the same engine as in a projection.
 *
 * @param engineOf runs blocks of a plan; left out, the interpreter
 */
export function exampleValue(
  model: Model, rule: Rule, example: Example, engineOf: (plan: Plan) => Pick<Interpreter, 'runBlock'> = createInterpreter,
): number {
  const shapes = new Shapes(model.dimensions);
  const numbers: number[] = [];
  const inputs = new Map<string, InputValues>();
  const push = (values: readonly number[]): { offset: number; length: number } => {
    numbers.push(...values);
    return { offset: numbers.length - values.length, length: values.length };
  };
  const constant = { years: 1, firstYear: example.year, unitText: '1', source: 'example', confidence: 'A' };
  for (const [text, mention] of mentionsOf(rule.expression)) {
    const value = example.values.get(text)!;
    if (mention.kind === 'band') {
      const rows = value instanceof Map ? [...(value as ReadonlyMap<string, number>)] : [];
      const limits = push(rows.map(([limit]) => (limit === 'below' ? -Infinity : Number(limit))));
      inputs.set(mention.input, { name: mention.input, ...constant, values: push(rows.map(([, row]) => row)), limits });
      continue;
    }
    inputs.set(text, { name: text, ...constant, values: push(cellsOf(mention, value, shapes)) });
  }
  const expression = asInputs(rule.expression);
  const declared = [...inputs.keys()].map((name) => [name, {
    ...rule, name, dimensions: [], byPath: false, range: {}, ...(model.inputs.get(name)?.bandOf && { bandOf: model.inputs.get(name)!.bandOf }),
  }] as const);
  const plainRule: { -readonly [K in keyof Rule]: Rule[K] } = { ...rule, expression, maxLagYears: 0 };
  delete plainRule.start;
  delete plainRule.entry;
  delete plainRule.ledgerOf;
  const shape = shapes.of(rule.dimensions);
  const cell = rule.dimensions.reduce(
    (flat, name, axis) => flat * shape.sizes[axis]! + shapes.dimension(name).labels.indexOf(example.cell.get(name)!), 0);
  const plan: Plan = {
    model: {
      ...model, inputs: new Map(declared as never), yearOrder: [rule.name], startOrder: [],
      rules: new Map([[rule.name, plainRule]]),
    },
    title: model.title, baseYear: example.year - 1, lastYear: example.year, paths: 0, seed: '', seedWords: [0, 0, 0],
    numbers: Float64Array.from(numbers), inputs, given: new Map(), starts: new Map(), noises: [], correlations: [],
    outputs: [{ name: rule.name, rule: rule.name, cell }], profiles: [],
  };
  return engineOf(plan).runBlock({ block: 0, firstPath: 0, pathCount: 1, isBestEstimate: true }).columns[0]!;
}

/** Every mention as an input of the same dimensions, named by its text. */
function asInputs(e: Expression): Expression {
  if (isMention(e)) return { kind: 'input', name: mentionText(e), dimensions: e.dimensions };
  return mapParts(e, asInputs);
}

/** A number for all cells, or by label of the one dimension that has those labels, repeated along the others. */
function cellsOf(mention: Expression, value: number | ReadonlyMap<string, number>, shapes: Shapes): number[] {
  const shape = shapes.of(mention.dimensions);
  if (typeof value === 'number') return new Array<number>(shape.length).fill(value);
  const axis = shape.names.findIndex((name) => [...value.keys()].every((label) => shapes.dimension(name).labels.includes(label)));
  return Array.from({ length: shape.length }, (_, cell) => {
    const name = shape.names[axis];
    if (name === undefined) return NaN;
    return value.get(shapes.dimension(name).labels[cellIndices(shape.sizes.map((size) => ({ size })), cell)[axis]!]!) ?? 0;
  });
}
