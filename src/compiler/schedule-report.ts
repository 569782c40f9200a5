import type { Bilingual } from '../messages/index.js';
import type { Plan } from '../scenario/index.js';
import type { Body } from './body.js';
import type { Compilation } from './compile.js';
import { phaseTerms } from './phase-terms.js';
import { type CutReason, cutReasons } from './schedule-cuts.js';
import { memoryRegions, type Region } from './schedule-memory.js';
import { sumReaders } from './schedule-sums.js';
import { addedWork, CodeCount, type Work } from './schedule-work.js';
import type { Phase, Storage } from './schedule.js';
import type { PathRule } from './translate.js';

/** 一条规则的安排 — how one rule is computed and kept. */
export interface RuleReport {
  readonly name: string;
  readonly label: Bilingual;
  readonly dimensions: readonly string[];
  /** All its cells, those that code is run for, and those that are 0 in every path and year. */
  readonly cells: number;
  readonly computed: number;
  readonly alwaysZero: number;
  /** `year`: a path-level value in memory until the year after. */
  readonly kept: Storage | 'year';
}

/** A sum over a loop, gathered while it runs. */
export interface SumReport {
  readonly over: readonly string[];
  /** Dimensions it is left with, and its cells over them. */
  readonly by: readonly string[];
  readonly cells: number;
  readonly readBy: readonly string[];
}

/** A function: the whole of a path-level phase, or a stretch of a loop's outermost dimension. */
export interface PieceReport {
  /** Name of the function in the text. */
  readonly function: string;
  /** Labels of the first and last index; absent at path level. */
  readonly first?: string;
  readonly last?: string;
  /** How often its code is run through, in one year. */
  readonly turns: number;
  readonly reasons: readonly CutReason[];
  readonly work: Work;
}

export interface PhaseReport {
  /** Looped dimensions, the outermost first; none at path level. */
  readonly loops: readonly { readonly dimension: string; readonly label: Bilingual; readonly size: number; readonly isDownwards: boolean }[];
  /** Dimensions written out cell by cell. */
  readonly writtenOut: readonly string[];
  /** Rules of the phase before without which it cannot begin. */
  readonly waitsFor: readonly string[];
  readonly pieces: readonly PieceReport[];
  readonly rules: readonly RuleReport[];
  readonly sums: readonly SumReport[];
  readonly checkedDivisors: number;
  readonly work: Work;
}

/** 编译安排 — what a compiled program does in a year, in order, and what it takes. */
export interface ScheduleReport {
  readonly phases: readonly PhaseReport[];
  /** Random numbers of a path: each year, and once at its start. */
  readonly noises: { readonly yearly: number; readonly once: number };
  /** What is computed once for all paths: expressions, and where their values ended up. */
  readonly hoisted: {
    /** Rules that no path computes. */
    readonly rules: readonly string[];
    readonly expressions: number;
    /** Numbers that change from year to year; columns of tables by cell, and by year and cell. */
    readonly numbersByYear: number;
    readonly tables: number;
    readonly tablesByYear: number;
  };
  readonly memory: { readonly bytesPerPath: number; readonly bytesPerThread: number; readonly constants: number; readonly regions: readonly Region[] };
  /** Copies of earlier years, and sums set to 0 and looked at. */
  readonly bookkeeping: Work;
  readonly work: Work;
  /** False when the interpreter has to compute this plan. */
  readonly isSound: boolean;
}

/** 描述安排 — from a compilation, everything that `chusuan compile` tells people. */
export function describeSchedule(plan: Plan, compilation: Compilation): ScheduleReport {
  const { setting, bodies, parts, expressions } = compilation;
  const readers = sumReaders(setting);
  const code = new CodeCount(compilation.wat);
  const phases = setting.schedule.phases.map((phase) => describePhase(plan, compilation, phase, bodies.filter((body) => body.phase === phase), { readers, code }));
  const bookkeeping = bookkeepingWork(setting, code);
  const regions = memoryRegions(plan, compilation);
  const columns = (kind: Region['kind']): number => regions.filter((region) => region.kind === kind).reduce((sum, { places }) => sum + places.length, 0);
  const once = plan.noises.filter(({ kind }) => kind === 'normal_once').length;
  return {
    phases,
    noises: { yearly: plan.noises.length - once, once },
    hoisted: { rules: plan.model.yearOrder.filter((name) => !setting.rules.has(name)), expressions: expressions.length, numbersByYear: columns('rows'), tables: columns('table'), tablesByYear: columns('year-table') },
    memory: {
      // A pair of paths lies side by side.
      bytesPerPath: (parts.pathMemory.to - parts.pathMemory.from) / 2,
      bytesPerThread: parts.memoryBytes,
      constants: columns('constants'),
      regions,
    },
    bookkeeping,
    work: addedWork([...phases.map(({ work }) => work), bookkeeping]),
    isSound: parts.isSound,
  };
}

