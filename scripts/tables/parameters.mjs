/** 政策参数表 — Policy tables: divisor by claiming age. */
import { csv } from './csv.mjs';
import { AGES } from './grid.mjs';
import { DIVISORS, DIVISORS_FIRST_AGE } from './anchors.mjs';

/** Under 40 as at 40, over 70 as at 70. */
export function annuityDivisorTable() {
  const divisor = (age) => DIVISORS[Math.min(Math.max(age - DIVISORS_FIRST_AGE, 0), DIVISORS.length - 1)];
  return csv(['age', 'value'], AGES.map((age) => [age, divisor(age)]));
}
