import type { Unit } from './types.js';

const BASES = ['yuan', 'person', 'month', 'year'] as const;

/** 纯数 — the unit of rates, shares, ages and counts without a name. */
export const PURE: Unit = [0, 0, 0, 0];

/** 解析单位 — `yuan/person/month`, `person*year`, `yuan^2`, `1`, or any factors of those; undefined if not a unit. */
export function parseUnit(text: string): Unit | undefined {
  const exponents = [0, 0, 0, 0];
  let sign = 1;
  for (const part of text.replace(/\s+/g, '').split(/([*/])/)) {
    if (part === '*' || part === '/') {
      sign = part === '*' ? 1 : -1;
      continue;
    }
    const match = /^(1|[a-z]+)(?:\^(-?\d+))?$/.exec(part);
    if (!match) return undefined;
    const base = BASES.indexOf(match[1] as (typeof BASES)[number]);
    if (base < 0 && match[1] !== '1') return undefined;
    if (base >= 0) exponents[base] = exponents[base]! + sign * Number(match[2] ?? '1');
  }
  return exponents as unknown as Unit;
}

/** The unit as users write it: `yuan/person/month`; `1` for pure numbers. */
export function unitText(unit: Unit): string {
  const factor = (base: string, exponent: number): string => (exponent === 1 ? base : `${base}^${String(exponent)}`);
  const above = BASES.flatMap((base, i) => (unit[i]! > 0 ? [factor(base, unit[i]!)] : []));
  const below = BASES.flatMap((base, i) => (unit[i]! < 0 ? [factor(base, -unit[i]!)] : []));
  return [above.join('*') || '1', ...below].join('/');
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.every((exponent, i) => exponent === b[i]);
}

/** `a` times `b` to the power `power`. */
export function multiplyUnits(a: Unit, b: Unit, power = 1): Unit {
  return a.map((exponent, i) => exponent + power * b[i]!) as unknown as Unit;
}
