import { type DraftRule, formulasOf } from './draft.js';
import { type Expression, type InputDeclaration, nodesOf } from '../model/index.js';

/** 依赖路径的规则 — a rule depends on the path if anything it mentions does: a noise, an input by path, such a rule. */
export function pathDependentRules(
  drafts: ReadonlyMap<string, DraftRule>, inputs: ReadonlyMap<string, InputDeclaration>,
): Set<string> {
  const dependent = new Set<string>();
  const isDependent = (part: Expression): boolean => {
    if (part.kind === 'noise') return true;
    if (part.kind === 'input') return inputs.get(part.name)!.byPath;
    if (part.kind === 'band') return inputs.get(part.input)!.byPath;
    if (part.kind === 'rule') return dependent.has(part.name);
    // A rule counts as dependent through its entry too, so whoever reaches back to it does.
    return 'rule' in part && dependent.has(part.rule);
  };
  // To and fro, so that rules declared in the order of their use, or against it, are done in two sweeps.
  const sweep = [...drafts.values()];
  for (let size = -1; dependent.size > size; sweep.reverse()) {
    size = dependent.size;
    for (const draft of sweep) {
      if (!dependent.has(draft.name) && formulasOf(draft).some(({ formula }) => [...nodesOf(formula.expression)].some(isDependent))) dependent.add(draft.name);
    }
  }
  return dependent;
}
