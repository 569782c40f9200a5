// 不提出 — a plan whose every number is computed on the path.
import { type Expression, type InputDeclaration, mapParts, type Rule } from '../src/model/index.js';
import type { Plan } from '../src/scenario/index.js';

/** The name no rulebook can give an input. */
const ONE = 'one, on every path';

const ON_PATH: ReadonlySet<Expression['kind']> = new Set(['number', 'input', 'year', 'coordinate']);

/**
 * 全部留在路径上 — the plan with each number, input, year and coordinate multiplied by an input that differs by path and
 * is 1 on each: the same values to the last bit, but nothing that a compiler could work out before the run. Starts stay.
 */
export function unhoisted(plan: Plan): Plan {
  const { model, baseYear, lastYear } = plan;
  const years = lastYear - baseYear + 1;
  const length = Math.max(1, plan.paths) * years;
  const numbers = new Float64Array(plan.numbers.length + length).fill(1);
  numbers.set(plan.numbers);
  const values = { offset: plan.numbers.length, length };
  const declared: InputDeclaration = {
    name: ONE, label: { zh: '一', en: 'one' }, unit: [0, 0, 0, 0], dimensions: [], byPath: true, range: {}, place: { file: '', line: 1, column: 1 },
  };
  const rules = [...model.rules].map(([name, rule]): [string, Rule] => [name, {
    ...rule, isPathDependent: true, expression: onPath(rule.expression), ...(rule.entry && { entry: { ...rule.entry, expression: onPath(rule.entry.expression) } }),
  }]);
  return {
    ...plan, numbers,
    model: { ...model, inputs: new Map([...model.inputs, [ONE, declared]]), rules: new Map(rules) },
    inputs: new Map([...plan.inputs, [ONE, {
      name: ONE, years, firstYear: baseYear, values, medians: { offset: values.offset, length: years }, unitText: '1', source: 'test', confidence: 'A',
    }]]),
  };
}

function onPath(e: Expression): Expression {
  if (!ON_PATH.has(e.kind)) return mapParts(e, onPath);
  return { kind: 'binary', operator: '*', left: e, right: { kind: 'input', name: ONE, dimensions: [] }, dimensions: e.dimensions };
}
