import type { Expression } from '../model/index.js';
import type { Where } from './cells.js';
import type { Context } from './context.js';
import type { Figure, TakenRule, Worked } from './types.js';
import { workOut } from './work.js';

type RuleMention = Expression & { readonly kind: 'rule' | 'prev' | 'last_year' | 'younger' | 'leaving' };

/** 取用规则 — the figures a mention of a rule stands for: same cell or another one, this year or before. */
export function takenRule(mention: RuleMention, year: number, where: Where, depth: number, context: Context): Omit<TakenRule, 'text' | 'value' | 'unit' | 'kind'> {
  const name = mention.kind === 'rule' ? mention.name : mention.rule;
  const { dimensions, entry, lastIsOpen } = context.model.rules.get(name)!;
  const ageing = dimensions.find((each) => context.cells.dimension(each).ageing);
  const last = ageing === undefined ? 0 : context.cells.dimension(ageing).size - 1;
  const figure = (when: number, index?: number): Figure =>
    context.figure(name, when, index === undefined ? where : new Map([...where, [ageing!, index]]), depth - 1);
  const taken = (figures: readonly Figure[], newcomers?: Worked): ReturnType<typeof takenRule> =>
    ({ how: 'rule', name, figures, ...(newcomers && { entry: newcomers }) });

  switch (mention.kind) {
    case 'rule':
      return taken([figure(year)]);
    case 'last_year':
      return taken([figure(year - 1)]);
    case 'younger':
      return taken([figure(year, Math.max(0, where.get(ageing!)! - 1))]);
    case 'leaving':
      return taken([figure(year - 1, last)]);
    case 'prev': {
      const { years } = mention;
      if (ageing === undefined) return taken([figure(year - years)]);
      const index = where.get(ageing)!;
      const isNew = index < years;
      const newcomers = isNew && years === 1 ? entry && workOut(entry.expression, year, where, depth - 1, context) : undefined;
      // The people so many indices lower, and in an open last cell those who stood above them already.
      const first = Math.max(0, index - years);
      const sources = lastIsOpen && index === last ? Array.from({ length: last + 1 - first }, (_, k) => first + k) : isNew ? [] : [first];
      return taken(sources.map((source) => figure(year - years, source)), newcomers);
    }
  }
}
