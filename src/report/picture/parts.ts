import type { Edge, Layout, NodeSize, Point } from './layout.js';

/** What holds together. */
export interface Part {
  readonly nodes: readonly NodeSize[];
  readonly edges: readonly Edge[];
}

/** 分块 — the parts of a graph that no arrow joins, in the order of their first nodes. */
export function partsOf(nodes: readonly NodeSize[], edges: readonly Edge[]): Part[] {
  const group = new Map(nodes.map(({ id }) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    while (group.get(at) !== at) at = group.get(at)!;
    return at;
  };
  for (const { from, to } of edges) group.set(root(to), root(from));
  const roots = [...new Set(nodes.map(({ id }) => root(id)))];
  return roots.map((each) => ({ nodes: nodes.filter(({ id }) => root(id) === each), edges: edges.filter(({ from }) => root(from) === each) }));
}

const GAP = 26;
/** Parts are put side by side up to about the width of a page. */
const ROW = 900;

interface Column {
  readonly x: number;
  readonly width: number;
  height: number;
}

/** 拼合 — parts in rows, the higher ones first; lower ones stand under each other beside them. */
export function packed(layouts: readonly Layout[]): Layout {
  const nodes = new Map<string, Point>();
  const edges: Layout['edges'][number][] = [];
  let columns: Column[] = [];
  let [top, width] = [0, 0];
  const rowHeight = (): number => Math.max(0, ...columns.map(({ height }) => height));
  // Sorting is stable: parts of one height keep the order of the rules.
  for (const layout of [...layouts].sort((a, b) => b.height - a.height)) {
    const under = columns.find((column) => column.width >= layout.width && column.height + GAP + layout.height <= rowHeight());
    const last = columns.at(-1);
    if (!under && last && last.x + last.width + GAP + layout.width > ROW) {
      top += rowHeight() + GAP;
      columns = [];
    }
    const before = columns.at(-1);
    const column = under ?? { x: before ? before.x + before.width + GAP : 0, width: layout.width, height: -GAP };
    if (!under) columns.push(column);
    const [dx, dy] = [column.x, top + column.height + GAP];
    const moved = ([x, y]: Point): Point => [x + dx, y + dy];
    for (const [id, point] of layout.nodes) nodes.set(id, moved(point));
    edges.push(...layout.edges.map((edge) => ({ ...edge, curve: edge.curve.map(moved), tip: moved(edge.tip) })));
    column.height += GAP + layout.height;
    width = Math.max(width, column.x + layout.width);
  }
  return { width, height: top + rowHeight(), nodes, edges };
}
