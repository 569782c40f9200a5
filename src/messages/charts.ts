/** Texts of charts. */
export const chartMessages = {
} as const;
