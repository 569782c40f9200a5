import { readFileSync } from 'node:fs';
import type { Bilingual, Lang } from '../../src/messages/index.js';
import { type Model, unitText } from '../../src/model/index.js';
import { formulaWords } from './formula-words.js';

interface Group {
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly rules: readonly string[];
}

/** 指标的次序 — the metrics by the question they answer; everything said about one of them comes from the rulebook. */
export const GROUPS: readonly Group[] = [
  {
    title: { zh: '收支与结余', en: 'Income, outgo and balance' },
    text: {
      zh: '收付口径按实际收付，委托投资按成本计，收益到期结算才计收入；权责口径按应收应付，并计未结算的投资损益。',
      en: 'The cash view counts what is received and paid, entrusted money at cost and return when it is settled; the accrual view counts what is owed and return that is not settled yet.',
    },
    rules: ['fund_income', 'fund_outgo', 'surplus_cash', 'surplus_accrual', 'fund_balance', 'fund_value', 'fund_balance_real'],
  },
  {
    title: { zh: '能付多久', en: 'How long it lasts' },
    text: { zh: '概率都是路径的比例，结果中附95%区间。', en: 'Probabilities are shares of paths; results show them with a 95 % interval.' },
    rules: ['months_covered', 'months_covered_own', 'shortfall', 'shortfall_accrual', 'shortfall_year', 'depletion_year'],
  },
  {
    title: { zh: '账户、收益与长寿', en: 'Accounts, returns and longevity' },
    text: { zh: '记账利息是负债，投资收益才是收入，两者分开看。', en: 'Interest credited is a liability, only return earned is income; they are watched apart.' },
    rules: ['account_total', 'account_funding', 'unallocated', 'credited_less_earned', 'longevity_cost', 'longevity_share'],
  },
  {
    title: { zh: '人数', en: 'People' },
    text: { zh: '人数都是年末数。', en: 'People are counted at the end of the year.' },
    rules: ['participants', 'active_total', 'pensioners_total', 'system_dependency_ratio'],
  },
  {
    title: { zh: '待遇水平', en: 'Level of benefits' },
    text: { zh: '名义金额，未折回基年；六层之和等于人均月养老金。', en: 'In yuan of the year; the six layers add up to the average monthly pension.' },
    rules: [
      'average_pension', 'average_pension_real', 'average_national_base', 'average_provincial_addition', 'average_local_addition', 'average_old_age_addition', 'average_year_count_pension',
      'average_account_pension', 'average_new_pension', 'average_new_year_count', 'average_new_account_pension', 'pension_by_sex', 'new_pension_by_sex',
      'replacement_rate', 'new_replacement_rate', 'pension_to_assistance',
    ],
  },
  {
    title: { zh: '谁出钱', en: 'Who pays' },
    text: { zh: '按应负担计。', en: 'As owed.' },
    rules: ['central_cost', 'province_cost', 'county_cost', 'person_cost', 'public_cost', 'central_share', 'province_share', 'county_share', 'public_cost_per_pensioner', 'cost_of_one_yuan'],
  },
  {
    title: { zh: '隐性债务', en: 'Implicit debt' },
    text: {
      zh: '年末已参保和已领取人员截至当日的权益，按规定的贴现率折现；死亡率用2026年时期表。',
      en: 'What people in the scheme at the end of the year have earned by then, at prescribed discount rates and the period mortality of 2026.',
    },
    rules: ['implicit_pension_debt', 'account_liability', 'longevity_liability', 'base_liability', 'accrued_base_liability'],
  },
  {
    title: { zh: '精算平衡表的贴现', en: 'Discounting of the balance sheet' },
    text: { zh: '精算平衡表见页末。', en: 'The actuarial balance sheet stands at the end of this page.' },
    rules: ['discount_rate'],
  },
  {
    title: { zh: '委托投资合规', en: 'The 80 % rule' },
    text: { zh: '预测年份按规则委托，是假设的行为，不能当作合规的证据。', en: 'Projected years follow the rule by assumption; they are no evidence of compliance.' },
    rules: ['compliance', 'compliant', 'compliance_to_date', 'outstanding_ratio'],
  },
];

const HEAD = {
  zh: ['# 指标', '[English](metrics.en.md)', '本页由规则库生成（`npm run docs`），请勿手改；运行之后的计算见页末。每个指标：单位、公式、怎样读、局限。'],
  en: ['# Metrics', '[中文](metrics.md)', 'This page is made from the rulebook (`npm run docs`); do not edit it. What is computed after a run stands at the end. Each metric has its unit, its formula, how to read it, and its limits.'],
} as const;
const WORD = {
  zh: { unit: '单位', pure: '无单位', formula: '公式', read: '怎样读', limits: '局限', stop: '。', colon: '：' },
  en: { unit: 'unit', pure: 'none', formula: 'formula', read: 'how to read it', limits: 'limits', stop: '.', colon: ': ' },
} as const;
const UNITS: Readonly<Record<string, string>> = {
  yuan: '元', person: '人', month: '月', 'yuan/person': '元/人', 'yuan/person/month': '元/人/月', 'yuan/month': '元/月',
};

/** 指标页 — docs/metrics.md or its English page. */
export function metricsText(model: Model, lang: Lang): string {
  const word = WORD[lang];
  const lines: string[] = [...HEAD[lang]].flatMap((line) => [line, '']);
  for (const { title, text, rules } of GROUPS) {
    lines.push(`## ${title[lang]}`, '', text[lang], '');
    for (const name of rules) {
      const rule = model.rules.get(name);
      if (!rule) throw new Error(`docs/metrics: no rule ${name}`);
      const unit = unitText(rule.unit);
      const shown = unit === '1' ? word.pure : lang === 'zh' ? (UNITS[unit] ?? unit) : unit;
      lines.push(`### ${rule.label[lang]}`, '', `\`${name}\` · ${word.unit}${word.colon}${shown}`, '');
      lines.push(`- ${word.formula}${word.colon}${formulaWords(rule.expression, model, lang)}`);
      if (rule.note) lines.push(`- ${word.read}${word.colon}${rule.note[lang]}`);
      if (rule.gap) lines.push(`- ${word.limits}${word.colon}${rule.gap[lang]}`);
      lines.push('');
    }
  }
  const file = lang === 'zh' ? 'scripts/docs/metrics-after.md' : 'scripts/docs/metrics-after.en.md';
  return [...lines, readFileSync(file, 'utf8').trim(), ''].join('\n');
}
