export function differences(): string[];
