/** 读源表、写结果表 — Reading source tables and writing result tables. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { AGES, SEXES, STATUSES, YEARS } from './grid.mjs';

const SCENARIOS = new URL('../../scenarios/', import.meta.url);

/** @param {string} name file in scenarios/<place>/sources @param {'hubei' | 'china'} place @returns {Record<string, string>[]} */
export function source(name, place = 'hubei') {
  return parse(readFileSync(new URL(`${place}/sources/${name}`, SCENARIOS), 'utf8'), { columns: true });
}

/** @param {readonly string[]} header @param {Iterable<readonly (string | number)[]>} rows */
export function csv(header, rows) {
  const lines = [header, ...rows].map((row) => row.map(quoted).join(','));
  return `${lines.join('\n')}\n`;
}

/** @param {string | number} value */
function quoted(value) {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {(sex: string, age: number) => string | number} value */
export function bySexAge(value) {
  return csv(['sex', 'age', 'value'], SEXES.flatMap((sex) => AGES.map((age) => [sex, age, value(sex, age)])));
}

/** @param {(sex: string, age: number, year: number) => string | number} value */
export function bySexAgeYear(value) {
  const rows = SEXES.flatMap((sex) => AGES.map((age) => [sex, age, ...YEARS.map((year) => value(sex, age, year))]));
  return csv(['sex', 'age', ...YEARS.map(String)], rows);
}

/** @param {(status: string, sex: string, age: number) => string | number} value */
export function byStatusSexAge(value) {
  const rows = STATUSES.flatMap((status) =>
    SEXES.flatMap((sex) => AGES.map((age) => [status, sex, age, value(status, sex, age)])),
  );
  return csv(['status', 'sex', 'age', 'value'], rows);
}

/** @param {readonly number[]} years @param {(year: number) => string | number} value */
export function byYear(years, value) {
  return csv(['year', 'value'], years.map((year) => [year, value(year)]));
}

/** 固定小数位，不写多余的零 — At most `decimals` places, no trailing zeros. @param {number} value @param {number} decimals */
export function fixed(value, decimals) {
  return Number(value.toFixed(decimals));
}

/** @param {number} value @param {number} digits */
export function significant(value, digits) {
  return Number(value.toPrecision(digits));
}
