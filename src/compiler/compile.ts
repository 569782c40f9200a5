import type { Program } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import { Axes } from './axes.js';
import { type Body, buildBody } from './body.js';
import { GUARD_BITS } from './bounds.js';
import { Facts } from './facts.js';
import { evaluatePathFree, type HoistedValues, type PathFree } from './hoist.js';
import { Constants, type Fixed, paintImage, placeFixed } from './image.js';
import { Layout, LANES_BYTES, type Places } from './layout.js';
import { settled } from './settle.js';
import type { Setting } from './setting.js';
import { moduleText } from './module.js';
import { phaseTerms } from './phase-terms.js';
import { schedule } from './schedule.js';
import { segmentsOf } from './segments.js';
import { type HoistedExpression, type PathRule, Translation } from './translate.js';

/** 编译结果 — the text of the module and all that the program besides the module consists of. */
export interface Compilation {
  readonly wat: string;
  readonly image: Uint8Array;
  readonly parts: Omit<Program, 'module' | 'image' | 'moduleBytes'>;
  readonly setting: Setting;
  /** The functions of a year, in order, addresses and hoisted expressions: for whoever describes the program. */
  readonly bodies: readonly Body[];
  readonly places: Places;
  readonly fixed: Fixed;
  readonly expressions: readonly HoistedExpression[];
}

/** 译为文本 — everything up to the text of the module. */
export function translatePlan(plan: Plan): Compilation {
  const axes = new Axes(plan.model);
  const translation = new Translation(plan, axes);
  const written = translation.rules();
  const pathFree = evaluatePathFree(plan, translation.hoisted);
  const rules = settled(written, translation.terms, pathFree);
  const facts = new Facts(plan, axes, pathFree, rules);
  const order = schedule(plan, axes, rules, facts.guardedDivisors);
  const layout = new Layout(axes);
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const pinned = pinnedValues(plan, pathFree.hoisted.length, byName);
  const hoisted = [...pathFree.hoisted, ...pinned.hoisted];
  const setting: Setting = {
    axes, facts, layout, schedule: order, rules: byName, hoisted, given: pinned.given,
    lastIsOpen: (rule) => plan.model.rules.get(rule)!.lastIsOpen,
  };
  const sums = reserveSums(setting);
  const guardSlot = layout.slot('guard');
  plan.noises.forEach((_, index) => layout.slot(`noise ${String(index)}`));
  const copies = reserveCopies(plan, setting, rules);
  const adjusted = new Set(order.phases.flatMap((phase) => [...phaseTerms(phase, byName, axes)]).flatMap((term) => (term.kind === 'adjustment' ? [term.rule] : [])));
  const bodies = order.phases.flatMap((phase, number) => {
    if (phase.frame === '') return [buildBody(setting, phase, undefined, `path_${String(number)}`, adjusted)];
    const longestLag = Math.max(1, ...[...plan.model.rules.values()].map(({ maxLagYears }) => maxLagYears));
    return segmentsOf(phase, axes, facts, byName, longestLag).map((range) =>
      buildBody(setting, phase, range, `loop_${String(number)}_from_${String(range.first)}`, adjusted));
  });
  const places = layout.place(plan.lastYear - plan.baseYear);
  const fixed = placeFixed(plan, places.end);
  const constants = new Constants(fixed.end);
  const wat = moduleText({ plan, axes, layout, places, fixed, bodies, guardSlot, sums, copies }, constants);
  const image = paintImage({ plan, axes, layout, places, fixed, constants, rules: byName, pathFree, hoisted });
  const isSound = translation.isSupported && pathFree.isFinite && bodies.every((body) => body.isSound) && startsAreBounded(pathFree);
  const described = { setting, bodies, places, fixed, expressions: translation.hoisted };
  return { wat, image, ...described, parts: { ...programParts(plan, setting, places, pathFree, guardSlot), memoryBytes: image.length, seed: fixed.seed, isSound } };
}

function startsAreBounded({ starts }: PathFree): boolean {
  return [...starts.values()].every((values) => values.every((value) => Math.abs(value) < 2 ** GUARD_BITS));
}

/** Sums of loops side by side, so that one instruction sets them to 0. */
function reserveSums({ axes, layout, schedule: { phases } }: Setting): { from: number; count: number; records: { frame: string; index: number }[] } {
  let count = 0;
  let from = 0;
  const records: { frame: string; index: number }[] = [];
  for (const { term } of phases.flatMap(({ reductions }) => reductions)) {
    const frame = axes.frameOf(term.dimensions);
    axes.replicas(term.dimensions).forEach((_, replica) => {
      const name = `sum ${String(term.id)} ${String(replica)}`;
      if (frame !== '') records.push({ frame, index: layout.record(frame, name) });
      else if (count++ === 0) from = layout.slot(name);
      else layout.slot(name);
    });
  }
  return { from, count, records };
}

