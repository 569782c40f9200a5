/** 页上的表 — The tables of best estimates: the baseline by year, and the other scenarios beside it. */
const YEARS = [2021, 2025, 2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100];
const COST_YEARS = [2030, 2050, 2080];

export const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

/** What stands in the rows of the main table: label in both languages and how a year is printed. */
function mainRows({ money, heads, pct, fixed, real, ...rule }) {
  const inPrices = (name) => (year) => money(real(rule[name](year), year));
  return [
    ['参保人数（年末，万人）', 'participants (year end, millions)', (y) => heads(rule.participants(y))],
    ['　其中缴费期', '– active', (y) => heads(rule.active_total(y))],
    ['　其中账户留存', '– paused', (y) => heads(rule.paused_total(y))],
    ['领取人数', 'pensioners', (y) => heads(rule.pensioners_total(y))],
    ['制度赡养率（领取÷缴费期）', 'pensioners per active', (y) => fixed(rule.system_dependency_ratio(y), 2)],
    ['人均月养老金（元，当年价）', 'average monthly pension (yuan, nominal)', (y) => fixed(rule.average_pension(y))],
    ['　2020年价', '– prices of 2020', (y) => fixed(real(rule.average_pension(y), y))],
    ['新领取人员（元，当年价）', 'new pensioners (yuan, nominal)', (y) => fixed(rule.average_new_pension(y))],
    ['替代率（占农村居民人均收入）', 'replacement rate (of rural income)', (y) => pct(rule.replacement_rate(y))],
    ['支出（亿元，当年价）', 'outgo (billion yuan, nominal)', (y) => money(rule.fund_outgo(y))],
    ['　2020年价', '– prices of 2020', inPrices('fund_outgo')],
    ['中央财政（亿元，当年价）', 'centre (billion yuan, nominal)', (y) => money(rule.central_cost(y))],
    ['省级财政', 'province', (y) => money(rule.province_cost(y))],
    ['市县财政', 'cities and counties', (y) => money(rule.county_cost(y))],
    ['各级合计（2020年价）', 'all levels (prices of 2020)', inPrices('public_cost')],
    ['个人缴费（亿元，当年价）', 'personal contributions (billion yuan, nominal)', (y) => money(rule.personal_contribution_total(y))],
    ['累计结余（亿元，当年价）', 'balance (billion yuan, nominal)', (y) => money(rule.fund_balance(y))],
    ['　2020年价', '– prices of 2020', inPrices('fund_balance')],
    ['可支付月数', 'months of outgo covered', (y) => fixed(rule.months_covered(y), 1)],
    ['账户保障率（净值÷账户）', 'fund value ÷ accounts', (y) => fixed(rule.account_funding(y), 2)],
    ['最低月末现金（够付几个月）', 'lowest month-end cash (months of outgo)', (y) => fixed(rule.lowest_months_held(y), 1)],
  ];
}

export function mainTable(lang, scope) {
  return table([lang === 'zh' ? '最优估计' : 'best estimate', ...YEARS], mainRows(scope).map(([zh, en, print]) => [lang === 'zh' ? zh : en, ...YEARS.map(print)]));
}

const NAMES = {
  'closed-group': ['封闭群体', 'closed group'], 'stress/low-return': ['低收益', 'low return'], 'stress/high-longevity': ['长寿', 'high longevity'], 'stress/low-fertility': ['低生育', 'low fertility'], 'stress/faster-urbanisation': ['城镇化加快', 'faster urbanisation'],
  'stress/fund-bears-longevity': ['长寿支出由基金承担', 'the fund bears longevity cost'], 'stress/fiscal-arrears': ['财政补助迟到三个月、到位八成', 'subsidies late'],
};

/** Best estimates of the baseline and its variants; the year of a shortfall is the first on the cash view. */
export function scenarioTable(lang, { base, variants }, { money, pct }) {
  const none = lang === 'zh' ? '无' : 'none';
  const row = (name, run) => {
    const at = (rule, year) => run.get(year)[rule][0];
    return [name, ...[2050, 2080, 2100].map((year) => money(at('fund_balance', year))), at('shortfall_year', 2100) || none, at('depletion_year', 2100) || none,
      ...[2050, 2100].map((year) => pct(at('replacement_rate', year))), ...COST_YEARS.map((year) => money(at('public_cost', year)))];
  };
  const head = lang === 'zh'
    ? ['最优估计，亿元（当年价）', '结余2050', '结余2080', '结余2100', '首次收不抵支', '首次支付缺口', '替代率2050', '替代率2100', ...COST_YEARS.map((year) => `财政负担${year}`)]
    : ['best estimate, billion yuan (nominal)', 'balance 2050', 'balance 2080', 'balance 2100', 'first shortfall', 'first gap', 'replacement 2050', 'replacement 2100', ...COST_YEARS.map((year) => `public cost ${year}`)];
  return table(head, [row(lang === 'zh' ? '基准' : 'baseline', base), ...[...variants].map(([name, run]) => row(NAMES[name][lang === 'zh' ? 0 : 1], run))]);
}
