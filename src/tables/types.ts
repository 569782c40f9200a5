import type { Place } from '../issues/index.js';
import type { ExtraRule } from '../language/index.js';
import type { Bilingual } from '../messages/index.js';

/** A row of a table as defined: a rule of the rulebook, or one that the table adds for itself. */
export interface RowDefinition {
  readonly rule: string;
  readonly isTotal: boolean;
  readonly place: Place;
}

/** 报表定义 — what a table shows and what must hold in it. */
export interface TableDefinition {
  readonly name: string;
  readonly title: Bilingual;
  readonly note?: Bilingual;
  readonly rows: readonly RowDefinition[];
  /** Rules that the table adds, each zero in every year where the table closes. */
  readonly closings: readonly { readonly rule: string; readonly text: string; readonly label: Bilingual }[];
  /** First year shown; the base year for tables of stocks. */
  readonly showsBaseYear: boolean;
  /** Of what stands the same in every year. */
  readonly showsFirstYear: boolean;
}

/** 全部定义 — of one rulebook, and the rules to be laid over it so that their rows have values. */
export interface TableDefinitions {
  readonly tables: readonly TableDefinition[];
  readonly extraRules: readonly ExtraRule[];
}

/** One item of a table in all its years. */
export interface ReportColumn {
  /** Rule, and the cell's labels behind a slash where it has dimensions. */
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly kind: string;
  readonly isTotal: boolean;
  /** One value a year of the table; NaN where the rule has none yet. */
  readonly values: Float64Array;
}

/** 平衡 — a check of a table: the largest absolute value over the years, relative to the table's largest amount of its unit. */
export interface Closing {
  readonly label: Bilingual;
  readonly text: string;
  readonly worst: number;
  readonly worstYear: number;
  readonly holds: boolean;
}

/** 报表 — a table of one path: items down, years across, or the other way round. */
export interface ReportTable {
  readonly name: string;
  readonly title: Bilingual;
  readonly note?: Bilingual;
  readonly years: readonly number[];
  readonly columns: readonly ReportColumn[];
  readonly closings: readonly Closing[];
}
