/** Texts of `chusuan solve`. */
export const solveMessages = {
} as const;
