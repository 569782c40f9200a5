import { createHash } from 'node:crypto';
import { textWidth } from './text-size.js';
import type { Chart, Drawing } from './types.js';

/**
 * 出图 — a chart as SVG, without a browser. ECharts takes a third of a second to load and is loaded here.
 * It numbers its ids through the whole process; here they are named after the drawing, so that equal charts are equal
 * bytes in any order, and charts in one page do not use each other's clip paths.
 */
export async function draw({ option, widthPixels, heightPixels }: Chart): Promise<Drawing> {
  const { init, setPlatformAPI } = await import('echarts');
  setPlatformAPI({ measureText: (text: string, font?: string) => ({ width: textWidth(text, Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12)) }) });
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: widthPixels, height: heightPixels });
  try {
    drawing.setOption({ ...option, animation: false });
    return { svg: withOwnIds(withBaselines(drawing.renderToSVGString())), widthPixels, heightPixels };
  } finally {
    // An instance that is left keeps Node alive.
    drawing.dispose();
  }
}

/** Not every program that shows SVG knows `dominant-baseline`; all know a shift. */
function withBaselines(svg: string): string {
  return svg.replaceAll('dominant-baseline="central"', 'dy=".35em"');
}

const ID = /\bzr\d+-[a-z]+-?\d+\b/g;

function withOwnIds(svg: string): string {
  const names = new Map<string, number>();
  const numbered = svg.replace(ID, (id) => {
    if (!names.has(id)) names.set(id, names.size);
    return `chart-${String(names.get(id)!)}`;
  });
  const digest = createHash('sha256').update(numbered).digest('hex').slice(0, 8);
  return numbered.replace(/\bchart-(\d+)\b/g, `c${digest}-$1`);
}
