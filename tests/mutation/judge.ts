// 判定 — who notices that a rule has changed, the cheapest witness first.
import type { Model } from '../../src/model/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { RulebookClaims } from './by-claim.js';
import { noticedByExample } from './by-example.js';
import { BaselineResults, GOLDEN_PATHS } from './by-run.js';
import { checkMutants, type Living } from './check.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { keyOf, reachedIn } from './reach.js';

/** Who notices a mutant first, as one letter of `outcome.csv`. */
export const WITNESSES = {
  /** The checker refuses it: units, dimensions, order. */
  checker: 'c',
  /** A worked example has another result. */
  example: 'e',
  /** The worked examples do not say what the formula now takes: the rulebook is refused. */
  names: 'n',
  /** An input of the baseline is mentioned no more: the baseline is refused. */
  input: 'u',
  /** The second computation, which uses neither engine nor rulebook, disagrees. */
  independent: 'i',
  /** A claim of tests/rulebook about policy, money, published tables or balances fails. */
  claim: 'a',
  /** Only the recorded results of the baseline differ. */
  golden: 'g',
  /** Nobody. */
  nobody: '-',
} as const;

export type Witness = keyof typeof WITNESSES;

export interface Judged {
  readonly model: Model;
  /** Why the checker refuses those it does. */
  readonly refused: ReadonlyMap<Mutant, string>;
  readonly mutants: readonly Mutant[];
  readonly witnesses: Map<Mutant, Witness>;
  /** Those that neither checker nor examples notice. */
  readonly left: readonly Living[];
}

/** 初判 — all mutants of a rulebook before the checker and its own worked examples; a few seconds. */
export function judgeByText(folder: string, { model, inputs }: Plan): Judged {
  const mutants = [...model.rules.values()].flatMap((rule) => mutantsOf(model, rule));
  const { refused, living } = checkMutants(folder, model, mutants, new Set(inputs.keys()));
  const witnesses = new Map<Mutant, Witness>([...refused.keys()].map((mutant) => [mutant, 'checker']));
  const left: Living[] = [];
  for (const each of living) {
    const noticed = noticedByExample(model, each);
    if (noticed) witnesses.set(each.mutant, noticed === 'value' ? 'example' : 'names');
    else if (each.losesInput) witnesses.set(each.mutant, 'input');
    else left.push(each);
  }
  return { model, mutants, refused, witnesses, left };
}

/** 复判 — mutants before what is computed: the baseline and the claims of tests/rulebook. */
export class Court {
  private readonly plan: Plan;
  private readonly baseline: BaselineResults;
  private readonly claims = new RulebookClaims();
  /** By run, the mutants that show in it. */
  private readonly reached: ReadonlyMap<string, ReadonlySet<Living>>;

  constructor(plan: Plan, mutants: readonly Living[]) {
    this.plan = plan;
    this.baseline = new BaselineResults(plan);
    const runs = [...GOLDEN_PATHS.map(([path, isBestEstimate]) => ({ plan, path, isBestEstimate })), ...this.claims.runs];
    this.reached = new Map(runs.map((run) => [keyOf(run), reachedIn(run, mutants)]));
  }

  judge(mutant: Living): Witness {
    const model = mutant.load();
    if ('refusal' in model) return 'checker';
    const isReached = (run: string): boolean => this.reached.get(run)?.has(mutant) ?? true;
    const [best, ...random] = GOLDEN_PATHS.map(([path, isBestEstimate]) => isReached(keyOf({ plan: this.plan, path, isBestEstimate })));
    const ofBestEstimate = best ? this.baseline.ofBestEstimate(model) : undefined;
    if (ofBestEstimate === 'independent') return 'independent';
    if (this.claims.refutedBy(model, isReached) !== undefined) return 'claim';
    return ofBestEstimate ?? (random.some(Boolean) ? this.baseline.ofRandomPaths(model) : undefined) ?? 'nobody';
  }
}
