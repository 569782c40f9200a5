import type { DiffSide } from '../analysis/index.js';
import type { CorrelationLayout, OutputColumn, Plan } from '../scenario/index.js';
import { nodesOf } from '../model/index.js';
import { noiseHash } from '../random/index.js';
import { ModelMixer } from './mix-model.js';
import { JointNumbers } from './mix-numbers.js';
import { allFormulas, ruleVersions } from './separable.js';
import type { Subset } from './subsets.js';
import type { Change, ChangeUnit } from './types.js';

type Side = 'before' | 'after';

/** 混合计划 — plans that are the first scenario with some of its changes made; none made it is the first, all made the second. */
export class PlanMixer {
  /** Items that one of the figures is computed from; all others contribute 0. */
  readonly units: readonly ChangeUnit[];
  readonly without: readonly ChangeUnit[];
  readonly #sides: Readonly<Record<Side, Plan>>;
  readonly #joint: JointNumbers;
  readonly #model: ModelMixer;
  readonly #outputs: readonly OutputColumn[];
  /** Side of what is the same in all mixtures: parts of a run that nobody knows any more. */
  readonly #fixed: ReadonlyMap<string, Side>;

  /** @param before and `after`: cut to the years asked for, with equal numbers of paths */
  constructor(before: DiffSide, after: DiffSide, units: readonly ChangeUnit[], outputs: readonly OutputColumn[]) {
    this.#sides = { before: before.plan, after: after.plan };
    this.#joint = new JointNumbers(before.plan, after.plan);
    this.#outputs = outputs;
    const changes = units.flatMap((unit) => unit.changes);
    const areWhole = changes.some(({ kind }) => kind === 'rules');
    // Numbers cannot unbalance books; half of a change of rules can.
    const areChecked = changes.some(({ kind }) => kind === 'rule');
    this.#model = new ModelMixer(before.plan.model, after.plan.model, outputs.map(({ rule }) => rule), { areWhole, areChecked });
    this.#fixed = fixedSides(before, after);
    const isRelevant = this.#relevance();
    this.units = units.filter((unit) => unit.changes.some(isRelevant));
    this.without = units.filter((unit) => !unit.changes.some(isRelevant));
  }

  /** @param subset over `units` */
  plan(subset: Subset): Plan {
    // What no figure is computed from goes with all the rest, so that the last mixture is the second scenario in every rule.
    const isLast = !subset.includes('0');
    const made = new Set([...this.units.filter((_, index) => subset[index] === '1'), ...(isLast ? this.without : [])].flatMap((unit) => unit.changes.map(keyOf)));
    const side = (key: string): Side => this.#fixed.get(key) ?? (made.has(key) ? 'after' : 'before');
    const rulesFrom = side('rules');
    const model = this.#model.mix((kind, name) => side(`${kind} ${name}`), rulesFrom);
    const { before, after, numbers } = this.#joint;
    const numbersOf = (from: Side): typeof before => (from === 'before' ? before : after);
    const all = <T>(kind: string, part: (from: Side) => ReadonlyMap<string, T>): Map<string, T> => {
      const names = [...new Set([...part('after').keys(), ...part('before').keys()])];
      return new Map(names.flatMap((name): [string, T][] => {
        const from = side(`${kind} ${name}`);
        const own = part(from).get(name);
        // An input that one side does not have is there for the rules of the other; a given value is not.
        const value = own ?? (kind === 'input' ? part(from === 'before' ? 'after' : 'before').get(name) : undefined);
        return value === undefined ? [] : [[name, value]];
      }));
    };
    const isThere = ([name]: readonly [string, unknown]): boolean => model.rules.has(name);
    const base = side('base');
    const noises = model.noises.flatMap(({ name, kind }) => (kind ? [{ name, kind, nameHash: noiseHash(name) }] : []));
    const { title, lastYear, paths } = this.#sides.before;
    const { seed, seedWords } = this.#sides[side('seed')];
    return {
      model, title, baseYear: this.#sides[base].baseYear, lastYear, paths, seed, seedWords, numbers,
      inputs: all('input', (from) => numbersOf(from).inputs),
      given: new Map([...all('given', (from) => numbersOf(from).given)].filter(isThere)),
      starts: new Map([...this.#starts(base, side)].filter(isThere)),
      noises, correlations: this.#correlations(side('correlations'), noises), outputs: this.#outputs, profiles: [],
    };
  }

  /** Start tables: with the base year where that differs, else each with its rule. */
  #starts(base: Side, side: (key: string) => Side): Plan['starts'] {
    const { before, after } = this.#joint;
    if (this.#sides.before.baseYear !== this.#sides.after.baseYear) {
      const [own, rest] = base === 'before' ? [before, after] : [after, before];
      return new Map([...rest.starts, ...own.starts]);
    }
    const names = new Set([...after.starts.keys(), ...before.starts.keys()]);
    return new Map([...names].flatMap((name) => {
      const [own, rest] = side(`rule ${name}`) === 'before' ? [before, after] : [after, before];
      const values = own.starts.get(name) ?? rest.starts.get(name);
      return values ? [[name, values] as const] : [];
    }));
  }

  /** The factors of one side; its noises may have other places among those of both. */
  #correlations(from: Side, noises: Plan['noises']): CorrelationLayout[] {
    const own = this.#sides[from];
    return own.correlations.map((layout) => ({ ...layout, noises: layout.noises.map((index) => noises.findIndex(({ name }) => name === own.noises[index]!.name)) }));
  }

  /** Whether a change can reach any of the figures, by any formula of either side. */
  #relevance(): (change: Change) => boolean {
    const { before, after } = this.#sides;
    const asked = this.#model.asked;
    const mentioned = new Set<string>();
    for (const [name, versions] of ruleVersions(before.model, after.model)) {
      if (!asked.has(name)) continue;
      for (const part of versions.flatMap(allFormulas).flatMap((formula) => [...nodesOf(formula)])) {
        if (part.kind === 'input') mentioned.add(`input ${part.name}`);
        else if (part.kind === 'band') mentioned.add(`input ${part.input}`);
        else if (part.kind === 'noise') mentioned.add(`noise ${part.name}`);
      }
    }
    const correlated = [before, after].flatMap(({ correlations, noises }) => correlations.flatMap((layout) => layout.noises.map((index) => noises[index]!.name)));
    return (change) => {
      if (this.#fixed.has(keyOf(change))) return false;
      switch (change.kind) {
        case 'input': return mentioned.has(`input ${change.change.name}`);
        case 'rule':
        case 'given': return asked.has(change.change.name);
        case 'correlations': return correlated.some((name) => mentioned.has(`noise ${name}`));
        // With other dimensions everything is another rule, whatever its text.
        case 'rules': return true;
        case 'base': return true;
        case 'seed': return [...mentioned].some((key) => key.startsWith('noise '));
      }
    };
  }
}

function keyOf(change: Change): string {
  return 'change' in change ? `${change.kind} ${change.change.name}` : change.kind;
}

/** What a run no longer tells is taken from the other side throughout: its effect is in what cannot be rebuilt. */
function fixedSides(before: DiffSide, after: DiffSide): Map<string, Side> {
  const keys = ({ unknown }: DiffSide): string[] => [...[...unknown.inputs].map((name) => `input ${name}`), ...[...unknown.given].map((name) => `given ${name}`), ...[...unknown.starts].map((name) => `rule ${name}`)];
  return new Map([...keys(after).map((key) => [key, 'before'] as const), ...keys(before).map((key) => [key, 'after'] as const)]);
}
