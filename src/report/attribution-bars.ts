import type { Attribution } from '../attribution/index.js';
import { type Lang, say } from '../messages/index.js';
import { inOrder, titleOf } from './attribution-text.js';

/** 瀑布图的数据 — as the chart takes them: the first scenario, the changes, the second. */
export interface WaterfallBars {
  readonly title: string;
  readonly measure: { readonly unit: string; readonly kind: string };
  readonly bars: readonly { readonly name: string; readonly kind: 'total' | 'change'; readonly value: number; readonly error?: number }[];
}

/** Changes that are drawn one by one; the smallest of more are one bar. */
const MOST_BARS = 14;

/** 瀑布图 — means where there are random paths, else best estimates; errors of sampling paths and orders together. */
export function waterfallBars(attribution: Attribution, lang: Lang): WaterfallBars {
  const { before, after, unit, kind, paths } = attribution;
  const of = ({ mean, best }: { readonly mean: number; readonly best: number }): number => (paths > 0 ? mean : best);
  const changes = inOrder(attribution).map((each) => ({
    name: each.unit.label[lang], kind: 'change' as const, value: of(each), ...(paths > 0 && { error: Math.hypot(each.standardError, each.orderError) }),
  }));
  const isLong = changes.length > MOST_BARS;
  const rest = changes.slice(MOST_BARS - 1);
  const bars = isLong ? [...changes.slice(0, MOST_BARS - 1), {
    name: say('attribution-bar-rest', { count: rest.length }, lang), kind: 'change' as const, value: rest.reduce((sum, { value }) => sum + value, 0),
  }] : changes;
  return {
    title: titleOf(attribution, lang), measure: { unit, kind },
    bars: [
      { name: say('attribution-row-before', {}, lang), kind: 'total', value: of(before) }, ...bars,
      { name: say('attribution-row-after', {}, lang), kind: 'total', value: of(after) },
    ],
  };
}
