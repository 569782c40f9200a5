import type { Identity, StatusName } from './identities.js';

/** The two dates of a year by which lists are sent (鄂人社发〔2021〕28号 六). */
export type CutOff = '06-30' | '11-20';

/** Why a row does not count. */
export type Reason =
  | 'number-length'
  | 'number-characters'
  | 'number-birthday'
  | 'number-checksum'
  | 'category-unknown'
  | 'category-missing'
  | 'date-unknown'
  | 'date-other-year'
  | 'own-payment-unknown'
  | 'heads-not-whole'
  | 'mark-unknown'
  | 'ragged';

/** 退回 — rows of one reason; lines count from 1, `near` is the nearest known word where there is one. */
export interface Rejection {
  readonly reason: Reason;
  readonly rows: number;
  /** The first few. */
  readonly lines: readonly number[];
  readonly word?: string;
  readonly near?: string;
}

/** 归并 — people with the same set of several identities, and the status they count under. */
export interface Merge {
  readonly identities: readonly Identity[];
  readonly status: StatusName;
  readonly people: number;
}

/** Heads of one status, people. */
export interface Heads {
  readonly status: StatusName;
  /** In the contribution phase (16 to 59 at the end of the year); everybody where the list has no ages. */
  readonly contributing: number;
  /** Of these, part assistance not due because the own part is not paid. */
  readonly ownPartUnpaid: number;
  readonly youngerOrOlder: number;
}

/** 名单结果 — what a list comes to. */
export interface AssistList {
  readonly file: string;
  readonly sha256: string;
  readonly form: 'list' | 'combinations';
  readonly encoding: 'utf-8' | 'gb18030';
  readonly year: number;
  /** The list that fixes the year's heads: that of 20 November when it is there. */
  readonly cutOff: CutOff;
  readonly rows: number;
  readonly people: number;
  readonly repeatedRows: number;
  readonly heads: readonly Heads[];
  readonly merges: readonly Merge[];
  readonly rejections: readonly Rejection[];
  readonly rejectedRows: number;
  /** Heads by status, sex and age of those in the contribution phase; absent for combinations. */
  readonly byAge?: readonly { readonly status: StatusName; readonly sex: 'male' | 'female'; readonly age: number; readonly people: number }[];
  /** From 30 June to 20 November, when both are there: people. */
  readonly movement?: { readonly joined: number; readonly left: number; readonly changedStatus: number };
}
