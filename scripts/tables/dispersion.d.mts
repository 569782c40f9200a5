export function lifeExpectancy(hazards: readonly number[]): number;
export function mortalityDispersion(): { curvature: number; walks: { sex: string; sigma: number; drift: number }[] };
