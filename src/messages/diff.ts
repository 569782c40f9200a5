export const diffMessages = {
  'diff-command': { zh: '列出两个情景有哪些不同', en: 'say what two scenarios differ in' },
} as const;
