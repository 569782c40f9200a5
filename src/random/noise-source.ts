import { normalQuantile } from '../numerics/index.js';
import type { CorrelationLayout, NoiseLayout, Plan } from '../scenario/plan.js';
import { philox4x32Into } from './philox.js';
import { uniformFromWords } from './uniform.js';

/** The year counter of draws made once per path. */
export const ONCE_YEAR = 0;
/** The median of a uniform and of a normal, used by the best estimate. */
const MEDIAN_UNIFORM = 0.5;
const MEDIAN_NORMAL = 0;

/** 噪声源 — the draws of one path after another; `values[i]` belongs to `plan.noises[i]`. */
export interface NoiseSource {
  /** Overwritten by the two calls below. */
  readonly values: Float64Array;
  /** Moves to a path and draws its once-noises; the best estimate takes every noise at its median. */
  startPath(path: number, isBestEstimate: boolean): void;
  /** Draws the yearly noises of one calendar year; years may come in any order. */
  drawYear(year: number): void;
}

/**
 * 建立噪声源 — every draw is a function of seed, path, year and the noise's name alone.
 *
 * Counter words: path, year (0 for once-noises), hash of the name, third seed word. Nothing is allocated per draw.
 */
export function createNoiseSource(plan: Pick<Plan, 'noises' | 'correlations' | 'seedWords'>): NoiseSource {
  const { noises, correlations, seedWords } = plan;
  const values = new Float64Array(noises.length); // [noise]
  const once = drawsOf(noises, correlations, (noise) => noise.kind === 'normal_once');
  const yearly = drawsOf(noises, correlations, (noise) => noise.kind !== 'normal_once');
  const words = new Uint32Array(4);
  const independent = new Float64Array(Math.max(0, ...correlations.map((group) => group.noises.length)));
  let path = 0;
  let isMedian = false;

  function draw({ indices, groups }: Draws, year: number): void {
    for (const index of indices) {
      const { kind, nameHash } = noises[index]!;
      if (isMedian) {
        values[index] = kind === 'uniform' ? MEDIAN_UNIFORM : MEDIAN_NORMAL;
        continue;
      }
      philox4x32Into(words, path, year, nameHash, seedWords[2], seedWords[0], seedWords[1]);
      const uniform = uniformFromWords(words[0]!, words[1]!);
      values[index] = kind === 'uniform' ? uniform : normalQuantile(uniform);
    }
    if (isMedian) return;
    for (const group of groups) correlate(group, values, independent);
  }

  return {
    values,
    startPath(nextPath, isBestEstimate) {
      path = nextPath;
      isMedian = isBestEstimate;
      draw(once, ONCE_YEAR);
    },
    drawYear(year) {
      draw(yearly, year);
    },
  };
}

/** What one of the two calls draws: noises by index, and the groups that lie among them. */
interface Draws {
  readonly indices: readonly number[];
  readonly groups: readonly CorrelationLayout[];
}

function drawsOf(
  noises: readonly NoiseLayout[],
  correlations: readonly CorrelationLayout[],
  isDrawn: (noise: NoiseLayout) => boolean,
): Draws {
  return {
    indices: noises.flatMap((noise, index) => (isDrawn(noise) ? [index] : [])),
    groups: correlations.filter((group) => group.noises.every((index) => isDrawn(noises[index]!))),
  };
}

/** values = lower × independent draws, row by row, each sum from column 0 up to the diagonal. */
function correlate({ noises, lower }: CorrelationLayout, values: Float64Array, independent: Float64Array): void {
  const n = noises.length;
  for (let row = 0; row < n; row++) independent[row] = values[noises[row]!]!;
  for (let row = 0; row < n; row++) {
    let sum = lower[row * n]! * independent[0]!;
    for (let column = 1; column <= row; column++) sum += lower[row * n + column]! * independent[column]!;
    values[noises[row]!] = sum;
  }
}
