/** 全国源表 — Reads the national sources and those shared with Hubei. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const NATIONAL = new URL('../../scenarios/national/', import.meta.url);
const HUBEI = new URL('../../scenarios/hubei/sources/', import.meta.url);

/** @param {URL} url @returns {Record<string, string>[]} */
const rows = (url) => parse(readFileSync(url, 'utf8'), { columns: true });

/** @param {string} name file in scenarios/national/sources */
export const national = (name) => rows(new URL(`sources/${name}`, NATIONAL));
/** @param {string} name file in scenarios/hubei/sources */
export const shared = (name) => rows(new URL(name, HUBEI));

/** 实际数 — Published figures by `measure year`, in persons and yuan. */
export const actuals = new Map(rows(new URL('actuals.csv', NATIONAL)).filter(({ kind }) => kind === 'exact')
  .map(({ measure, year, value, unit }) => [`${measure} ${year}`, Number(value) * (unit === 'ten_thousand_persons' ? 1e4 : 1e8)]));
