import { ALL_PAYERS, type Comparison, firstDifference, verdictOf } from '../../compare/index.js';
import { comparedYears, scenarioLetter } from '../../report/index.js';
import { TOTAL_MEASURES } from '../../results/index.js';

/** 比较的回答 — the same figures as the tables, for programs; all others are in `comparison.arrow`. */
export function compareAnswer(comparison: Comparison, years: readonly number[] = comparedYears(comparison)): object {
  const { scenarios, periods, roles, outputs, paths, seed, baseYear, lastYear, hash, directory } = comparison;
  const { payers, compliance: _compliance, ...named } = roles;
  const byYear = outputs.filter(({ name, rule }) => Object.values(named).includes(rule) || payers.includes(name));
  const totals = [...new Set([...(roles.publicCost === undefined ? [] : [roles.publicCost]), ...payers, ...(payers.length === 0 ? [] : [ALL_PAYERS])])];
  return {
    comparison_directory: directory, hash, paths, seed, baseYear, lastYear, periods,
    scenarios: scenarios.map((scenario, index) => ({
      letter: scenarioLetter(index), ...scenario, ...(index > 0 && { firstDifference: firstDifference(comparison, index) ?? null }),
    })),
    verdict: verdictOf(comparison),
    totals: totals.flatMap((output) => periods.flatMap(({ name: period }) => TOTAL_MEASURES.flatMap((measure) => scenarios.map((_, scenario) => ({
      output, period, measure, scenario, ...comparison.total(scenario, output, period, measure),
    }))))),
    years: byYear.map(({ name, unit, kind, label }) => ({
      output: name, unit, kind, label,
      rows: years.flatMap((year) => scenarios.map((_, scenario) => ({ year, scenario, ...comparison.row(scenario, name, year) }))),
    })),
  };
}
