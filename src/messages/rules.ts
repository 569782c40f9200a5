/** Messages of `chusuan rules` and of what lies beside a rulebook. */
export const rulesMessages = {
  'rules-command': { zh: '查看规则库：一览，或某条规则的公式、条款和算例', en: 'read the rulebook: a table, or one rule with its formula, clause and examples' },
  'rules-own-chapter': { zh: '情景自己的规则', en: 'Rules of the scenario' },
  // --- clauses.yaml
  'clauses-date': { zh: '{key} 的值 {value} 不是日期\n写成 2021-09-30、2021-09 或 2021', en: '{key} is {value}, which is no date\nwrite 2021-09-30, 2021-09 or 2021' },
  'clauses-url': { zh: '{key} 的值 {value} 不是网址\n以 http:// 或 https:// 开头', en: '{key} is {value}, which is no address\nit begins with http:// or https://' },
  'clauses-text-and-summary': {
    zh: '条款 {clause} 既有原文 text 又有中文摘要 summary.zh\n有原文就不写中文摘要',
    en: 'clause {clause} has both its own words (text) and a Chinese summary\nwhere the text is known, leave summary.zh out',
  },
  'clauses-no-words': {
    zh: '条款 {clause} 既无原文 text，也无中文摘要 summary.zh\n写上其中一个',
    en: 'clause {clause} has neither its own words (text) nor a Chinese summary (summary.zh)\ngive one of them',
  },
  'clauses-alias-taken': { zh: '别名 {alias} 已是 {other} 的名称', en: 'the alias {alias} already belongs to {other}' },
} as const;
