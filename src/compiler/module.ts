import type { Plan } from '../scenario/index.js';
import type { Axes } from './axes.js';
import { type Body, type FunctionAddresses, functionText } from './body.js';
import type { Node, Pointer } from './graph.js';
import { type Layout, LANES_BYTES, type Places, tableKey } from './layout.js';
import { bandFunction } from './library/band.js';
import { mathLibrary } from './library/math.js';
import { noiseLibrary } from './library/noise.js';
import type { ConstantPool } from './library/wat.js';
import type { Fixed } from './image.js';

/** What the text of the module is made of. */
export interface ModuleParts {
  readonly plan: Plan;
  readonly axes: Axes;
  readonly layout: Layout;
  readonly places: Places;
  readonly fixed: Fixed;
  readonly bodies: readonly Body[];
  readonly guardSlot: number;
  /** Sums gathered by loops: slots [from, from + count), and records that start each year at 0. */
  readonly sums: { readonly from: number; readonly count: number; readonly records: readonly { readonly frame: string; readonly index: number }[] };
  /** Copies of earlier years, oldest first: a slot or a record of a frame. */
  readonly copies: readonly { readonly frame: string; readonly from: number; readonly to: number }[];
}

/** 模块文本 — the whole module in WAT: `year` runs one year of two paths, `once` draws what is drawn once. */
export function moduleText(parts: ModuleParts, pool: ConstantPool): string {
  const { axes, bodies, guardSlot } = parts;
  const functions = bodies.map((body) => `;; ${titleOf(body)}\n${functionText(body, axes, new BodyAddresses(parts, pool), guardSlot)}`);
  return [
    '(module',
    '(import "env" "memory" (memory 1))',
    mathLibrary(pool),
    bandFunction(pool),
    noiseLibrary(pool),
    ...functions,
    guardSumsFunction(parts),
    yearStartFunction(parts),
    yearFunction(parts),
    onceFunction(parts),
    ')',
  ].join('\n');
}

function titleOf({ phase, range }: Body): string {
  const rules = phase.rules.map(({ name }) => name).join(' ');
  return range ? `loop over ${phase.frame} ${String(range.first)}..${String(range.last)}: ${rules}` : `path level: ${rules}`;
}

/** Sums that loops leave: a value in a cell that is not finite shows in its sum. */
function guardSumsFunction({ places, sums, guardSlot }: ModuleParts): string {
  const guard = places.slot(guardSlot);
  const lines = Array.from({ length: sums.count }, (_, i) => `(local.set $g (f64x2.add (local.get $g) (f64x2.abs (v128.load offset=${places.slot(sums.from + i)} (i32.const 0)))))`);
  return `(func $guard_sums (local $g v128)
  (local.set $g (v128.load offset=${guard} (i32.const 0)))
  ${lines.join('\n  ')}
  (v128.store offset=${guard} (i32.const 0) (local.get $g)))`;
}

/** Earlier years move on by one, sums start at 0. */
function yearStartFunction({ axes, layout, places, sums, copies }: ModuleParts): string {
  const steps = copies.filter(({ frame }) => frame === '').map(({ from, to }) =>
    `(v128.store offset=${places.slot(to)} (i32.const 0) (v128.load offset=${places.slot(from)} (i32.const 0)))`);
  if (sums.count > 0) steps.push(`(memory.fill (i32.const ${places.slot(sums.from)}) (i32.const 0) (i32.const ${sums.count * LANES_BYTES}))`);
  for (const frame of layout.frames()) {
    const base = places.recordsOf.get(frame)!;
    const inside = [
      ...copies.filter((copy) => copy.frame === frame).map(({ from, to }) =>
        `(v128.store offset=${base + to * LANES_BYTES} (local.get $p) (v128.load offset=${base + from * LANES_BYTES} (local.get $p)))`),
      ...sums.records.filter((record) => record.frame === frame).map(({ index }) =>
        `(v128.store offset=${base + index * LANES_BYTES} (local.get $p) (v128.const i64x2 0 0))`),
    ];
    if (inside.length === 0) continue;
    const bytes = layout.recordBytes(frame);
    steps.push(
      '(local.set $p (i32.const 0))', `(loop $records_${frame.replaceAll(' ', '_')}`, ...inside.map((line) => `  ${line}`),
      `  (local.set $p (i32.add (local.get $p) (i32.const ${bytes})))`,
      `  (br_if $records_${frame.replaceAll(' ', '_')} (i32.lt_u (local.get $p) (i32.const ${bytes * axes.frameLength(frame)}))))`,
    );
  }
  return `(func $year_start (local $p i32)\n  ${steps.join('\n  ')})`;
}

