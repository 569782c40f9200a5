import { fanChart, linesChart } from '../../src/chart/index.js';
import type { Block, Cell, Document, NumberPart, Row, Shown, Table } from '../../src/document/index.js';
import type { Lang } from '../../src/messages/index.js';
import { mathSetter } from '../../src/report/index.js';

/**
 * 样本报告 — with charts as they are drawn: every kind of block and of inline text in both languages, a table over several pages, a table wider than one,
 * numbers of all sizes, absent numbers, marks that HTML, Markdown and Word must escape. The numbers are made up.
 */
export async function sampleReport(lang: Lang): Promise<Document> {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const mathml = (await mathSetter())(String.raw`A_t = A_{t-1}\,(1 + r_t) + C_t - B_t`).text;
  return {
    lang,
    title: t('湖北省城乡居民基本养老保险基金精算评估报告', 'Actuarial evaluation of the resident pension fund of Hubei'),
    subtitle: t('2026年度评估：基础养老金调整方案的比较', 'Evaluation of 2026: proposals for the rise of the basic pension compared'),
    finding: [
      t('基础养老金每月提高', 'A rise of the basic pension by '), number(5, YUAN_MONTH(lang), 2), t('，2026至2035年各级财政共多负担', ' costs the treasuries '), number(93.4e8, money(lang), 1),
      t('（95%区间', ' more from 2026 to 2035 (95 % band '), number(91.8e8, money(lang), 1), t('至', ' to '), number(95.1e8, money(lang), 1), t('），基金支付能力不受影响。', '); the fund stays able to pay.'),
    ],
    facts: [
      { label: t('评估地区', 'Area'), text: [t('湖北省', 'Hubei')] },
      { label: t('评估期', 'Period'), text: [t('2026年至2100年', '2026 to 2100')] },
      { label: t('模拟路径', 'Paths'), text: [number(10000, { divisor: 1, decimals: 0, unit: t('条', 'paths') }, 3)] },
      { label: t('情景指纹', 'Fingerprint'), text: [{ kind: 'code', text: '3f9a0b1c2d4e' }] },
    ],
    blocks: await blocks(lang, t, mathml),
  };
}

const money = (lang: Lang): Shown => (lang === 'zh' ? { divisor: 1e8, decimals: 1, unit: '亿元' } : { divisor: 1e9, decimals: 2, unit: 'billion yuan' });
const YUAN_MONTH = (lang: Lang): Shown => ({ divisor: 1, decimals: 0, unit: lang === 'zh' ? '元' : 'yuan' });
const PERCENT: Shown = { divisor: 0.01, decimals: 1, unit: '%' };

/** A number with a trace of its own, so that its cell can be told apart from all others. */
function number(value: number, shown: Shown, at: number | string, statistic = 'mean', output = 'county_cost'): NumberPart {
  return { kind: 'number', value, shown, trace: { file: 'summary', run: 0, output, at, statistic } };
}

const words = (text: string): Cell => ({ kind: 'text', text: [text] });

/** Reproducible values between 0 and 1: multiples of the golden ratio. */
const share = (i: number): number => (i * 0.6180339887498949) % 1;

