import type { Card, CardYear, Lifetime } from '../../cards/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import type { Proposal } from './members-command.js';
import { endingText, rateText, yuan } from './members-words.js';

/** 一张表 — the same for the terminal and the page; the first `leftColumns` columns hold text. */
export interface MembersTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly leftColumns: number;
}

type Say = (key: MessageKey, facts?: Parameters<typeof say>[1]) => string;
const sayIn = (lang: Lang): Say => (key, facts = {}) => say(key, facts, lang);

/** Years between two rows of a card. */
const STEP = 5;
/** Last age that a card shows. */
const LAST_AGE = 95;
/** 领取以后多少年 — of the comparison. */
const YEARS_LATER = 10;

/** 逐年表 — every fifth age, the first two years and that of the claim. */
export function yearsTable({ person, years, claim }: Card, lang: Lang): MembersTable {
  const t = sayIn(lang);
  const shown = years.filter(({ year, age }) => age <= LAST_AGE && (age % STEP === 0 || year <= person.asOf + 1 || year === claim?.year));
  return {
    title: t('cards-years-title', { year: person.asOf }),
    head: (['cards-head-year', 'cards-head-age', 'cards-head-monthly', 'cards-head-base', 'cards-head-count', 'cards-head-account-pension', 'cards-head-real', 'cards-head-received', 'cards-head-own', 'cards-head-public', 'cards-head-account'] as const)
      .map((key) => t(key, { year: person.asOf })),
    rows: shown.map((each) => [
      String(each.year), String(each.age), ...monthlyCells(each), yuan(each.receivedTotal), yuan(each.own), yuan(each.assisted + each.subsidy + each.support), yuan(each.account),
    ]),
    leftColumns: 0,
  };
}

function monthlyCells({ monthly, monthlyTotal, prices }: CardYear): string[] {
  return [monthlyTotal, monthly.national + monthly.provincial + monthly.local + monthly.oldAge, monthly.yearCount, monthly.account, monthlyTotal / prices].map((value) => yuan(value, 2));
}

/** 终身账表 — a row an ending. */
export function lifetimesTable({ person, lifetimes }: Card, lang: Lang): MembersTable {
  const t = sayIn(lang);
  return {
    title: t('cards-lifetimes-title'),
    head: (['cards-head-ending', 'cards-head-paid', 'cards-head-public', 'cards-head-pensions', 'cards-head-heirs', 'cards-head-net', 'cards-head-net-real', 'cards-head-net-present', 'cards-head-rate', 'cards-head-real-rate', 'cards-head-own-rate', 'cards-head-payback'] as const)
      .map((key) => t(key, { year: person.asOf })),
    rows: lifetimes.map((life) => [
      endingText(life, lang), yuan(life.paid.before + life.paid.own), yuan(life.paid.assisted + life.paid.subsidy + life.paid.support),
      yuan(pensionsOf(life)), yuan(life.inherited + life.funeral), yuan(life.net), yuan(life.netReal), yuan(life.netPresent),
      rateText(life.rate), rateText(life.realRate), rateText(life.ownRate), life.paybackAge === undefined ? '-' : String(life.paybackAge),
    ]),
    leftColumns: 1,
  };
}

function pensionsOf({ receivedTotal, inherited, funeral }: Lifetime): number {
  return receivedTotal - inherited - funeral;
}

/** 对照表 — persons by proposals: the pension where it begins and ten years on, the lifetime weighted by mortality. */
export function comparisonTable(proposals: readonly Proposal[], lang: Lang): MembersTable {
  const t = sayIn(lang);
  const [first] = proposals;
  const isOne = proposals.length === 1;
  const references = first?.cards ?? [];
  const facts = { year: references[0]?.person.asOf ?? 0, later: YEARS_LATER };
  const keys = [
    isOne ? 'cards-head-person' : 'cards-head-person-scenario', 'cards-head-begins', 'cards-head-begin-monthly', ...(isOne ? [] : ['cards-head-difference'] as const), 'cards-head-begin-real',
    'cards-head-later', ...(isOne ? ['cards-head-later-real'] as const : []), 'cards-head-net', 'cards-head-net-present', 'cards-head-rate', 'cards-head-own-rate',
  ] as const;
  const rows = references.flatMap((reference, index) => {
    const label = reference.person.label[lang];
    const cellsOf = ({ cards }: Proposal, before: Card | undefined): string[] => comparisonCells(cards[index]!, before, isOne);
    if (isOne) return [[label, ...cellsOf(first!, undefined)]];
    return [[label, ...keys.slice(1).map(() => '')], ...proposals.map((proposal, k) => [`  ${proposal.name[lang]}`, ...cellsOf(proposal, k === 0 ? undefined : reference)])];
  });
  return { title: t('cards-comparison-title'), head: keys.map((key) => t(key, facts)), rows, leftColumns: 1 };
}

/** @param before the same person under the first scenario; absent for that one itself */
function comparisonCells(card: Card, before: Card | undefined, isOne: boolean): string[] {
  const [begin, later] = moments(card);
  const reference = before && moments(before)[0];
  const life = card.lifetimes.find(({ kind }) => kind === 'mortality')!;
  const monthly = (each: CardYear | undefined): string => (each ? yuan(each.monthlyTotal, 2) : '-');
  const real = (each: CardYear | undefined): string => (each ? yuan(each.monthlyTotal / each.prices, 2) : '-');
  return [
    begin ? String(begin.year) : '-', monthly(begin), ...(isOne ? [] : [begin && reference ? signed(begin.monthlyTotal - reference.monthlyTotal) : '-']), real(begin),
    monthly(later), ...(isOne ? [real(later)] : []), yuan(life.net) + (life.isCut ? ' *' : ''), yuan(life.netPresent), rateText(life.rate), rateText(life.ownRate),
  ];
}

/** The year in which the pension begins, or now for who draws already, and ten years on. */
function moments({ years, claim }: Card): [CardYear | undefined, CardYear | undefined] {
  const begin = claim ? years.find(({ year }) => year === claim.year) : years[0]?.isDrawing ? years[0] : undefined;
  return [begin, begin && years.find(({ year }) => year === begin.year + YEARS_LATER)];
}

function signed(value: number): string {
  const text = yuan(Math.abs(value), 2);
  return value === 0 || Number(text) === 0 ? '0' : (value > 0 ? '+' : '-') + text;
}
