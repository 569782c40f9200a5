export const FIRST: 2010;
export const LAST: 2020;
export const MOVES: readonly ('none' | 'cohort' | 'age')[];
export function census(year: 2010 | 2020): { sex: 'male' | 'female'; first: number; last: number; persons: number }[];
export function betweenCensuses(folder: string, moves: 'none' | 'cohort' | 'age'): string;
