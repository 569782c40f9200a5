import type { Place } from '../issues/index.js';
import type { Bilingual } from '../messages/index.js';

/** 期初状态 — where a person is at the end of the year `asOf`. */
export type PersonState = 'outside' | 'paying' | 'paused' | 'waiting' | 'drawing';

/** 缴费选择 — a class in yuan (as published at the reference floor; it moves with the floor), a named one, or nothing. */
export type PayChoice = number | 'lowest' | 'highest' | 'retained' | 'none';

/** 人物 — one representative member and what he or she does. */
export interface Person {
  readonly name: string;
  readonly label: Bilingual;
  /** Label of the dimension `sex`. */
  readonly sex: string;
  readonly born: number;
  /** Label of the dimension `status`. */
  readonly status: string;
  /** What follows holds at the end of this year. */
  readonly asOf: number;
  readonly state: PersonState;
  /** Contribution years so far. */
  readonly years: number;
  /** Yuan in the account: before the claim what was saved, afterwards what is left. */
  readonly account: number;
  /** Yuan a month from the account, of who draws already. */
  readonly accountPension: number;
  /** Yuan of own payments up to now; the whole account where nobody knows, since it does not say who paid. */
  readonly paidBefore: number;
  /** What is chosen from a year on, years ascending. */
  readonly pays: readonly { readonly from: number; readonly choice: PayChoice }[];
  /** Age at the end of the last year that is paid; the year before the pension age when left out. */
  readonly paysUntilAge?: number;
  /** Whether missing years are paid for at the pension age. */
  readonly backPays: boolean;
  /** Who is `outside`: year of joining. */
  readonly joins?: number;
  /** Who is `paused`: year of the return, and what is brought from the employees' scheme. */
  readonly returns?: { readonly year: number; readonly years: number; readonly account: number };
  /** Who waits, now or later: the year in which missing years are paid for and the pension claimed. */
  readonly claims?: number;
  /** Where the file says so; none for a person changed by a program. */
  readonly place?: Place;
  readonly placeOf?: (key: string) => Place;
}

/** 各层 — an amount by layer of the pension: yuan a month, or yuan of a year. */
export interface Layers {
  readonly national: number;
  readonly provincial: number;
  readonly local: number;
  readonly oldAge: number;
  readonly yearCount: number;
  readonly account: number;
}

/** 一年 — of a person who lives through it. Money in yuan of the year. */
export interface CardYear {
  readonly year: number;
  /** Completed at the end of the year. */
  readonly age: number;
  /** Yuan a month in December, by the standards then in force. */
  readonly monthly: Layers;
  readonly monthlyTotal: number;
  /** Paid in the year, as the rules pay it: part of a year where the pension begins, the mean standard where it rises. */
  readonly received: Layers;
  readonly receivedTotal: number;
  /** Of `received.account`, what the account no longer covers. */
  readonly longevity: number;
  readonly own: number;
  readonly assisted: number;
  readonly subsidy: number;
  /** By the village and others. */
  readonly support: number;
  readonly interest: number;
  /** Balance at the end of the year. */
  readonly account: number;
  readonly contributionYears: number;
  readonly isDrawing: boolean;
  /** Prices, 1 at the end of the year `asOf`. */
  readonly prices: number;
  /** Yuan a year, of a rural resident. */
  readonly ruralIncome: number;
}

/** 终身账 — everything paid and received until an age of death, or weighted by the mortality of the scenario. */
export interface Lifetime {
  readonly kind: 'age' | 'expectancy' | 'mortality';
  /** Of `age` and `expectancy`: the age reached at the end of the year of death. */
  readonly deathAge?: number;
  readonly deathYear?: number;
  /** The scenario ends before: what would follow is not counted. */
  readonly isCut: boolean;
  readonly paid: { readonly before: number; readonly own: number; readonly assisted: number; readonly subsidy: number; readonly support: number };
  readonly received: Layers;
  /** Left in the account at death, to the heirs. */
  readonly inherited: number;
  readonly funeral: number;
  /** Layers, inheritance and funeral grant. */
  readonly receivedTotal: number;
  readonly interest: number;
  readonly longevity: number;
  /** Received less what was paid by the person, before and from now on. */
  readonly net: number;
  /** The same in prices of the year `asOf`, and its present value at the end of that year. */
  readonly netReal: number;
  readonly netPresent: number;
  /**
   * Yearly, on own payments, those before `asOf` as one at its end; absent where there were none, for who draws already (when what
   * was paid is not known) or when no rate does it.
   */
  readonly rate?: number;
  readonly realRate?: number;
  /** The same without base pension, old-age addition and funeral grant: what the own payments themselves bring, subsidies included. */
  readonly ownRate?: number;
  /** Age at which the pensions received reach the own payments, in yuan as paid; absent for `mortality`, for who draws already, or when never. */
  readonly paybackAge?: number;
}

/** When the pension begins, and what it is then. */
export interface Claim {
  readonly year: number;
  readonly age: number;
  readonly contributionYears: number;
  /** December of that year. */
  readonly monthly: Layers;
  readonly monthlyTotal: number;
  /** In prices of the year `asOf`. */
  readonly monthlyReal: number;
  /** What was in the account. */
  readonly account: number;
}

/** 卡片 — one person under one scenario. */
export interface Card {
  readonly person: Person;
  /** From the year `asOf` (stocks only) to the last one that is shown. */
  readonly years: readonly CardYear[];
  readonly claim?: Claim;
  /** Age at the end of the year in which the account is used up; absent when it lasts as long as the card. */
  readonly exhaustedAge?: number;
  /** Years that a person of this age, sex and status has left, by the mortality of the scenario. */
  readonly yearsLeft: number;
  readonly lifetimes: readonly Lifetime[];
}
