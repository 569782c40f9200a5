import { addTotals, discountFactors, TOTAL_MEASURES, totalsCount, type TotalsLayout, Z_95 } from '../results/index.js';
import { keptColumns, keptYear } from './kept.js';
import type { ComparisonEstimates } from './moments.js';
import type { OpenedRun } from './opened-run.js';
import { RowOrder } from './rows.js';
import { spreadSeries } from './spread.js';
import { COMPARISON_NUMBERS, type ComparisonHead, type ComparisonNumber } from './types.js';

/** The numbers of a comparison, all blank at first. */
export class Rows {
  readonly order: RowOrder;
  readonly numbers: Float64Array;

  constructor(head: ComparisonHead) {
    this.order = new RowOrder(head);
    this.numbers = new Float64Array(this.order.count * COMPARISON_NUMBERS.length).fill(Number.NaN);
  }

  set(row: number, values: Partial<Record<ComparisonNumber, number>>): void {
    for (const [name, value] of Object.entries(values)) this.numbers[row * COMPARISON_NUMBERS.length + COLUMN.get(name)!] = value;
  }

  get(row: number, name: ComparisonNumber): number {
    return this.numbers[row * COMPARISON_NUMBERS.length + COLUMN.get(name)!]!;
  }
}

const COLUMN: ReadonlyMap<string, number> = new Map(COMPARISON_NUMBERS.map((name, index) => [name, index]));
const OF_SUMMARY = ['mean', 'standard_error', 'mean_low', 'mean_high', 'q05', 'q50', 'q95', 'ever', 'ever_low', 'ever_high'] as const;

/** A scenario's own figures, as its run has them. */
export function fillLevels(rows: Rows, head: ComparisonHead, { best, summary }: OpenedRun, scenario: number): void {
  for (const { name } of head.outputs) {
    for (let year = head.baseYear + 1; year <= head.lastYear; year++) {
      const row = rows.order.ofYear(scenario, name, year)!;
      const summaryRow = summary?.row(name, year);
      rows.set(row, { best_estimate: best.values.get(name)![year - head.baseYear - 1]! });
      if (summaryRow) rows.set(row, Object.fromEntries(OF_SUMMARY.map((column) => [column, summaryRow[column]])));
      if (scenario > 0) setBestDifference(rows, row, rows.order.ofYear(0, name, year)!);
    }
  }
}

function setBestDifference(rows: Rows, row: number, reference: number): void {
  rows.set(row, { best_estimate_difference: rows.get(row, 'best_estimate') - rows.get(reference, 'best_estimate') });
}

/** Each total of the head with its place among the series of `addTotals`. */
function eachTotal(rows: Rows, { periods }: ComparisonHead, scenario: number, visit: (row: number, series: number, reference: number) => void): void {
  let series = 0;
  for (const name of rows.order.totals) {
    for (const period of periods) {
      for (const measure of TOTAL_MEASURES) visit(rows.order.ofTotal(scenario, name, period.name, measure)!, series++, rows.order.ofTotal(0, name, period.name, measure)!);
    }
  }
}

export function fillBestTotals(rows: Rows, head: ComparisonHead, layout: TotalsLayout, opened: readonly OpenedRun[]): void {
  const years = head.lastYear - head.baseYear;
  const slabsOf = ({ best }: OpenedRun): Float64Array[] => head.outputs.map(({ name }) => Float64Array.from(best.values.get(name)!));
  const reference = slabsOf(opened[0]!);
  const discount = layout.discount === undefined ? undefined : discountFactors(reference[layout.discount]!, years, layout.firstYear, new Float64Array(years));
  opened.forEach((run, scenario) => {
    const slabs = slabsOf(run);
    const totals = new Float64Array(totalsCount(layout));
    addTotals(slabs, { prices: layout.prices === undefined ? undefined : slabs[layout.prices], discount }, layout, 1, years, totals, 1);
    eachTotal(rows, head, scenario, (row, series, referenceRow) => {
      if (isBlank(head, series)) return;
      rows.set(row, { best_estimate: totals[series]! });
      if (scenario > 0) setBestDifference(rows, row, referenceRow);
    });
  });
}

/** Without payers there is nothing they pay together. */
function isBlank({ flows, periods, roles }: ComparisonHead, series: number): boolean {
  return roles.payers.length === 0 && series >= flows.length * periods.length * TOTAL_MEASURES.length;
}

/** What only all paths together say: differences path by path, and totals. */
export function fillDifferences(rows: Rows, head: ComparisonHead, estimates: ComparisonEstimates, flags: readonly number[]): void {
  const years = head.lastYear - head.baseYear;
  const [ever, totals] = [head.outputs.length * years, (head.outputs.length + flags.length) * years];
  head.scenarios.forEach((_, scenario) => {
    const difference = estimates.differences[scenario - 1];
    if (difference) {
      head.outputs.forEach(({ name }, column) => {
        for (let index = 0; index < years; index++) {
          const row = rows.order.ofYear(scenario, name, head.baseYear + 1 + index)!;
          rows.set(row, difference.numbersAt(column * years + index));
          if (flags.includes(column)) rows.set(row, difference.everAt(ever + flags.indexOf(column) * years + index));
        }
      });
    }
    keptColumns(head).forEach((column, place) => {
      for (let year = keptYear(head) + 1; year <= head.lastYear; year++) {
        rows.set(rows.order.ofYear(scenario, head.outputs[column]!.name, year)!, estimates.keptAt(scenario, place * years + year - head.baseYear - 1));
      }
    });
    eachTotal(rows, head, scenario, (row, series) => {
      const { mean, error } = estimates.totals[scenario]!.at(series);
      if (Number.isNaN(mean) || isBlank(head, series)) return;
      rows.set(row, { mean, standard_error: error, mean_low: mean - Z_95 * error, mean_high: mean + Z_95 * error, ...difference?.numbersAt(totals + series) });
    });
    if (difference) {
      spreadSeries(head).forEach(({ output, period }, place) => {
        rows.set(rows.order.ofTotal(scenario, output, period, 'nominal')!, estimates.spreadAt(scenario, place));
      });
    }
  });
}
