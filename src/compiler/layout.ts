import type { Axes } from './axes.js';
import type { Pointer } from './graph.js';

/** Two float64 lanes. */
export const LANES_BYTES = 16;
const NUMBER_BYTES = 8;

/** Hands out numbers to names, in order of first use. */
class Names {
  readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();

  index(name: string): number {
    let index = this.numbers.get(name);
    if (index === undefined) {
      index = this.all.push(name) - 1;
      this.numbers.set(name, index);
    }
    return index;
  }

  has(name: string): boolean {
    return this.numbers.has(name);
  }
}

/** Where a hoisted number lies: which expression and replica. */
export interface Column {
  readonly hoisted: number;
  readonly at: ReadonlyMap<string, number>;
}

/**
 * 内存布局 — one linear memory per thread. In this order: what a pair of paths owns (path-level slots, then one record per
 * cell of each frame), a picture of it at the start of a path, numbers of each year, tables by cell, tables by year
 * and cell, fixed tables (noise, bands), constants.
 */
export class Layout {
  private readonly axes: Axes;
  private readonly slots = new Names();
  private readonly records = new Map<string, Names>();
  private readonly rows = new Names();
  private readonly tables = new Map<string, Names>();
  readonly columns = new Map<string, Column>();

  constructor(axes: Axes) {
    this.axes = axes;
  }

  slot(name: string): number {
    return this.slots.index(name);
  }

  hasSlot(name: string): boolean {
    return this.slots.has(name);
  }

  record(frame: string, name: string): number {
    return this.named(this.records, frame).index(name);
  }

  hasRecord(frame: string, name: string): boolean {
    return this.records.get(frame)?.has(name) ?? false;
  }

  /** A path-level number that moves by year. */
  row(name: string, column: Column): number {
    this.columns.set(`row ${name}`, column);
    return this.rows.index(name);
  }

  table(pointer: Pointer, name: string, column: Column): number {
    const key = tableKey(pointer);
    this.columns.set(`${key} ${name}`, column);
    return this.named(this.tables, key).index(name);
  }

  columnAt(pointer: Pointer, index: number): Column {
    const key = tableKey(pointer);
    return this.columns.get(`${key} ${this.tableNames(key)[index]!}`)!;
  }

  slotNames(): readonly string[] {
    return this.slots.all;
  }

  rowNames(): readonly string[] {
    return this.rows.all;
  }

  recordNames(frame: string): readonly string[] {
    return this.records.get(frame)?.all ?? [];
  }

  tableNames(key: string): readonly string[] {
    return this.tables.get(key)?.all ?? [];
  }

  frames(): string[] {
    return [...this.records.keys()];
  }

  tableKeys(): string[] {
    return [...this.tables.keys()];
  }

  recordBytes(frame: string): number {
    return this.recordNames(frame).length * LANES_BYTES;
  }

  tableRecordBytes(key: string): number {
    return this.tableNames(key).length * NUMBER_BYTES;
  }

  /** Fixes all addresses; nothing may be added afterwards. */
  place(years: number): Places {
    return new Places(this, this.axes, years);
  }

  private named(all: Map<string, Names>, key: string): Names {
    let names = all.get(key);
    if (!names) all.set(key, (names = new Names()));
    return names;
  }
}

export function tableKey({ frame, kind }: Pointer): string {
  return `${kind} ${frame}`;
}

/** 地址 — byte addresses of everything but constants, which follow. */
export class Places {
  readonly slots = LANES_BYTES;
  readonly recordsOf = new Map<string, number>();
  readonly pathEnd: number;
  /** Copied over the part a pair of paths owns when a path starts. */
  readonly picture: number;
  readonly rows: number;
  readonly rowBytes: number;
  readonly tablesOf = new Map<string, number>();
  readonly end: number;

  constructor(layout: Layout, axes: Axes, years: number) {
    let at = this.slots + layout.slotNames().length * LANES_BYTES;
    for (const frame of layout.frames()) {
      const bytes = layout.recordBytes(frame);
      this.recordsOf.set(frame, at);
      at += bytes * axes.frameLength(frame);
    }
    this.pathEnd = at;
    this.picture = at;
    at += this.pathEnd - this.slots;
    this.rows = at;
    this.rowBytes = layout.rowNames().length * NUMBER_BYTES;
    at += this.rowBytes * years;
    for (const key of layout.tableKeys()) {
      const [kind, ...frame] = key.split(' ');
      this.tablesOf.set(key, at);
      at += layout.tableRecordBytes(key) * axes.frameLength(frame.join(' ')) * (kind === 'yearTable' ? years : 1);
    }
    this.end = aligned(at);
  }

  slot(index: number): number {
    return this.slots + index * LANES_BYTES;
  }
}

export function aligned(address: number): number {
  return Math.ceil(address / 64) * 64;
}
