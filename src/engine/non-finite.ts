import type { NonFinite } from './block.js';
import type { PathState } from './state.js';

/** 非有限值 — counts rule-years with a NaN or an infinity and remembers the first: where the trouble began. */
export class NonFiniteCount {
  private count = 0;
  private first: NonNullable<NonFinite['first']> | undefined;

  reset(): void {
    this.count = 0;
    this.first = undefined;
  }

  check(rule: string, values: Float64Array, state: PathState): void {
    // x·0 is ±0 for finite x and NaN otherwise: one running sum instead of a test per cell.
    let probe = 0;
    for (const value of values) probe += value * 0;
    if (probe === 0) return;
    this.count++;
    this.first ??= { rule, path: state.isBestEstimate ? -1 : state.path, year: state.year };
  }

  result(): NonFinite {
    return { count: this.count, ...(this.first && { first: this.first }) };
  }
}
