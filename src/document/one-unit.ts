import type { Table } from './types.js';

/** 单位 — what all columns of numbers share, said once over the table: 单位：亿元. Undefined where they differ. */
export function oneUnit({ columns }: Table): string | undefined {
  const numbers = columns.filter(({ align }) => align === 'right');
  const [first] = numbers;
  return first?.unit !== undefined && first.unit !== '' && numbers.length > 1 && numbers.every(({ unit }) => unit === first.unit) ? first.unit : undefined;
}
