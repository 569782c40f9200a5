import { normalQuantile } from '../numerics/index.js';
import type { Plan } from '../scenario/plan.js';
import { createNoiseSource, ONCE_YEAR } from './noise-source.js';
import { philox4x32 } from './philox.js';
import { uniformFromWords } from './uniform.js';

/** One independent draw and the weight it has in a correlated one. */
export interface DrawPart {
  readonly noise: string;
  readonly weight: number;
  readonly draw: number;
}

/** 抽取记录 — where the value of a noise comes from. */
export interface DrawRecord {
  /** What the formulas saw. */
  readonly value: number;
  /** Year of the counter; 0 for noises drawn once. */
  readonly year: number;
  /** Philox counter: path, year, hash of the name, word of the seed. Absent on the best estimate, which draws nothing. */
  readonly counter?: readonly [number, number, number, number];
  /** The uniform number made of the random words. */
  readonly uniform?: number;
  /** Correlated normals only: value = Σ weight × draw. */
  readonly parts?: readonly DrawPart[];
}

/** 查抽取 — how one noise of one path and year was drawn; the value is that of `createNoiseSource`, to the last bit. */
export function drawRecord(plan: Pick<Plan, 'noises' | 'correlations' | 'seedWords'>, path: number, isBestEstimate: boolean, year: number, name: string): DrawRecord {
  const index = plan.noises.findIndex((noise) => noise.name === name);
  const { kind } = plan.noises[index]!;
  const drawnIn = kind === 'normal_once' ? ONCE_YEAR : year;
  const source = createNoiseSource(plan);
  source.startPath(path, isBestEstimate);
  source.drawYear(year);
  const value = source.values[index]!;
  if (isBestEstimate) return { value, year: drawnIn };

  const counterOf = (noise: number): [number, number, number, number] => [path, drawnIn, plan.noises[noise]!.nameHash, plan.seedWords[2]];
  const uniformOf = (noise: number): number => {
    const [first, second] = philox4x32(counterOf(noise), [plan.seedWords[0], plan.seedWords[1]]);
    return uniformFromWords(first, second);
  };
  const group = plan.correlations.find(({ noises }) => noises.includes(index));
  const row = group?.noises.indexOf(index) ?? 0;
  const parts = group?.noises.slice(0, row + 1).map((noise, column): DrawPart => ({
    noise: plan.noises[noise]!.name, weight: group.lower[row * group.noises.length + column]!, draw: normalQuantile(uniformOf(noise)),
  })).filter(({ weight }) => weight !== 0);
  return { value, year: drawnIn, counter: counterOf(index), uniform: uniformOf(index), ...(parts && { parts }) };
}
