export const rulesMessages = {
  'rules-command': { zh: '查看规则库：一览，或某条规则的公式、条款和算例', en: 'read the rulebook: a table, or one rule with its formula, clause and examples' },
} as const;
