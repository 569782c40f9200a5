import type { NumberPart, Shown } from '../document/index.js';
import type { Lang } from '../messages/index.js';
import { withBaseYear } from '../report/index.js';
import type { SummaryNumber } from '../results/index.js';
import type { PathSum, ReportedRun } from './run.js';
import { shownError, shownFor, shownShare } from './shown.js';

/** A column of `summary.arrow`, or `best`: the value of the best estimate. */
export type Statistic = SummaryNumber | 'best';

/** 数字 — the figures of one run with where each stands in its files. Throws for an output that the run does not have. */
export class Figures {
  readonly run: ReportedRun;
  readonly hasPaths: boolean;
  private readonly lang: Lang;
  private readonly place: number;
  private readonly shown = new Map<string, Shown>();

  /** @param place of the run in the list of runs of the document */
  constructor(run: ReportedRun, lang: Lang, place = 0) {
    this.run = run;
    this.lang = lang;
    this.place = place;
    this.hasPaths = run.summary !== undefined;
  }

  has(output: string): boolean {
    return this.run.best.values.has(output);
  }

  label(output: string): string {
    return withBaseYear(this.metadata(output).get(`label_${this.lang}`) ?? output, this.run.manifest.base_year, this.lang);
  }

  /** The label at the head of a column: English capitalises it. */
  head(output: string): string {
    const label = this.label(output);
    return label.charAt(0).toUpperCase() + label.slice(1);
  }

  unitOf(output: string): { readonly unit: string; readonly kind: string } {
    const metadata = this.metadata(output);
    return { unit: metadata.get('unit') ?? '1', kind: metadata.get('kind') ?? '' };
  }

  shownOf(output: string): Shown {
    const known = this.shown.get(output);
    if (known) return known;
    const { unit, kind } = this.unitOf(output);
    const shown = shownFor(unit, kind, this.levels(output), this.lang);
    this.shown.set(output, shown);
    return shown;
  }

  /** 同一量级 — of outputs in one unit, that of the largest: a table whose columns add up. */
  shownTogether(outputs: readonly string[]): Shown {
    return outputs.map((output) => this.shownOf(output)).reduce((largest, shown) => (shown.divisor > largest.divisor ? shown : largest));
  }

  /** What decides how an output is shown: its best estimate and its means, of all years. */
  private levels(output: string): number[] {
    const { best, summary, firstYear, lastYear } = this.run;
    const means = summary ? Array.from({ length: lastYear - firstYear + 1 }, (_, i) => this.value(output, firstYear + i, 'mean')) : [];
    return [...Array.from(best.values.get(output)!), ...means];
  }

  /** 值 — a statistic of an output in a year; without random paths any mean or quantile is the best estimate. */
  value(output: string, year: number, statistic: Statistic): number {
    if (statistic !== 'best' && this.run.summary) return this.run.summary.row(output, year)?.[statistic] ?? Number.NaN;
    return this.run.best.values.get(output)![year - this.run.firstYear] ?? Number.NaN;
  }

  /** @param together the scale of the table it stands in */
  part(output: string, year: number, statistic: Statistic, together?: Shown): NumberPart {
    const value = this.value(output, year, statistic);
    const isBest = statistic === 'best' || !this.hasPaths;
    return {
      kind: 'number', value, shown: this.shownAs(output, statistic, value, together),
      trace: { file: isBest ? 'best_estimate' : 'summary', run: this.place, output, at: year, statistic: isBest ? 'value' : statistic },
    };
  }

  /**
   * 几年合计 — the sum over years of the means (or of the best estimate): means may be added.
   * Its trace names the outputs `a+b`, the years `2027-2036` and the statistic `sum_of_means`, or `sum` of the best estimate.
   */
  sum(outputs: readonly string[], first: number, last: number): NumberPart {
    let value = 0;
    for (const output of outputs) for (let year = first; year <= last; year++) value += this.value(output, year, 'mean');
    return {
      kind: 'number', value, shown: this.shownOf(outputs[0]!),
      trace: { file: this.hasPaths ? 'summary' : 'best_estimate', run: this.place, output: outputs.join('+'), at: `${String(first)}-${String(last)}`, statistic: this.hasPaths ? 'sum_of_means' : 'sum' },
    };
  }

  /** How the sum of what the treasuries pay over the years ahead lies over the paths; absent where they are not stored. */
  nearSpread(sum: NumberPart, statistic: keyof PathSum): NumberPart | undefined {
    const { nearCost } = this.run;
    if (!nearCost) return undefined;
    const isError = statistic === 'standardError';
    return {
      kind: 'number', value: nearCost[statistic], shown: isError ? shownError(sum.shown) : sum.shown,
      trace: { ...sum.trace!, file: 'paths', statistic: isError ? 'standard_error' : statistic },
    };
  }

  /** 时段合计 — of a payer over a period of `totals.arrow`, `''` for all of them; `share` is its part of all. */
  total(payer: string, first: number, statistic: 'mean' | 'standard_error' | 'share'): NumberPart | undefined {
    const total = (variable: string) => this.run.totals.find((row) => row.variable === variable && row.first === first);
    const [own, all] = [total(payer), total('')];
    if (!own || !all) return undefined;
    const shown = this.shownOf(this.run.manifest.summary_roles!.payers[0]!);
    const value = statistic === 'share' ? own.mean / all.mean : statistic === 'mean' ? own.mean : own.standardError;
    return {
      kind: 'number', value,
      shown: statistic === 'share' ? { divisor: 0.01, decimals: 1, unit: '%' } : statistic === 'mean' ? shown : shownError(shown),
      trace: { file: 'totals', run: this.place, output: payer, at: `${String(own.first)}-${String(own.last)}`, statistic },
    };
  }

  private shownAs(output: string, statistic: Statistic, value: number, together?: Shown): Shown {
    const { kind } = this.unitOf(output);
    const shown = together ?? this.shownOf(output);
    if (statistic.startsWith('ever') || (kind === 'flag' && statistic !== 'best')) return shownShare(value);
    return statistic === 'standard_error' ? shownError(shown) : shown;
  }

  private metadata(output: string): ReadonlyMap<string, string> {
    const metadata = this.run.best.columns.get(output);
    if (!metadata) throw new Error(`the run has no output ${output}`);
    return metadata;
  }
}
