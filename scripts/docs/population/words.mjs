/** 两种语言的字 — Words and units of the tables and charts of docs/population.md. */
export const WORDS = {
  zh: {
    scale: 10_000, digits: 0, year: '7月1日（万人）', total: '合计', male: '男', female: '女',
    lifeHead: ['预期寿命（岁）', '模型中值', '联合国', '模型 80%', '联合国 80%', '模型 95%', '联合国 95%'],
    censusHead: ['年龄（万人）', '2020 年普查', '无迁移', '按年龄迁移率', '按队列残差'],
    pyramid: { title: '全国人口金字塔，2050年7月1日', note: '条形为模型，短线为联合国中方案', male: '男（模型）', female: '女（模型）', un: '联合国', unit: '万人', step: 1000 },
    totals: (paths) => ({ title: '全国总人口：模型与联合国', note: `${paths} 条随机路径`, unit: '万人', band: '模型 10%–90% 分位', model: '模型最优估计', un: '联合国中方案', variants: '联合国低、高生育方案' }),
    censuses: { title: '湖北2020年各年龄人口：由2010年推算与普查', note: '11月1日常住人口', unit: '万人', census: '2020年普查', none: '推算，无迁移', rates: '推算，按年龄迁移率' },
  },
  en: {
    scale: 1_000_000, digits: 1, year: '1 July (millions)', total: 'total', male: 'men', female: 'women',
    lifeHead: ['Expectation of life (years)', 'model median', 'UN', 'model 80 %', 'UN 80 %', 'model 95 %', 'UN 95 %'],
    censusHead: ['Age (ten thousands)', 'census 2020', 'no migration', 'rates by age', 'residuals by cohort'],
    pyramid: { title: 'Population of China by age, 1 July 2050', note: 'Bars: model. Marks: UN medium', male: 'men (model)', female: 'women (model)', un: 'UN', unit: 'millions', step: 10 },
    totals: (paths) => ({ title: 'Population of China: model and UN', note: `${paths} random paths`, unit: 'millions', band: 'model, 10–90 % of paths', model: 'model, best estimate', un: 'UN medium', variants: 'UN low and high fertility' }),
    censuses: { title: 'Hubei 2020 by age: projected from 2010, and counted', note: 'Residents on 1 November', unit: 'ten thousand', census: 'census 2020', none: 'projected, no migration', rates: 'projected, migration rates by age' },
  },
};