function yearFunction({ bodies, fixed }: ModuleParts): string {
  return `(func (export "year") (param $t i32) (param $path i32) (param $year i32) (param $isMedian i32)
  (call $draw (i32.const ${fixed.yearly}) (i32.const ${fixed.yearlyCount}) (local.get $path) (local.get $year) (i32.const ${fixed.seed}) (local.get $isMedian))
  (if (i32.eqz (local.get $isMedian)) (then ${fixed.yearlyGroups.map((at) => `(call $correlate (i32.const ${at}))`).join(' ')}))
  (call $year_start)
  ${bodies.map(({ name }) => `(call $${name} (local.get $t))`).join('\n  ')}
  (call $guard_sums))`;
}

function onceFunction({ fixed }: ModuleParts): string {
  return `(func (export "once") (param $path i32) (param $isMedian i32)
  (call $draw (i32.const ${fixed.once}) (i32.const ${fixed.onceCount}) (local.get $path) (i32.const 0) (i32.const ${fixed.seed}) (local.get $isMedian))
  (if (i32.eqz (local.get $isMedian)) (then ${fixed.onceGroups.map((at) => `(call $correlate (i32.const ${at}))`).join(' ')})))`;
}

/** Addresses for the text of one function; remembers which pointers its loop has to keep. */
class BodyAddresses implements FunctionAddresses {
  readonly pointers = new Map<string, { readonly pointer: Pointer; readonly shift: number }>();
  readonly pool: ConstantPool;
  private readonly parts: ModuleParts;

  constructor(parts: ModuleParts, pool: ConstantPool) {
    this.parts = parts;
    this.pool = pool;
  }

  load({ load }: Node): string {
    switch (load!.kind) {
      case 'const':
        return `(v128.load offset=${this.pool.address(load!.value)} (i32.const 0))`;
      case 'slot':
        return `(v128.load offset=${this.slot(load!.index)} (i32.const 0))`;
      case 'row':
        return `(v128.load64_splat offset=${load!.index * 8} (local.get $row))`;
      case 'record':
        return `(v128.load offset=${load!.index * LANES_BYTES} (local.get ${this.pointerTo(load!.pointer, load!.shift)}))`;
      case 'table':
        return `(v128.load64_splat offset=${load!.index * 8} (local.get ${this.pointerTo(load!.pointer, 0)}))`;
    }
  }

  flag(pointer: Pointer, index: number): string {
    return `(i32.load offset=${index * 8} (local.get ${this.pointerTo(pointer, 0)}))`;
  }

  slot(index: number): number {
    return this.parts.places.slot(index);
  }

  row(): string {
    const { places } = this.parts;
    return `(local.set $row (i32.add (i32.const ${places.rows}) (i32.mul (local.get $t) (i32.const ${places.rowBytes}))))`;
  }

  pointerTo(pointer: Pointer, shift: number): string {
    // `+` and `.` stand in no dimension's name, so no two pointers share one.
    const name = `$p_${pointer.kind}_${pointer.frame.replaceAll(' ', '+')}${pointer.isTop ? '.top' : ''}${shift < 0 ? `.m${String(-shift)}` : ''}`;
    this.pointers.set(name, { pointer, shift });
    return name;
  }

  /** Address of the record of the current cell, `shift` records along. */
  pointerText(pointer: Pointer, shift: number, indexOf: (dimension: string) => string): string {
    const { axes, layout, places, plan } = this.parts;
    const { frame, kind, isTop } = pointer;
    const bytes = kind === 'record' ? layout.recordBytes(frame) : layout.tableRecordBytes(tableKey(pointer));
    const base = kind === 'record' ? places.recordsOf.get(frame)! : places.tablesOf.get(tableKey(pointer))!;
    const years = plan.lastYear - plan.baseYear;
    const parts = axes.loopsOf(frame).map((name) => {
      const index = isTop && axes.dimension(name).ageing ? `(i32.const ${axes.dimension(name).size - 1})` : indexOf(name);
      return `(i32.mul ${index} (i32.const ${axes.strideOf(frame, name) * bytes}))`;
    });
    if (kind === 'yearTable' && years > 1) parts.push(`(i32.mul (local.get $t) (i32.const ${axes.frameLength(frame) * bytes}))`);
    return parts.reduce((sum, part) => `(i32.add ${sum} ${part})`, `(i32.const ${base + shift * bytes})`);
  }

  band(input: string): { limits: string; values: string; rows: number } {
    const { address, rows, isByYear } = this.parts.fixed.bands.get(input)!;
    const years = isByYear ? this.parts.plan.lastYear - this.parts.plan.baseYear : 1;
    const at = (from: number): string => (isByYear ? `(i32.add (i32.const ${from}) (i32.mul (local.get $t) (i32.const ${rows * 8})))` : `(i32.const ${from})`);
    return { limits: at(address), values: at(address + years * rows * 8), rows };
  }
}
