import type { Expression, InputDeclaration } from './types.js';
import { nodesOf } from './walk.js';

/** A rule with all formulas that say what it is, that of its entry and those of its start included. */
export interface NamedFormulas {
  readonly name: string;
  readonly formulas: readonly Expression[];
}

/** 依赖路径的规则 — names of rules that depend on the path, since something they mention does: a noise, an input by path, such a rule. */
export function pathDependentRules(rules: Iterable<NamedFormulas>, inputs: ReadonlyMap<string, InputDeclaration>): Set<string> {
  const dependent = new Set<string>();
  const isDependent = (part: Expression): boolean => {
    if (part.kind === 'noise') return true;
    if (part.kind === 'input') return inputs.get(part.name)!.byPath;
    if (part.kind === 'band') return inputs.get(part.input)!.byPath;
    if (part.kind === 'rule') return dependent.has(part.name);
    // A rule counts as dependent through its entry too, so whoever reaches back to it does.
    return 'rule' in part && dependent.has(part.rule);
  };
  const sweep = Array.from(rules, ({ name, formulas }) => ({ name, parts: formulas.flatMap((formula) => [...nodesOf(formula)]) }));
  // To and fro, so that rules declared in the order of their use, or against it, are done in two sweeps.
  for (let size = -1; dependent.size > size; sweep.reverse()) {
    size = dependent.size;
    for (const { name, parts } of sweep) if (!dependent.has(name) && parts.some(isDependent)) dependent.add(name);
  }
  return dependent;
}
