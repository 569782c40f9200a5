/** Texts of chusuan report, and of the evaluation report. */
export const evaluationMessages = {
} as const;
