/** 湖北人员假设 — Reads scenarios/hubei/assumptions/members.csv, the one file that internal figures replace: numbers, and lines through knots. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { ensure } from './grid.mjs';

const FILE = new URL('../../scenarios/hubei/assumptions/members.csv', import.meta.url);
const GRADES = ['A', "A'", 'B', 'B-', 'C', 'D'];

const rows = parse(readFileSync(FILE, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
for (const [i, row] of rows.entries()) {
  const line = `members.csv:${i + 2}: ${row.name}`;
  ensure(row.value.trim() !== '' && Number.isFinite(Number(row.value)), `${line}: value ${JSON.stringify(row.value)} is not a number`);
  ensure(Number(row.value) >= 0, `${line}: value ${row.value} is below zero`);
  ensure(row.unit !== '1' || row.name.startsWith('exit_rate_factor') || Number(row.value) <= 1, `${line}: the share ${row.value} is above 1`);
  ensure(row.at === '' || Number.isFinite(Number(row.at)), `${line}: age ${JSON.stringify(row.at)} is not a number`);
  ensure(GRADES.includes(row.confidence), `${line}: confidence ${JSON.stringify(row.confidence)}, expected one of ${GRADES.join(' ')}`);
}

/** @param {string} name */
function named(name) {
  const found = rows.filter((row) => row.name === name);
  ensure(found.length > 0, `members.csv has no ${name}`);
  return found;
}

/** 一个数 — The only value of a name. @param {string} name */
export function numberOf(name) {
  const found = named(name);
  ensure(found.length === 1 && found[0].at === '', `members.csv: ${name} must be one row without an age`);
  return Number(found[0].value);
}

/** 折线 — The knots of a line by age. @param {string} name @returns {(readonly [number, number])[]} */
export function knotsOf(name) {
  const knots = named(name).map((row) => /** @type {const} */ ([Number(row.at), Number(row.value)]));
  ensure(knots.every(([age], i) => i === 0 || age > knots[i - 1][0]), `members.csv: the ages of ${name} must rise`);
  return knots;
}
