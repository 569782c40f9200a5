export function tables(): Map<string, string>;
export function differences(): string[];
