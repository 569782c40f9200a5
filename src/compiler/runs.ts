import type { Range } from './axes.js';
import type { Node, NodeOperation, Pointer } from './graph.js';
import type { HoistedValues } from './hoist.js';
import type { Setting } from './setting.js';

/** Operations worth a branch. */
const EXPENSIVE: ReadonlySet<NodeOperation> = new Set(['exp', 'log', 'power', 'div', 'sqrt', 'band']);
/** Above this share of turns with a new value the branch does not pay. */
const MOST_CHANGES = 0.6;

/** A value computed only in turns whose flag is set; in between it stays. */
export interface Run {
  readonly node: Node;
  readonly pointer: Pointer;
  /** Column of the flags in that table. */
  readonly index: number;
}

/**
 * 成段不变的值 — expensive values of a loop that change only where a table does: exp(k · b) with one b for every five
 * ages is computed once in five turns. Only tables and path-level values may go into them.
 */
export function runsOf(setting: Setting, frame: string, range: Range, nodes: readonly Node[], roots: readonly Node[]): Run[] {
  const { axes } = setting;
  const loops = axes.loopsOf(frame);
  if (loops.length !== 1 || range.first === range.last) return [];
  const { ageing, size } = axes.dimension(loops[0]!);
  const tables = new Map<Node, ReadonlySet<Node>>();
  const costs = new Set<Node>();
  for (const node of nodes) {
    const own = tablesOf(node, tables);
    if (!own) continue;
    tables.set(node, own);
    if (EXPENSIVE.has(node.operation) || node.operands.some((operand) => costs.has(operand))) costs.add(node);
  }
  const frontier = new Set<Node>(roots.filter((node) => costs.has(node)));
  for (const node of nodes) if (!tables.has(node)) for (const operand of node.operands) if (costs.has(operand)) frontier.add(operand);
  const found = new Map<Node, Run | undefined>();
  // A product that changes every turn may have a factor that does not.
  const visit = (node: Node): void => {
    if (found.has(node) || node.isInvariant || !costs.has(node)) return;
    const flags = changesOf(setting, tables.get(node)!, range, size, ageing);
    found.set(node, flags && { node, ...flagColumn(setting, frame, loops, flags) });
    if (!flags) node.operands.forEach(visit);
  };
  frontier.forEach(visit);
  return [...found.values()].filter((run) => run !== undefined);
}

/** 1 in every turn in which one of the tables has another value than in the turn before; undefined when that is nearly always so. */
function changesOf(setting: Setting, tables: ReadonlySet<Node>, range: Range, size: number, isDownwards: boolean): Float64Array | undefined {
  const columns = [...tables].map((table) => columnOf(setting, table));
  const flags = new Float64Array(size);
  let changes = 0;
  for (let index = range.first; index <= range.last; index++) {
    const before = isDownwards ? index + 1 : index - 1;
    const isFirst = before < range.first || before > range.last;
    if (!isFirst && columns.every((column) => isSame(column, index, before))) continue;
    flags[index] = 1;
    changes++;
  }
  return changes > MOST_CHANGES * (range.last - range.first + 1) ? undefined : flags;
}

/** The flags as a column of the loop's table; equal flags share one. */
function flagColumn({ layout, hoisted }: Setting, frame: string, dimensions: readonly string[], flags: Float64Array): { pointer: Pointer; index: number } {
  const pointer: Pointer = { frame, kind: 'table', isTop: false };
  const column = { hoisted: hoisted.push({ dimensions, isMask: true, rows: 1, values: flags }) - 1, at: new Map<string, number>() };
  return { pointer, index: layout.table(pointer, `changes ${flags.join('')}`, column) };
}

/** The tables a value depends on; undefined when it depends on anything else that differs between turns. */
function tablesOf(node: Node, known: ReadonlyMap<Node, ReadonlySet<Node>>): ReadonlySet<Node> | undefined {
  if (node.isInvariant) return new Set();
  if (node.load) return node.load.kind === 'table' ? new Set([node]) : undefined;
  const all = new Set<Node>();
  for (const operand of node.operands) {
    const own = known.get(operand);
    if (!own) return undefined;
    for (const table of own) all.add(table);
  }
  return all;
}

/** Rows and cells of the column a table load reads. */
interface TableColumn {
  readonly hoisted: HoistedValues;
  readonly cells: Int32Array;
}

function columnOf({ axes, hoisted, layout }: Setting, { load }: Node): TableColumn {
  if (load?.kind !== 'table') throw new Error('not a table');
  const column = layout.columnAt(load.pointer, load.index);
  const values = hoisted[column.hoisted]!;
  return { hoisted: values, cells: axes.flatCells(values.dimensions, column.at) };
}

function isSame({ hoisted: { values, rows }, cells }: TableColumn, a: number, b: number): boolean {
  const length = values.length / rows;
  for (let row = 0; row < rows; row++) if (!Object.is(values[row * length + cells[a]!], values[row * length + cells[b]!])) return false;
  return true;
}
