import type { Bilingual } from '../messages/index.js';
import type { Card, Claim, Layers } from '../cards/index.js';

/** 一句 — one change in a sentence of its own. */
export interface ChangeSentence {
  readonly kind: 'input' | 'given' | 'rule' | 'correlation' | 'frame';
  /** Of the input or rule, for who wants to look it up; empty for a frame. */
  readonly name: string;
  readonly text: string;
}

/** 谁付钱 — what each payer pays in a year on the best estimate, before and after. Yuan of the year. */
export interface PayerYear {
  readonly year: number;
  readonly payers: readonly { readonly name: string; readonly label: Bilingual; readonly before: number; readonly after: number }[];
}

/** 一人两时 — the months of a member in one year under both scenarios; yuan a month of that year. */
export interface MemberYear {
  readonly kind: 'now' | 'later' | 'claim';
  readonly before: MonthlyAmount;
  readonly after: MonthlyAmount;
}

export interface MonthlyAmount {
  readonly year: number;
  readonly age: number;
  readonly layers: Layers;
  readonly total: number;
  /** In prices of the end of `asOf`. */
  readonly real: number;
  readonly isDrawing: boolean;
}

export interface MemberComparison {
  readonly before: Card;
  readonly after: Card;
  /** This year, in ten years, and the year in which the pension begins, if that is another. */
  readonly years: readonly MemberYear[];
  readonly claim: { readonly before: Claim | undefined; readonly after: Claim | undefined };
}

/** 悬崖 — a step of one yuan or one year that moves a lifetime value by more than the steps around it. */
export interface Cliff {
  /** Yuan paid a year; contribution years; the year of the claim. */
  readonly kind: 'amount' | 'years' | 'claim';
  /** The step goes from here … */
  readonly from: number;
  /** … to here. */
  readonly to: number;
  /** Present value in yuan, beyond what a step like those around it would move. */
  readonly jump: number;
  /** Of the lifetime value before the step. */
  readonly share: number;
}

/** A cliff on both sides, or on the one that has it. */
export interface CliffChange {
  readonly kind: Cliff['kind'];
  readonly from: number;
  readonly to: number;
  readonly before: Cliff | undefined;
  readonly after: Cliff | undefined;
  readonly change: 'added' | 'removed' | 'larger' | 'smaller' | 'same';
}
