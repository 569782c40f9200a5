import type { Spot } from './book-issues.js';

/** Coordinates as issues of the scenario reader list them: `sex=male age=60 year=2030`. */
export type Coordinates = ReadonlyMap<string, string>;

/** Finds the cell of a table from coordinates; some may be missing. */
export type Locate = (at: Coordinates) => Spot | undefined;

/** 位置 — where in the workbook stands what a scenario file calls `inputs.cpi_mean.series.2026`. */
export class Places {
  readonly #spots = new Map<string, Spot>();
  readonly #tables = new Map<string, Locate>();

  set(key: string, spot: Spot): void {
    this.#spots.set(key, spot);
  }

  /** @param key `inputs.population_start`, `given.cpi` */
  setTable(key: string, locate: Locate): void {
    this.#tables.set(key, locate);
  }

  /**
   * The cell of a key, or of the nearest part of it that has one.
   * @param at ` (sex=male age=60)`, as issues about ranges carry it
   */
  find(key: string, at = ''): Spot | undefined {
    const coordinates = new Map([...at.matchAll(/(\w+)=([^\s)]+)/g)].map(([, name, value]) => [name!, value!]));
    const table = this.#tables.get(key.split('.').slice(0, 2).join('.'))?.(coordinates);
    if (table && coordinates.size > 0) return table;
    for (let rest = key; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))) {
      const spot = this.#spots.get(rest);
      if (spot) return spot;
    }
    return undefined;
  }
}
