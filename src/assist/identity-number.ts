/** What an identity number says of a person; the number itself is not kept. */
export interface NumberFacts {
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

export type NumberMistake = 'number-length' | 'number-characters' | 'number-birthday' | 'number-checksum';

// GB 11643-1999: weights 2^(17−i) mod 11 and the check character by the remainder.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 核对身份证号 — 18 characters with a birthday that exists and the right check character, or which of these is wrong. */
export function readNumber(number: string): NumberFacts | NumberMistake {
  if (number.length !== 18) return 'number-length';
  if (!/^\d{17}[\dXx]$/.test(number)) return 'number-characters';
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  const birthday = new Date(Date.UTC(year, month - 1, day));
  if (year < 1880 || birthday.getUTCFullYear() !== year || birthday.getUTCMonth() !== month - 1 || birthday.getUTCDate() !== day) return 'number-birthday';
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  if (CHECKS[sum % 11] !== number[17]!.toUpperCase()) return 'number-checksum';
  return { sex: Number(number[16]) % 2 === 1 ? 'male' : 'female', birthYear: year };
}
