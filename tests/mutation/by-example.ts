// 算例查出 — do the worked examples of a rule notice that its formula has changed?
import { AssertionError } from 'node:assert';
import { exampleValue } from '../../src/engine/index.js';
import { type Model, mentionsOf } from '../../src/model/index.js';
import { expectPublished } from '../tolerances.js';
import type { Living } from './check.js';

/** `value`: another result; `names`: the example does not say what the formula now takes, and the rulebook is refused. */
export type ByExample = 'value' | 'names';

/** @param model the rulebook as it stands */
export function noticedByExample(model: Model, { mutant, rule: changed }: Living): ByExample | undefined {
  if (mutant.part !== 'formula') return undefined;
  const { examples, name } = model.rules.get(mutant.rule)!;
  const [first] = examples;
  if (!first) return undefined;
  if ([...mentionsOf(changed.expression).keys()].some((mention) => !first.values.has(mention))) return 'names';
  if (changed.dimensions.some((dimension) => examples.some(({ cell }) => !cell.has(dimension)))) return 'names';
  for (const example of examples) {
    try {
      expectPublished(exampleValue(model, changed, example), example.result, name);
    } catch (error) {
      if (error instanceof AssertionError) return 'value';
      throw error;
    }
  }
  return undefined;
}
