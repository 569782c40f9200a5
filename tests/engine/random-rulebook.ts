import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedScenario, loadScenario } from '../../src/scenario/index.js';
import { type Draft, draftFormula, draftLeafOrSum, rarely } from './random-formula.js';
import { type BandDraft, type InputDraft, bandDraft, inputDraft } from './random-inputs.js';
import { writeProject } from './write-rulebook.js';

/** A rule before the rulebook around it is known; picks and masks are taken modulo what there is. */
export interface RuleDraft {
  readonly mask: number;
  readonly formula: Draft;
  readonly start: { readonly form: 'none' | 'number' | 'formula' | 'table'; readonly draft: Draft; readonly salt: number; readonly rows: number };
  readonly entry: Draft | undefined;
  readonly entryShare: number;
  readonly isOpen: boolean;
  readonly given: { readonly years: number; readonly isTable: boolean; readonly salt: number } | undefined;
  readonly ledger: number | undefined;
  readonly cover: number;
}

/** 骨架 — a rulebook and a scenario as fast-check makes and shrinks them. */
export interface Shape {
  readonly dimensions: readonly { readonly size: number; readonly kind: 'label' | 'number' | 'ageing'; readonly first: number }[];
  readonly inputs: readonly InputDraft[];
  readonly bands: readonly BandDraft[];
  readonly noises: readonly string[];
  readonly correlation: number;
  readonly rules: readonly RuleDraft[];
  readonly years: number;
  readonly paths: number;
  readonly isReversed: boolean;
  readonly outputs: number;
  readonly profiles: number;
}

const salt = fc.nat({ max: 999 });
const size = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 17, max: 40 }));
const dimensionDraft = fc.record({ size, kind: fc.constantFrom('label', 'number', 'ageing'), first: fc.constantFrom(0, 1, 16, -2) });
const ruleDraft: fc.Arbitrary<RuleDraft> = fc.record({
  mask: fc.constantFrom(0, 1, 2, 4, 8, 3, 5, 9, 6, 10, 12, 7, 11, 13, 14, 15, 15, 15),
  formula: draftFormula,
  start: fc.record({ form: fc.constantFrom('number', 'formula', 'table', 'none', 'formula'), draft: draftLeafOrSum, salt, rows: fc.integer({ min: 0, max: 3 }) }),
  entry: fc.option(draftLeafOrSum, { nil: undefined, freq: 2 }),
  entryShare: fc.nat({ max: 3 }),
  isOpen: fc.boolean(),
  given: rarely(fc.record({ years: fc.nat({ max: 63 }), isTable: fc.boolean(), salt })),
  ledger: rarely(fc.nat({ max: 9 })),
  cover: fc.nat({ max: 63 }),
});

const shape = (mostRules: number): fc.Arbitrary<Shape> => fc.record({
  dimensions: fc.oneof(fc.array(dimensionDraft, { maxLength: 1 }), fc.array(dimensionDraft, { minLength: 2, maxLength: 3 }), fc.array(dimensionDraft, { minLength: 2, maxLength: 4 })),
  inputs: fc.array(inputDraft, { minLength: 1, maxLength: 5 }),
  bands: fc.array(bandDraft, { maxLength: 2 }),
  noises: fc.array(fc.constantFrom('normal', 'uniform', 'normal_once'), { maxLength: 4 }),
  correlation: fc.constantFrom(0, 0.3, -0.25),
  rules: fc.array(ruleDraft, { minLength: 1, maxLength: mostRules, size: 'max' }),
  years: fc.integer({ min: 1, max: 6 }),
  paths: fc.constantFrom(2, 1, 3, 0, 5, 63, 64, 65),
  isReversed: fc.boolean(),
  outputs: fc.nat({ max: 255 }),
  profiles: fc.nat({ max: 255 }),
});

/** 随机规则库 — the files of a rulebook and its scenario; prints itself as its author would read it. */
export class RandomProject {
  readonly files: ReadonlyMap<string, string>;

  constructor(files: ReadonlyMap<string, string>) {
    this.files = files;
  }

  /** Through the loaders that every run uses; issues instead of a plan when the checker refuses. */
  load(): LoadedScenario {
    const folder = mkdtempSync(join(tmpdir(), 'random-'));
    try {
      mkdirSync(join(folder, 'rulebook'));
      for (const [name, text] of this.files) writeFileSync(join(folder, name), text);
      return loadScenario(join(folder, 'scenario.yaml'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  toString(): string {
    return [...this.files].map(([name, text]) => `# ${name}\n${text.split('\n').slice(0, 120).join('\n')}`).join('\n');
  }

  [fc.toStringMethod](): string {
    return this.toString();
  }
}

/** Random projects of so many rules at most. */
export function randomProjects(mostRules: number): fc.Arbitrary<RandomProject> {
  return fc.noBias(shape(mostRules)).map((drafts) => new RandomProject(writeProject(drafts)));
}

/** Small enough to be read when engines part. */
export const randomProject: fc.Arbitrary<RandomProject> = randomProjects(7);
