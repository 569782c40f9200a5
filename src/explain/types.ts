import type { Bilingual } from '../messages/index.js';
import type { Expression } from '../model/index.js';
import type { DrawRecord } from '../random/index.js';

/** 量 — a value with what it takes to word it. */
export interface Quantity {
  readonly value: number;
  /** As `unitText` writes it. */
  readonly unit: string;
  /** `rate`, `flag`, … of the rule it stands for; empty for anything else. */
  readonly kind: string;
}

/** One coordinate of a cell. */
export interface Coordinate {
  readonly dimension: string;
  readonly label: string;
}

/** A condition that decided which part of the formula counts. */
export interface Choice {
  readonly text: string;
  readonly holds: boolean;
}

/** 算出的公式 — one formula at one year and cell, with every value it took. */
export interface Worked {
  readonly text: string;
  /** The formula without the branches that were not taken. */
  readonly expression: Expression;
  /** What each mention, sum and table look-up of `expression` was worth. */
  readonly values: ReadonlyMap<Expression, Quantity>;
  readonly choices: readonly Choice[];
  readonly takes: readonly Taken[];
}

/**
 * Where a rule's value came from: its formula, a pinned value of the scenario, the start at the end of the base year
 * (a formula or a table), or nothing (a rule without start is 0 there).
 */
export type Origin = 'formula' | 'given' | 'start' | 'start_table' | 'none';

/** 一个数 — the value of a rule in one year and cell. */
export interface Figure extends Quantity {
  readonly rule: string;
  readonly label: Bilingual;
  readonly year: number;
  readonly cell: readonly Coordinate[];
  readonly origin: Origin;
  /** The formula behind `formula`, `start` and `given` (then what it would have given). */
  readonly formulaText?: string;
  /** Absent where the tree ends: `end` says why. */
  readonly worked?: Worked;
  /** Pinned: what the formula would have given. */
  readonly formulaValue?: number;
  /** `depth`: more beneath; `repeat`: taken apart elsewhere in the tree; `size`: the tree is full. */
  readonly end?: 'depth' | 'repeat' | 'size';
  /** Table of the scenario behind `start_table`. */
  readonly table?: string;
}

/** 取用 — one thing a formula took. */
export type Taken = TakenRule | TakenInput | TakenNoise | TakenBand | TakenSum | TakenAdjustment;

interface TakenBase extends Quantity {
  /** As the formula says it. */
  readonly text: string;
}

/** A rule, this year's or by a lag. */
export interface TakenRule extends TakenBase {
  readonly how: 'rule';
  readonly name: string;
  /** One; several where an open last cell keeps its own people; none where nobody was there yet. */
  readonly figures: readonly Figure[];
  /** What newcomers at the first index bring, when the rule says so; with figures only where that index is the open last one. */
  readonly entry?: Worked;
}

export interface TakenInput extends TakenBase {
  readonly how: 'input';
  readonly name: string;
  readonly label: Bilingual;
  readonly cell: readonly Coordinate[];
  /** Absent for an input that is the same in all years. */
  readonly year?: number;
  readonly source: string;
  readonly confidence: string;
  /** CSV or Arrow file of the scenario, as written there. */
  readonly file?: string;
  readonly note?: string;
}

export interface TakenNoise extends TakenBase {
  readonly how: 'noise';
  readonly name: string;
  readonly label: Bilingual;
  readonly noise: 'normal' | 'uniform' | 'normal_once';
  readonly draw: DrawRecord;
}

/** A row of a table of bands. */
export interface TakenBand extends TakenBase {
  readonly how: 'band';
  readonly name: string;
  readonly label: Bilingual;
  /** What was looked up. */
  readonly operand: Quantity & { readonly text: string };
  /** Lower limit of the row found; −∞ for the one below all limits. */
  readonly from: number;
  /** Lower limit of the next row, when there is one. */
  readonly to?: number;
  readonly source: string;
  readonly confidence: string;
  readonly file?: string;
  readonly takes: readonly Taken[];
}

/** One of the cells a sum or mean runs over. */
export interface Contribution {
  readonly cell: readonly Coordinate[];
  /** What is added; of a mean value × weight. */
  readonly value: number;
}

export interface TakenSum extends TakenBase {
  readonly how: 'sum' | 'mean';
  /** Cells that meet the condition. */
  readonly cells: number;
  /** Those of them that are not zero. */
  readonly filled: number;
  /** A mean's sum of weights. */
  readonly weight?: Quantity;
  /** Unit of what is added: of a mean that of value × weight. */
  readonly addedUnit: string;
  /** Largest first. */
  readonly largest: readonly Contribution[];
  /** What is added in the largest cell: the operand, of a mean operand * weight. */
  readonly worked?: Worked;
}

/** What pinning a stock added to it. */
export interface TakenAdjustment extends TakenBase {
  readonly how: 'adjustment';
  readonly name: string;
  readonly label: Bilingual;
}

/** 解释 — the tree of one figure. */
export interface Explanation {
  readonly path: number;
  readonly isBestEstimate: boolean;
  readonly root: Figure;
  /** Figures in the tree. */
  readonly figures: number;
}
