import type { Bilingual } from '../messages/index.js';
import type { RuleKind } from '../model/index.js';
import type { InputMark, InputTrial } from '../scenario/index.js';

/** 所问 — output columns of the plan (`fund_balance`, `members.ordinary.female`), each in each of the years. */
export interface SensitivityQuestion {
  readonly outputs: readonly string[];
  readonly years: readonly number[];
}

/** 所问的一格 — an output in a year, with what it is when no input is moved. */
export interface SensitivityTarget {
  readonly output: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly kind: RuleKind | undefined;
  readonly year: number;
  /** NaN when the plan has no random paths. */
  readonly mean: number;
  readonly standardError: number;
  readonly bestEstimate: number;
}

/** 影响 — of one trial on one target: with the input moved less without, path by path. */
export interface Effect {
  /** Of the means; of the best estimates when the plan has no random paths. */
  readonly difference: number;
  /** Of the paired differences over the paths; 0 when the plan has none, NaN for one path. */
  readonly standardError: number;
  readonly bestEstimate: number;
}

/** One value of an input, and its effect on every target, in the order of `Sensitivities.targets`. */
export interface TrialEffects {
  /** The input has this value already: there is nothing to move. */
  readonly isNow?: boolean;
  readonly trial: InputTrial;
  readonly effects: readonly Effect[];
}

export interface InputSensitivity {
  readonly mark: InputMark;
  readonly label: Bilingual;
  readonly unit: string;
  /** The number the input has; undefined when it has several, by year or cell. */
  readonly value: number | undefined;
  readonly source: string;
  readonly confidence: string;
  readonly trials: readonly TrialEffects[];
  /** Outputs asked for that are not computed from it. */
  readonly notBehind?: readonly string[];
}

/** 敏感性 — every marked input moved alone, on the noise of the centre. Effects of two inputs together are not their sum. */
export interface Sensitivities {
  readonly paths: number;
  readonly seed: string;
  /** Outputs in the order asked, each in its years. */
  readonly targets: readonly SensitivityTarget[];
  /** In declared order. */
  readonly inputs: readonly InputSensitivity[];
  /** Inputs of the scenario without a mark, in declared order. */
  readonly unmarked: readonly string[];
}

/** One side of a bar: what the input is, and what comes of it. */
export interface TornadoSide extends Effect {
  readonly isNow?: boolean;
  readonly trial: InputTrial;
}

/** 龙卷风图的一条 — an input with the smaller and the larger of its values; both absent sides have no bar. */
export interface TornadoRow {
  readonly input: InputSensitivity;
  /** A value below the one in use, or a factor below 1. */
  readonly low: TornadoSide | undefined;
  readonly high: TornadoSide | undefined;
  /** The larger of the two effects in size. */
  readonly size: number;
}

/**
 * 没有影响的原因 — `now`: at all its values it is what it is; `apart`: the output is not computed from it; `idle`: it is, but nothing
 * comes of the move, such as where a limit or a condition stands between.
 */
export type NoEffectReason = 'now' | 'apart' | 'idle';

export interface WithoutEffect {
  readonly input: InputSensitivity;
  readonly reason: NoEffectReason;
}

/** 一格的龙卷风图 — bars by size, and the inputs whose effect is none: exactly, or no more than rounding. */
export interface Tornado {
  readonly rows: readonly TornadoRow[];
  readonly without: readonly WithoutEffect[];
}
