/** Both ends inclusive. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

/** 整十年 — the years a table by decade shows: 2030, 2040, … and the last year; a short run shows its first and last. */
export function decadeYears(first: number, last: number): number[] {
  const years: number[] = [];
  for (let year = Math.ceil(first / 10) * 10; year < last; year += 10) years.push(year);
  if (years.length === 0 && first < last) years.push(first);
  return [...years, last];
}

/** 时段 — the stretches that end in these years and together cover everything from `first` on. */
export function periodsUntil(first: number, ends: readonly number[]): Period[] {
  return ends.map((last, i) => ({ first: i === 0 ? first : ends[i - 1]! + 1, last }));
}
