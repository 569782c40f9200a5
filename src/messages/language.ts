export const languageMessages = {
} as const;
