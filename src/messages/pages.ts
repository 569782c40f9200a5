/** Texts of pages, and the connecting words of typeset formulas. */
export const pageMessages = {
  // --- formulas
  'page-and': { zh: '且', en: 'and' },
  'page-or': { zh: '或', en: 'or' },
  'page-not': { zh: '非', en: 'not' },
  'page-if': { zh: '若', en: 'if' },
  'page-otherwise': { zh: '其他情形', en: 'otherwise' },
  'page-year': { zh: '年份', en: 'year' },
  'page-adjustment': { zh: '给定值之差', en: 'pinned less formula' },
  'page-mean': { zh: '加权平均', en: 'weighted mean' },
  'page-weight': { zh: '权数', en: 'weight' },
} as const;
