import { CountyEstimate } from '../counties/index.js';
import { createInterpreter } from '../engine/index.js';
import type { CountyRows } from '../results/index.js';
import type { Plan } from '../scenario/index.js';

type Counties = NonNullable<Plan['counties']>;

/**
 * 分县推算 — the best estimate computed once more with every cell at hand, and taken apart by county.
 * The engine hands on outputs alone; its bits are those of the interpreter.
 */
export function countyRows(plan: Plan, counties: Counties): CountyRows {
  const estimate = new CountyEstimate(plan.model, counties);
  const years: CountyRows['years'][number][] = [];
  createInterpreter(plan).runPath(0, true, (year, values) => {
    if (year === plan.baseYear) estimate.start(year, values);
    else years.push(estimate.year(year, values, { poverty: inputAt(plan, 'province_share_poverty', year), ordinary: inputAt(plan, 'province_share_ordinary', year) }));
  });
  return { units: estimate.units, years };
}

/** The number of an input without dimensions in a year. */
function inputAt({ inputs, numbers }: Plan, name: string, year: number): number {
  const { values, years, firstYear } = inputs.get(name)!;
  return numbers[values.offset + (years === 1 ? 0 : year - firstYear)]!;
}
