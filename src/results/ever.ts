/** 至此至少一次 — for each year, how many paths have had a flag set up to then. */
export class EverCounts {
  /** Paths whose first year this is, by year. */
  private readonly firsts: Uint32Array;

  constructor(years: number) {
    this.firsts = new Uint32Array(years);
  }

  /** @param block [path × year] of one flag */
  addBlock(block: Float64Array, paths: number): void {
    const years = this.firsts.length;
    for (let path = 0; path < paths; path++) {
      let year = 0;
      while (year < years && block[path * years + year] === 0) year++;
      if (year < years) this.firsts[year]!++;
    }
  }

  counts(): number[] {
    let sum = 0;
    return Array.from(this.firsts, (count) => (sum += count));
  }
}
