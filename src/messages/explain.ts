export const explainMessages = {
  'explain-command': { zh: '解释一个数：重算一条路径，列出它的公式、取值和出处', en: 'explain a figure: replay one path and show its formula, values and sources' },
} as const;
