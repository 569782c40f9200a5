import { PURE } from '../model/index.js';
import { type Correlation, pairKey } from './content.js';
import { checkHeads, type Heads } from './heads.js';
import type { Page } from './page.js';
import type { Reading, Seen } from './reading.js';
import { CORRELATION_HEADS } from './words.js';

export type CorrelationHeads = Heads<keyof typeof CORRELATION_HEADS>;

/** 读相关系数 — the pairs that are listed now; what a pair may be is for the scenario reader to say. */
export function readCorrelations(page: Page, heads: CorrelationHeads, seen: Seen, { contents, issues, places }: Reading): Map<string, Correlation> {
  checkHeads(page, heads, CORRELATION_HEADS);
  const read = new Map<string, Correlation>();
  const [firstColumn, secondColumn, column] = (['firstId', 'secondId', 'correlation'] as const).map((head) => heads.columns.get(head)!) as [number, number, number];
  for (let row = heads.row + 1; row <= page.lastRow; row++) {
    const [first, second] = [page.text(row, firstColumn), page.text(row, secondColumn)];
    if ([firstColumn, secondColumn, column].every((each) => page.isBlank(row, each))) continue;
    if (first === '' || second === '') {
      issues.error('import-row-without-id', {}, page.spot(row, first === '' ? firstColumn : secondColumn));
      continue;
    }
    const pair = pairKey(first, second);
    if (!seen.meet(pair, page.spot(row, firstColumn))) continue;
    // As the scenario's own file orders the pair, so that it replaces it there.
    const known = contents.correlations.get(pair);
    const own = known ?? { first, second };
    const key = `noise.correlation.${own.first}~${own.second}`;
    places.set(key, page.spot(row, column));
    places.set('noise.correlation', page.spot(heads.row, column));
    const value = page.number(row, column, { name: `${first}~${second}`, unit: PURE, key });
    if (value === 'blank') issues.error('import-blank-cell', { name: `${first}~${second}` }, page.spot(row, column), key);
    else if (value !== 'refused') read.set(pair, { first: own.first, second: own.second, value });
  }
  return read;
}
