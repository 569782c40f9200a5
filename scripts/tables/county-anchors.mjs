/**
 * 分县估计的全部假设 — Every assumption behind the county estimate, in one place, so that real figures can replace it.
 * Grades: A primary, B secondary, C background knowledge, D arithmetic on graded figures. See scenarios/hubei/counties/README.md.
 */

/** 城镇居民相对农村居民的参保倾向 — How likely an urban resident is a member, relative to a rural one of the same sex and age. C
 * The anchors do not identify it (see the README): it decides how districts share what a prefecture has. */
export const URBAN_WEIGHT = 0.1;

/**
 * 锚点 — Published heads (ten thousands) and the province's at the same date, both of the scheme; used as shares of the province.
 * pensioners: 60 and over in 2020's cohorts; contributors: participants less pensioners, the cohorts below.
 */
export const COUNTY_ANCHORS = [
  // 2015: 63.4 of 654 and 226 of 2,217 (both provincial figures of 2015-06, B)
  { code: '420600', name: '襄阳市', date: '2015', kind: 'pensioners', heads: 63.4, province: 654, grade: 'B' },
  { code: '420600', name: '襄阳市', date: '2015', kind: 'contributors', heads: 162.6, province: 1563, grade: 'B' },
  // 2022-04: province = 4.42 % of 164.64 million pensioners and 4.39 % of 549.52 million participants (D)
  { code: '420500', name: '宜昌市', date: '2022-04', kind: 'pensioners', heads: 59.31, province: 727.7, grade: 'B' },
  { code: '420500', name: '宜昌市', date: '2022-04', kind: 'contributors', heads: 105.19, province: 1684.7, grade: 'B' },
  // 2021: province = 4.42 % of 162.13 million (D)
  { code: '420900', name: '孝感市', date: '2021', kind: 'pensioners', heads: 72, province: 716.6, grade: 'B' },
  // 2020: province = the anchor of the starting stocks (D)
  { code: '420984', name: '汉川市', date: '2020', kind: 'pensioners', heads: 14.86, province: 710.2, grade: 'B' },
  { code: '420300', name: '十堰市', date: '2015', kind: 'pensioners', heads: 38.35, province: 654, grade: 'B' },
  // The assumption behind the scenario's local_addition_start: about half a million in Wuhan. C
  { code: '420100', name: '武汉市', date: '2020', kind: 'pensioners', heads: 50, province: 710.2, grade: 'C' },
];

/**
 * 37 个扶贫开发县 — Poverty-development counties (28 of the nation's list, 9 of the province's).
 * B: named on a page of 2019 that lists the 16 of the nation's list then left; C: recalled. The nine of the province are the least sure.
 */
export const POVERTY_COUNTIES = {
  B: ['420304', '420322', '420323', '420324', '420325', '420528', '420529', '420921', '420922', '421126', '421181', '422801', '422802', '422822', '422823', '422826'],
  C: [
    // 国家级：阳新 丹江口 秭归 保康 团风 红安 罗田 英山 宣恩 来凤 鹤峰 神农架
    '420222', '420381', '420527', '420626', '421121', '421122', '421123', '421124', '422825', '422827', '422828', '429021',
    // 省级：茅箭 张湾 远安 兴山 南漳 谷城 通城 崇阳 通山
    '420302', '420303', '420525', '420526', '420624', '420625', '421222', '421223', '421224',
  ],
};

/**
 * 2020 年末地方加发（元/月，高于省定 108 元的部分）— Local addition over the provincial standard of 108 yuan at the end of 2020.
 * Wuhan: 270 in 2017 beside a provincial 80, 307 in 2021 beside 115 (B), so about 190 throughout (C for the
 * end of 2020). Central Yichang: 130 before 2022, 115 the provincial standard of 2021 (B). Xiaogan city: 115 before
 * 2021 (B). Everywhere else 2, the scenario's assumption (C). Only relative sizes count: the run's own total is spread by them.
 */
export const LOCAL_ADDITIONS = [
  { counties: ['420502', '420503', '420504', '420505'], amount: 15, grade: 'B' },
  { counties: ['420902'], amount: 7, grade: 'B' },
  { prefecture: '420100', amount: 190, grade: 'C' },
];
export const OTHER_LOCAL_ADDITION = { amount: 2, grade: 'C' };

/** The census volume gives Longganhu no code; this is the one of statistical divisions. C */
export const LONGGANHU_CODE = '421171';
