/** Texts of the forms of a report: figures, tables, contents. */
export const documentMessages = {
  'document-table-number': { zh: '表 {#number}', en: 'Table {#number}' },
  'document-figure-number': { zh: '图 {#number}', en: 'Figure {#number}' },
} as const;
