import type { Shown } from '../document/index.js';
import type { Lang } from '../messages/index.js';
import { scaleFor, unitWords } from '../report/index.js';

/** From this size on, in the scale of the sample, with so many decimals. */
type Step = readonly [from: number, sample: number, decimals: number];

// Reports of finance departments are written in 亿元 with one decimal and 万人; billions with two decimals say as much.
const STEPS: Readonly<Record<string, Readonly<Record<Lang, readonly Step[]>>>> = {
  yuan: { zh: [[1e8, 1e8, 1], [1e4, 1e5, 1]], en: [[1e8, 1e9, 2], [1e5, 1e6, 2]] },
  person: { zh: [[1e4, 1e4, 1]], en: [[1e5, 1e6, 2]] },
};
/** Below this rates are shown in hundredths of a per cent: growth and yields. */
const SMALL_RATE = 0.2;

/** 显示方式 — of all values of an output, so that it looks the same throughout the report. */
export function shownFor(unit: string, kind: string, values: readonly number[], lang: Lang): Shown {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const step = STEPS[unit]?.[lang].find(([from]) => largest >= from);
  if (step) return { ...scaleFor(unit, kind, [step[1]], lang), decimals: step[2] };
  const { divisor, unit: words } = scaleFor(unit, kind, values, lang);
  if (words === '%') return { divisor, unit: words, decimals: kind === 'rate' && largest < SMALL_RATE ? 2 : 1 };
  if (unit === '1') return { divisor, unit: '', decimals: kind === 'stock' && values.every(Number.isInteger) ? 0 : 3 };
  return { divisor: 1, unit: unitWords(unit, lang), decimals: unit === 'yuan' || unit === 'person' ? 0 : 1 };
}

/** 概率 — finer below ten per cent. */
export function shownShare(share: number): Shown {
  const size = Math.abs(share);
  return { divisor: 0.01, unit: '%', decimals: share === 0 || share === 1 ? 0 : size < 0.1 ? 2 : 1 };
}

/** 误差 — one decimal more than what it belongs to. */
export function shownError(shown: Shown): Shown {
  return { ...shown, decimals: shown.decimals + 1 };
}
