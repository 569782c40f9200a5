import type { Model, SummaryRoles } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import type { ComparisonRoles } from './types.js';

/** Rules of the rulebook resident-pension that a comparison speaks of besides those its `summary` names. */
const RESIDENT_ROLES = {
  publicCost: 'public_cost', realPension: 'average_pension_real', replacementRate: 'replacement_rate', monthsCovered: 'months_covered', monthsCoveredOwn: 'months_covered_own',
  participants: 'participants', prices: 'price_index', discount: 'discount_rate',
} as const satisfies Partial<ComparisonRoles>;

/** Roles that mean something only where the user supplied the input: its zeros stand for "none given". */
const WHERE_SUPPLIED = [
  { input: 'local_revenue_start', roles: { burden: 'local_burden' } },
  { input: 'budget_line', roles: { budget: 'budget', budgetExceeded: 'budget_exceeded' } },
] as const satisfies readonly { readonly input: string; readonly roles: Partial<ComparisonRoles> }[];

/** 各角色 — as far as there are the rules. */
export function rolesOf(summary: SummaryRoles | undefined, has: (rule: string) => boolean): ComparisonRoles {
  const named: [string, string][] = [RESIDENT_ROLES, ...WHERE_SUPPLIED.map(({ roles }) => roles)].flatMap((roles) => Object.entries(roles));
  const { payers = [], compliance = [], fan, shortfall } = summary ?? {};
  return {
    ...(fan !== undefined && has(fan) && { fan }), ...(shortfall !== undefined && has(shortfall) && { shortfall }),
    compliance: compliance.filter(has),
    // A total of some of the payers would pass for one of all.
    payers: payers.every(has) ? payers : [],
    ...Object.fromEntries(named.filter(([, rule]) => has(rule))),
  };
}

/** Rules that play a part in a comparison of these plans; those of inputs that nobody supplied are not among them. */
function neededRules(plans: readonly Plan[]): string[] {
  const { model } = plans[0]!;
  const idle = WHERE_SUPPLIED.filter(({ input }) => !plans.some((plan) => isSupplied(plan, input))).flatMap(({ roles }): string[] => Object.values(roles));
  const { payers, compliance = [], ...others } = rolesOf(model.summary, (rule) => !idle.includes(rule) && plans.every((plan) => plan.model.rules.has(rule)));
  const rest: Record<string, string> = others;
  return [...Object.values(rest), ...compliance, ...payers];
}

function isSupplied({ inputs, numbers }: Plan, name: string): boolean {
  const input = inputs.get(name);
  return input !== undefined && numbers.subarray(input.values.offset, input.values.offset + input.values.length).some((value) => value > 0);
}

/**
 * 各情景的输出 — for each scenario its own outputs and, so that all can be compared, those of the others and what a comparison needs.
 * A rule that not all models have, or that has other cells, stays with its own scenario.
 */
export function comparedOutputs(plans: readonly Plan[]): string[][] {
  const own = plans.map(({ outputs }) => [...new Set(outputs.map(({ rule }) => rule))]);
  const common = [...new Set([...own.flat(), ...neededRules(plans)])].filter((name) => {
    const shape = shapeOf(plans[0]!.model, name);
    return shape !== undefined && plans.every(({ model }) => shapeOf(model, name) === shape);
  });
  return own.map((names) => [...common, ...names.filter((name) => !common.includes(name))]);
}

function shapeOf({ rules, dimensions }: Model, name: string): string | undefined {
  const rule = rules.get(name);
  return rule && JSON.stringify([rule.unit, rule.dimensions.map((each) => dimensions.find((dimension) => dimension.name === each)?.size)]);
}

/** 起算年 — the year after the last one of which something is given: what is decided now can act from then on. */
export function firstOpenYear({ given, baseYear, lastYear }: Plan): number {
  let last = baseYear;
  for (const { firstYear, isGiven } of given.values()) last = Math.max(last, firstYear + isGiven.lastIndexOf(1));
  return Math.min(last + 1, lastYear);
}
