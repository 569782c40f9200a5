/** 六张图 — What each figure of docs/baseline.md shows. */
import { quantileSorted } from 'simple-statistics';
import { BLUE, figure, ORANGE } from './charts.mjs';

const QUANTILES = { q05: 0.05, q25: 0.25, q50: 0.5, q75: 0.75, q95: 0.95 };
const LAYER_RULES = ['average_national_base', 'average_provincial_addition', 'average_local_addition', 'average_year_count_pension', 'average_account_pension'];
const LEVEL_RULES = ['central_cost', 'province_cost', 'county_cost'];

const WORDS = {
  zh: {
    money: 1e8, heads: 1e4, comma: '，', with: (title, unit) => `${title}（${unit}）`, q: ['5%', '25%', '中位数', '75%', '95%'],
    note: (paths) => `深色带25%–75%，浅色带5%–95%，实线中位数（${paths}条路径），虚线最优估计`, best: '最优估计', real: '2020年价', nominal: '当年价', yi: '亿元', yuan: '元/人月', months: '个月', ratio: '倍', people: '万人',
    f: ['参保与领取人数、制度赡养率', '人均月养老金的构成', '替代率与人均养老金', '基金累计结余', '支出与各级财政负担', '账户保障率与月末最低现金'],
    participants: '参保人数与领取人数', labels: ['参保', '领取'], dependency: '领取÷缴费期', layers: ['国家基础', '省级加发', '市县加发', '年限养老金', '账户养老金'], rate: '替代率', rateUnit: '占农村居民人均收入', pension: '人均月养老金',
    balance: '累计结余', covered: '可支付月数', outgo: '全年支出', levels: ['中央', '省级', '市县'], public: '各级财政负担', funding: '基金净值÷个人账户', lowest: '全年最低月末现金', lowestUnit: '够付几个月支出', three: '三个月备付', one: '账户足额',
  },
  en: {
    money: 1e9, heads: 1e6, comma: ', ', with: (title, unit) => `${title} (${unit})`, q: ['5 %', '25 %', 'median', '75 %', '95 %'],
    note: (paths) => `dark band 25–75 %, light band 5–95 %, solid line median (${paths} paths), dashed line best estimate`, best: 'best estimate', real: 'prices of 2020', nominal: 'prices of the year', yi: 'billion yuan', yuan: 'yuan a month', months: 'months', ratio: 'ratio', people: 'million',
    f: ['Participants, pensioners and the dependency ratio', 'What the average monthly pension is made of', 'Replacement rate and average pension', 'Fund balance', 'Outgo and public cost by level', 'Funding of accounts and lowest month-end cash'],
    participants: 'Participants and pensioners', labels: ['participants', 'pensioners'], dependency: 'Pensioners per active', layers: ['national', 'provincial', 'local', 'year-count', 'account'], rate: 'Replacement rate', rateUnit: 'of rural income a head', pension: 'Average pension',
    balance: 'Balance, cash view', covered: 'Outgo covered', outgo: 'Outgo of the year', levels: ['centre', 'province', 'county'], public: 'Public cost by level', funding: 'Fund value ÷ accounts', lowest: 'Lowest month-end cash', lowestUnit: 'months of outgo', three: 'reserve of three months', one: 'accounts fully backed',
  },
};

/**
 * @param {'zh' | 'en'} lang @param {Map<number, Record<string, number[]>>} base best estimate @param {(name: string, year: number) => number[]} paths
 * @returns {Record<string, string>} SVG by name
 */
export function figures(lang, base, paths) {
  const w = WORDS[lang];
  const years = [...base.keys()].filter((year) => year > 2020);
  const best = (rule, year, real) => base.get(year)[rule][0] / (real ? base.get(year).price_index[0] : 1);
  const sorted = (rule, year, real) => {
    const prices = paths('price_index', year);
    return paths(rule, year).map((value, path) => (real ? value / prices[path] : value)).sort((a, b) => a - b);
  };
  const round = (value) => Number(value.toPrecision(5)); // a chart has no more digits, and a file that changes with the last bit cannot be compared
  const fan = (rule, { scale = 1, real = false, colors = BLUE, label } = {}) => {
    const byYear = years.map((year) => sorted(rule, year, real));
    const rows = Object.fromEntries(Object.entries(QUANTILES).map(([key, share]) => [key, byYear.map((values) => round(quantileSorted(values, share) / scale))]));
    const tags = label === undefined ? Object.keys(QUANTILES).map((key, i) => [key, w.q[i]]) : [['q50', label]];
    return { name: rule, colors, rows, best: years.map((year) => round(best(rule, year, real) / scale)), tags };
  };
  const stack = (rules, names, scale, real) => ({ names, rows: rules.map((rule) => years.map((year) => round(best(rule, year, real) / scale))) });
  const draw = (index, panels, note = w.note(paths('participants', years[0]).length)) =>
    figure({ title: w.f[index], note }, panels.map((panel) => ({ ...panel, title: w.with(panel.title, panel.unit) })), years);
  return {
    heads: draw(0, [
      { title: w.participants, unit: w.people, fans: [fan('participants', { scale: w.heads, label: w.labels[0] }), fan('pensioners_total', { scale: w.heads, colors: ORANGE, label: w.labels[1] })] },
      { title: w.dependency, unit: w.ratio, fans: [fan('system_dependency_ratio')] },
    ]),
    layers: draw(1, [
      { title: w.nominal, unit: w.yuan, layers: stack(LAYER_RULES, w.layers, 1, false) },
      { title: w.real, unit: w.yuan, layers: stack(LAYER_RULES, w.layers, 1, true) },
    ], w.best),
    pension: draw(2, [
      { title: w.rate, unit: w.rateUnit, percent: true, fans: [fan('replacement_rate')] },
      { title: w.pension, unit: `${w.yuan}${w.comma}${w.real}`, fans: [fan('average_pension', { real: true })] },
    ]),
    balance: draw(3, [
      { title: w.balance, unit: `${w.yi}${w.comma}${w.real}`, fans: [fan('fund_balance', { scale: w.money, real: true })] },
      { title: w.covered, unit: w.months, fans: [fan('months_covered')] },
    ]),
    cost: draw(4, [
      { title: w.outgo, unit: `${w.yi}${w.comma}${w.real}`, fans: [fan('fund_outgo', { scale: w.money, real: true })] },
      { title: w.public, unit: `${w.yi}${w.comma}${w.real}${w.comma}${w.best}`, layers: stack(LEVEL_RULES, w.levels, w.money, true) },
    ]),
    funding: draw(5, [
      { title: w.funding, unit: w.ratio, fans: [fan('account_funding')], line: { at: 1, text: w.one } },
      { title: w.lowest, unit: w.lowestUnit, fans: [fan('lowest_months_held')], line: { at: 3, text: w.three } },
    ]),
  };
}
