import { type Expression, type Model, nodesOf } from '../model/index.js';

/** 提及 — which inputs the rules use at all, and which of them the base year needs. */
export interface Mentions {
  readonly inputs: ReadonlySet<string>;
  readonly startInputs: ReadonlySet<string>;
}

export function mentionsOf(model: Model): Mentions {
  const inputs = new Set<string>();
  const startInputs = new Set<string>();
  for (const { expression, start, entry } of model.rules.values()) {
    collect(expression, inputs);
    if (entry) collect(entry.expression, inputs);
    if (start?.kind !== 'formula') continue;
    collect(start.expression, inputs);
    collect(start.expression, startInputs);
  }
  return { inputs, startInputs };
}

function collect(expression: Expression, names: Set<string>): void {
  for (const node of nodesOf(expression)) {
    if (node.kind === 'input') names.add(node.name);
    else if (node.kind === 'band') names.add(node.input);
  }
}