async function blocks(lang: Lang, t: (zh: string, en: string) => string, mathml: string): Promise<Block[]> {
  const years = Array.from({ length: 75 }, (_, i) => 2026 + i);
  const median = years.map((_, i) => 7e10 * 1.025 ** i);
  const fan = { name: t('基准', 'baseline'), q05: median.map((v, i) => v * (1 - 0.009 * i)), q25: median.map((v, i) => v * (1 - 0.004 * i)), q50: median, q75: median.map((v, i) => v * (1 + 0.007 * i)), q95: median.map((v, i) => v * (1 + 0.02 * i)), bestEstimate: median.map((v) => v * 0.97) };
  const measure = { unit: 'yuan', kind: 'flow', basis: t('当年价', 'nominal') };
  const fanDrawing = await fanChart({}, { years, panels: [{ title: t('基金累计结余', 'Fund balance'), measure, fans: [fan] }] }, lang);
  const names = [t('基准', 'baseline'), t('方案一', 'proposal 1'), t('方案二', 'proposal 2')];
  const linesDrawing = await linesChart({}, { years, panels: [0, 1].map((panel) => ({ title: t(['县级负担', '省级负担'][panel]!, ['County cost', 'Provincial cost'][panel]!), measure, lines: names.map((name, i) => ({ name, values: years.map((_, k) => (5e9 + i * 4e8) * 1.03 ** k / (panel + 1)) })) })) }, lang);
  const yearly = yearTable(lang, t, years, median);
  return [
    { kind: 'heading', id: 'summary', level: 1, text: t('评估结论', 'Findings') },
    { kind: 'callout', tone: 'finding', title: t('结论', 'Finding'), text: [[t('推荐方案一：受益面最广，县级财政负担率保持在', 'Proposal 1 is recommended: it reaches the most people, and counties pay no more than '), number(0.0312, PERCENT, 2030, 'q95', 'fiscal_burden'), t('以内。', ' of their revenue.')], [t('理由见', 'Reasons: '), { kind: 'link', text: t('方案比较', 'comparison of proposals'), to: 'compare' }, t('。', '.')]] },
    { kind: 'paragraph', text: [t('本报告依据《城乡居民基本养老保险实施办法》编制，', 'This report follows the measures for the resident pension; '), { kind: 'strong', text: t('所有金额为当年价', 'all amounts are nominal') }, t('，除非另行注明。', ' unless said otherwise. '), { kind: 'quiet', text: t('数字取自运行结果文件，见', 'Numbers are taken from the result files, see ') }, { kind: 'code', text: 'runs/baseline-3f9a0b1c2d4e' }, t('。', '.')] },
    { kind: 'paragraph', text: [t('基准情景下，2026年末基金累计结余为', 'In the baseline the balance at the end of 2026 is '), number(7e10, money(lang), 2026, 'q50', 'fund_balance'), t('，', ', '), { kind: 'link', text: t('图与表', 'figure and table'), to: 'balance' }, t('给出逐年的中位数与区间；法规全文见', ' give median and band by year; the law: '), { kind: 'link', text: t('湖北省人民政府网', 'government of Hubei'), to: 'https://www.hubei.gov.cn/' }, t('。特殊字符：a<b & “引号” | 竖线 * 星号 _ 下划线 # 井号。', '. Special characters: a<b & "quotes" | bar * star _ underscore # hash.')] },
    { kind: 'list', isOrdered: false, items: [[t('参保人数从2,461万人降至1,050万人；', 'participants fall from 24.61 to 10.5 million;')], [t('制度赡养率先升后稳；', 'the dependency ratio rises, then stays;')], [{ kind: 'strong', text: t('替代率', 'replacement rate') }, t('保持在', ' stays near '), number(0.098, PERCENT, 2050, 'q50', 'replacement_rate'), t('左右。', '.')]] },
    { kind: 'heading', id: 'compare', level: 1, text: t('方案比较', 'Comparison of proposals') },
    { kind: 'heading', id: 'payers', level: 2, text: t('谁来负担', 'Who pays') },
    payersTable(lang, t),
    { kind: 'paragraph', text: [t('县级负担的增加集中在前十年。', 'Most of what counties pay more falls into the first ten years.')] },
    { kind: 'heading', id: 'by-item', level: 3, text: t('分项口径', 'By item') },
    wideTable(lang, t, years.slice(0, 10)),
    { kind: 'callout', tone: 'warning', title: t('口径提示', 'Mind the basis'), text: [[t('县级一般公共预算收入按2025年决算外推，误差可能超过方案之间的差别。', 'Revenue of counties is extrapolated from 2025; its error may exceed the differences between proposals.')]] },
    { kind: 'list', isOrdered: true, items: [[t('先比较财政负担；', 'first compare what treasuries pay;')], [t('再比较待遇水平；', 'then what members get;')], [t('最后看支付风险。', 'last the risk of not being able to pay.')]] },
    { kind: 'heading', id: 'balance', level: 2, text: t('基金累计结余', 'Fund balance') },
    { kind: 'figure', id: 'figure-balance', caption: t('基金累计结余，基准情景', 'Fund balance, baseline'), svg: fanDrawing.svg, widthPixels: fanDrawing.widthPixels, heightPixels: fanDrawing.heightPixels, alternative: t('扇形图：中位数从700亿元升至4,350亿元，区间逐年变宽。', 'Fan: the median rises from 70 to 435 billion yuan; the band widens by the year.'), data: { ...yearly, id: 'figure-balance-data', caption: t('图中数据', 'Data of the figure') }, note: [t('深色带为25%–75%，浅色带为5%–95%的路径。', 'Dark band: 25–75 % of the paths; light band: 5–95 %.')] },
    yearly,
    { kind: 'figure', id: 'figure-levels', caption: t('县级与省级负担', 'Cost of counties and province'), svg: linesDrawing.svg, widthPixels: linesDrawing.widthPixels, heightPixels: linesDrawing.heightPixels, alternative: t('三条折线，方案二最高。', 'Three lines, proposal 2 on top.') },
    { kind: 'page-break' },
    { kind: 'heading', id: 'rules', level: 1, text: t('规则与公式', 'Rules and formulas') },
    { kind: 'formula', id: 'rule-account', label: t('个人账户储存额', 'Account'), mathml, text: 'A[t] = A[t-1] * (1 + r[t]) + C[t] - B[t]', unit: t('元/人', 'yuan/person'), source: t('办法第二十条', 'measures, article 20'), gap: t('未区分月内计息的先后，误差不超过0.1%。', 'The order of interest within a month is left out; the error stays below 0.1 %.') },
    { kind: 'formula', id: 'rule-account-plain', label: t('个人账户计发月数', 'Annuity divisor'), mathml, text: 'B[t] = A[t] / divisor', unit: t('个月', 'months') },
    { kind: 'callout', tone: 'note', text: [[t('没有标题的提示。', 'A note without a title.')]] },
    { kind: 'heading', id: 'sources', level: 1, text: t('假设与来源', 'Assumptions and sources') },
    assumptionsTable(t),
  ];
}

