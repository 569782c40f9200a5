/** 起点人数 — Members at the end of 2020 by status, sex and age: shapes by age, scaled to the anchors. */
import { byStatusSexAge } from './csv.mjs';
import { AGES, CLAIM_AGE, ENTRY_AGE, SEXES, STATUSES, ensure, line, roundedTo, scaledTo, sum } from './grid.mjs';
import { ANCHORS, COVERAGE_SHAPE, EMPLOYEE_AGE, PAUSED_SHAPE, STATUS_SHARES, WAITING_LAST_AGE, WAITING_SHAPE } from './anchors.mjs';
import { eligible, registered } from './membership.mjs';

/** 身份构成 — Share of a status among members of an age. @param {string} status @param {number} age */
export function statusShare(status, age) {
  if (status !== 'ordinary') return line(STATUS_SHARES[status], age);
  return 1 - sum(STATUSES.filter((other) => other !== 'ordinary').map((other) => line(STATUS_SHARES[other], age)));
}

/** Spread `total` people over sexes and ages like `shape`, then over statuses; cells printed with two decimals add up to `total`.
 * @param {number} total @param {(sex: string, age: number) => number} shape @returns {(status: string, sex: string, age: number) => number} */
function spread(total, shape) {
  const keys = STATUSES.flatMap((status) => SEXES.flatMap((sex) => AGES.map((age) => ({ status, sex, age }))));
  const people = scaledTo(keys.map(({ status, sex, age }) => shape(sex, age) * statusShare(status, age)), total);
  const cells = new Map(roundedTo(people, total, 2).map((value, i) => [Object.values(keys[i]).join(' '), value]));
  return (status, sex, age) => cells.get(`${status} ${sex} ${age}`);
}

const between = (age, first, last) => age >= first && age <= last;

const activeTotal = ANCHORS.participants - ANCHORS.pensioners - ANCHORS.paused - ANCHORS.waiting;

export const active = spread(activeTotal, (sex, age) =>
  between(age, ENTRY_AGE, CLAIM_AGE - 1) ? eligible(sex, age) * line(COVERAGE_SHAPE, age) : 0,
);

export const paused = spread(ANCHORS.paused, (sex, age) =>
  between(age, ENTRY_AGE, EMPLOYEE_AGE[sex] - 1) ? (registered(sex, age) - eligible(sex, age)) * line(PAUSED_SHAPE, age) : 0,
);

export const waiting = spread(ANCHORS.waiting, (sex, age) =>
  between(age, CLAIM_AGE, WAITING_LAST_AGE) ? eligible(sex, age) * line(WAITING_SHAPE, age) : 0,
);

export const pensioners = spread(ANCHORS.pensioners, (sex, age) => (age >= CLAIM_AGE ? eligible(sex, age) : 0));

for (const sex of SEXES) {
  for (const age of AGES.filter((a) => a >= ENTRY_AGE)) {
    const members = sum(STATUSES.map((status) => active(status, sex, age) + waiting(status, sex, age) + pensioners(status, sex, age)));
    ensure(members <= eligible(sex, age), `more members than eligible people: ${sex}, age ${age}`);
  }
}

export const activeTable = () => byStatusSexAge(active);
export const pausedTable = () => byStatusSexAge(paused);
export const waitingTable = () => byStatusSexAge(waiting);
export const pensionersTable = () => byStatusSexAge(pensioners);
