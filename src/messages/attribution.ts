/** Texts of `chusuan compare --waterfall`. */
export const attributionMessages = {
} as const;
