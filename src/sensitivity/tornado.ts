import type { InputTrial } from '../scenario/index.js';
import type { InputSensitivity, Sensitivities, TornadoRow, TornadoSide } from './types.js';

/** 龙卷风图 — for one target, a bar for each input, the one that matters most first; equal ones in declared order. */
export function tornado({ inputs }: Sensitivities, target: number): TornadoRow[] {
  return inputs.map((input): TornadoRow => {
    const sides = input.trials.map(({ trial, effects }): TornadoSide => ({ trial, ...effects[target]! }));
    const low = largest(sides.filter(({ trial }) => isBelow(trial, input)));
    const high = largest(sides.filter(({ trial }) => !isBelow(trial, input)));
    return { input, low, high, size: Math.max(Math.abs(low?.difference ?? 0), Math.abs(high?.difference ?? 0)) };
  }).sort((a, b) => b.size - a.size);
}

/** Alternatives stand on the side of the value in use on which their number lies. */
function isBelow({ side, amount }: InputTrial, { value = NaN }: InputSensitivity): boolean {
  return side === 'other' ? amount < value : side === 'low';
}

/** Of several alternatives on one side, the one that moves most. */
function largest(sides: readonly TornadoSide[]): TornadoSide | undefined {
  return sides.reduce<TornadoSide | undefined>((most, side) => (most && Math.abs(most.difference) >= Math.abs(side.difference) ? most : side), undefined);
}