/** Which values move to the year before, the oldest first. */
function reserveCopies(plan: Plan, { axes, layout, schedule: order }: Setting, rules: readonly PathRule[]): { frame: string; from: number; to: number }[] {
  return rules.flatMap(({ name, dimensions }) => {
    const { maxLagYears } = plan.model.rules.get(name)!;
    const frame = axes.frameOf(dimensions);
    if (maxLagYears === 0 || (frame !== '' && order.storageOf(name) === 'shifted')) return [];
    return axes.replicas(dimensions).flatMap((_, replica) => {
      const index = (what: string): number => (frame === '' ? layout.slot(`${what} ${name} ${String(replica)}`) : layout.record(frame, `${what} ${name} ${String(replica)}`));
      return Array.from({ length: maxLagYears }, (__, step) => maxLagYears - step)
        .map((lag) => ({ frame, from: index(lag === 1 ? 'value' : `past ${String(lag - 1)}`), to: index(`past ${String(lag)}`) }));
    });
  });
}

/** Pinned values and their flags as if they were hoisted expressions. */
function pinnedValues(plan: Plan, first: number, rules: ReadonlyMap<string, PathRule>): { hoisted: HoistedValues[]; given: Map<string, { values: number; flag: number }> } {
  const hoisted: HoistedValues[] = [];
  const given = new Map<string, { values: number; flag: number }>();
  const years = plan.lastYear - plan.baseYear;
  for (const { rule, firstYear, isGiven, values } of plan.given.values()) {
    const own = rules.get(rule);
    if (!own || !plan.model.rules.get(rule)!.isPathDependent) continue;
    const cells = values.length / isGiven.length;
    const all = new Float64Array(years * cells);
    const flags = new Float64Array(years);
    for (let t = 0; t < years; t++) {
      const row = plan.baseYear + 1 + t - firstYear;
      if (isGiven[row] !== 1) continue;
      flags[t] = 1;
      for (let cell = 0; cell < cells; cell++) all[t * cells + cell] = plan.numbers[values.offset + row * cells + cell]! + 0;
    }
    given.set(rule, { values: first + hoisted.length, flag: first + hoisted.length + 1 });
    hoisted.push({ dimensions: own.dimensions, isMask: false, rows: years, values: all }, { dimensions: [], isMask: true, rows: years, values: flags });
  }
  return { hoisted, given };
}

/** Where the runtime finds what it reads and writes. */
function programParts(plan: Plan, { axes, layout, rules }: Setting, places: Places, pathFree: PathFree, guardSlot: number): Omit<Compilation['parts'], 'memoryBytes' | 'seed' | 'isSound'> {
  const cellsOf = (name: string, what = 'value'): Int32Array => {
    const { dimensions } = rules.get(name) ?? plan.model.rules.get(name)!;
    const frame = axes.frameOf(dimensions);
    const addresses = new Int32Array(axes.cellCount(dimensions)); // [cell]; 0 holds 0
    axes.replicas(dimensions).forEach((at, replica) => {
      const key = `${what} ${name} ${String(replica)}`;
      if (frame === '' ? !layout.hasSlot(key) : !layout.hasRecord(frame, key)) return;
      axes.flatCells(dimensions, at).forEach((cell, record) => {
        addresses[cell] = frame === '' ? places.slot(layout.slot(key))
          : places.recordsOf.get(frame)! + record * layout.recordBytes(frame) + layout.record(frame, key) * LANES_BYTES;
      });
    });
    return addresses;
  };
  return {
    pathMemory: { from: places.slots, to: places.pathEnd, picture: places.picture },
    guard: places.slot(guardSlot),
    guardLimit: 2 ** GUARD_BITS,
    outputs: Int32Array.from(plan.outputs, ({ rule, cell }) => cellsOf(rule)[cell]!),
    profiles: plan.profiles.map((rule) => cellsOf(rule)),
    ledgers: [...plan.model.rules.values()].flatMap(({ name, ledgerOf }) => (ledgerOf === undefined ? [] : [{ rule: name, residual: cellsOf(name), scale: cellsOf(ledgerOf) }])),
    byPath: [...plan.model.inputs.values()].filter(({ byPath, name }) => byPath && layout.hasSlot(`input ${name}`))
      .map(({ name }) => ({ input: name, address: places.slot(layout.slot(`input ${name}`)) })),
    startsByPath: [...pathFree.startsByPath].map((rule) => ({
      rule,
      lags: Array.from({ length: plan.model.rules.get(rule)!.maxLagYears + 1 }, (_, lag) => cellsOf(rule, lag === 0 ? 'value' : `past ${String(lag)}`)),
    })),
  };
}
