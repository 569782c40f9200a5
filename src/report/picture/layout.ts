import { packed, partsOf } from './parts.js';

/** A node to be placed; sizes in pixels, since Graphviz does not know how wide Chinese text is. */
export interface NodeSize {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** A value of an earlier year: drawn, without a say in what stands before what. */
  readonly isLagged: boolean;
}

export type Point = readonly [x: number, y: number];

/** Where everything goes, in pixels from the upper left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Centres. */
  readonly nodes: ReadonlyMap<string, Point>;
  readonly edges: readonly PlacedEdge[];
}

/** A start and then three points for each piece of a Bézier curve; the arrow points from its end to `tip`. */
export interface PlacedEdge extends Edge {
  readonly curve: readonly Point[];
  readonly tip: Point;
}

/** Puts a graph in place. */
export type Layouter = (nodes: readonly NodeSize[], edges: readonly Edge[]) => Layout;

/** 排布 — from left to right what depends on what, by Graphviz's dot; loaded when asked for, since it is large. */
export async function layouter(): Promise<Layouter> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  const place: Layouter = (nodes, edges) => {
    const index = new Map(nodes.map(({ id }, i) => [id, `n${String(i)}`]));
    const inches = (pixels: number): string => (pixels / 72).toFixed(4);
    const dot = [
      'digraph { graph [rankdir=LR, nodesep=0.17, ranksep=0.36, margin=0, pad=0]; node [shape=box, fixedsize=true, label=""]; edge [arrowsize=0.5];',
      ...nodes.map(({ id, width, height }) => `${index.get(id)!} [width=${inches(width)}, height=${inches(height)}];`),
      ...edges.map(({ from, to, isLagged }, i) => `${index.get(from)!} -> ${index.get(to)!} [comment=${String(i)}${isLagged ? ', constraint=false' : ''}];`),
      '}',
    ].join('\n');
    return read(JSON.parse(graphviz.layout(dot, 'json', 'dot')) as DotAnswer, nodes, edges);
  };
  return (nodes, edges) => packed(partsOf(nodes, edges).map((part) => place(part.nodes, part.edges)));
}

interface DotAnswer {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  /** `comment` is the index of the edge: the order is Graphviz's own. */
  readonly edges?: readonly { readonly pos: string; readonly comment: string }[];
}

/** Graphviz counts points upwards; a point is a pixel here. */
function read({ bb, objects = [], edges: placed = [] }: DotAnswer, nodes: readonly NodeSize[], edges: readonly Edge[]): Layout {
  const [, , width, height] = bb.split(',').map(Number) as [number, number, number, number];
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  const point = (text: string): Point => {
    const [x, y] = text.split(',').map(Number) as [number, number];
    return [rounded(x), rounded(height - y)];
  };
  return {
    width: Math.ceil(width), height: Math.ceil(height),
    nodes: new Map(objects.map(({ name, pos }) => [nodes[Number(name.slice(1))]!.id, point(pos)])),
    edges: placed.map(({ pos, comment }) => {
      const words = pos.split(' ');
      const tip = words.find((word) => word.startsWith('e,'));
      const curve = words.filter((word) => !/^[es],/.test(word)).map(point);
      return { ...edges[Number(comment)]!, curve, tip: tip === undefined ? curve.at(-1)! : point(tip.slice(2)) };
    }),
  };
}
