export const PORTFOLIO: Readonly<Record<string, number>>;
export function entrustedFit(): { readonly equity_share: number; readonly bond_spread: number; readonly bond_duration: number };
