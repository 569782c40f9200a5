/** Texts of `chusuan describe`. */
export const describeMessages = {
} as const;
