// 断言查出 — do the claims of tests/rulebook about people and money fail on the changed rulebook?
import * as files from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import * as modelFolder from '../../src/model/index.js';
import type { Model } from '../../src/model/index.js';
import type { Plan } from '../../src/scenario/index.js';
import * as engines from '../engines.js';
import * as cohort from '../rulebook/cohort.js';
import * as projection from '../rulebook/projection.js';
import * as tolerances from '../tolerances.js';
import { keyOf, type Run } from './reach.js';
import { type Framework, readClaims } from './spec-files.js';

/** Spec files whose claims are put to the mutants, quick ones first. */
const SPECS = ['base-year', 'money', 'policy', 'published-tables', 'invariants'] as const;

/** A claim that fails, thrown out of its file: the first one is enough. */
class Refuted extends Error {}

/** 断言 — the claims of those files, each known by the runs it looks at. */
export class RulebookClaims {
  private readonly files = SPECS.map((name) => ({ name, claims: readClaims(join(import.meta.dirname, '../rulebook'), name) }));
  /** Runs that a block of a file looks at, by the block's name; those inside blocks within it are counted. */
  private readonly looksAt = new Map<string, Set<string>>();
  private readonly known = new Map<string, Run>();

  /** Runs everything on the rulebook as it stands, to learn who looks at which run. */
  constructor() {
    for (const file of this.files) {
      const blocks: string[] = [];
      const enter = (name: string, body: () => void): void => {
        blocks.push([...blocks.slice(-1), name].join(' > '));
        this.looksAt.set(blocks.at(-1)!, this.looksAt.get(blocks.at(-1)!) ?? new Set());
        body();
        blocks.pop();
      };
      const look = (run: Run): void => {
        this.known.set(keyOf(run), run);
        for (const block of blocks) this.looksAt.get(block)!.add(keyOf(run));
      };
      enter(file.name, () => { file.claims(inTurn(enter), modulesFor((plan) => plan, look)); });
    }
  }

  /** Every run that a claim looks at. */
  get runs(): readonly Run[] {
    return [...this.known.values()];
  }

  /** The file whose claim fails, undefined when all hold. `reached` tells of a run whether the change shows in it at all. */
  refutedBy(model: Model, reached: (run: string) => boolean): string | undefined {
    const changed = new Map<Plan, Plan>();
    const change = (plan: Plan): Plan => {
      const found = changed.get(plan) ?? { ...plan, model };
      changed.set(plan, found);
      return found;
    };
    for (const file of this.files) {
      const blocks: string[] = [];
      const enter = (name: string, body: () => void): void => {
        const block = [...blocks.slice(-1), name].join(' > ');
        const runs = this.looksAt.get(block);
        if (runs && runs.size > 0 && ![...runs].some(reached)) return;
        blocks.push(block);
        try {
          body();
        } catch (error) {
          throw error instanceof Refuted ? error : new Refuted(block, { cause: error });
        }
        blocks.pop();
      };
      try {
        enter(file.name, () => { file.claims(inTurn(enter), modulesFor(change, () => undefined)); });
      } catch (error) {
        if (error instanceof Refuted) return file.name;
        throw error;
      }
    }
    return undefined;
  }
}

/** Blocks run where they stand, the tests of a block after its body. */
function inTurn(enter: (name: string, body: () => void) => void): Framework {
  const waiting: (() => void)[][] = [[]];
  const runWaiting = (): void => {
    for (const each of waiting.pop()!) each();
  };
  return {
    describe(name, body) {
      enter(name, () => {
        waiting.push([]);
        body();
        runWaiting();
      });
    },
    // Outside any block there is nobody to run it later.
    test(name, body) {
      if (waiting.length === 1) enter(name, body);
      else waiting.at(-1)!.push(() => { enter(name, body); });
    },
    beforeAll(body) {
      waiting.at(-1)!.unshift(body);
    },
  };
}

/** The imports of the spec files: plans are changed on the way, the interpreter alone runs them. */
function modulesFor(change: (plan: Plan) => Plan, look: (run: Run) => void): Readonly<Record<string, object>> {
  const original = new Map<Plan, Plan>();
  const changed = (plan: Plan): Plan => {
    const other = change(plan);
    original.set(other, plan);
    return other;
  };
  const lookAt = (plan: Plan, path: number, isBestEstimate: boolean): void => {
    look({ plan: original.get(plan) ?? plan, path, isBestEstimate });
  };
  class Projection extends projection.Projection {
    constructor(...[engine, plan, path = 0, isBestEstimate = plan.paths === 0, rules]: ConstructorParameters<typeof projection.Projection>) {
      lookAt(plan, path, isBestEstimate);
      super(engine, plan, path, isBestEstimate, rules);
    }
  }
  const walkPath: typeof engines.walkPath = (engine, plan, path, isBestEstimate, visit) => {
    lookAt(plan, path, isBestEstimate);
    engines.walkPath(engine, plan, path, isBestEstimate, visit);
  };
  return {
    vitest: { expect },
    'node:fs': files,
    '../engines.js': { ...engines, ENGINES: ['interpreter'], walkPath },
    '../tolerances.js': tolerances,
    '../../src/model/index.js': modelFolder,
    './cohort.js': cohort,
    './projection.js': {
      ...projection, Projection,
      planOf: (...asked: Parameters<typeof projection.planOf>) => changed(plansOf(asked)),
      planWith: (...asked: Parameters<typeof projection.planWith>) => changed(projection.planWith(...asked)),
    },
  };
}

/** `planWith` remembers its plans; so that a run is known again, so must `planOf`. */
const plans = new Map<string, Plan>();

function plansOf(asked: Parameters<typeof projection.planOf>): Plan {
  const key = JSON.stringify(asked);
  const plan = plans.get(key) ?? projection.planOf(...asked);
  plans.set(key, plan);
  return plan;
}
