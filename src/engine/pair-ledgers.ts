import type { LedgerResidual } from './block.js';

/** Where one ledger's rule and the rule it is measured against lie, indices of the first lane of each cell. */
export interface PairLedger {
  readonly rule: string;
  readonly residual: Int32Array;
  readonly scale: Int32Array;
}

const LANES = 2;

/** 核账 — the check of `LedgerCheck` on two paths at a time; the earlier path wins a tie, as when paths run one by one. */
export class PairLedgers {
  private readonly numbers: Float64Array;
  private readonly ledgers: readonly PairLedger[];
  /** Largest size seen on the path so far [ledger × lane]. */
  private readonly largest: Float64Array;
  /** Worst of the pair [ledger × lane] and its year; then of the block. */
  private readonly pairWorst: Float64Array;
  private readonly pairYear: Int32Array;
  private results: LedgerResidual[] = [];

  constructor(numbers: Float64Array, ledgers: readonly PairLedger[]) {
    this.numbers = numbers;
    this.ledgers = ledgers;
    this.largest = new Float64Array(ledgers.length * LANES);
    this.pairWorst = new Float64Array(ledgers.length * LANES);
    this.pairYear = new Int32Array(ledgers.length * LANES);
  }

  reset(): void {
    this.results = this.ledgers.map(({ rule }) => ({ rule, residual: 0, path: -1, year: -1 }));
  }

  startPair(): void {
    for (let k = 0; k < this.ledgers.length; k++) {
      for (let lane = 0; lane < LANES; lane++) {
        this.largest[k * LANES + lane] = this.size(this.ledgers[k]!.scale, lane);
        this.pairWorst[k * LANES + lane] = 0;
      }
    }
  }

  checkYear(year: number): void {
    for (let k = 0; k < this.ledgers.length; k++) {
      for (let lane = 0; lane < LANES; lane++) {
        const at = k * LANES + lane;
        this.largest[at] = Math.max(this.largest[at]!, this.size(this.ledgers[k]!.scale, lane));
        const size = this.size(this.ledgers[k]!.residual, lane);
        const residual = size === 0 ? 0 : size / this.largest[at];
        if (!(residual <= this.pairWorst[at]!)) {
          this.pairWorst[at] = residual;
          this.pairYear[at] = year;
        }
      }
    }
  }

  /** Takes over the pair's worst; `lanes` of them are paths of the block. */
  endPair(path: number, lanes: number, isBestEstimate: boolean): void {
    for (let lane = 0; lane < lanes; lane++) {
      for (let k = 0; k < this.ledgers.length; k++) {
        const residual = this.pairWorst[k * LANES + lane]!;
        if (residual <= this.results[k]!.residual) continue;
        this.results[k] = { rule: this.ledgers[k]!.rule, residual, path: isBestEstimate ? -1 : path + lane, year: this.pairYear[k * LANES + lane]! };
      }
    }
  }

  worst(): LedgerResidual[] {
    return this.results;
  }

  private size(cells: Int32Array, lane: number): number {
    let largest = 0;
    for (let i = 0; i < cells.length; i++) largest = Math.max(largest, Math.abs(this.numbers[cells[i]! + lane]!));
    return largest;
  }
}
