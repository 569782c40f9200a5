/** Texts of `chusuan tables`. */
export const tablesMessages = {
  'tables-command': { zh: '列出一次运行的全部报表：收支、人数、账户、委托、待遇、代缴、分县等', en: 'print the report tables of a run: income and outgo, members, accounts, entrusted money, benefits, assistance, counties' },
  'tables-not-yet': { zh: '尚未实现：{target}', en: 'not there yet: {target}' },
};
