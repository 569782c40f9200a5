import { PURE, sameUnit } from '../model/index.js';
import type { Study } from '../run/index.js';
import type { Plan } from '../scenario/index.js';
import type { Lattice } from './answer.js';
import type { ValuesOf } from './evaluate.js';
import { mentionsOf, readersOf, sampleOf } from './trial.js';
import type { Condition, Mention } from './types.js';
import { type Vary, withValue } from './vary.js';
import { judge, observe, type Observed, type Verdict } from './verdict.js';

/** 试算一次 — what one value of the input gives. */
export interface Trial {
  /** Absent for the scenario as it is, where the input has several values. */
  readonly value?: number;
  readonly verdicts: readonly Verdict[];
}

/** One plan is computed while the next is compiled. */
const AT_ONCE = 2;

/** 试算 — every value is computed once, whoever asks. */
export class Trials {
  readonly lattice: Lattice;
  private readonly known = new Map<number | 'scenario', Promise<readonly Observed[]>>();
  private readonly plan: Plan;
  private readonly vary: Vary;
  private readonly conditions: readonly Condition[];
  private readonly study: Study;
  private readonly file: string;
  private readonly onTrial: (trial: Trial) => void;
  /** Names of the scenario's results that are 0 on every path: a budget that was not given is. */
  zeros: readonly string[] = [];
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(plan: Plan, vary: Vary, conditions: readonly Condition[], study: Study, file: string, onTrial: (trial: Trial) => void) {
    this.plan = plan;
    this.vary = vary;
    this.conditions = conditions;
    this.study = study;
    this.file = file;
    this.onTrial = onTrial;
    const steps = (value: number): number => value / vary.step;
    const current = vary.current === undefined ? undefined : Math.round(steps(vary.current));
    // A bound that is no multiple of the step is left out, not stepped over.
    this.lattice = { low: Math.ceil(steps(vary.low) - 1e-9), high: Math.floor(steps(vary.high) + 1e-9), ...(current !== undefined && { current }) };
  }

  /** Without the binary dust of a product: 0.3, not 0.30000000000000004. */
  valueAt(steps: number): number {
    return Number((steps * this.vary.step).toPrecision(12));
  }

  get count(): number {
    return this.known.size;
  }

  observedAt(steps: number): Promise<readonly Observed[]> {
    const value = this.valueAt(steps);
    // The scenario as it is, and the same value on the lattice, are one trial.
    if (value === this.vary.current && this.known.has('scenario')) return this.known.get('scenario')!;
    return this.compute(steps, () => withValue(this.plan, this.vary, value), value);
  }

  /** The scenario as it stands. */
  scenario(): Promise<readonly Observed[]> {
    return this.compute('scenario', () => this.plan, this.vary.current);
  }

  async verdictsAt(steps: number, limit?: number): Promise<readonly Verdict[]> {
    return (await this.observedAt(steps)).map((observed) => judge(observed, limit));
  }

  /** All trials of the lattice so far, in order of value. */
  async all(): Promise<{ readonly steps: number; readonly observed: readonly Observed[] }[]> {
    const found = await Promise.all([...this.known].map(async ([steps, observed]) => ({ steps, observed: await observed })));
    const { current } = this.lattice;
    return found
      .flatMap(({ steps, observed }) => (steps !== 'scenario' ? [{ steps, observed }] : current !== undefined && this.valueAt(current) === this.vary.current ? [{ steps: current, observed }] : []))
      .sort((a, b) => a.steps - b.steps);
  }

  private compute(key: number | 'scenario', planOf: () => Plan, value: number | undefined): Promise<readonly Observed[]> {
    const known = this.known.get(key);
    if (known) return known;
    const observed = this.run(planOf, key === 'scenario').then((found) => {
      this.onTrial({ ...(value !== undefined && { value }), verdicts: found.map((each) => judge(each)) });
      return found;
    });
    this.known.set(key, observed);
    return observed;
  }

  private async run(planOf: () => Plan, isScenario: boolean): Promise<readonly Observed[]> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running++;
    try {
      const { paths, best } = readersOf(await sampleOf(this.study, planOf(), this.file));
      if (isScenario) this.zeros = this.zerosIn(paths);
      return this.conditions.map((condition) => observe(condition, paths, best));
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
  private zerosIn(valuesOf: ValuesOf): string[] {
    const isZero = (mention: Mention): boolean => {
      const { first = 0, last = 0 } = mention;
      return Array.from({ length: last - first + 1 }, (_, index) => valuesOf(mention, first + index)).every((values) => values.every((value) => value === 0));
    };
    // A flag that is never set is an answer, not an omission.
    const isAmount = ({ kind, unit }: Mention): boolean => kind === 'output' && !sameUnit(unit, PURE);
    return [...new Set(this.conditions.flatMap(mentionsOf).filter((mention) => isAmount(mention) && isZero(mention)).map(({ name }) => name))];
  }
}
