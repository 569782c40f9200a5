import type { Plan } from '../scenario/index.js';
import type { Axes } from './axes.js';
import type { HoistedValues, PathFree } from './hoist.js';
import { aligned, LANES_BYTES, type Layout, type Places } from './layout.js';
import { correlationBytes, noiseTableBytes, writeCorrelation, writeNoiseTable } from './library/noise-table.js';
import { SEED_BYTES } from './library/philox.js';
import type { ConstantPool } from './library/wat.js';
import { MOST_MEMORY_BYTES, ProgramTooLarge } from './too-large.js';
import type { PathRule } from './translate.js';

/** Tables that do not depend on the graphs: noise, seed, bands. Addresses in bytes. */
export interface Fixed {
  readonly seed: number;
  readonly yearly: number;
  readonly yearlyCount: number;
  readonly yearlyGroups: readonly number[];
  readonly once: number;
  readonly onceCount: number;
  readonly onceGroups: readonly number[];
  readonly bands: ReadonlyMap<string, { readonly address: number; readonly rows: number; readonly isByYear: boolean }>;
  readonly end: number;
}

/** Where the fixed tables go, from `start` on. */
export function placeFixed(plan: Plan, start: number): Fixed {
  const { noises, correlations } = plan;
  let at = aligned(start);
  const take = (bytes: number): number => {
    const from = at;
    at = aligned(at + bytes);
    return from;
  };
  const onceCount = noises.filter(({ kind }) => kind === 'normal_once').length;
  const groups = (kind: string): number[] => correlations.filter((group) => group.kind === kind).map((group) => take(correlationBytes(group.noises.length)));
  const years = plan.lastYear - plan.baseYear;
  const bands = new Map([...plan.inputs.values()].filter(({ limits }) => limits).map((input) => {
    const rows = input.limits!.length / input.years;
    const isByYear = input.years > 1;
    return [input.name, { address: take(2 * 8 * rows * (isByYear ? years : 1)), rows, isByYear }] as const;
  }));
  const seed = take(SEED_BYTES);
  const yearly = take(noiseTableBytes(noises.length - onceCount));
  const once = take(noiseTableBytes(onceCount));
  return {
    seed, yearly, yearlyCount: noises.length - onceCount, yearlyGroups: groups('normal'), once, onceCount, onceGroups: groups('normal_once'), bands, end: at,
  };
}

/** 常数 — numbers the code uses, each once, twice side by side; keyed by bits, since −0 is not 0. */
export class Constants implements ConstantPool {
  readonly bits: bigint[] = [];
  private readonly known = new Map<bigint, number>();
  private readonly start: number;

  constructor(start: number) {
    this.start = start;
  }

  address(value: number): number {
    return this.bitsAddress(new BigUint64Array(Float64Array.of(value).buffer)[0]!);
  }

  bitsAddress(bits: bigint): number {
    let index = this.known.get(bits);
    if (index === undefined) {
      index = this.bits.push(bits) - 1;
      this.known.set(bits, index);
    }
    return this.start + index * LANES_BYTES;
  }

  get end(): number {
    return this.start + this.bits.length * LANES_BYTES;
  }
}

/** Everything the picture of the memory is painted from. */
export interface ImageParts {
  readonly plan: Plan;
  readonly axes: Axes;
  readonly layout: Layout;
  readonly places: Places;
  readonly fixed: Fixed;
  readonly constants: Constants;
  readonly rules: ReadonlyMap<string, PathRule>;
  readonly pathFree: PathFree;
  readonly hoisted: readonly HoistedValues[];
}

/**
 * 内存初值 — the bytes every thread starts from, but for the seed.
 *
 * @throws ProgramTooLarge before anything is allocated
 */
export function paintImage(parts: ImageParts): Uint8Array {
  const { plan, places, fixed, constants, layout } = parts;
  // Addresses are 32 bits wide in the module; here they are plain numbers and do not wrap.
  if (aligned(constants.end) > MOST_MEMORY_BYTES) throw new ProgramTooLarge(aligned(constants.end));
  const bytes = new Uint8Array(aligned(constants.end));
  const view = new DataView(bytes.buffer);
  paintStarts(parts, view);
  paintColumns(parts, view);
  const slotOf = (index: number): number => places.slot(layout.slot(`noise ${String(index)}`));
  const entries = plan.noises.map(({ nameHash, kind }, index) => ({ nameHash, kind, slot: slotOf(index) }));
  writeNoiseTable(view, fixed.yearly, entries.filter(({ kind }) => kind !== 'normal_once'));
  writeNoiseTable(view, fixed.once, entries.filter(({ kind }) => kind === 'normal_once'));
  for (const [kind, addresses] of [['normal', fixed.yearlyGroups], ['normal_once', fixed.onceGroups]] as const) {
    plan.correlations.filter((group) => group.kind === kind).forEach(({ noises, lower }, i) => { writeCorrelation(view, addresses[i]!, noises.map(slotOf), lower); });
  }
  paintBands(parts, view);
  constants.bits.forEach((bits, index) => {
    for (const lane of [0, 8]) view.setBigUint64(constants.end - (constants.bits.length - index) * LANES_BYTES + lane, bits, true);
  });
  return bytes;
}

