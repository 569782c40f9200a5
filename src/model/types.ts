import type { Bilingual } from '../messages/index.js';
import type { Place } from '../issues/index.js';

/** 维度 — a named axis. Numeric when it has `first` (coordinates first, first+1, …), labelled otherwise. */
export interface Dimension {
  readonly name: string;
  readonly label: Bilingual;
  readonly size: number;
  /** Coordinates as text, in order: `male`, `female` or `0` … `105`. */
  readonly labels: readonly string[];
  /** What the labels are called, in their order; absent where the rulebook gives no names. */
  readonly valueLabels?: readonly Bilingual[];
  /** Coordinate of index 0 when numeric. */
  readonly first?: number;
  /** Its people move one index up each year. */
  readonly ageing: boolean;
  readonly place: Place;
}

export type NoiseKind = 'normal' | 'uniform' | 'normal_once';

/** 噪声 — one random draw, per year or once per path. */
export interface Noise {
  readonly name: string;
  readonly label: Bilingual;
  /** How the formulas use it; undefined while no rule mentions it. */
  readonly kind: NoiseKind | undefined;
  readonly place: Place;
}

/** Exponents of yuan, person, month, year. */
export type Unit = readonly [yuan: number, person: number, month: number, year: number];

/** What values are allowed: `law` bounds refuse, `experience` bounds warn. Both ends inclusive. */
export interface InputRange {
  readonly law?: readonly [number, number];
  readonly experience?: readonly [number, number];
  readonly clause?: string;
}

/** 输入 — a number or table the scenario supplies. */
export interface InputDeclaration {
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: Unit;
  /** Dimensions of its cells (the year is never listed: any input may move by year). */
  readonly dimensions: readonly string[];
  /** For a piecewise table used by `band`: the unit of what is looked up. */
  readonly bandOf?: Unit;
  /** True when the scenario supplies one value per path and year. */
  readonly byPath: boolean;
  readonly range: InputRange;
  readonly note?: Bilingual;
  readonly place: Place;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^';
export type CompareOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type ElementwiseName = 'min' | 'max' | 'abs' | 'exp' | 'log' | 'sqrt' | 'floor' | 'ceil' | 'clamp';

/**
 * A checked formula. Every node carries `dimensions`, the names it varies over in declared order;
 * conditions are nodes too and hold 1 or 0.
 */
export type Expression = ExpressionKind & { readonly dimensions: readonly string[] };

export type ExpressionKind =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'year' }
  | { readonly kind: 'coordinate'; readonly dimension: string }
  | { readonly kind: 'isLabel'; readonly dimension: string; readonly label: string; readonly index: number; readonly equal: boolean }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: number }
  | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choose'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'elementwise'; readonly name: ElementwiseName; readonly operands: readonly Expression[] }
  | { readonly kind: 'prev'; readonly rule: string; readonly years: number }
  | { readonly kind: 'last_year'; readonly rule: string }
  | { readonly kind: 'younger'; readonly rule: string }
  | { readonly kind: 'leaving'; readonly rule: string }
  | { readonly kind: 'given_adjustment'; readonly rule: string }
  | ({ readonly kind: 'sum'; readonly operand: Expression } & Reduction)
  | ({ readonly kind: 'mean'; readonly operand: Expression; readonly weight: Expression } & Reduction)
  | { readonly kind: 'band'; readonly operand: Expression; readonly input: string }
  | { readonly kind: 'noise'; readonly noise: NoiseKind; readonly name: string };

/** What a sum or mean runs over. */
export interface Reduction {
  /** Dimensions the formula names. */
  readonly named: readonly string[];
  /** All dimensions removed, in declared order: the named ones and those whose coordinate the condition mentions. */
  readonly over: readonly string[];
  readonly condition?: Expression;
}

export type RuleKind = 'stock' | 'flow' | 'rate' | 'flag';
export type OutputKind = 'path' | 'profile' | 'none';

/** What a rule is worth at the end of the base year. */
export type Start =
  | { readonly kind: 'formula'; readonly expression: Expression; readonly text: string }
  | { readonly kind: 'table'; readonly file: string; readonly place: Place };

/** 算例 — a worked case of one rule: mentions of its formula → value. */
export interface Example {
  /** Coordinate of each dimension of the rule. */
  readonly cell: ReadonlyMap<string, string>;
  readonly year: number;
  /** Mention as written (`prev(account)`, `normal(cpi)`) → number for all cells, or by label of its one dimension, or a band table. */
  readonly values: ReadonlyMap<string, number | ReadonlyMap<string, number>>;
  /** The expected result as printed; the last digit says how exact it is. */
  readonly result: string;
  readonly place: Place;
}

/** Which rules play which role in the short printed summary of a run. */
export interface SummaryRoles {
  readonly fan: string;
  readonly shortfall?: string;
  readonly compliance: readonly string[];
  readonly payers: readonly string[];
}

/** 规则 — a named formula with its unit, labels and clause. */
export interface Rule {
  readonly name: string;
  readonly chapter: string;
  readonly label: Bilingual;
  readonly unit: Unit;
  readonly kind?: RuleKind;
  readonly source?: string;
  readonly note?: Bilingual;
  readonly gap?: Bilingual;
  readonly output: OutputKind;
  readonly text: string;
  readonly expression: Expression;
  readonly dimensions: readonly string[];
  readonly isPathDependent: boolean;
  readonly start?: Start;
  readonly entry?: { readonly expression: Expression; readonly text: string };
  readonly lastIsOpen: boolean;
  /** Longest lag any formula takes of this rule, in years; 0 when none does. */
  readonly maxLagYears: number;
  /** Name of the rule whose size the residual is measured against, when this rule is a ledger check. */
  readonly ledgerOf?: string;
  readonly examples: readonly Example[];
  readonly place: Place;
}

/** 模型 — a checked rulebook. */
export interface Model {
  readonly title: Bilingual;
  readonly dimensions: readonly Dimension[];
  readonly noises: readonly Noise[];
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Rule names in the order they run within a year. */
  readonly yearOrder: readonly string[];
  /** Rules with a `start` formula, in the order they are computed at the base year. */
  readonly startOrder: readonly string[];
  /** Output rules when the scenario names none. */
  readonly defaultOutputs: readonly string[];
  readonly summary?: SummaryRoles;
  /** Other names that people may write for a rule or an input, outside formulas: name → what it means. */
  readonly alsoCalled?: Readonly<Record<string, string>>;
  /** Folder of the rulebook, as places name it: relative to the working folder. */
  readonly folder: string;
  /** Files of the rulebook with their hashes, in reading order. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Chapters in reading order. */
  readonly chapters: readonly { readonly name: string; readonly title: Bilingual }[];
}
