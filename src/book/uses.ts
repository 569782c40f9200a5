import { type Expression, nodesOf, type Rule } from '../model/index.js';
import type { Use, UsePart } from './types.js';

/** 规则的引用 — everything a rule's formulas take, each thing in each way once, in reading order of formula, start and entry. */
export function usesOf({ expression, start, entry }: Rule): Use[] {
  const uses = new Map<string, Use>();
  const add = (part: UsePart, root: Expression): void => {
    for (const node of nodesOf(root)) {
      for (const use of usesOfNode(node)) {
        const whole = { ...use, part };
        const key = [part, use.kind, use.name, use.how, use.years].join(' ');
        if (!uses.has(key)) uses.set(key, whole);
      }
    }
  };
  add('formula', expression);
  if (start?.kind === 'formula') add('start', start.expression);
  if (entry) add('entry', entry.expression);
  return [...uses.values()];
}

function usesOfNode(node: Expression): Omit<Use, 'part'>[] {
  switch (node.kind) {
    case 'rule':
    case 'input':
      return [{ kind: node.kind, name: node.name, how: 'now', years: 0 }];
    case 'prev':
      return [{ kind: 'rule', name: node.rule, how: 'prev', years: node.years }];
    case 'last_year':
    case 'leaving':
      return [{ kind: 'rule', name: node.rule, how: node.kind, years: 1 }];
    case 'younger':
    case 'given_adjustment':
      return [{ kind: 'rule', name: node.rule, how: node.kind, years: 0 }];
    case 'band':
      return [{ kind: 'input', name: node.input, how: 'band', years: 0 }];
    case 'noise':
      return [{ kind: 'noise', name: node.name, how: node.noise, years: 0 }];
    case 'coordinate':
    case 'isLabel':
      return [{ kind: 'dimension', name: node.dimension, how: 'coordinate', years: 0 }];
    case 'sum':
    case 'mean':
      return node.over.map((name) => ({ kind: 'dimension', name, how: 'over', years: 0 }));
    default:
      return [];
  }
}
