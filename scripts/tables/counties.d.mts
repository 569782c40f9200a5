export interface AnchorDeviation {
  readonly code: string;
  readonly name: string;
  readonly kind: 'pensioners' | 'contributors';
  readonly heads: number;
  readonly province: number;
  readonly grade: string;
  readonly deviation: number;
}
export const counties: readonly { readonly code: string; readonly name: string; readonly prefecture: string }[];
export const shares: readonly (readonly number[])[];
export function firstGuess(urbanWeight: number): number[][];
export function deviations(shares: readonly (readonly number[])[]): AnchorDeviation[];
