export function residuals(): Map<string, Map<number, number>>;
export function correlations(): { readonly pair: string; readonly value: number }[];
