export function files(): Map<string, string>;
export function differences(): string[];