function payersTable(lang: Lang, t: (zh: string, en: string) => string): Table {
  const shown = money(lang);
  const values = [[41.2e8, 43.9e8, 45.1e8], [18.4e8, 19.7e8, 20.2e8], [22.3e8, 24.5e8, 27.8e8]];
  const levels = [t('中央', 'centre'), t('省级', 'province'), t('市县', 'county')];
  const rows: Row[] = levels.map((level, i) => ({ cells: [words(level), ...values[i]!.map((value, k) => number(value, shown, 2030 + k, 'mean', `payer_${String(i)}`))] }));
  const totals = [0, 1, 2].map((k) => values.reduce((sum, row) => sum + row[k]!, 0));
  return {
    kind: 'table', id: 'table-payers', caption: t('2030年财政负担，按级次', 'Public cost in 2030 by level'),
    columns: [{ label: t('级次', 'Level'), align: 'left' }, ...[t('基准', 'Baseline'), t('方案一', 'Proposal 1'), t('方案二', 'Proposal 2')].map((label) => ({ label, unit: shown.unit, align: 'right' as const }))],
    rows: [...rows, { cells: [words(t('合计', 'Total')), ...totals.map((value, k) => number(value, shown, 2030 + k, 'mean', 'payer_all'))], style: 'total', sumOf: [0, 1, 2] }],
    note: [t('合计为各级之和；因四舍五入，分项之和可能与合计略有出入。', 'The total is the sum of the levels; rounded items may not add up exactly.')],
  };
}

/** Seventy-five years in groups of ten: three printed pages. */
function yearTable(lang: Lang, t: (zh: string, en: string) => string, years: readonly number[], median: readonly number[]): Table {
  const shown = money(lang);
  const rows = years.flatMap((year, i): Row[] => {
    const value = median[i]!;
    const row: Row = { cells: [words(String(year)), number(value * (1 - 0.009 * i), shown, year, 'q05', 'fund_balance'), number(value, shown, year, 'q50', 'fund_balance'), number(value * (1 + 0.02 * i), shown, year, 'q95', 'fund_balance'), number(i === 0 ? Number.NaN : share(i) / 20, PERCENT, year, 'probability', 'shortfall')] };
    return i % 10 === 0 ? [{ style: 'group', cells: [words(t(`${String(year)}年起`, `from ${String(year)}`))] }, row] : [row];
  });
  return {
    kind: 'table', id: 'table-years', caption: t('基金累计结余与收不抵支概率，逐年', 'Fund balance and probability of a shortfall by year'),
    columns: [{ label: t('年份', 'Year'), align: 'left', width: 0.16 }, ...['5%', t('中位数', 'Median'), '95%'].map((label) => ({ label, unit: shown.unit, align: 'right' as const })), { label: t('收不抵支概率', 'Probability of a shortfall'), unit: '%', align: 'right' }],
    rows,
  };
}

