import { basename } from 'node:path';
import type { Card, Lifetime, PayChoice, Person } from '../../cards/index.js';
import { type Bilingual, type Facts, type Lang, type MessageFact, type MessageKey, say } from '../../messages/index.js';
import type { Model } from '../../model/index.js';
import { numberText, percentText } from '../../report/index.js';
import type { Plan } from '../../scenario/index.js';

/** 短名 — what stands behind the dot of a title; where two are called the same, the file as well. */
export function shortTitles(targets: readonly { readonly file: string; readonly plan: Pick<Plan, 'title'> }[]): Bilingual[] {
  const short = (title: string): string => title.split(' · ').at(-1)!;
  const names = targets.map(({ plan: { title } }) => ({ zh: short(title.zh), en: short(title.en) }));
  return names.map((name, index) => {
    const isAlone = names.filter(({ zh }) => zh === name.zh).length === 1;
    const file = basename(targets[index]!.file);
    return isAlone ? name : { zh: `${name.zh}（${file}）`, en: `${name.en} (${file})` };
  });
}

/** 元 — `12,345` or `766.69`. */
export function yuan(value: number, decimals = 0): string {
  return numberText(value, { divisor: 1, unit: 'yuan' }, decimals);
}

export function rateText(rate: number | undefined): string {
  return rate === undefined ? '-' : percentText(rate);
}

/** 到整年 — a year that the scenario does not reach is marked. */
export function endingText({ kind, deathAge, isCut }: Lifetime, lang: Lang): string {
  const mark = isCut ? ' *' : '';
  if (kind === 'mortality') return say('cards-ending-mortality', {}, lang) + mark;
  return say(kind === 'expectancy' ? 'cards-ending-expectancy' : 'cards-ending-age', { age: deathAge! }, lang) + mark;
}

/** 是谁 — sex, year of birth, status, and where he or she stands at the end of `asOf`. */
export function identityText({ person, years }: Card, { dimensions }: Pick<Model, 'dimensions'>, lang: Lang): string {
  const { born, asOf, sex, status } = person;
  const word = (dimension: string, label: string): string => {
    const found = dimensions.find(({ name }) => name === dimension);
    return found?.valueLabels?.[found.labels.indexOf(label)]?.[lang] ?? label;
  };
  return say('cards-identity', { sex: word('sex', sex), born, group: word('status', status), year: asOf, age: asOf - born, state: stateFact(person), pays: paysFact(person, years.some(({ assisted }) => assisted > 0)) }, lang);
}

function stateFact({ state, years, account, accountPension, joins, returns, claims }: Person): MessageFact {
  const facts: Facts = { years, account: yuan(account) };
  switch (state) {
    case 'outside':
      return { message: 'cards-state-outside', facts: { year: joins! } };
    case 'paying':
      return { message: 'cards-state-paying', facts };
    case 'paused':
      return { message: 'cards-state-paused', facts: { ...facts, year: returns!.year, brought: returns!.years, money: yuan(returns!.account) } };
    case 'waiting':
      return { message: 'cards-state-waiting', facts: { ...facts, year: claims! } };
    case 'drawing':
      return { message: 'cards-state-drawing', facts: { ...facts, pension: yuan(accountPension, 2) } };
  }
}

function paysFact({ state, pays }: Person, isPaidFor: boolean): MessageFact | string {
  if (state === 'drawing' || state === 'waiting' || pays.length === 0) return '';
  const isOne = pays.length === 1;
  const parts = pays.map(({ from, choice }): MessageFact => (isOne
    ? { message: 'cards-pays-one', facts: { choice: choiceFact(choice, isPaidFor) } }
    : { message: 'cards-pays-from', facts: { year: from, choice: choiceFact(choice, isPaidFor) } }));
  return parts.reduceRight<MessageFact | string>((rest, part) => (rest === '' ? part : { message: 'cards-pays-then', facts: { choice: part, others: rest } }), '');
}

function choiceFact(choice: PayChoice, isPaidFor: boolean): MessageFact {
  if (typeof choice === 'number') return { message: 'cards-choice-class', facts: { class: choice } };
  const words: Readonly<Record<Exclude<PayChoice, number>, MessageKey>> = {
    lowest: isPaidFor ? 'cards-choice-assisted' : 'cards-choice-lowest', highest: 'cards-choice-highest', retained: 'cards-choice-retained', none: 'cards-choice-none',
  };
  return { message: words[choice] };
}

/** 待遇 — when the pension begins and what it is made of; for who draws already what it is now. */
export function pensionText({ person, claim, years }: Card, lang: Lang): string {
  const now = years[0]!;
  const from = claim ?? (now.isDrawing ? { ...now, monthlyReal: now.monthlyTotal } : undefined);
  if (!from) return say('cards-never', {}, lang);
  const { monthly, monthlyTotal, monthlyReal } = from;
  const layers = {
    total: yuan(monthlyTotal, 2), national: yuan(monthly.national, 2), provincial: yuan(monthly.provincial, 2), local: yuan(monthly.local, 2), old: yuan(monthly.oldAge, 2),
    count: yuan(monthly.yearCount, 2), account: yuan(monthly.account, 2), base: person.asOf, real: yuan(monthlyReal, 2),
  };
  if (!claim) return say('cards-pension-now', { ...layers, year: now.year }, lang);
  return say('cards-pension', { ...layers, year: claim.year, age: claim.age, years: Math.round(claim.contributionYears * 100) / 100, balance: yuan(claim.account, 2) }, lang);
}

/** 账户何时支付完 */
export function exhaustedText({ exhaustedAge }: Card, lang: Lang): string {
  return exhaustedAge === undefined ? '' : say('cards-exhausted', { age: Math.round(exhaustedAge * 10) / 10 }, lang);
}
