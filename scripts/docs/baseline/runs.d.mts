/** Rules of at most twelve cells, by year. */
export type Run = Map<number, Record<string, number[]>>;
export interface Runs { base: Run; variants: Map<string, Run>; whatIfs: Map<string, Run> }
export type Paths = (name: string, year: number) => number[];
export const PATHS: number;
export const VARIANTS: readonly string[];
export function bestEstimates(parts: object): Runs;
export function pathsOf(parts: object, paths: number): Paths;
