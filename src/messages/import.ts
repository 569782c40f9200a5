export const importMessages = {
  'import-command': { zh: '读回改过的工作簿，列出改动', en: 'read an edited workbook back and list the changes' },
} as const;
