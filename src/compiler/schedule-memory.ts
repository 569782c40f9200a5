import type { Plan } from '../scenario/index.js';
import { printExpression } from '../model/index.js';
import type { Compilation } from './compile.js';
import { storedRule } from './image.js';
import { LANES_BYTES } from './layout.js';
import { sumReaders } from './schedule-sums.js';

/** 一个数的位置 — what one place of the memory holds. */
export interface PlaceName {
  /** Byte address, or the offset within a record or row. */
  readonly at: number;
  readonly kind: 'value' | 'past' | 'adjustment' | 'noise' | 'input' | 'sum' | 'guard' | 'hoisted' | 'constant';
  /** The rule, noise, input, formula or number; for a sum the rules that mention it. */
  readonly name: string;
  /** Labels of the unrolled dimensions, `male.urban`; empty where there is one cell. */
  readonly cell: string;
  /** Years before, for `past`. */
  readonly years: number;
}

/** A part of a thread's memory. */
export interface Region {
  readonly kind: 'slots' | 'records' | 'picture' | 'rows' | 'table' | 'year-table' | 'fixed' | 'constants';
  readonly from: number;
  readonly bytes: number;
  /** Looped dimensions, outermost first; empty where nothing is looped. */
  readonly loops: readonly string[];
  /** Bytes of one record or row; 0 where there are none. */
  readonly recordBytes: number;
  readonly places: readonly PlaceName[];
}

/** 内存分区 — all of a thread's memory in the order it lies, with a name for every place the code reads or writes. */
export function memoryRegions(plan: Plan, compilation: Compilation): Region[] {
  const { setting: { axes, layout }, wat, image, places, fixed } = compilation;
  const years = plan.lastYear - plan.baseYear;
  const names = new PlaceNames(plan, compilation);
  const tables = layout.tableKeys().map((key): Region => {
    const [kind, ...loops] = key.split(' ') as [string, ...string[]];
    const isByYear = kind === 'yearTable';
    const recordBytes = layout.tableRecordBytes(key);
    return {
      kind: isByYear ? 'year-table' : 'table', from: places.tablesOf.get(key)!, loops, recordBytes,
      bytes: recordBytes * axes.frameLength(loops.join(' ')) * (isByYear ? years : 1),
      places: layout.tableNames(key).map((name, index) => names.hoisted(`${key} ${name}`, index * 8)),
    };
  });
  const constants = constantsIn(wat, image, fixed.end);
  return [
    { kind: 'slots', from: places.slots, bytes: layout.slotNames().length * LANES_BYTES, loops: [], recordBytes: 0, places: layout.slotNames().map((name, index) => names.stored(name, places.slot(index))) },
    ...layout.frames().map((frame): Region => ({
      kind: 'records', from: places.recordsOf.get(frame)!, bytes: layout.recordBytes(frame) * axes.frameLength(frame), loops: axes.loopsOf(frame), recordBytes: layout.recordBytes(frame),
      places: layout.recordNames(frame).map((name, index) => names.stored(name, index * LANES_BYTES)),
    })),
    { kind: 'picture', from: places.picture, bytes: places.pathEnd - places.slots, loops: [], recordBytes: 0, places: [] },
    { kind: 'rows', from: places.rows, bytes: places.rowBytes * years, loops: [], recordBytes: places.rowBytes, places: layout.rowNames().map((name, index) => names.hoisted(`row ${name}`, index * 8)) },
    ...tables,
    { kind: 'fixed', from: places.end, bytes: fixed.end - places.end, loops: [], recordBytes: 0, places: [] },
    { kind: 'constants', from: fixed.end, bytes: constants.length * LANES_BYTES, loops: [], recordBytes: 0, places: constants },
  ];
}

/** Constants the text reads, in the order they lie; bit patterns that are no plain number as hexadecimal. */
function constantsIn(wat: string, image: Uint8Array, from: number): PlaceName[] {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const addresses = new Set([...wat.matchAll(/offset=(\d+) \(i32\.const 0\)/g)].map((match) => Number(match[1])).filter((address) => address >= from));
  return [...addresses].sort((a, b) => a - b).map((at) => {
    const value = view.getFloat64(at, true);
    const isPlain = value === 0 || (Math.abs(value) >= 1e-30 && Math.abs(value) <= 1e30) || !Number.isFinite(value);
    const name = isPlain && !Number.isNaN(value) ? String(value) : `0x${view.getBigUint64(at, true).toString(16).padStart(16, '0')}`;
    return { at, kind: 'constant', name, cell: '', years: 0 };
  });
}

/** Turns the layout's own names into those of rules and inputs. */
class PlaceNames {
  private readonly plan: Plan;
  private readonly compilation: Compilation;
  private readonly sums: ReadonlyMap<string, { readonly dimensions: readonly string[]; readonly readers: readonly string[] }>;

  constructor(plan: Plan, compilation: Compilation) {
    this.plan = plan;
    this.compilation = compilation;
    const readers = sumReaders(compilation.setting);
    this.sums = new Map(compilation.setting.schedule.phases.flatMap(({ reductions }) => reductions)
      .map(({ term: { id, dimensions } }) => [String(id), { dimensions, readers: readers.get(id)! }]));
  }

  stored(name: string, at: number): PlaceName {
    const { rules } = this.compilation.setting;
    const rule = storedRule(name);
    if (rule) return { at, kind: rule.lag === 0 ? 'value' : 'past', name: rule.rule, cell: this.cell(rules.get(rule.rule)!.dimensions, rule.replica), years: rule.lag };
    const [kind, key = '', replica = '0'] = name.split(' ');
    if (kind === 'noise') return { at, kind, name: this.plan.noises[Number(key)]!.name, cell: '', years: 0 };
    if (kind === 'input') return { at, kind, name: key, cell: '', years: 0 };
    if (kind === 'adjustment') return { at, kind, name: key, cell: this.cell(rules.get(key)!.dimensions, Number(replica)), years: 0 };
    const sum = kind === 'sum' ? this.sums.get(key) : undefined;
    if (sum) return { at, kind: 'sum', name: sum.readers.join(' '), cell: this.cell(sum.dimensions, Number(replica)), years: 0 };
    return { at, kind: 'guard', name: '', cell: '', years: 0 };
  }

  hoisted(column: string, at: number): PlaceName {
    const { expressions, setting: { layout, axes, hoisted, given } } = this.compilation;
    const { hoisted: index, at: cells } = layout.columns.get(column)!;
    const expression = expressions[index];
    const pinned = [...given].find(([, { values, flag }]) => values === index || flag === index);
    const cell = hoisted[index]!.dimensions.filter((own) => cells.has(own)).map((own) => axes.dimension(own).labels[cells.get(own)!]!).join('.');
    return { at, kind: 'hoisted', name: expression ? printExpression(expression.expression) : `given ${pinned?.[0] ?? ''}`, cell, years: 0 };
  }

  private cell(dimensions: readonly string[], replica: number): string {
    const { axes } = this.compilation.setting;
    return [...(axes.replicas(dimensions)[replica] ?? [])].map(([own, index]) => axes.dimension(own).labels[index]!).join('.');
  }
}
