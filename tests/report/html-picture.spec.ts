import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn } from '../../src/report/picture/draw.js';
import { type Edge, layouter, type NodeSize } from '../../src/report/picture/layout.js';
import { packed, partsOf } from '../../src/report/picture/parts.js';
import { wrapped } from '../../src/report/picture/wrap.js';

const edge = (from: string, to: string, isLagged = false): Edge => ({ from, to, isLagged });
const node = (id: string, width = 60, height = 30): NodeSize => ({ id, width, height });
const length = (text: string): number => text.length;

describe('labels over several lines', () => {
  it('break Chinese anywhere but before a closing mark, English at blanks, identifiers at underscores', () => {
    expect(wrapped('全国基础养老金最低标准', 6, length)).toEqual(['全国基础养老', '金最低标准']);
    expect(wrapped('人均缴费（元）', 6, length).every((line) => !/^[）、，]/.test(line))).toBe(true);
    expect(wrapped('yearly growth of local additions', 16, length)).toEqual(['yearly growth of', 'local additions']);
    expect(wrapped('provincial_addition_mean', 16, length)).toEqual(['provincial_', 'addition_mean']);
    expect(wrapped('short', 16, length)).toEqual(['short']);
  });

  it('lose no character, and only what cannot be broken is wider than allowed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('参', '保', '人', '数', '（', '）', '、', 'rate', 'of', ' ', '80%', '(x)'), { minLength: 1, maxLength: 30 }), (parts) => {
      const text = parts.join('').trim();
      const lines = wrapped(text, 8, length);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      const longest = Math.max(0, ...(text.match(/[^\s\u4e00-\u9fff]+/gu) ?? []).map((run) => run.length + 1));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.max(8, longest));
    }), { seed: 20210930, numRuns: 200 });
  });
});

describe('parts of a picture', () => {
  it('are what arrows join, whichever way they point', () => {
    const parts = partsOf(['a', 'b', 'c', 'd', 'e'].map((id) => node(id)), [edge('b', 'a'), edge('c', 'e', true)]);
    expect(parts.map(({ nodes, edges }) => [nodes.map(({ id }) => id).join(''), edges.length])).toEqual([['ab', 1], ['ce', 1], ['d', 0]]);
  });

  it('are put side by side without touching', () => {
    const sizes = [[300, 200], [500, 120], [200, 90], [950, 60], [40, 30], [40, 30]] as const;
    const layouts = sizes.map(([width, height], i) => ({ width, height, nodes: new Map([[String(i), [width / 2, height / 2] as const]]), edges: [] }));
    const whole = packed(layouts);
    const boxes = sizes.map(([width, height], i) => {
      const [x, y] = whole.nodes.get(String(i))!;
      return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    });
    boxes.forEach((a, i) => {
      expect(a.left >= 0 && a.top >= 0 && a.right <= whole.width && a.bottom <= whole.height).toBe(true);
      for (const b of boxes.slice(i + 1)) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    });
  });
});

describe('a placed graph', () => {
  it('runs from left to right along what is taken in the same year, and keeps each arrow with its ends', async () => {
    const place = await layouter();
    const nodes = ['a', 'b', 'c'].map((id) => node(id));
    const { nodes: at, edges, width, height } = place(nodes, [edge('b', 'c'), edge('a', 'b'), edge('c', 'a', true)]);
    const x = (id: string): number => at.get(id)![0];
    expect(x('a')).toBeLessThan(x('b'));
    expect(x('b')).toBeLessThan(x('c'));
    expect(edges.map(({ from, to }) => `${from}${to}`).sort()).toEqual(['ab', 'bc', 'ca']);
    for (const { from, to, curve, tip } of edges) {
      expect(curve.length % 3, `${from}${to}`).toBe(1);
      // A curve begins and ends at the rim of its boxes, 60 by 30.
      for (const [[px, py], id] of [[curve[0]!, from], [tip, to]] as const) {
        expect(Math.abs(px - x(id)), `${from}${to}`).toBeLessThan(32);
        expect(Math.abs(py - at.get(id)![1]), `${from}${to}`).toBeLessThan(17);
      }
      for (const [px, py] of curve) expect(px > -1 && py > -1 && px < width + 1 && py < height + 1).toBe(true);
    }
  });

  it('is drawn with links, hints and marks, its texts escaped', async () => {
    const common = { label: '甲 <&>', target: 'a', hint: '"提示"', isNeighbour: false };
    const svg = drawn([{ ...common, id: 'a', name: 'a_b', isRecurring: true, isUsedElsewhere: true }, { ...common, id: 'b', target: 'b', isNeighbour: true }], [edge('b', 'a', true)], await layouter(), '一章').text;
    expect(svg).toContain('role="img" aria-label="一章"');
    expect(svg).toContain('<a href="#a" tabindex="-1" class="node" data-node="a"><title>&quot;提示&quot;</title>');
    expect(svg).toContain('class="node neighbour" data-node="b"');
    expect(svg).toContain('>甲 &lt;&amp;&gt;</text>');
    expect([svg.match(/class="loop"/g)?.length, svg.match(/class="onward"/g)?.length, svg.match(/class="edge lagged"/g)?.length]).toEqual([1, 1, 1]);
  });
});
