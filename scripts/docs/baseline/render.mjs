/**
 * 由模板写页 — Fills docs/baseline.md from its template. Between double braces stands an expression: every rule of the baseline is a function of the
 * year, `of(variant, rule, year)` looks into another scenario, `published(region, measure, year)` at a published figure, and the formats below print.
 */
import { evaluate } from 'mathjs';
import { mainTable, scenarioTable } from './tables.mjs';

/** Chinese readers get 亿元 and 万人, English ones billions and millions. */
const UNITS = { zh: { money: 1e8, heads: 1e4, heads_digits: 0, money_digits: 0, percent: '%' }, en: { money: 1e9, heads: 1e6, heads_digits: 2, money_digits: 1, percent: ' %' } };
const HUNDRED_MILLION = 1e8;
const TEN_THOUSAND = 1e4;

/** Formats of one language; no minus of a hyphen, no negative zero. */
export function formats(lang) {
  const unit = UNITS[lang];
  const fixed = (value, digits = 0) => (Number(value.toFixed(digits)) + 0).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
  return {
    fixed,
    money: (yuan, more = 0) => fixed(yuan / unit.money, unit.money_digits + more),
    heads: (persons, more = 0) => fixed(persons / unit.heads, unit.heads_digits + more),
    pct: (share, digits = 1) => `${fixed(100 * share, digits)}${unit.percent}`,
    /** Difference of `model` from `given`, with its sign. */
    diff: (model, given) => `${model < given ? '−' : '+'}${fixed(100 * Math.abs(model / given - 1), 0)}${unit.percent}`,
  };
}

/** @param {{ measure: string, region: string, date: string, value: string, unit: string }[]} rows of the published figures */
export function publishedBy(rows) {
  const inUnits = { hundred_million_yuan: HUNDRED_MILLION, ten_thousand_persons: TEN_THOUSAND };
  return (region, measure, year) => {
    const row = rows.find((each) => each.region === region && each.measure === measure && each.date.startsWith(String(year)));
    if (row === undefined) throw new Error(`nothing published: ${region} ${measure} ${year}`);
    return Number(row.value) * (inUnits[row.unit] ?? 1);
  };
}

function scopeOf(lang, { base, variants, whatIfs }, published) {
  const at = (run, rule, year, cell = 1) => {
    const cells = run.get(year)?.[rule];
    if (cells === undefined) throw new Error(`no ${rule} in ${year}`);
    return cells[cell - 1];
  };
  const rules = Object.fromEntries(Object.keys(base.get(2021)).map((rule) => [rule, (year, cell) => at(base, rule, year, cell)]));
  const years = [...base.keys()].filter((year) => year > 2020);
  return {
    ...rules, ...formats(lang), published,
    of: (variant, rule, year) => at(variants.get(variant) ?? whatIfs.get(variant), rule, year),
    real: (value, year) => value / at(base, 'price_index', year),
    year_of_largest: (rule) => years.reduce((best, year) => (at(base, rule, year) > at(base, rule, best) ? year : best)),
    growth: (rule, year) => at(base, rule, year) / at(base, rule, year - 1) - 1,
  };
}

/**
 * @param {'zh' | 'en'} lang @param {string} template
 * @param {{ base: Map<number, Record<string, number[]>>, variants: Map<string, Map<number, Record<string, number[]>>>, whatIfs: Map<string, Map<number, Record<string, number[]>>> }} runs
 * @param {(region: string, measure: string, year: number) => number} published
 * @param {string} bands the table of quantiles, which comes from many paths
 */
export function render(lang, template, runs, published, bands) {
  const scope = scopeOf(lang, runs, published);
  const tables = { main_table: () => mainTable(lang, scope), scenario_table: () => scenarioTable(lang, runs, scope), band_table: () => bands };
  return template.replace(/\{\{([^}]+)\}\}/g, (_, text) => {
    const expression = text.trim();
    if (expression in tables) return tables[expression]();
    try {
      return String(evaluate(expression, { ...scope }));
    } catch (error) {
      throw new Error(`{{${expression}}}: ${error.message}`, { cause: error });
    }
  });
}

