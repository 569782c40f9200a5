import type { NoiseSource } from '../random/index.js';

/** A rule's values as formulas read them. */
export interface RuleValues {
  /** Cells `lag` years before the current one. */
  at(lag: number): Float64Array;
  /** Pinned value less formula value of this year [cell]; only where a formula asks for it. */
  readonly adjustment: Float64Array | undefined;
}

/** A rule's values of the current year and as many earlier ones as any formula reaches. */
export class RuleStorage implements RuleValues {
  /** Ring of [cell] arrays, one a year. */
  private readonly slots: Float64Array[];
  private cursor = 0;
  readonly adjustment: Float64Array | undefined;

  constructor(length: number, maxLagYears: number, needsAdjustment: boolean) {
    this.slots = Array.from({ length: maxLagYears + 1 }, () => new Float64Array(length));
    this.adjustment = needsAdjustment ? new Float64Array(length) : undefined;
  }

  /** Values `lag` years before the current one; at most the longest lag. */
  at(lag: number): Float64Array {
    const size = this.slots.length;
    return this.slots[(this.cursor + size - (lag % size)) % size]!;
  }

  nextYear(): void {
    this.cursor = (this.cursor + 1) % this.slots.length;
  }

  /** Forget the previous path: past and pinned differences start afresh. */
  reset(): void {
    this.cursor = 0;
    for (const slot of this.slots) slot.fill(0);
    this.adjustment?.fill(0);
  }
}

/** What every node of every formula reads while a path runs. */
export interface PathState {
  year: number;
  /** Index of the path in the whole run; 0 on the best estimate. */
  path: number;
  isBestEstimate: boolean;
  /** Counts years over all paths, so that shared nodes know whether they ran this year. */
  tick: number;
  readonly noise: NoiseSource;
  readonly rules: ReadonlyMap<string, RuleValues>;
}
