import { TOTAL_MEASURES, type TotalMeasure } from '../results/index.js';
import { ALL_PAYERS, type ComparisonHead, type PeriodName } from './types.js';

/** 行的次序 — where the row of a scenario, output and year, or of a total, stands in a comparison. */
export class RowOrder {
  readonly years: number;
  readonly totals: readonly string[];
  private readonly head: Pick<ComparisonHead, 'baseYear' | 'periods'>;
  private readonly outputs: ReadonlyMap<string, number>;
  private readonly series: ReadonlyMap<string, number>;
  private readonly perScenario: number;
  private readonly scenarios: number;

  constructor(head: Pick<ComparisonHead, 'baseYear' | 'lastYear' | 'periods' | 'outputs' | 'flows' | 'scenarios'>) {
    this.head = head;
    this.years = head.lastYear - head.baseYear;
    this.outputs = new Map(head.outputs.map(({ name }, index) => [name, index]));
    this.totals = [...head.flows, ALL_PAYERS];
    this.series = new Map(this.totals.map((name, index) => [name, index]));
    this.scenarios = head.scenarios.length;
    this.perScenario = this.outputs.size * this.years + this.totals.length * head.periods.length * TOTAL_MEASURES.length;
  }

  get count(): number {
    return this.scenarios * this.perScenario;
  }

  ofYear(scenario: number, output: string, year: number): number | undefined {
    const column = this.outputs.get(output);
    const index = year - this.head.baseYear - 1;
    if (column === undefined || index < 0 || index >= this.years || !this.has(scenario)) return undefined;
    return scenario * this.perScenario + column * this.years + index;
  }

  ofTotal(scenario: number, output: string, period: PeriodName, measure: TotalMeasure): number | undefined {
    const series = this.series.get(output);
    const place = this.head.periods.findIndex(({ name }) => name === period);
    if (series === undefined || place < 0 || !this.has(scenario)) return undefined;
    const totals = (series * this.head.periods.length + place) * TOTAL_MEASURES.length + TOTAL_MEASURES.indexOf(measure);
    return scenario * this.perScenario + this.outputs.size * this.years + totals;
  }

  private has(scenario: number): boolean {
    return scenario >= 0 && scenario < this.scenarios;
  }
}
