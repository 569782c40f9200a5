import type { Document } from './types.js';

/**
 * Excel 工作簿 — one sheet for each table and for the numbers of each figure: typed numbers at full precision in the
 * unit of their heads, sums as formulas, and where each number stands in the results. The same document makes the same bytes.
 */
export async function documentXlsx(document: Document): Promise<Uint8Array> {
  // The writer of workbooks takes a third of a second to load.
  const { writeXlsx } = await import('./xlsx-book.js');
  return writeXlsx(document);
}
