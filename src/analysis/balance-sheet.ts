/** 贴现曲线 — rates by year; between two years linear, outside them the nearest. */
export type DiscountCurve = readonly (readonly [year: number, rate: number])[];

/** Which stored outputs play which part, all in yuan: the fund at its accrued value, and flows of a year. */
export interface BalanceSheetLines {
  readonly fund: string;
  readonly contributions: readonly string[];
  readonly subsidies: readonly string[];
  readonly benefits: readonly string[];
}

/** 居民养老保险的项目 — the lines of the rulebook resident-pension. */
export const RESIDENT_PENSION_LINES: BalanceSheetLines = {
  fund: 'fund_value',
  contributions: ['personal_contribution_total', 'assisted_contribution_total', 'entry_subsidy_total', 'collective_subsidy_total', 'transfer_in_total', 'leakage_recovered'],
  subsidies: ['benefit_subsidy'],
  benefits: ['benefits_paid', 'account_pension', 'account_refund_total', 'transfer_out_total'],
};

export interface BalanceSheetItem {
  readonly name: string;
  /** Present value at the end of the valuation year, yuan. */
  readonly value: number;
}

/** 精算平衡表 — present values at the end of a year of what the fund has, will receive and will pay until the last year. */
export interface BalanceSheet {
  readonly valuationYear: number;
  readonly lastYear: number;
  readonly fund: number;
  readonly contributions: readonly BalanceSheetItem[];
  readonly subsidies: readonly BalanceSheetItem[];
  readonly benefits: readonly BalanceSheetItem[];
  /** Assets less liabilities without subsidies: below zero it is what treasuries must bring. */
  readonly surplusWithoutSubsidies: number;
  readonly surplusWithSubsidies: number;
  /** Return of the fund beyond the curve, and what else moves the accrued fund without being a line. */
  readonly excessReturn: number;
  /** The fund at the end of the last year; equal to `surplusWithSubsidies + excessReturn`. */
  readonly closingFund: number;
}

/** What a run stores: a number per year and output. */
export interface YearlyOutputs {
  readonly years: ArrayLike<number>;
  readonly values: ReadonlyMap<string, ArrayLike<number>>;
}

/** Rate of a year on the curve. */
export function rateOf(curve: DiscountCurve, year: number): number {
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) throw new RangeError('a discount curve needs a rate');
  if (year <= first[0]) return first[1];
  if (year >= last[0]) return last[1];
  const next = curve.findIndex(([known]) => known >= year);
  const [[y0, r0], [y1, r1]] = [curve[next - 1]!, curve[next]!];
  return r0 + ((r1 - r0) * (year - y0)) / (y1 - y0);
}

/**
 * 编制精算平衡表 — flows fall in the middle of their year. A closed group is the same of a run without newcomers.
 * @param outputs best estimate of a run, or one path, or means over paths
 * @param valuationYear one of the stored years; flows of later years are discounted to its end
 * @throws RangeError when an output or the year is missing
 */
export function balanceSheet(outputs: YearlyOutputs, lines: BalanceSheetLines, curve: DiscountCurve, valuationYear: number): BalanceSheet {
  const years = Array.from(outputs.years);
  const start = years.indexOf(valuationYear);
  if (start < 0) throw new RangeError(`no results of ${String(valuationYear)}`);
  const column = (name: string): ArrayLike<number> => {
    const found = outputs.values.get(name);
    if (!found) throw new RangeError(`no output ${name}`);
    return found;
  };
  const later = years.map((year, index) => ({ year, index })).slice(start + 1);
  let whole = 1;
  const factors = later.map(({ year, index }) => {
    const rate = rateOf(curve, year);
    const opening = whole;
    whole /= 1 + rate;
    return { index, rate, middle: opening / Math.sqrt(1 + rate), end: whole };
  });
  const present = (name: string): BalanceSheetItem => {
    const values = column(name);
    return { name, value: factors.reduce((sum, { index, middle }) => sum + values[index]! * middle, 0) };
  };
  const [contributions, subsidies, benefits] = [lines.contributions, lines.subsidies, lines.benefits].map((names) => names.map(present)) as [BalanceSheetItem[], BalanceSheetItem[], BalanceSheetItem[]];
  const fund = column(lines.fund);
  const net = (index: number): number => sumOf([...lines.contributions, ...lines.subsidies], column, index) - sumOf(lines.benefits, column, index);
  const excessReturn = factors.reduce((sum, { index, rate, end }) => sum + end * (fund[index]! - fund[index - 1]! * (1 + rate) - net(index) * Math.sqrt(1 + rate)), 0);
  const withoutSubsidies = fund[start]! + total(contributions) - total(benefits);
  return {
    valuationYear,
    lastYear: years.at(-1)!,
    fund: fund[start]!,
    contributions,
    subsidies,
    benefits,
    surplusWithoutSubsidies: withoutSubsidies,
    surplusWithSubsidies: withoutSubsidies + total(subsidies),
    excessReturn,
    closingFund: (factors.at(-1)?.end ?? 1) * fund[years.length - 1]!,
  };
}

function sumOf(names: readonly string[], column: (name: string) => ArrayLike<number>, index: number): number {
  return names.reduce((sum, name) => sum + column(name)[index]!, 0);
}

function total(items: readonly BalanceSheetItem[]): number {
  return items.reduce((sum, { value }) => sum + value, 0);
}
