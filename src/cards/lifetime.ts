import { internalRate } from '../analysis/index.js';
import { LAYERS, ownOf, receivedOf, totalOf } from './card-years.js';
import type { Flow } from './flows.js';
import type { Surroundings } from './surroundings.js';
import type { Layers, Lifetime, Person } from './types.js';

/** Why the account ends. */
export type Ending = Pick<Lifetime, 'kind' | 'isCut'> & { readonly deathAge?: number; readonly deathYear?: number };

/**
 * 终身账 — sums, present value and internal rates of what the rules gave from the end of `asOf` on. Flows fall in the middle of their
 * year; what was paid before at the end of `asOf`.
 */
export function lifetimeOf(flows: readonly Flow[], person: Person, surroundings: Surroundings, ending: Ending): Lifetime {
  const later = flows.filter(({ year }) => year > person.asOf);
  const sum = (of: (flow: Flow) => number): number => later.reduce((total, flow) => total + of(flow), 0);
  const received = Object.fromEntries(LAYERS.map((layer) => [layer, sum((flow) => receivedOf(flow)[layer])])) as unknown as Layers;
  const [inherited, funeral] = [sum((flow) => flow.inherited), sum((flow) => flow.funeral)];
  const paid = {
    before: person.paidBefore, own: sum(ownOf), assisted: sum(({ assisted }) => assisted), subsidy: sum(({ subsidy }) => subsidy),
    support: sum((flow) => flow.newMoney - flow.personal - flow.assisted - flow.subsidy),
  };
  const receivedTotal = totalOf(received) + inherited + funeral;
  const net = (flow: Flow): number => gotOf(flow) - ownOf(flow);
  const prices = (year: number): number => surroundings.number('prices', year) / surroundings.number('prices', person.asOf);
  const rate = rateOf(later, person, gotOf);
  const realRate = rateOf(later, person, gotOf, prices);
  const ownRate = rateOf(later, person, fromOwnOf);
  const paybackAge = ending.kind === 'mortality' ? undefined : paybackOf(later, person);
  return {
    ...ending, paid, received, inherited, funeral, receivedTotal, interest: sum(({ interest }) => interest), longevity: sum(({ longevity }) => longevity),
    net: receivedTotal - paid.before - paid.own,
    netReal: sum((flow) => net(flow) / prices(flow.year)) - paid.before,
    netPresent: presentValue(later, net, surroundings) - paid.before,
    ...(rate !== undefined && { rate }), ...(realRate !== undefined && { realRate }), ...(ownRate !== undefined && { ownRate }), ...(paybackAge !== undefined && { paybackAge }),
  };
}

/** Pensions, what the heirs get and the funeral grant. */
function gotOf(flow: Flow): number {
  return totalOf(receivedOf(flow)) + flow.inherited + flow.funeral;
}

/** At the end of `asOf`, on the prescribed curve. */
function presentValue(later: readonly Flow[], amount: (flow: Flow) => number, surroundings: Surroundings): number {
  let [factor, value] = [1, 0];
  for (const flow of later) {
    const rate = surroundings.number('discount', flow.year);
    value += (amount(flow) * factor) / Math.sqrt(1 + rate);
    factor /= 1 + rate;
  }
  return value;
}

/** Of what is received, that which follows from having paid: the account and the years, not the base pension. */
function fromOwnOf(flow: Flow): number {
  return flow.paidAccount + flow.paidYearCount + flow.inherited;
}

function rateOf(later: readonly Flow[], { state, asOf, paidBefore }: Person, got: (flow: Flow) => number, prices: (year: number) => number = () => 1): number | undefined {
  const own = later.map((flow) => ownOf(flow) / prices(flow.year));
  // When and how much was paid by who draws already, nobody has said.
  if (state === 'drawing' || paidBefore + own.reduce((total, each) => total + each, 0) <= 0) return undefined;
  return internalRate({ years: [asOf, ...later.map(({ year }) => year)], paid: [paidBefore, ...own], received: [0, ...later.map((flow) => got(flow) / prices(flow.year))] });
}

/** Age at the end of the year in which pensions have brought back what was paid. */
function paybackOf(later: readonly Flow[], { state, born, paidBefore }: Person): number | undefined {
  const due = paidBefore + later.reduce((total, flow) => total + ownOf(flow), 0);
  if (state === 'drawing' || due <= 0) return undefined;
  let received = 0;
  for (const flow of later) {
    received += totalOf(receivedOf(flow));
    if (received >= due) return flow.year - born;
  }
  return undefined;
}
