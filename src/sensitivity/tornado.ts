import type { InputTrial } from '../scenario/index.js';
import type { InputSensitivity, NoEffectReason, Sensitivities, Tornado, TornadoRow, TornadoSide } from './types.js';

/** An effect below this share of the level is what adding the same numbers in another order leaves. */
const ROUNDING = 1e-9;

/** 龙卷风图 — for one target, a bar for each input that has an effect, the one that matters most first; equal ones in declared order. */
export function tornado({ inputs, targets }: Sensitivities, target: number): Tornado {
  const { output, mean, bestEstimate } = targets[target]!;
  const none = ROUNDING * Math.max(Math.abs(Number.isNaN(mean) ? 0 : mean), Math.abs(bestEstimate));
  const rows = inputs.map((input): TornadoRow => {
    const sides = input.trials.map(({ trial, effects, isNow }): TornadoSide => ({ trial, ...(isNow && { isNow }), ...effects[target]! }));
    const low = largest(sides.filter(({ trial }) => isBelow(trial, input)));
    const high = largest(sides.filter(({ trial }) => !isBelow(trial, input)));
    return { input, low, high, size: Math.max(Math.abs(low?.difference ?? 0), Math.abs(high?.difference ?? 0)) };
  });
  const has = ({ input, size }: TornadoRow): boolean => size > none || input.trials.some(({ effects }) => Math.abs(effects[target]!.bestEstimate) > none);
  return { rows: rows.filter(has).sort((a, b) => b.size - a.size), without: rows.filter((row) => !has(row)).map(({ input }) => ({ input, reason: reasonOf(input, output) })) };
}

function reasonOf({ trials, notBehind = [] }: InputSensitivity, output: string): NoEffectReason {
  if (trials.every(({ isNow = false }) => isNow)) return 'now';
  return notBehind.includes(output) ? 'apart' : 'idle';
}

/** Alternatives stand on the side of the value in use on which their number lies. */
function isBelow({ side, amount }: InputTrial, { value = NaN }: InputSensitivity): boolean {
  return side === 'other' ? amount < value : side === 'low';
}

/** Of several alternatives on one side, the one that moves most. */
function largest(sides: readonly TornadoSide[]): TornadoSide | undefined {
  return sides.reduce<TornadoSide | undefined>((most, side) => (most && Math.abs(most.difference) >= Math.abs(side.difference) ? most : side), undefined);
}
