import type { Lang } from '../messages/index.js';
import { type Sensitivities, tornado, type TornadoSide } from '../sensitivity/index.js';
import { trialText } from './sensitivity-text.js';

/** Bars of a tornado that a page can hold. */
const MOST_BARS = 20;

/** 龙卷风图的数 — of one target, as `tornadoChart` takes them: results at both ends of each input, the largest effects first. */
export interface TornadoNumbers {
  readonly title: string;
  readonly measure: { readonly unit: string; readonly kind: string };
  readonly centre: number;
  readonly bars: readonly { readonly name: string; readonly low: TornadoEndNumbers; readonly high: TornadoEndNumbers }[];
}
interface TornadoEndNumbers {
  readonly value: number;
  readonly at: string;
}

/** @param most bars at most */
export function tornadoNumbers(found: Sensitivities, target: number, lang: Lang, most = MOST_BARS): TornadoNumbers {
  const { label, unit, kind, mean, bestEstimate } = found.targets[target]!;
  const centre = found.paths === 0 ? bestEstimate : mean;
  return {
    title: label[lang], measure: { unit, kind: kind ?? '' }, centre,
    bars: tornado(found, target).rows.slice(0, most).map(({ input, low, high }) => {
      const end = (side: TornadoSide | undefined): TornadoEndNumbers => (side ? { value: centre + side.difference, at: trialText(side.trial, input.unit, lang) } : { value: centre, at: '' });
      return { name: input.label[lang], low: end(low), high: end(high) };
    }),
  };
}
