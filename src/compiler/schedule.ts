import type { Plan } from '../scenario/index.js';
import type { Axes } from './axes.js';
import { phaseTerms } from './phase-terms.js';
import { operandsOf, type SumTerm, type Term } from './term.js';
import { type PathRule, watchedRules } from './translate.js';

/**
 * How a rule over looped dimensions is kept between loops and years.
 * `local`: nowhere, all who need it stand in its own loop. `temporary`: for later loops of the year.
 * `shifted`: last year's values stand in its own cells until its loop, walking from the top age down, overwrites them.
 * `copied`: earlier years have cells of their own, copied at the start of a year.
 */
export type Storage = 'local' | 'temporary' | 'shifted' | 'copied';

/** A sum over a looped dimension: gathered while its loop runs, read afterwards. */
export interface Reduction {
  readonly term: SumTerm;
  /** Frame of the loop it is gathered in. */
  readonly frame: string;
  readonly time: number;
}

/** 一段程序 — straight code for path-level values (frame ''), or one loop over a frame's cells. */
export interface Phase {
  /** Even for straight code, odd for loops: 0, 1, 2, … in the order they run. */
  readonly time: number;
  readonly frame: string;
  readonly rules: readonly PathRule[];
  readonly reductions: readonly Reduction[];
  /** Divisors whose distance from 0 is checked here. */
  readonly divisors: readonly Term[];
}

export interface Schedule {
  readonly phases: readonly Phase[];
  readonly timeOf: (rule: string) => number;
  readonly storageOf: (rule: string) => Storage;
}

/**
 * 安排先后 — the loops of a year, as few as the formulas allow: a rule goes into the earliest loop in which all it
 * needs is known. Only a sum that flows back into cells, or a look at a neighbouring cell, asks for another loop.
 */
export function schedule(plan: Plan, axes: Axes, rules: readonly PathRule[], divisors: ReadonlySet<Term>): Schedule {
  const times = new Times(axes, rules);
  for (const rule of rules) times.place(rule);
  const reductions = times.reductions;
  const keys = new Map<string, { time: number; frame: string }>();
  const add = (time: number, frame: string): void => {
    keys.set(`${String(time).padStart(6, '0')} ${frame}`, { time, frame });
  };
  for (const rule of rules) add(times.of(rule.name), axes.frameOf(rule.dimensions));
  for (const { time, frame } of reductions.values()) add(time, frame);
  const divisorTimes = new Map([...divisors].map((term) => [term, times.earliest(term, '')]));
  for (const time of divisorTimes.values()) add(time, '');
  const phases = [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { time, frame }]): Phase => ({
    time,
    frame,
    rules: rules.filter((rule) => times.of(rule.name) === time && axes.frameOf(rule.dimensions) === frame),
    reductions: [...reductions.values()].filter((reduction) => reduction.time === time && reduction.frame === frame),
    divisors: frame === '' ? [...divisors].filter((term) => divisorTimes.get(term) === time) : [],
  }));
  const readings = readingsOf(axes, phases, new Map(rules.map((rule) => [rule.name, rule])));
  const watched = watchedRules(plan);
  const storages = new Map(rules.map((rule) => [rule.name, storageOf(plan, axes, rule, readings.get(rule.name) ?? [], times, watched)]));
  return { phases, timeOf: (rule) => times.of(rule), storageOf: (rule) => storages.get(rule)! };
}

class Times {
  readonly reductions = new Map<number, Reduction>();
  private readonly axes: Axes;
  private readonly rules: ReadonlyMap<string, PathRule>;
  private readonly placed = new Map<string, number>();
  private readonly memo = new Map<string, number>();

  constructor(axes: Axes, rules: readonly PathRule[]) {
    this.axes = axes;
    this.rules = new Map(rules.map((rule) => [rule.name, rule]));
  }

  place(rule: PathRule): void {
    this.placed.set(rule.name, this.earliest(rule.term, this.axes.frameOf(rule.dimensions)));
  }

  of(rule: string): number {
    return this.placed.get(rule)!;
  }

  /** Earliest time at which code of a frame can compute a term: even for straight code, odd for loops. */
  earliest(term: Term, frame: string): number {
    const key = `${String(term.id)} ${frame}`;
    let time = this.memo.get(key);
    if (time === undefined) {
      time = this.compute(term, frame);
      if (frame === '' ? time % 2 === 1 : time % 2 === 0) time++;
      this.memo.set(key, time);
    }
    return time;
  }

  private compute(term: Term, frame: string): number {
    switch (term.kind) {
      case 'rule':
      case 'adjustment':
        return this.after(term.rule, frame);
      case 'younger': {
        const { dimensions } = this.rules.get(term.rule)!;
        const isLooped = dimensions.some((name) => this.axes.isLooped(name) && this.axes.dimension(name).ageing);
        // The neighbour below has not had its turn in the same loop.
        return isLooped ? this.of(term.rule) + 1 : this.after(term.rule, frame);
      }
      case 'prev': {
        const { entry } = this.rules.get(term.rule)!;
        return term.years === 1 && entry ? this.earliest(entry, frame) : 0;
      }
      case 'sum': {
        if (!term.over.some((name) => this.axes.isLooped(name))) break;
        const own = this.axes.frameOf(term.visits);
        const time = Math.max(...operandsOf(term).map((part) => this.earliest(part, own)));
        this.reductions.set(term.id, { term, frame: own, time });
        return time + 1;
      }
      default:
        break;
    }
    return Math.max(0, ...operandsOf(term).map((part) => this.earliest(part, frame)));
  }

  private after(rule: string, frame: string): number {
    const own = this.axes.frameOf(this.rules.get(rule)!.dimensions);
    return own === frame ? this.of(rule) : this.of(rule) + 1;
  }
}

/** A place that mentions a rule. */
interface Reading {
  readonly phase: Phase;
  readonly kind: Term['kind'];
}

function storageOf(plan: Plan, axes: Axes, { name, dimensions }: PathRule, readings: readonly Reading[], times: Times, watched: ReadonlySet<string>): Storage {
  const frame = axes.frameOf(dimensions);
  const time = times.of(name);
  const { maxLagYears } = plan.model.rules.get(name)!;
  if (maxLagYears > 0) {
    const canShift = maxLagYears === 1 && readings.every(({ kind, phase }) =>
      kind !== 'leaving' && ((kind !== 'prev' && kind !== 'last_year') || (phase.frame === frame && phase.time <= time)));
    return canShift ? 'shifted' : 'copied';
  }
  const isReadLater = readings.some(({ kind, phase }) => kind === 'younger' || phase.time !== time || phase.frame !== frame);
  return isReadLater || watched.has(name) ? 'temporary' : 'local';
}

function readingsOf(axes: Axes, phases: readonly Phase[], rules: ReadonlyMap<string, PathRule>): Map<string, Reading[]> {
  const readings = new Map<string, Reading[]>();
  for (const phase of phases) {
    for (const term of phaseTerms(phase, rules, axes)) {
      if (!('rule' in term)) continue;
      const own = readings.get(term.rule);
      if (own) own.push({ phase, kind: term.kind });
      else readings.set(term.rule, [{ phase, kind: term.kind }]);
    }
  }
  return readings;
}
