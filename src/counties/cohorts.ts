import type { Model } from '../model/index.js';
import { type CountyTables, SEXES } from './types.js';

/** 队列分摊 — takes cells by sex and age apart into counties: share[county, sex, birth year]. */
export class Cohorts {
  readonly count: number;
  private readonly tables: CountyTables;
  private readonly model: Model;

  constructor(model: Model, tables: CountyTables) {
    this.model = model;
    this.tables = tables;
    this.count = tables.counties.length;
  }

  /** What each county makes of a rule's cells of a year. [county] */
  byCounty(rule: string, cells: Float64Array, year: number): Float64Array {
    const { births, shares } = this.tables;
    const byCohort = this.byCohort(rule, cells, year);
    const width = SEXES.length * births.length;
    const result = new Float64Array(this.count);
    for (let county = 0; county < this.count; county++) {
      let sum = 0;
      for (let column = 0; column < width; column++) sum += byCohort[column]! * shares[county * width + column]!;
      result[county] = sum;
    }
    return result;
  }

  /** [sex × cohort], summed over every other dimension. */
  private byCohort(rule: string, cells: Float64Array, year: number): Float64Array {
    const { births } = this.tables;
    const dimensions = this.model.rules.get(rule)!.dimensions.map((name) => this.model.dimensions.find((each) => each.name === name)!);
    const result = new Float64Array(SEXES.length * births.length);
    // Row-major: the last dimension moves fastest.
    const stride = (name: string): number => dimensions.slice(dimensions.findIndex((each) => each.name === name) + 1).reduce((product, { size }) => product * size, 1);
    const of = (name: string): { size: number; stride: number } => ({ size: dimensions.find((each) => each.name === name)!.size, stride: stride(name) });
    const [sex, age] = [of('sex'), of('age')];
    const labels = dimensions.find((each) => each.name === 'sex')!.labels;
    const sexes = labels.map((label) => SEXES.indexOf(label as (typeof SEXES)[number]));
    const columns = Array.from({ length: age.size }, (_, index) => this.columnOf(year - Number(dimensions.find((each) => each.name === 'age')!.labels[index])));
    cells.forEach((value, cell) => {
      const row = sexes[Math.floor(cell / sex.stride) % sex.size]!;
      result[row * births.length + columns[Math.floor(cell / age.stride) % age.size]!]! += value;
    });
    return result;
  }

  /** The cohort column of a birth year. */
  columnOf(birth: number): number {
    return Math.max(0, this.tables.births.findLastIndex((first) => first <= birth));
  }
}

/** 按比例分 — `total` in the proportions of `keys`; where those vanish, of `otherwise`; where those do too, evenly. */
export function spread(total: number, keys: Float64Array, otherwise: Float64Array): Float64Array {
  const weight = sumOf(keys);
  if (weight !== 0) return keys.map((key) => total * (key / weight));
  const other = sumOf(otherwise);
  return keys.map((_, index) => total * (other === 0 ? 1 / keys.length : otherwise[index]! / other));
}

export function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Sum of equally long lists, element by element. */
export function added(...lists: readonly Float64Array[]): Float64Array {
  return lists[0]!.map((_, index) => lists.reduce((sum, list) => sum + list[index]!, 0));
}
