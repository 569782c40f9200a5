import type { Bilingual } from '../messages/index.js';
import type { Dimension, InputDeclaration, Rule } from '../model/index.js';
import type { Plan, ResolvedScenario } from '../scenario/index.js';

/** 一方 — one of two compared scenarios, resolved. */
export interface DiffSide {
  /** As the user named it: a scenario file or the folder of a finished run. */
  readonly path: string;
  readonly kind: 'scenario' | 'run';
  readonly plan: Plan;
  readonly scenario: ResolvedScenario;
  /** Of the run itself, or of the run that the scenario would make with stored paths. */
  readonly fingerprint: string;
  /** What of a run can no longer be told, since its files were changed or moved; empty for a scenario. */
  readonly unknown: UnknownParts;
}

/** 不可知 — parts of a run whose files no longer are what they were; what stands in for them is not compared. */
export interface UnknownParts {
  readonly inputs: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** Start tables of rules. */
  readonly starts: ReadonlySet<string>;
  /** The rulebook is another one than the run's: rules are those of today. */
  readonly rulebook: boolean;
}

/** Something said once on each side; undefined where a side has nothing. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** 一段年份 — consecutive years with the same two values; undefined: nothing there (for a given value, the formula computes). */
export interface YearStretch extends Pair<number> {
  readonly first: number;
  readonly last: number;
}

/** 一组格 — cells that change alike, by the coordinates they take along each dimension. */
export interface CellGroup {
  /** Coordinates in declared order, per dimension in declared order. */
  readonly where: readonly { readonly dimension: string; readonly labels: readonly string[] }[];
  readonly cells: number;
  /** True when the group is all cells with these coordinates, false when it is only some of them. */
  readonly isWhole: boolean;
  readonly stretches: readonly YearStretch[];
}

/** 数的差别 — how two sets of numbers differ over the years compared. */
export type NumbersChange =
  /** One number for all cells and years. */
  | { readonly kind: 'number'; readonly before: number; readonly after: number }
  /** One number for all cells, moving by year. */
  | { readonly kind: 'series'; readonly years: number; readonly changedYears: number; readonly stretches: readonly YearStretch[]; readonly largest: YearStretch }
  | TableChange
  /** Rows of piecewise tables, by stretches of years in which both tables stand still. */
  | { readonly kind: 'bands'; readonly periods: readonly BandPeriod[]; readonly years: number; readonly changedYears: number }
  /** Sets by path: numbers of the paths both have. */
  | { readonly kind: 'paths'; readonly before: number; readonly after: number; readonly compared: number; readonly changed: number }
  /** Cells of another shape, which cannot be compared one by one. */
  | { readonly kind: 'shape'; readonly before: Shape; readonly after: Shape };

export interface TableChange {
  readonly kind: 'table';
  /** Cells of one year. */
  readonly cells: number;
  readonly changedCells: number;
  /** 1 when neither side moves by year. */
  readonly years: number;
  readonly changedYears: number;
  /** Consecutive years in which any cell differs. */
  readonly spans: readonly { readonly first: number; readonly last: number }[];
  /** Coordinates of all cells that differ. */
  readonly where: CellGroup['where'];
  readonly isWhole: boolean;
  /** Cells that change alike; all of them, or undefined when there are more than can be told. */
  readonly groups: readonly CellGroup[] | undefined;
  /** Over changed numbers whose old value is not 0, as shares, and how many numbers had been 0; undefined when all had. */
  readonly relative: { readonly mean: number; readonly least: number; readonly most: number; readonly fromZero: number } | undefined;
  readonly largest: { readonly cell: readonly string[]; readonly year: number } & Pair<number>;
  /** Sums of amounts and counts over all cells, where the numbers do not move by year. */
  readonly totals: { readonly before: number; readonly after: number } | undefined;
}

/** What two piecewise tables say from a limit up to the next; undefined where a table says nothing yet. */
export interface BandRow extends Pair<number> {
  /** Lower limit; −∞ for what lies below the first limit. */
  readonly from: number;
}

export interface BandPeriod {
  readonly first: number;
  readonly last: number;
  /** For every limit of either table, ascending. */
  readonly rows: readonly BandRow[];
}

export interface Shape {
  readonly unit: string;
  readonly dimensions: readonly string[];
  readonly cells: number;
  readonly isBand: boolean;
  readonly isByPath: boolean;
}

/** Texts about a thing that decide no result. */
export type DocumentationPart =
  | 'title' | 'label' | 'source' | 'confidence' | 'note' | 'gap' | 'kind' | 'range' | 'uncertainty' | 'summary';

export interface DocumentationChange extends Pair<Bilingual> {
  readonly part: DocumentationPart;
}

export interface InputChange {
  readonly name: string;
  readonly label: Bilingual;
  readonly chapter: string;
  readonly unit: string;
  readonly declaration: InputDeclaration;
  readonly dimensions: readonly Dimension[];
  readonly change: { readonly kind: 'added' | 'removed'; readonly numbers: NumbersFacts } | NumbersChange;
  readonly documentation: readonly DocumentationChange[];
}

