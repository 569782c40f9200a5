/** Texts of `chusuan compare`. */
export const compareMessages = {
} as const;
