export const templateMessages = {
  'template-command': { zh: '把情景的输入写成 Excel 工作簿', en: 'write the inputs of a scenario as a workbook' },
} as const;
