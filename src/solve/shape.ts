import { judge, type Observed } from './verdict.js';

/**
 * How a condition's value moves as the input rises. `wavering` went back by less than half its own 95 % band: sampling can do that;
 * `level` moved on no path at all.
 */
export type Shape = 'level' | 'flat' | 'rising' | 'falling' | 'wavering' | 'neither';

/** 变化方向 — of one condition over values in ascending order. */
export function shapeOf(observed: readonly Observed[]): Shape {
  const signatures = new Set(observed.map(signature));
  if (signatures.size <= 1) return 'level';
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

/** Equal for trials that give the same on every path. */
function signature({ years, limit }: Observed): string {
  const parts = years.map(({ observation }) => {
    switch (observation.kind) {
      case 'probability': return [observation.count, ...observation.margins].join();
      case 'quantile': return observation.sorted.join();
      case 'value': return String(observation.value);
    }
  });
  return [limit, ...parts].join(';');
}
