/** Texts of charts. */
export const chartMessages = {
  'chart-q05': { zh: '5%', en: '5%' },
  'chart-q25': { zh: '25%', en: '25%' },
  'chart-q50': { zh: '中位数', en: 'median' },
  'chart-q75': { zh: '75%', en: '75%' },
  'chart-q95': { zh: '95%', en: '95%' },
  'chart-best': { zh: '最优估计', en: 'best estimate' },
  'chart-outturn': { zh: '实际数', en: 'outturn' },
  'chart-band-wide': { zh: '5%–95%的路径', en: '5–95% of the paths' },
  'chart-band-inner': { zh: '25%–75%的路径', en: '25–75% of the paths' },
} as const;
