import type { Bilingual } from '../messages/index.js';
import type { Expression, Unit } from '../model/index.js';

/** What a name of a condition stands for, in one year or in each of a range of years. */
export interface Mention {
  readonly kind: 'output' | 'input';
  readonly name: string;
  /** Without what it explains in brackets, unless that is what tells it apart. */
  readonly label: Bilingual;
  readonly unit: Unit;
  /** Flat cell numbers, added up; `[0]` without dimensions. */
  readonly cells: readonly number[];
  /** What the cells are called where several are added up without being named; none beyond a few. */
  readonly summed: readonly Bilingual[];
  /** What the one cell is called that was named, where its label has words. */
  readonly cellLabel?: Bilingual;
  /** Absent for an input that is the same in all years. */
  readonly first?: number;
  readonly last?: number;
}

/** A number with its unit. */
export interface Amount {
  readonly kind: 'amount';
  readonly value: number;
  readonly unit: Unit;
}

/** 跨年汇总 — a formula over several years taken together. */
export interface Across {
  readonly kind: 'across';
  readonly how: 'sum' | 'any' | 'all' | 'min' | 'max';
  readonly body: Expression;
  readonly years: readonly number[];
  readonly unit: Unit;
}

export type Term = Mention | Amount | Across;

export type Statistic =
  | { readonly kind: 'probability' }
  | { readonly kind: 'mean' }
  | { readonly kind: 'quantile'; readonly probability: number }
  | { readonly kind: 'best' };

/** 条件 — a statistic over paths of a formula over results, and the limit it must keep; in every one of its years. */
export interface Condition {
  /** As written, in half-width marks. */
  readonly text: string;
  readonly statistic: Statistic;
  /** Names are those of `terms`, as `rule` nodes. */
  readonly body: Expression;
  readonly operator: '<' | '<=' | '>' | '>=';
  /** Amounts and inputs alone. */
  readonly limit: Expression;
  readonly unit: Unit;
  /** Rate or flag, for how its values are written. */
  readonly valueKind: string;
  readonly terms: ReadonlyMap<string, Term>;
  /** Each must keep the limit; one entry of `undefined` where every name says its own year. */
  readonly years: readonly (number | undefined)[];
}
