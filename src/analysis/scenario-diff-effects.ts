import { type Expression, type Model, nodesOf, type Rule } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import type { Following, Labelled } from './scenario-diff-types.js';

/** What can change: the numbers of an input, a rule, how a noise is drawn, the cells of a dimension. */
export interface Changed {
  readonly inputs?: Iterable<string>;
  readonly rules?: Iterable<string>;
  readonly noises?: Iterable<string>;
  readonly dimensions?: Iterable<string>;
}

/** 影响 — follows what changed through every formula of both scenarios, this year's values and earlier ones alike. */
export class Effects {
  readonly #plan: Plan;
  /** Rules that mention a key: `input x`, `rule x`, `noise x`, `dimension x`. */
  readonly #users = new Map<string, Set<string>>();

  constructor(before: Plan, after: Plan) {
    this.#plan = after;
    for (const { model } of [before, after]) this.#addModel(model);
  }

  /** @returns rules of the second scenario that are computed from what changed, the changed rules among them */
  of({ inputs = [], rules = [], noises = [], dimensions = [] }: Changed): Following {
    const reached = new Set<string>(rules);
    const keysOf = (kind: string, names: Iterable<string>): string[] => [...names].map((name) => `${kind} ${name}`);
    const pending = [...keysOf('input', inputs), ...keysOf('noise', noises), ...keysOf('dimension', dimensions), ...keysOf('rule', reached)];
    for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
      for (const user of this.#users.get(key) ?? []) {
        if (reached.has(user)) continue;
        reached.add(user);
        pending.push(`rule ${user}`);
      }
    }
    const { model, outputs } = this.#plan;
    const written = [...new Set(outputs.map(({ rule }) => rule))].map((name): Labelled => ({ name, label: model.rules.get(name)!.label }));
    return {
      rules: [...model.rules.keys()].filter((name) => reached.has(name)),
      outputs: written.filter(({ name }) => reached.has(name)),
      otherOutputs: written.filter(({ name }) => !reached.has(name)),
      of: model.rules.size,
    };
  }

  #addModel({ rules }: Model): void {
    for (const rule of rules.values()) {
      for (const expression of formulasOf(rule)) {
        for (const key of mentionKeys(expression)) {
          const users = this.#users.get(key);
          if (users) users.add(rule.name);
          else this.#users.set(key, new Set([rule.name]));
        }
      }
    }
  }
}

export function formulasOf({ expression, start, entry }: Rule): Expression[] {
  return [expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])];
}

/** Keys of everything a formula takes: `input x`, `rule x`, `noise x`, `dimension x`. */
export function mentionKeys(expression: Expression): Set<string> {
  const keys = new Set<string>();
  for (const node of nodesOf(expression)) {
    for (const dimension of node.dimensions) keys.add(`dimension ${dimension}`);
    switch (node.kind) {
      case 'input': keys.add(`input ${node.name}`); break;
      case 'band': keys.add(`input ${node.input}`); break;
      case 'noise': keys.add(`noise ${node.name}`); break;
      case 'rule': keys.add(`rule ${node.name}`); break;
      case 'prev':
      case 'last_year':
      case 'younger':
      case 'leaving':
      case 'given_adjustment': keys.add(`rule ${node.rule}`); break;
      default:
    }
  }
  return keys;
}
