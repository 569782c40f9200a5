import type { Replay } from '../engine/index.js';
import { type Expression, type Model, PURE, unitOf, unitText } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { Cells, type Where } from './cells.js';
import type { Figure, Quantity } from './types.js';

/** What the scenario says of an input beyond its numbers. */
export interface InputFacts {
  readonly file?: string;
  readonly note?: string;
}

/** 上下文 — what every part of the tree is worked out with. */
export interface Context {
  readonly plan: Plan;
  readonly model: Model;
  readonly replay: Replay;
  readonly cells: Cells;
  readonly values: Values;
  /** File and note of each input as the scenario has it; empty when only the plan is known. */
  readonly inputFacts: ReadonlyMap<string, InputFacts>;
  /** A rule taken apart, `depth` levels further down. */
  figure(rule: string, year: number, where: Where, depth: number): Figure;
}

/** 取值 — values of parts of formulas, each worked out once a year. */
export class Values {
  private readonly known = new Map<Expression, Map<number, Float64Array>>();
  private readonly units = new Map<Expression, string>();
  private readonly model: Model;
  private readonly replay: Replay;
  private readonly cells: Cells;

  constructor(model: Model, replay: Replay, cells: Cells) {
    this.model = model;
    this.replay = replay;
    this.cells = cells;
  }

  /** [cell of `part.dimensions`] */
  all(part: Expression, year: number): Float64Array {
    const byYear = this.known.get(part) ?? new Map<number, Float64Array>();
    this.known.set(part, byYear);
    let found = byYear.get(year);
    if (!found) byYear.set(year, (found = this.replay.evaluate(part, year)));
    return found;
  }

  at(part: Expression, year: number, where: Where): number {
    return this.all(part, year)[this.cells.flat(part.dimensions, where)]!;
  }

  quantity(part: Expression, year: number, where: Where): Quantity {
    return { value: this.at(part, year, where), unit: this.unit(part), kind: this.kind(part) };
  }

  unit(part: Expression): string {
    let found = this.units.get(part);
    if (found === undefined) this.units.set(part, (found = unitText(unitOf(part, this.model) ?? PURE)));
    return found;
  }

  /** A rule's kind goes with its values, and with sums and means of nothing but them. */
  private kind(part: Expression): string {
    switch (part.kind) {
      case 'rule':
        return this.model.rules.get(part.name)!.kind ?? '';
      case 'prev':
      case 'last_year':
      case 'younger':
      case 'leaving':
        return this.model.rules.get(part.rule)!.kind ?? '';
      case 'mean':
        return this.kind(part.operand);
      case 'sum':
        return this.kind(part.operand) === 'rate' ? 'rate' : '';
      default:
        return '';
    }
  }
}
