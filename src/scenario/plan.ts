import type { CountyTables } from '../counties/index.js';
import type { Model, NoiseKind } from '../model/index.js';
import type { Bilingual } from '../messages/index.js';

/** Paths per block, the unit of work; part of the plan so that results cannot depend on the machine. */
export const BLOCK_PATHS = 64;

/** A stretch of `Plan.numbers`. */
export interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** 输入取值 — one input's numbers, unfolded to the declared dimensions. */
export interface InputValues {
  readonly name: string;
  /** Years in `values`: 1 when constant, else one row per year from `firstYear`. */
  readonly years: number;
  readonly firstYear: number;
  /** [year × cell] row-major; for a band table [year × row]; for a set by path [path × year], the run's paths only. */
  readonly values: Slice;
  /** Band table only: lower limits [year × row], ascending, −∞ for a "below" row, +∞ as padding. */
  readonly limits?: Slice;
  /** Set by path only: medians over all paths of the set, [year]; the best estimate reads them, whatever `paths` says. */
  readonly medians?: Slice;
  readonly unitText: string;
  readonly source: string;
  readonly confidence: string;
}

/** 给定值 — pinned values of a rule; only years flagged in `isGiven` count. */
export interface GivenValues {
  readonly rule: string;
  readonly firstYear: number;
  /** One flag per year from `firstYear`, 1 = pinned. */
  readonly isGiven: readonly number[];
  /** [year × cell] row-major. */
  readonly values: Slice;
}

/** A `start` table: row 0 is the base year, row k the k-th year before it. */
export interface StartValues {
  readonly rule: string;
  /** [lag × cell] row-major; when fewer rows than the longest lag, the last row holds for earlier years. */
  readonly values: Slice;
  readonly rows: number;
}

export interface NoiseLayout {
  readonly name: string;
  readonly kind: NoiseKind;
  /** 32-bit hash of the name, the fourth Philox counter word. */
  readonly nameHash: number;
}

/** Correlated noises of one kind: values = lower × independent draws, row by row. */
export interface CorrelationLayout {
  readonly kind: 'normal' | 'normal_once';
  /** Indices into `Plan.noises`, in declared order. */
  readonly noises: readonly number[];
  /** Cholesky factor [n × n] row-major. */
  readonly lower: readonly number[];
}

/** 输出列 — one float64 column of `paths.arrow`. */
export interface OutputColumn {
  /** `fund_balance`, or `members.ordinary.female` for one cell of a rule with dimensions. */
  readonly name: string;
  readonly rule: string;
  /** Flat cell index (0 for a rule without dimensions). */
  readonly cell: number;
}

/** 计划 — everything a run needs, decided; sent once to each worker, numbers in shared memory. */
export interface Plan {
  readonly model: Model;
  readonly title: Bilingual;
  readonly baseYear: number;
  readonly lastYear: number;
  /** Number of random paths; 0 runs the best estimate alone. */
  readonly paths: number;
  readonly seed: string;
  /** Philox key (2 words) and the seed's counter word. */
  readonly seedWords: readonly [number, number, number];
  readonly numbers: Float64Array;
  readonly inputs: ReadonlyMap<string, InputValues>;
  readonly given: ReadonlyMap<string, GivenValues>;
  readonly starts: ReadonlyMap<string, StartValues>;
  readonly noises: readonly NoiseLayout[];
  readonly correlations: readonly CorrelationLayout[];
  readonly outputs: readonly OutputColumn[];
  /** Rules whose mean by cell is kept. */
  readonly profiles: readonly string[];
  /** Where the scenario names county tables: how the best estimate is taken apart. */
  readonly counties?: CountyTables;
}
