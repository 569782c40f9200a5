import type { CountyTables } from './types.js';

/** 统计单位 — a row of the county file in each year. */
export interface CountyUnit {
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'special_zone' | 'prefecture' | 'province';
  readonly prefecture: string;
  /** `poverty` or `ordinary`; empty above the county. */
  readonly class: string;
  /** Indices of the counties that make it up. */
  readonly counties: readonly number[];
}

/** 全部单位 — the counties in order of the table, the prefectures in order of first mention, the province. */
export function unitsOf({ counties, province }: Pick<CountyTables, 'counties' | 'province'>): CountyUnit[] {
  const prefectures = new Map(counties.filter(({ prefecture }) => prefecture !== '').map(({ prefecture, prefectureName }) => [prefecture, prefectureName]));
  return [
    ...counties.map(({ code, name, level, prefecture, isPoverty }, index) => ({ code, name, level, prefecture, class: isPoverty ? 'poverty' : 'ordinary', counties: [index] })),
    ...[...prefectures].map(([code, name]) => ({
      code, name, level: 'prefecture' as const, prefecture: code, class: '', counties: counties.flatMap(({ prefecture }, index) => (prefecture === code ? [index] : [])),
    })),
    { ...province, level: 'province', prefecture: '', class: '', counties: counties.map((_, index) => index) },
  ];
}
