export const REGIME_PRIOR: object;
export function regimeFit(prior?: object): { means: number[]; sigmas: number[]; stay: number; entry: number; share: number; years: number[]; stress: number[] };
