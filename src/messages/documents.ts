/** Texts of the forms of a report: figures, tables, contents. */
export const documentMessages = {
} as const;
