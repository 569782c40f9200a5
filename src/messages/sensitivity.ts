/** Texts of `chusuan sensitivity`. */
export const sensitivityMessages = {
} as const;
