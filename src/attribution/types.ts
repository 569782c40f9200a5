import type { GivenChange, InputChange, RuleChange } from '../analysis/index.js';
import type { Bilingual } from '../messages/index.js';

/** 变动 — one thing that two scenarios differ in and that can be taken from either. */
export type Change =
  | { readonly kind: 'input'; readonly change: InputChange }
  | { readonly kind: 'rule'; readonly change: RuleChange }
  /** All rules of one side or all of the other: said where they cannot be taken one by one. */
  | { readonly kind: 'rules' }
  | { readonly kind: 'given'; readonly change: GivenChange }
  /** All correlations at once: a matrix with some pairs of one side and some of the other need not be a correlation matrix. */
  | { readonly kind: 'correlations' }
  /** The base year with all stocks at its end. */
  | { readonly kind: 'base' }
  | { readonly kind: 'seed' };

/**
 * 变动项 — what has one bar in the waterfall. `name` is that of its input or rule, or of what it stands for;
 * `unrebuilt_before` and `unrebuilt_after` are what lies between a stored run and the same scenario computed today.
 */
export interface ChangeUnit {
  readonly name: string;
  readonly kind: 'input' | 'rule' | 'given' | 'outturns' | 'correlations' | 'base' | 'seed' | 'rules' | 'group' | 'unrebuilt';
  readonly label: Bilingual;
  /** Empty for `unrebuilt`. */
  readonly changes: readonly Change[];
}

/** A mean over paths with its paired standard error, and the best estimate, in the unit of the output. */
export interface Effect {
  readonly mean: number;
  /** 0 without random paths. */
  readonly standardError: number;
  readonly best: number;
}

/** 贡献 — what a change contributes to the difference; the means of all add up to that of the difference exactly, and so do the best estimates. */
export interface Contribution extends Effect {
  readonly unit: ChangeUnit;
  /** Of sampled orders: how far the mean may be from that over all orders, as a standard error; 0 when none was left out. */
  readonly orderError: number;
  /** Of the whole difference of means; undefined where that is 0. */
  readonly share: number | undefined;
  /** The first scenario with this change alone, less the first scenario; undefined where it was not computed. */
  readonly alone: Effect | undefined;
  /** The second scenario less the second without this change; undefined where it was not computed. */
  readonly last: Effect | undefined;
}

/** 交互 — what two changes do together beyond what each does alone, all else as in the first scenario. */
export interface Interaction extends Effect {
  readonly names: readonly [string, string];
}

/** How the difference was split. */
export type Method =
  /** Mean over all orders in which the changes can be made. */
  | { readonly kind: 'shapley' }
  /** Mean over some orders, half of them the others backwards. */
  | { readonly kind: 'sampled'; readonly orders: number }
  /** One after another in this order. */
  | { readonly kind: 'sequential'; readonly order: readonly string[] };

/** What is split: an output column in a year, or its sum over years. */
export interface Target {
  readonly output: string;
  readonly first: number;
  readonly last: number;
}

/** 归因 — the difference of two scenarios in one figure as a sum of contributions. */
export interface Attribution {
  readonly target: Target;
  readonly label: Bilingual;
  /** As `unitText` writes it. */
  readonly unit: string;
  /** Kind of the rule: `stock`, `rate` …; empty where it has none. */
  readonly kind: string;
  readonly method: Method;
  readonly paths: number;
  readonly before: Effect;
  readonly after: Effect;
  readonly difference: Effect;
  /** In the order of the chapters, or of a given order. */
  readonly contributions: readonly Contribution[];
  /** Changes from which this figure is not computed, by any formula: they contribute 0 and were not run. */
  readonly without: readonly ChangeUnit[];
  /** Pairs of changes that were both run alone and together, the largest first. */
  readonly interactions: readonly Interaction[];
}
