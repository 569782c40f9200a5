export const newMessages = {
  'new-command': { zh: '新建情景、方案或规则库文件', en: 'start a scenario, a proposal or a rulebook' },
} as const;
