import type { Plan } from '../scenario/index.js';
import type { LedgerResidual } from './block.js';
import type { PathState, RuleValues } from './state.js';

/**
 * 核账 — for each rule marked `ledger: x`, the largest |residual| relative to the largest |x| the path has seen so
 * far: a balance that passes through zero must not turn the rounding of earlier, larger flows into an alarm.
 */
export class LedgerCheck {
  private readonly ledgers: { rule: string; residual: RuleValues; scale: RuleValues; largest: number; worst: LedgerResidual }[];

  constructor(plan: Plan, rules: ReadonlyMap<string, RuleValues>) {
    this.ledgers = [...plan.model.rules.values()].flatMap(({ name, ledgerOf }) =>
      ledgerOf === undefined
        ? []
        : [{ rule: name, residual: rules.get(name)!, scale: rules.get(ledgerOf)!, largest: 0, worst: none(name) }]);
  }

  reset(): void {
    for (const ledger of this.ledgers) ledger.worst = none(ledger.rule);
  }

  startPath(): void {
    for (const ledger of this.ledgers) ledger.largest = largestSize(ledger.scale.at(0));
  }

  checkYear(state: PathState): void {
    for (const ledger of this.ledgers) {
      ledger.largest = Math.max(ledger.largest, largestSize(ledger.scale.at(0)));
      const size = largestSize(ledger.residual.at(0));
      const residual = size === 0 ? 0 : size / ledger.largest;
      // Not `>`: a residual that is not a number must win too.
      if (!(residual <= ledger.worst.residual)) {
        ledger.worst = { rule: ledger.rule, residual, path: state.isBestEstimate ? -1 : state.path, year: state.year };
      }
    }
  }

  worst(): LedgerResidual[] {
    return this.ledgers.map(({ worst }) => worst);
  }
}

function none(rule: string): LedgerResidual {
  return { rule, residual: 0, path: -1, year: -1 };
}

function largestSize(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
