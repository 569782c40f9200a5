import type { Dimension, InputDeclaration, Model, Noise, NoiseKind, Rule } from '../model/index.js';
import type { Bilingual } from '../messages/index.js';
import type { Clauses, Reference } from './clause-types.js';

/** 条目 — what a name of a rulebook can be; noises have a namespace of their own, so one name may be a rule and a noise. */
export type EntryKind = 'rule' | 'input' | 'noise' | 'dimension';

/**
 * How a formula takes something: rules `now` or by one of the lags, inputs `now` or as a table of bands, noises as
 * drawn, dimensions by `coordinate` (its number or label) or summed `over`.
 */
export type UseHow = 'now' | 'prev' | 'last_year' | 'younger' | 'leaving' | 'given_adjustment' | 'band' | NoiseKind | 'coordinate' | 'over';

/** Which of a rule's formulas: of the year, at the end of the base year, or at the lowest index of an ageing dimension. */
export type UsePart = 'formula' | 'start' | 'entry';

/** 引用 — one thing that a rule takes, in one way. */
export interface Use {
  readonly kind: EntryKind;
  readonly name: string;
  readonly how: UseHow;
  /** Years back: 1 or more for `prev`, 1 for `last_year` and `leaving`, otherwise 0. */
  readonly years: number;
  readonly part: UsePart;
}

/** 被引用 — one rule that takes an entry, in one way. */
export interface UsedBy extends Omit<Use, 'kind' | 'name'> {
  readonly rule: string;
}

/** What a scenario does to a rule of the rulebook. */
export type Change =
  | { readonly kind: 'added' }
  /** Names of the attributes the scenario sets: `formula`, `source`, … */
  | { readonly kind: 'changed'; readonly attributes: readonly string[] };

/** 规则条目 */
export interface BookRule {
  readonly rule: Rule;
  /** Each thing taken in each way once, in reading order of formula, start, entry. */
  readonly uses: readonly Use[];
  /** In order of chapters. */
  readonly usedBy: readonly UsedBy[];
  /** What its `source` names; empty without one. */
  readonly references: readonly Reference[];
  /** Set by the scenario that the book was opened with; undefined for a rule as the rulebook has it. */
  readonly change?: Change;
}

/** 输入条目 */
export interface BookInput {
  readonly input: InputDeclaration;
  /** Name of the chapter that declares it. */
  readonly chapter: string;
  readonly usedBy: readonly UsedBy[];
  /** What `range.clause` names. */
  readonly references: readonly Reference[];
}

/** 噪声条目 */
export interface BookNoise {
  readonly noise: Noise;
  readonly chapter: string;
  readonly usedBy: readonly UsedBy[];
}

/** 维度条目 */
export interface BookDimension {
  readonly dimension: Dimension;
  readonly chapter: string;
  /** Rules whose formulas mention its coordinates or sum over it. */
  readonly usedBy: readonly UsedBy[];
  /** Rules that have a value for each of its coordinates. */
  readonly rules: readonly string[];
  /** Inputs that have. */
  readonly inputs: readonly string[];
}

/** 章 — what it declares, in the order it is written; names. */
export interface BookChapter {
  readonly name: string;
  readonly title: Bilingual;
  readonly rules: readonly string[];
  readonly inputs: readonly string[];
  readonly noises: readonly string[];
  readonly dimensions: readonly string[];
  /** True of the last chapter, which holds what a scenario adds. */
  readonly isOfScenario: boolean;
}

/** 规则书 — a rulebook with everything its readers ask for; every map is in reading order. */
export interface Book {
  readonly model: Model;
  readonly chapters: readonly BookChapter[];
  readonly rules: ReadonlyMap<string, BookRule>;
  readonly inputs: ReadonlyMap<string, BookInput>;
  readonly noises: ReadonlyMap<string, BookNoise>;
  readonly dimensions: ReadonlyMap<string, BookDimension>;
  /** What the sources say; undefined for a rulebook without `clauses.yaml`. */
  readonly clauses?: Clauses;
  /** Title of the scenario that the book was opened with. */
  readonly scenarioTitle?: Bilingual;
}
