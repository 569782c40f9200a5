import type { Block, Cell, Document, NumberPart, Row, Shown, Table } from '../../src/document/index.js';
import type { Lang } from '../../src/messages/index.js';

/** 数字 — as an evaluation makes them: values in the unit of the rule, with their place in the files. */
export function part(value: number, shown: Shown, output = 'fund_outgo', at: number | string = 2027, statistic = 'mean'): NumberPart {
  return { kind: 'number', value, shown, trace: { file: 'summary', run: 0, output, at, statistic } };
}

const words = {
  zh: {
    title: '湖北省城乡居民基本养老保险精算评估报告', subtitle: '基准方案与三个调整方案的比较', money: '亿元', month: '元/月',
    chapters: ['总体结论', '基金收支', '十年展望', '对缴费档次的敏感度', '假设与来源', '规则'],
    finding: ['按现行政策，2027 至 2036 年财政补助合计 ', '，九成可能在 ', ' 之间。'],
    columns: ['年份', '基金支出', '中央财政', '地方财政', '财政合计', '人均养老金', '收不抵支的概率'],
    total: '合计', group: '前五年', later: '后五年', long: '基础养老金最低标准由中央确定，地方可以提高；提高的部分由地方财政承担。',
  },
  en: {
    title: 'Actuarial evaluation of the resident pension of Hubei', subtitle: 'The baseline beside three proposals', money: 'billion yuan', month: 'yuan/month',
    chapters: ['Summary', 'Income and outgo', 'Ten years ahead', 'Sensitivity to the contribution band', 'Assumptions and sources', 'Rules'],
    finding: ['Under current policy subsidies add up to ', ' from 2027 to 2036; with nine chances in ten between ', '.'],
    columns: ['Year', 'Fund outgo', 'Central subsidy', 'Local subsidy', 'All subsidies', 'Pension a head', 'Probability of a shortfall'],
    total: 'Total', group: 'First five years', later: 'Last five years', long: 'The centre sets the least basic pension; provinces may raise it and pay for what they add.',
  },
} as const;