/** Values at the end of the base year, at the picture: `value r n` and `past k r n` name a rule's lag and replica. */
function paintStarts({ axes, layout, places, rules, pathFree }: ImageParts, view: DataView): void {
  const toPicture = places.picture - places.slots;
  const paint = (name: string, addressOf: (record: number) => number): void => {
    const stored = storedRule(name);
    const starts = stored && pathFree.starts.get(stored.rule);
    const rule = stored && rules.get(stored.rule);
    if (!starts || !rule) return;
    const cells = axes.cellCount(rule.dimensions);
    const at = axes.replicas(rule.dimensions)[stored.replica]!;
    axes.flatCells(rule.dimensions, at).forEach((cell, record) => {
      for (const lane of [0, 8]) view.setFloat64(addressOf(record) + toPicture + lane, starts[stored.lag * cells + cell]!, true);
    });
  };
  layout.slotNames().forEach((name, index) => { paint(name, () => places.slot(index)); });
  for (const frame of layout.frames()) {
    const base = places.recordsOf.get(frame)!;
    layout.recordNames(frame).forEach((name, index) => { paint(name, (record) => base + record * layout.recordBytes(frame) + index * LANES_BYTES); });
  }
}

/** What a stored name stands for; sums, noises and the like are none. */
export function storedRule(name: string): { rule: string; lag: number; replica: number } | undefined {
  const match = /^(?:value|past (\d+)) (\S+) (\d+)$/.exec(name);
  return match ? { lag: Number(match[1] ?? 0), rule: match[2]!, replica: Number(match[3]) } : undefined;
}

/** Numbers by year, by cell, by both. */
function paintColumns({ axes, layout, places, hoisted, plan }: ImageParts, view: DataView): void {
  const years = plan.lastYear - plan.baseYear;
  const put = (address: number, value: number, isMask: boolean): void => {
    if (isMask) view.setBigInt64(address, value === 0 ? 0n : -1n, true);
    else view.setFloat64(address, value, true);
  };
  layout.rowNames().forEach((name, index) => {
    const { hoisted: from, at } = layout.columns.get(`row ${name}`)!;
    const { values, rows, dimensions, isMask } = hoisted[from]!;
    const cells = values.length / rows;
    for (let t = 0; t < years; t++) put(places.rows + t * places.rowBytes + index * 8, values[Math.min(t, rows - 1) * cells + axes.flatCell(dimensions, at)]!, isMask);
  });
  for (const key of layout.tableKeys()) {
    const [, ...frameNames] = key.split(' ');
    const frame = frameNames.join(' ');
    const recordBytes = layout.tableRecordBytes(key);
    layout.tableNames(key).forEach((name, index) => {
      const { hoisted: from, at } = layout.columns.get(`${key} ${name}`)!;
      const { values, rows, dimensions, isMask } = hoisted[from]!;
      const cells = axes.flatCells(dimensions, at);
      const length = values.length / rows;
      for (let row = 0; row < rows; row++) {
        cells.forEach((cell, record) => {
          put(places.tablesOf.get(key)! + (row * axes.frameLength(frame) + record) * recordBytes + index * 8, values[row * length + cell]!, isMask);
        });
      }
    });
  }
}

/** For each year of a table its limits, then for each year its values. */
function paintBands({ plan, fixed }: ImageParts, view: DataView): void {
  const years = plan.lastYear - plan.baseYear;
  for (const [name, { address, rows, isByYear }] of fixed.bands) {
    const input = plan.inputs.get(name)!;
    const painted = isByYear ? years : 1;
    for (let t = 0; t < painted; t++) {
      const from = isByYear ? (plan.baseYear + 1 + t - input.firstYear) * rows : 0;
      for (let row = 0; row < rows; row++) {
        view.setFloat64(address + (t * rows + row) * 8, plan.numbers[input.limits!.offset + from + row]!, true);
        view.setFloat64(address + ((painted + t) * rows + row) * 8, plan.numbers[input.values.offset + from + row]!, true);
      }
    }
  }
}