/** Fourteen columns: wider than an upright page. */
function wideTable(lang: Lang, t: (zh: string, en: string) => string, years: readonly number[]): Table {
  const shown = money(lang);
  const items = [t('个人缴费', 'personal contributions'), t('政府代缴', 'assisted contributions'), t('缴费补贴', 'entry subsidies'), t('集体补助', 'collective subsidies'), t('基础养老金', 'basic pensions'), t('省级加发', 'provincial addition'), t('市县加发', 'local addition'), t('个人账户养老金', 'account pensions'), t('年限养老金', 'year-count pensions'), t('丧葬补助金', 'funeral grants')];
  return {
    kind: 'table', id: 'table-wide', caption: t('收支分项，2026至2035年', 'Income and outgo by item, 2026 to 2035'),
    columns: [{ label: t('项目', 'Item'), align: 'left' }, { label: t('方向', 'Side'), align: 'left' }, ...years.map((year) => ({ label: String(year), unit: shown.unit, align: 'right' as const })), { label: t('十年合计', 'Ten years'), unit: shown.unit, align: 'right', sumOf: years.map((_, i) => i + 2) }],
    rows: items.map((item, i) => {
      const values = years.map((_, k) => (i === 3 ? 0 : (share(i + 1) * 120 + 1) * 1e8 * 1.05 ** k * (i === 6 ? -1 : 1)));
      return { cells: [words(item), words(i < 4 ? t('收入', 'in') : t('支出', 'out')), ...values.map((value, k) => number(value, shown, years[k]!, 'mean', `item_${String(i)}`)), number(values.reduce((a, b) => a + b, 0), shown, '2026-2035', 'mean', `item_${String(i)}`)] };
    }),
    note: [t('市县加发为负数仅用于检验版式。', 'The negative local addition is there to try the layout only.')],
  };
}

function assumptionsTable(t: (zh: string, en: string) => string): Table {
  const entries = [
    ['adjustment_rise', t('基础养老金调整幅度', 'rise of the basic pension'), '20', 'A', t('鄂人社发〔2025〕12号，第二条', 'notice 12 of 2025, article 2')],
    ['entrusted_return_mean', t('委托投资收益率（长期平均，扣除管理费）', 'return of entrusted assets (long-run mean, net of fees)'), '4.2%', 'B', t('全国社会保障基金理事会2016–2024年年度报告的加权平均；2020年以前按合同条款换算，见说明', 'weighted mean of the annual reports 2016–2024 of the national council; before 2020 converted by the terms of the contract')],
    ['local_general_budget_revenue', t('市县一般公共预算收入', 'general budget revenue of counties'), '2,104.7', 'C', t('湖北统计年鉴2025，表7-3', 'Hubei statistical yearbook 2025, table 7-3')],
  ] as const;
  return {
    kind: 'table', id: 'table-assumptions', caption: t('主要假设', 'Main assumptions'),
    columns: [t('输入', 'Input'), t('含义', 'Meaning'), t('取值', 'Value'), t('可信度', 'Grade'), t('来源', 'Source')].map((label, i) => ({ label, align: i === 2 ? 'right' : 'left', ...(i === 4 && { width: 0.36 }) })),
    rows: [
      { style: 'group', cells: [words(t('政策', 'Policy'))] },
      ...entries.map(([name, meaning, value, grade, source]): Row => ({ cells: [{ kind: 'text', text: [{ kind: 'code', text: name }] }, words(meaning), words(value), words(grade), words(source)] })),
      { cells: [words(t('未提供', 'not given')), undefined, { kind: 'number', value: Number.NaN, shown: PERCENT }, undefined, { kind: 'text', text: [{ kind: 'link', text: t('见比较', 'see the comparison'), to: 'compare' }] }] },
    ],
  };
}
