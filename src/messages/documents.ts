/** Texts of the forms of a report: figures, tables, contents. */
export const documentMessages = {
  'document-table-number': { zh: '表 {#number}', en: 'Table {#number}' },
  'document-figure-number': { zh: '图 {#number}', en: 'Figure {#number}' },
  'document-contents': { zh: '目录', en: 'Contents' },
  'document-unit': { zh: '单位：{unit}', en: 'Unit: {unit}' },
  'document-note': { zh: '注：', en: 'Note: ' },
  'document-warning': { zh: '注意', en: 'Caution' },
  'document-finding': { zh: '结论', en: 'Finding' },
  'document-data': { zh: '{figure}的数据', en: 'Data of {figure}' },
  'document-source': { zh: '依据：{source}', en: 'Source: {source}' },
  'document-gap': { zh: '未模拟：{gap}', en: 'Not modelled: {gap}' },
  'document-data-where': { zh: '数据见“{figure}的数据”', en: 'Numbers: data of {figure}' },
  'document-figure-data': { zh: '图的数据', en: 'Data of the figures' },
  'document-page': { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  'document-creator': { zh: '楚算', en: 'Chusuan' },
} as const;
