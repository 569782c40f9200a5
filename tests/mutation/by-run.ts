// 运行查出 — do the results of the baseline change, and does the second computation without the engine notice?
import { AssertionError } from 'node:assert';
import { createInterpreter } from '../../src/engine/index.js';
import type { Model } from '../../src/model/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { Figures, independentFigures } from '../rulebook/independent-figures.js';
import { expectReassociated } from '../tolerances.js';

/** Paths of the golden file: the best estimate and two random ones. */
export const GOLDEN_PATHS = [[0, true], [0, false], [63, false]] as const;

type Values = (rule: string) => Float64Array;

/** 基准结果 — what the baseline gives as it stands, to hold mutants against. */
export class BaselineResults {
  private readonly plan: Plan;
  private readonly independent = independentFigures();
  private readonly figures: Figures;
  private readonly golden: readonly Float64Array[]; // per path [output × year]

  constructor(plan: Plan) {
    this.plan = plan;
    this.figures = new Figures(plan.model);
    this.golden = GOLDEN_PATHS.map(([path, isBestEstimate]) => {
      const { columns } = createInterpreter(plan).runBlock({ block: 0, firstPath: path, pathCount: 1, isBestEstimate });
      return columns;
    });
  }

  /** Follows the best estimate until a year in which the independent figures disagree; else tells whether the golden file does. */
  ofBestEstimate(model: Model): 'independent' | 'golden' | undefined {
    const otherYears: number[] = [];
    const isIndependent = this.follow(model, 0, (year, values) => {
      if (!this.isGolden(0, year, values)) otherYears.push(year);
      return this.isIndependent(year, values);
    });
    return !isIndependent ? 'independent' : otherYears.length > 0 ? 'golden' : undefined;
  }

  /** Do the random paths of the golden file show the change? */
  ofRandomPaths(model: Model): 'golden' | undefined {
    const isSame = [1, 2].every((which) => this.follow(model, which, (year, values) => this.isGolden(which, year, values)));
    return isSame ? undefined : 'golden';
  }

  /** Runs a path of the changed rulebook while a year is as it should be. */
  private follow(model: Model, which: number, isRight: (year: number, values: Values) => boolean): boolean {
    const [path, isBestEstimate] = GOLDEN_PATHS[which]!;
    const plan = { ...this.plan, model };
    try {
      createInterpreter(plan).runPath(path, isBestEstimate, (year, values) => {
        if (year > plan.baseYear && !isRight(year, values)) throw new Stop();
      });
      return true;
    } catch (error) {
      if (error instanceof Stop) return false;
      throw error;
    }
  }

  private isGolden(which: number, year: number, values: Values): boolean {
    const { outputs, baseYear, lastYear } = this.plan;
    // The years of tests/golden/baseline.spec.ts.
    if (year !== 2021 && year % 5 !== 0) return true;
    const years = lastYear - baseYear;
    return outputs.every(({ rule, cell }, column) => Object.is(values(rule)[cell], this.golden[which]![column * years + year - baseYear - 1]));
  }

  private isIndependent(year: number, values: Values): boolean {
    const figures = this.independent.get(year)!;
    try {
      for (const [name, expected] of figures) expectReassociated(this.figures.value(name, values), expected, name);
      return true;
    } catch (error) {
      if (error instanceof AssertionError) return false;
      throw error;
    }
  }
}

/** Ends a path that needs no further years. */
class Stop extends Error {}
