import { type Attributes, type Content, hasYears, type InputEntry } from './content.js';
import type { Heads } from './heads.js';
import type { Page } from './page.js';
import type { Reading } from './reading.js';
import { type CHAPTER_HEADS, continuationIn, continuationText } from './words.js';

export type ChapterHeads = Heads<keyof typeof CHAPTER_HEADS>;

/** One row of an input or of a group of it. */
export interface RowOf {
  readonly page: Page;
  readonly heads: ChapterHeads;
  readonly row: number;
}

/** 读说明 — source, grade, note, and how numbers by year go on; what a sheet has no column for stays as it was. */
export function readAttributes(entry: InputEntry, content: Content, { page, heads, row }: RowOf, { issues, lang }: Reading): Attributes {
  const { attributes, declared: { name } } = entry;
  const words = (head: 'source' | 'confidence' | 'note'): string | undefined => {
    const column = heads.columns.get(head);
    return column === undefined ? attributes[head] : page.words(row, column);
  };
  const [source, confidence, note] = [words('source'), words('confidence')?.trim(), words('note')];
  for (const [head, text, message] of [['source', source, 'import-no-source'], ['confidence', confidence, 'import-no-confidence']] as const) {
    if (text === undefined) issues.error(message, { name }, page.spot(row, heads.columns.get(head)!), `inputs.${name}.${head}`);
  }
  const continuation = (head: 'between' | 'after'): string | undefined => {
    const column = heads.columns.get(head);
    const text = column === undefined ? '' : page.text(row, column);
    if (!hasYears(content)) {
      if (text !== '' && column !== undefined) issues.warning('import-continuation-idle', { name }, page.spot(row, column), `inputs.${name}`);
      return undefined;
    }
    if (column === undefined) return attributes[head] ?? 'error';
    if (text === '') return 'error';
    const found = continuationIn(head, text);
    if (found === undefined) {
      const known = (head === 'between' ? ['error', 'hold', 'linear'] : ['error', 'hold', 'grow 2%']).map((value) => continuationText(head, value, lang));
      issues.error(head === 'between' ? 'import-between' : 'import-after', { value: text, known }, page.spot(row, column), `inputs.${name}.${head}`);
    }
    // A word that is refused says nothing further about the years.
    return found ?? 'hold';
  };
  const [between, after] = [continuation('between'), continuation('after')];
  return {
    ...(between !== undefined && { between }), ...(after !== undefined && { after }),
    ...(source !== undefined && { source }), ...(confidence !== undefined && { confidence }), ...(note !== undefined && { note }),
  };
}
