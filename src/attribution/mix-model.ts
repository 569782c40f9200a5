import { type Model, pathDependentRules, type Rule } from '../model/index.js';
import { allFormulas, rulesBehind, ruleVersions, unionOrder, unionStartOrder } from './separable.js';

/** Which side each named thing is taken from. */
export type Pick = (kind: 'input' | 'rule', name: string) => 'before' | 'after';

/**
 * 混合模型 — models made of the rules of two: of each rule one side's version, of what only one side has that one. What no
 * version of the asked rules is computed from is left out, in every mixture alike.
 */
export class ModelMixer {
  /** Rules that the figures asked for are computed from, on either side. */
  readonly asked: ReadonlySet<string>;
  readonly #before: Model;
  readonly #after: Model;
  readonly #versions: ReadonlyMap<string, readonly Rule[]>;
  readonly #kept: ReadonlySet<string>;
  readonly #areWhole: boolean;
  readonly #yearOrder: readonly string[];
  readonly #startOrder: readonly string[];

  /**
   * @param areWhole rules come all from one side or all from the other
   * @param areChecked books that both sides keep are kept and checked in every mixture
   */
  constructor(before: Model, after: Model, asked: readonly string[], { areWhole, areChecked }: { readonly areWhole: boolean; readonly areChecked: boolean }) {
    this.#before = before;
    this.#after = after;
    this.#areWhole = areWhole;
    this.#versions = ruleVersions(before, after);
    this.asked = rulesBehind(asked, this.#versions);
    const books = areChecked ? [...before.rules.values()].filter(({ name, ledgerOf }) => ledgerOf !== undefined && after.rules.get(name)?.ledgerOf === ledgerOf) : [];
    this.#kept = books.length === 0 ? this.asked : rulesBehind([...this.asked, ...books.flatMap(({ name, ledgerOf }) => [name, ledgerOf!])], this.#versions);
    this.#yearOrder = areWhole ? [] : unionOrder(before, after)!;
    this.#startOrder = areWhole ? [] : unionStartOrder(before, after);
    this.#books = new Set(books.map(({ name }) => name));
  }

  readonly #books: ReadonlySet<string>;

  /** @param rulesFrom the side of all rules where they are not taken one by one */
  mix(pick: Pick, rulesFrom: 'before' | 'after'): Model {
    const side = (from: 'before' | 'after'): Model => (from === 'before' ? this.#before : this.#after);
    const inputs = new Map([...this.#after.inputs.keys(), ...this.#before.inputs.keys()].map((name) => {
      const from = pick('input', name);
      return [name, (side(from).inputs.get(name) ?? side(other(from)).inputs.get(name))!];
    }));
    const own = side(rulesFrom);
    const names = (this.#areWhole ? [...own.rules.keys()] : [...this.#versions.keys()]).filter((name) => this.#kept.has(name));
    const picked = new Map(names.map((name) => {
      const from = this.#areWhole ? rulesFrom : pick('rule', name);
      return [name, (side(from).rules.get(name) ?? side(other(from)).rules.get(name))!];
    }));
    const isThere = (name: string): boolean => picked.has(name);
    const { summary: _, ...rest } = own;
    return {
      ...rest, inputs, rules: this.#finished(picked, inputs), noises: this.#noises(rulesFrom), defaultOutputs: [],
      yearOrder: (this.#areWhole ? own.yearOrder : this.#yearOrder).filter(isThere),
      startOrder: (this.#areWhole ? own.startOrder : this.#startOrder).filter((name) => picked.get(name)?.start?.kind === 'formula'),
    };
  }

  /** What rules know of one another: who depends on the path, how far back they are asked for. */
  #finished(picked: ReadonlyMap<string, Rule>, inputs: Model['inputs']): Map<string, Rule> {
    const dependent = pathDependentRules(Array.from(picked.values(), (rule) => ({ name: rule.name, formulas: allFormulas(rule) })), inputs);
    return new Map([...picked].map(([name, { ledgerOf, ...rule }]) => [name, {
      ...rule, isPathDependent: dependent.has(name),
      // More than is asked for changes no value.
      maxLagYears: Math.max(...this.#versions.get(name)!.map(({ maxLagYears }) => maxLagYears)),
      ...(ledgerOf !== undefined && this.#books.has(name) && { ledgerOf }),
    }]));
  }

  /** Noises of both sides: one that no rule mentions disturbs no other. */
  #noises(rulesFrom: 'before' | 'after'): Model['noises'] {
    const [own, others] = rulesFrom === 'before' ? [this.#before.noises, this.#after.noises] : [this.#after.noises, this.#before.noises];
    const kinds = new Map(others.map(({ name, kind }) => [name, kind]));
    return [
      ...own.map((noise) => ({ ...noise, kind: noise.kind ?? kinds.get(noise.name) })),
      ...others.filter(({ name }) => !own.some((each) => each.name === name)),
    ];
  }
}

function other(side: 'before' | 'after'): 'before' | 'after' {
  return side === 'before' ? 'after' : 'before';
}
