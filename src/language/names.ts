import type { Dimension, InputDeclaration, NoiseKind } from '../model/index.js';
import { nearestName } from '../issues/index.js';
import type { MessageFact } from '../messages/index.js';

/** How many arguments each elementwise function takes. */
export const ELEMENTWISE: Readonly<Record<string, readonly [least: number, most: number]>> = {
  min: [2, Infinity], max: [2, Infinity], abs: [1, 1], exp: [1, 1], log: [1, 1],
  sqrt: [1, 1], floor: [1, 1], ceil: [1, 1], clamp: [3, 3],
};
export const LAGS = ['prev', 'last_year', 'younger', 'leaving', 'given_adjustment'] as const;
export const NOISE_KINDS: readonly NoiseKind[] = ['normal', 'uniform', 'normal_once'];
export const REDUCTIONS = ['sum', 'mean', 'band'] as const;

export const FUNCTIONS: readonly string[] = [...Object.keys(ELEMENTWISE), ...LAGS, ...NOISE_KINDS, ...REDUCTIONS];

/** Words no dimension, input, rule or noise may be called. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...FUNCTIONS, 'year', 'path', 'value', 'from', 'variable', 'and', 'or', 'not', 'xor', 'mod', 'to', 'in', 'true', 'false', 'null', 'undefined', 'end',
]);

/** All names a formula may mention. Noises have a namespace of their own. */
export interface NameTable {
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  readonly rules: ReadonlySet<string>;
  readonly noises: ReadonlySet<string>;
}

/** The hint under an unknown name: the nearest known one, or how to declare it. */
export function nearestHint(name: string, known: Iterable<string>): MessageFact {
  const nearest = nearestName(name, known);
  return nearest === undefined ? { message: 'nearest-none' } : { message: 'nearest-known', facts: { name: nearest } };
}
