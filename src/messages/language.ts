export const languageMessages = {
  'unknown-name': { zh: '未知名称 {name}', en: 'unknown name {name}' },
} as const;
