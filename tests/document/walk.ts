import type { Document, NumberPart, Table, Text } from '../../src/document/index.js';

/**
 * 数字的写法 — worked out apart from the code of reports: so many decimals, groups of three, a dash for none. Halves of
 * the decimal number go up, as Excel does it, whatever its nearest binary number is: 361.45 is 361.5.
 */
export function written({ value, shown }: NumberPart): string {
  if (!Number.isFinite(value)) return '-';
  const units = Math.round(Number(`${String(Math.abs(value / shown.divisor))}e${String(shown.decimals)}`));
  const [whole, decimals] = Number(`${String(units)}e-${String(shown.decimals)}`).toFixed(shown.decimals).split('.');
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** Tables of a document, and what its figures draw. */
export function tablesOf({ blocks }: Document): Table[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
}

export function dataOf({ blocks }: Document): Table[] {
  return blocks.flatMap((block) => (block.kind === 'figure' && block.data ? [block.data] : []));
}

/** Numbers in sentences. */
export function sentenceNumbers({ finding, facts, blocks }: Document): NumberPart[] {
  const texts: Text[] = [finding, ...facts.map(({ text }) => text), ...blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph': return [block.text];
      case 'list': return block.items;
      case 'callout': return block.text;
      case 'table': case 'figure': return block.note ? [block.note] : [];
      default: return [];
    }
  })];
  return texts.flat().filter((part): part is NumberPart => typeof part === 'object' && part.kind === 'number');
}
