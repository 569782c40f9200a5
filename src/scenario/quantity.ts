import { fullWidthIn, type IssueSink } from '../files/index.js';
import type { Place } from '../issues/index.js';
import { parseUnit, sameUnit, type Unit, unitText } from '../model/index.js';
import type { Quantity } from './schema.js';

/** What a number in a file is for, as its issues say it. */
export interface QuantitySite {
  readonly name: string;
  readonly unit: Unit;
  /** Absent where the sink knows the place itself. */
  readonly place?: Place;
  readonly key?: string;
  /** A plain number larger than this in size most likely lacks its percent sign. */
  readonly largestRate?: number;
}

/** A number as text, to be put into other patterns. */
export const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const NUMBER_THEN_REST = new RegExp(String.raw`^(${NUMBER})\s*(.*)$`);

/**
 * 读数 — `0.03`, `3%` or `163 yuan/person/month` as a number in the declared unit; otherwise an issue.
 * A percentage moves the decimal point in the text, so that `2.2%` is the double nearest to 0.022.
 */
export function parseQuantity(value: Quantity, site: QuantitySite, issues: IssueSink): number | undefined {
  if (typeof value === 'number') return plainNumber(value, site, issues);
  const { name, unit, place, key } = site;
  const match = NUMBER_THEN_REST.exec(value.trim());
  const [, digits, rest] = match ?? [];
  const fullWidth = fullWidthIn(value);
  if (fullWidth) {
    issues.error('text-full-width', { cell: value, ...fullWidth }, place, key);
    return undefined;
  }
  if (digits === undefined || rest === undefined || !Number.isFinite(Number(digits))) {
    issues.error('number-form', { name, value, unit: unitText(unit) }, place, key);
    return undefined;
  }
  if (rest === '') return plainNumber(Number(digits), site, issues);
  if (rest === '%') {
    if (unit.some((exponent) => exponent !== 0)) {
      issues.error('percent-of-unit', { name, value, unit: unitText(unit) }, place, key);
      return undefined;
    }
    return percent(digits);
  }
  const written = parseUnit(rest);
  if (!written) {
    issues.error('number-form', { name, value, unit: unitText(unit) }, place, key);
    return undefined;
  }
  if (!sameUnit(written, unit)) {
    issues.error('number-unit', { name, value, unit: unitText(unit) }, place, key);
    return undefined;
  }
  return Number(digits);
}

function plainNumber(value: number, { name, place, key, largestRate }: QuantitySite, issues: IssueSink): number {
  if (largestRate !== undefined && Math.abs(value) > largestRate) {
    const written = String(value);
    issues.warning('given-not-decimal', {
      name, value, largest: largestRate, decimal: percent(written), percent: `${written}%`, plain: `${String(percent(written, 2))}%`,
    }, place, key);
  }
  return value;
}

/** `2.2` as a percentage: 0.022, correctly rounded; `shift` moves the decimal point elsewhere. */
export function percent(digits: string, shift = -2): number {
  const [mantissa, exponent] = digits.toLowerCase().split('e');
  return Number(`${mantissa ?? ''}e${String(Number(exponent ?? '0') + shift)}`);
}
