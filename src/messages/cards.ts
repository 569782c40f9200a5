/** Texts of `chusuan members`. */
export const cardMessages = {
} as const;
