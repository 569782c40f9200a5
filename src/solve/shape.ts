import { judge, type Observed } from './verdict.js';

/**
 * How a condition's value moves as the input rises. `wavering` went back by less than half its own 95 % band: sampling can do that;
 * `level` moved on no path at all.
 */
export type Shape = 'level' | 'flat' | 'rising' | 'falling' | 'wavering' | 'neither';

/** 变化方向 — of one condition over values in ascending order. */
export function shapeOf(observed: readonly Observed[]): Shape {
  if (observed.every((each) => isSame(each, observed[0]!))) return 'level';
  const verdicts = observed.map((each) => judge(each));
  const [first, last] = [verdicts[0]!, verdicts.at(-1)!];
  const moves = verdicts.slice(1).map(({ value }, index) => value - verdicts[index]!.value);
  const [isUp, isDown] = [moves.some((move) => move > 0), moves.some((move) => move < 0)];
  if (!isUp && !isDown) return 'flat';
  if (!isUp || !isDown) return isUp ? 'rising' : 'falling';
  const direction = Math.sign(last.value - first.value);
  const isNoise = verdicts.slice(1).every(({ value, low, high }, index) => (value - verdicts[index]!.value) * direction >= -(high - low) / 2);
  return isNoise && direction !== 0 ? 'wavering' : 'neither';
}

/** Nearer than this, as a share of the largest of the numbers, two trials differ by rounding alone, as in a comparison of runs. */
const ROUNDING = 1e-9;

/** The same on every path, but for rounding: money that enters the fund and leaves it again leaves some. */
function isSame(a: Observed, b: Observed): boolean {
  return a.limit === b.limit && a.years.every(({ observation }, index) => {
    const other = b.years[index]!.observation;
    if (observation.kind === 'probability' && other.kind === 'probability' && observation.count !== other.count) return false;
    return isNear(numbersOf(observation), numbersOf(other));
  });
}

function numbersOf(observation: Observed['years'][number]['observation']): ArrayLike<number> {
  switch (observation.kind) {
    case 'probability': return observation.margins;
    case 'quantile': return observation.sorted;
    case 'value': return [observation.value];
  }
}

function isNear(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  let [apart, largest] = [0, 0];
  for (let k = 0; k < a.length; k++) {
    // Equal first: an infinite margin less itself is no number.
    if (a[k] !== b[k]) apart = Math.max(apart, Math.abs(a[k]! - b[k]!));
    if (Number.isFinite(a[k]!)) largest = Math.max(largest, Math.abs(a[k]!), Math.abs(b[k]!));
  }
  return apart <= ROUNDING * largest;
}
