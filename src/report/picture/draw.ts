import { html, type Html } from '../html/markup.js';
import { textWidth } from '../table.js';
import type { Edge, Layout, Layouter, NodeSize, Point } from './layout.js';
import { wrapped } from './wrap.js';

/** What a node of a picture says and where it leads. */
export interface PictureNode {
  readonly id: string;
  readonly label: string;
  /** Under the label, in the letters of formulas. */
  readonly name?: string;
  /** Where a click leads: the id of an element of the page. */
  readonly target: string;
  /** Shown when pointed at. */
  readonly hint: string;
  /** From somewhere else: drawn pale. */
  readonly isNeighbour: boolean;
  /** Uses its own value of an earlier year. */
  readonly isRecurring?: boolean;
  /** Used beyond the picture. */
  readonly isUsedElsewhere?: boolean;
}

const LABEL = { size: 12, line: 15, widest: 8.7 * 12 };
const NAME = { size: 9, line: 11, widest: 8.7 * 12, character: 5.45 };
const PADDING = { x: 8, y: 6 };
/** Room for loops and arrows at the rim. */
const RIM = 14;

interface Text extends NodeSize {
  readonly node: PictureNode;
  readonly label: readonly string[];
  readonly name: readonly string[];
}

/** 依赖图 — nodes as boxes that lead to what they stand for, arrows from what is used to what uses it, as SVG in the colours of the page. */
export function drawn(nodes: readonly PictureNode[], edges: readonly Edge[], layouter: Layouter, title: string): Html {
  const texts = nodes.map(textOf);
  const layout = layouter(texts, edges);
  const [width, height] = [layout.width + 2 * RIM, layout.height + 2 * RIM];
  return html`<svg class="picture" viewBox="${-RIM} ${-RIM} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">
<g class="edges">${edgesOf(layout)}</g>
<g class="nodes">${texts.map((text) => box(text, layout.nodes.get(text.id)!))}</g>
</svg>`;
}

function textOf(node: PictureNode): Text {
  const label = wrapped(node.label, LABEL.widest, labelWidth);
  const name = node.name === undefined ? [] : wrapped(node.name, NAME.widest, nameWidth);
  const width = Math.max(44, ...label.map(labelWidth), ...name.map(nameWidth)) + 2 * PADDING.x;
  return { id: node.id, node, label, name, width: Math.ceil(width), height: label.length * LABEL.line + name.length * NAME.line + 2 * PADDING.y };
}

/** Half an em for a column, a little more for letters: their widths differ by font. */
function labelWidth(text: string): number {
  return textWidth(text) * LABEL.size * (/[\u2e80-\uffef]/.test(text) ? 0.5 : 0.54);
}

function nameWidth(text: string): number {
  return text.length * NAME.character;
}

function edgesOf({ edges }: Layout): Html[] {
  return edges.map(({ from, to, isLagged, curve, tip }) => {
    const [start, ...rest] = curve;
    const path = `M${pair(start!)}C${rest.map(pair).join(' ')}`;
    return html`<g class="edge${isLagged ? ' lagged' : ''}" data-from="${from}" data-to="${to}"><path d="${path}"/><path class="tip" d="${arrow(curve.at(-1)!, tip)}"/></g>`;
  });
}

function arrow([x, y]: Point, tip: Point): string {
  const [dx, dy] = [tip[0] - x, tip[1] - y];
  const length = Math.hypot(dx, dy) || 1;
  const [across, along] = [(-dy / length) * 2.6, (dx / length) * 2.6];
  return `M${pair(tip)}L${pair([x + across, y + along])}L${pair([x - across, y - along])}Z`;
}

function pair([x, y]: Point): string {
  return `${String(Math.round(x * 10) / 10)},${String(Math.round(y * 10) / 10)}`;
}

function box({ node, label, name, width, height }: Text, [x, y]: Point): Html {
  const [left, top] = [x - width / 2, y - height / 2];
  const baseline = top + PADDING.y - 3.5;
  const lines = [
    ...label.map((line, i) => html`<text x="${round(x)}" y="${round(baseline + (i + 1) * LABEL.line)}">${line}</text>`),
    ...name.map((line, i) => html`<text class="name" x="${round(x)}" y="${round(baseline + label.length * LABEL.line + (i + 1) * NAME.line)}">${line}</text>`),
  ];
  const right = round(left + width);
  const marks = [
    node.isRecurring ? html`<path class="loop" d="M${round(right - 22)},${round(top)}c-3,-13 17,-13 14,0"/>` : undefined,
    node.isUsedElsewhere ? html`<path class="onward" d="M${right},${round(y - 5)}l6,5l-6,5z"/>` : undefined,
  ];
  return html`<a href="#${node.target}" tabindex="-1" class="node${node.isNeighbour ? ' neighbour' : ''}" data-node="${node.id}"><title>${node.hint}</title>
<rect x="${round(left)}" y="${round(top)}" width="${width}" height="${height}" rx="5"/>${marks}${lines}</a>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Styles of pictures; the page's variables give the colours. */
export const PICTURE_STYLE = `
.picture { display: block; max-width: none; }
.picture text { font: 12px var(--sans); fill: var(--ink); text-anchor: middle; }
.picture .name { font: 9px var(--mono); fill: var(--quiet); }
.picture rect { fill: var(--card); stroke: var(--accent); stroke-width: 1.1; }
.picture .neighbour rect { fill: var(--sunken); stroke: var(--line); }
.picture .neighbour text { fill: var(--quiet); }
.picture .edge path { fill: none; stroke: var(--edge); stroke-width: 1; }
.picture .edge .tip { fill: var(--edge); stroke: none; }
.picture .lagged path:first-child { stroke-dasharray: 4 3; opacity: .8; }
.picture .loop { fill: none; stroke: var(--accent); stroke-dasharray: 3 2; }
.picture .onward { fill: var(--accent); }
.picture a:hover { text-decoration: none; }
.picture a:hover rect { fill: var(--accent-soft); stroke-width: 2; }
.picture.pointed .edge { opacity: .12; }
.picture.pointed .node { opacity: .35; }
.picture.pointed .edge.near { opacity: 1; --edge: var(--accent); }
.picture.pointed .edge.near path:first-child { stroke-width: 1.8; }
.picture.pointed .node.near { opacity: 1; }
`;

