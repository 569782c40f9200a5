export const scenarioMessages = {
} as const;
