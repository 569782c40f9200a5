/** 县 — a county-level division, or a special zone that is none but has people of its own. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'special_zone';
  /** Code and name of its prefecture; empty for a county directly under the province. */
  readonly prefecture: string;
  readonly prefectureName: string;
  /** 扶贫开发县: the province pays a larger part of its addition. */
  readonly isPoverty: boolean;
  /** Local addition relative to those of others (yuan a month in the base year); the run's own total is spread by it. */
  readonly localAddition: number;
}

/** 财政收入 — general public budget revenue of a county, a whole prefecture or the province in a year, yuan. */
export interface Revenue {
  readonly code: string;
  readonly year: number;
  readonly yuan: number;
}

/** 分县表 — plain data, part of a plan. */
export interface CountyTables {
  readonly province: { readonly code: string; readonly name: string };
  readonly counties: readonly County[];
  /** First birth year of each cohort column, rising; the first column has none before it, the last goes on for ever. */
  readonly births: readonly number[];
  /** [county × sex × cohort] row-major, sexes in `SEXES`; over the counties each adds up to 1. */
  readonly shares: readonly number[];
  readonly revenue: readonly Revenue[];
}

export const SEXES = ['male', 'female'] as const;