/** 样本 — a document with every kind of block: long and wide tables, sums, notes, warnings, formulas, links, missing numbers. */
export function sampleDocument(lang: Lang): Document {
  const w = words[lang];
  const money: Shown = lang === 'zh' ? { divisor: 1e8, decimals: 1, unit: w.money } : { divisor: 1e9, decimals: 2, unit: w.money };
  const [share, month]: Shown[] = [{ divisor: 0.01, decimals: 2, unit: '%' }, { divisor: 1, decimals: 1, unit: w.month }];
  const text = (value: string): Cell => ({ kind: 'text', text: [value] });
  const unit = { unit: money.unit };
  const [finding, between, end] = w.finding;

  const central = (year: number): number => 6.5e9 + 3.123456789e8 * (year - 2026);
  const local = (year: number): number => 2.1e9 + 1.98765432e8 * (year - 2026);
  const yearRow = (year: number): Row => ({
    cells: [text(String(year)), part(1.5e10 + 7.7e8 * (year - 2026), money, 'fund_outgo', year), part(central(year), money, 'central_cost', year), part(local(year), money, 'local_cost', year),
      part(central(year) + local(year), money, 'all_cost', year), part(213.4 + 9.87 * (year - 2026), month!, 'pension_mean', year), year < 2030 ? undefined : part((year - 2029) / 1500, share!, 'shortfall', year, 'probability')],
  });
  const years = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const sum = (of: (year: number) => number): number => years(2027, 2036).reduce((all, year) => all + of(year), 0);
  const heads: Table['columns'] = [
    { label: w.columns[0], align: 'left' }, { label: w.columns[1], align: 'right', ...unit }, { label: w.columns[2], align: 'right', ...unit }, { label: w.columns[3], align: 'right', ...unit },
    { label: w.columns[4], align: 'right', ...unit, sumOf: [2, 3] }, { label: w.columns[5], align: 'right', unit: month!.unit }, { label: w.columns[6], align: 'right', unit: '%' },
  ];
  const ten: Table = {
    kind: 'table', id: 'ten-years', caption: w.chapters[2], columns: heads,
    rows: [
      { cells: [text(w.group)], style: 'group' }, ...years(2027, 2031).map(yearRow),
      { cells: [text(w.later)], style: 'group' }, ...years(2032, 2036).map(yearRow),
      {
        cells: [text(w.total), part(sum((year) => 1.5e10 + 7.7e8 * (year - 2026)), money, 'fund_outgo', '2027-2036', 'sum_of_means'), part(sum(central), money, 'central_cost', '2027-2036', 'sum_of_means'), part(sum(local), money, 'local_cost', '2027-2036', 'sum_of_means'), part(sum((year) => central(year) + local(year)), money, 'all_cost', '2027-2036', 'sum_of_means'), undefined, part(Number.NaN, share!, 'shortfall', '2027-2036')],
        style: 'total', sumOf: [1, 2, 3, 4, 5, 7, 8, 9, 10, 11],
      },
    ],
    note: [w.long, { kind: 'link', text: w.chapters[4], to: 'assumptions' }],
  };
  const long: Table = { kind: 'table', id: 'long', caption: `${w.chapters[1]} 2027–2100`, columns: heads.map(({ sumOf: _, ...head }) => head), rows: years(2027, 2100).map(yearRow) };
  const wideColumns = years(2027, 2044);
  const wide: Table = {
    kind: 'table', id: 'wide', caption: w.chapters[3], columns: [{ label: w.columns[0], align: 'left' }, ...wideColumns.map((year): Table['columns'][number] => ({ label: String(year), align: 'right', ...unit }))],
    rows: [1, 2, 3].map((band): Row => ({ cells: [text(`${w.columns[1]} ${String(band)}`), ...wideColumns.map((year) => part(band * central(year) * (band === 2 ? -1 : 1), money, `band_${String(band)}`, year))] })),
  };
  const figure: Block = {
    kind: 'figure', id: 'fan', caption: w.chapters[1], svg: chart(w.columns[1], money.unit), widthPixels: 760, heightPixels: 360, alternative: w.long, note: [w.long],
    data: { kind: 'table', id: 'fan-data', caption: w.chapters[1], columns: heads.slice(0, 3), rows: years(2027, 2036).map(yearRow).map(({ cells }) => ({ cells: cells.slice(0, 3) })) },
  };
  const formula: Block = {
    kind: 'formula', id: 'rule-outgo', label: w.columns[1], mathml: '<math><mi>B</mi><mo>=</mo><mi>P</mi><mo>×</mo><mi>n</mi></math>', text: 'fund_outgo = base_pension * pensioners * 12', unit: money.unit, source: w.chapters[4], gap: w.long,
  };
  const chapter = (index: number, id: string, level: 1 | 2 | 3 = 1): Block => ({ kind: 'heading', id, level, text: w.chapters[index]! });
  return {
    lang, title: w.title, subtitle: w.subtitle,
    finding: [finding, part(sum((year) => central(year) + local(year)), money, 'all_cost', '2027-2036', 'sum_of_means'), between, part(9.9e10, money, 'all_cost', '2027-2036', 'q05'), lang === 'zh' ? '至' : ' and ', part(1.23e11, money, 'all_cost', '2027-2036', 'q95'), end],
    facts: [{ label: lang === 'zh' ? '情景' : 'Scenario', text: [{ kind: 'code', text: 'hubei/baseline' }] }, { label: lang === 'zh' ? '路径数' : 'Paths', text: ['10,000'] }, { label: lang === 'zh' ? '规则' : 'Rules', text: [w.long] }],
    blocks: [
      chapter(0, 'summary'), { kind: 'callout', tone: 'finding', text: [[w.long], [finding, part(9.9e10, money, 'all_cost', '2027-2036', 'q05'), end]] },
      { kind: 'paragraph', text: [w.long, w.long, { kind: 'strong', text: w.chapters[0] }, w.long, { kind: 'quiet', text: '（A′）' }, { kind: 'link', text: w.chapters[2], to: 'ten-years' }, { kind: 'link', text: 'mohrss.gov.cn', to: 'https://www.mohrss.gov.cn/' }] },
      { kind: 'list', isOrdered: true, items: [[w.long], [w.chapters[1]], [w.chapters[2]]] }, { kind: 'list', isOrdered: false, items: [[w.long], [w.chapters[3]]] }, { kind: 'list', isOrdered: true, items: [[w.chapters[0]], [w.long]] },
      { kind: 'callout', tone: 'warning', title: w.chapters[3], text: [[w.long]] }, { kind: 'callout', tone: 'note', text: [[w.long]] },
      { kind: 'page-break' }, chapter(1, 'money'), chapter(2, 'ahead', 2), ten, { kind: 'paragraph', text: [w.long, w.long] }, figure, chapter(1, 'detail', 3), long,
      { kind: 'page-break' }, chapter(3, 'sensitivity'), { kind: 'paragraph', text: [w.long] }, wide, chapter(4, 'assumptions'), { kind: 'paragraph', text: [w.long] }, chapter(5, 'rules', 2), formula,
    ],
  };
}

/** A drawing in the fonts that the charts of reports name. */
function chart(title: string, unit: string): string {
  const bars = Array.from({ length: 10 }, (_, i) => `<rect x="${String(60 + i * 68)}" y="${String(300 - i * 22)}" width="44" height="${String(20 + i * 22)}" fill="#0072B2"/><text x="${String(82 + i * 68)}" y="340" text-anchor="middle" font-size="13">${String(2027 + i)}</text>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="360" viewBox="0 0 760 360" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif"><rect width="760" height="360" fill="#fff"/><text x="20" y="24" font-size="14">${title}（${unit}）</text>${bars}<line x1="50" x2="740" y1="320" y2="320" stroke="#333"/></svg>`;
}
