export interface Row {
  readonly input: string;
  readonly year?: number;
  readonly kind: 'fit' | 'blend' | 'prior';
  readonly value: number;
  readonly error?: number;
  readonly decimals: number;
}
export function estimates(): Row[];
export function rounded(row: Row): number;