/** What an input that only one side has is worth. */
export interface NumbersFacts {
  readonly least: number;
  readonly most: number;
  /** Numbers of one year. */
  readonly cells: number;
  readonly isByYear: boolean;
}

/** Cells of a rule whose given values differ. */
export interface GivenCells {
  readonly changed: number;
  readonly of: number;
  readonly where: CellGroup['where'];
  readonly isWhole: boolean;
}

/** 给定值之差 — of one rule, in the years that differ. */
export interface GivenChange {
  readonly name: string;
  readonly rule: Rule;
  readonly chapter: string;
  readonly unit: string;
  readonly dimensions: readonly Dimension[];
  /** `numbers`: one number a year. `cells`: other numbers cell by cell; stretches then say 1 where a side gives values. `shape`: the rule has other cells. */
  readonly kind: 'numbers' | 'cells' | 'shape';
  readonly stretches: readonly YearStretch[];
  readonly cells: GivenCells | undefined;
  readonly changedYears: number;
}

/** 对齐的公式 — pieces of two formulas side by side, in reading order; pieces of `same` stand in both. */
export interface FormulaPiece {
  readonly same: boolean;
  readonly before: string;
  readonly after: string;
}

export interface RuleTextChange extends Pair<string> {
  readonly part: 'formula' | 'unit' | 'dimensions' | 'start' | 'entry' | 'last' | 'ledger';
  /** Of formulas that both sides have. */
  readonly pieces?: readonly FormulaPiece[];
}

/** Something a formula mentions. */
export interface Mentioned {
  readonly name: string;
  readonly label: Bilingual | undefined;
}

export interface RuleChange {
  readonly name: string;
  readonly label: Bilingual;
  readonly chapter: string;
  readonly kind: 'added' | 'removed' | 'replaced';
  /** The rule on the side that has it; of the first side's when both have. */
  readonly rule: Rule;
  readonly unit: string;
  readonly texts: readonly RuleTextChange[];
  /** Start tables that differ. */
  readonly start: NumbersChange | undefined;
  readonly dimensions: readonly Dimension[];
  readonly newlyMentioned: readonly Mentioned[];
  readonly noLongerMentioned: readonly Mentioned[];
  readonly documentation: readonly DocumentationChange[];
  readonly follows: Following;
}

/** 随之变动 — what is computed from something that changed, directly or by way of other rules. */
export interface Following {
  readonly rules: readonly string[];
  readonly outputs: readonly Labelled[];
  readonly otherOutputs: readonly Labelled[];
  /** Rules of the second side in all. */
  readonly of: number;
}

export interface Labelled {
  readonly name: string;
  readonly label: Bilingual;
}

export interface ListChange {
  readonly key: 'outputs' | 'profiles' | 'allow_violation';
  readonly added: readonly Labelled[];
  readonly removed: readonly Labelled[];
  readonly isReordered: boolean;
}

/** Changes of what the rulebook declares besides inputs and rules. */
export interface DimensionChange {
  readonly name: string;
  readonly label: Bilingual;
  readonly before: { readonly size: number; readonly first: string; readonly last: string; readonly ageing: boolean } | undefined;
  readonly after: DimensionChange['before'];
}

export interface Documented {
  readonly kind: 'input' | 'rule' | 'scenario' | 'rulebook';
  /** Empty for the scenario or rulebook itself. */
  readonly name: string;
  readonly label: Bilingual | undefined;
  readonly chapter: string;
  readonly changes: readonly DocumentationChange[];
}

/** 情景之差 — everything two resolved scenarios differ in, lists by chapter and declared order. */
export interface ScenarioDiff {
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** Nothing differs that could change a result; documentation may. */
  readonly isSame: boolean;
  readonly header: readonly ({ readonly key: 'base_year' | 'last_year' | 'paths' | 'seed' } & Pair<string | number>)[];
  /** The simulated years both have; values of other years are not compared. */
  readonly years: { readonly first: number; readonly last: number };
  readonly isSameRulebook: boolean;
  readonly dimensions: readonly DimensionChange[];
  readonly noises: { readonly added: readonly Labelled[]; readonly removed: readonly Labelled[]; readonly isReordered: boolean };
  readonly inputs: readonly InputChange[];
  readonly sameInputs: number;
  readonly given: readonly GivenChange[];
  readonly sameGiven: number;
  readonly rules: readonly RuleChange[];
  readonly sameRules: number;
  readonly correlations: readonly { readonly a: Labelled; readonly b: Labelled; readonly before: number; readonly after: number }[];
  readonly lists: readonly ListChange[];
  readonly documentation: readonly Documented[];
  /** What was not compared, since a run's files are no longer what they were. */
  readonly notCompared: { readonly inputs: readonly Labelled[]; readonly given: readonly Labelled[]; readonly starts: readonly Labelled[]; readonly rulebook: boolean };
  /** Of all changes together; undefined when nothing changed. */
  readonly follows: Following | undefined;
}