interface Found {
  readonly readers: ReadonlyMap<number, readonly string[]>;
  readonly code: CodeCount;
}

function describePhase(plan: Plan, compilation: Compilation, phase: Phase, bodies: readonly Body[], { readers, code }: Found): PhaseReport {
  const { setting } = compilation;
  const { axes } = setting;
  const loops = axes.loopsOf(phase.frame).map((name) => axes.dimension(name));
  const [outer, ...inner] = loops;
  const innerTurns = inner.reduce((product, { size }) => product * size, 1);
  const longestLag = Math.max(1, ...[...plan.model.rules.values()].map(({ maxLagYears }) => maxLagYears));
  const pieces = bodies.map((body): PieceReport => {
    const { range } = body;
    const turns = range ? (range.last - range.first + 1) * innerTurns : 1;
    const work = code.of(body.name, (label) => {
      const size = loops.find(({ name }) => label === `over_${name}`)?.size;
      return range && label === `over_${outer?.name ?? ''}` ? range.last - range.first + 1 : (size ?? 1);
    });
    if (!range || !outer) return { function: body.name, turns, reasons: [], work };
    const reasons = range.first === 0 ? [] : cutReasons(compilation, phase, range.first, longestLag);
    return { function: body.name, first: outer.labels[range.first]!, last: outer.labels[range.last]!, turns, reasons, work };
  });
  const names = [...new Set([...phase.rules.map(({ dimensions }) => dimensions), ...phase.reductions.map(({ term }) => term.visits)].flat())];
  return {
    loops: loops.map(({ name, label, size, ageing }) => ({ dimension: name, label, size, isDownwards: ageing })),
    writtenOut: axes.unrolledOf(names),
    waitsFor: waitsFor(phase, setting),
    pieces,
    rules: phase.rules.map((rule) => describeRule(plan, setting, phase, rule, bodies)),
    sums: phase.reductions.map(({ term: { id, over, dimensions } }) => ({ over, by: dimensions, cells: axes.cellCount(dimensions), readBy: readers.get(id)! })),
    checkedDivisors: phase.divisors.length,
    work: addedWork(pieces.map(({ work }) => work)),
  };
}

function describeRule(plan: Plan, setting: Compilation['setting'], phase: Phase, { name, dimensions }: PathRule, bodies: readonly Body[]): RuleReport {
  const { axes, facts, schedule } = setting;
  const cells = axes.cellCount(dimensions);
  let computed = 0;
  for (const at of axes.replicas(dimensions)) {
    for (const { range } of bodies) {
      const own = axes.flatCells(dimensions, at, range);
      if (!facts.areZero(name, own)) computed += own.length;
    }
  }
  let alwaysZero = 0;
  for (let cell = 0; cell < cells; cell++) if (facts.isZero(name, cell)) alwaysZero++;
  const kept = phase.frame !== '' ? schedule.storageOf(name) : isCopied(plan, setting, name) ? 'copied' : 'year';
  return { name, label: plan.model.rules.get(name)!.label, dimensions, cells, computed, alwaysZero, kept };
}

/** Have earlier years places of their own? At path level they always have. */
function isCopied(plan: Plan, { axes, rules, schedule }: Compilation['setting'], rule: string): boolean {
  return plan.model.rules.get(rule)!.maxLagYears > 0 && (axes.frameOf(rules.get(rule)!.dimensions) === '' || schedule.storageOf(rule) === 'copied');
}

function bookkeepingWork({ axes, layout }: Compilation['setting'], code: CodeCount): Work {
  const lengths = new Map(layout.frames().map((frame) => [`records_${frame.replaceAll(' ', '_')}`, axes.frameLength(frame)]));
  return addedWork(['year_start', 'guard_sums'].map((name) => code.of(name, (label) => lengths.get(label) ?? 1)));
}

/** Rules without which the phase could run earlier: those of the phase before, and younger neighbours of the last loop. */
function waitsFor(phase: Phase, setting: Compilation['setting']): string[] {
  const mentioned = [...phaseTerms(phase, setting.rules, setting.axes)].flatMap((term) => {
    if (term.kind === 'younger') return setting.schedule.timeOf(term.rule) >= phase.time - 2 ? [term.rule] : [];
    return (term.kind === 'rule' || term.kind === 'adjustment') && setting.schedule.timeOf(term.rule) === phase.time - 1 ? [term.rule] : [];
  });
  return [...new Set(mentioned)];
}
