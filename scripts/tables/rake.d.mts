export function columnShares(cells: readonly (readonly number[])[]): number[][];
export function regionShare(shares: readonly (readonly number[])[], rows: readonly number[], weights: readonly number[]): number;
export function rake(first: readonly (readonly number[])[], weights: readonly number[], regions: readonly { readonly rows: readonly number[]; readonly target: number }[]): number[][];
