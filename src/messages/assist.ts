/** Texts of `chusuan assist`. */
export const assistMessages = {
  'assist-command': { zh: '把困难群体名单（可有多重身份）按就高原则归为各身份人数', en: 'turn a list of hardship identities into heads by status, the highest entitlement once' },
  'assist-not-yet': { zh: '尚未实现：{target}', en: 'not there yet: {target}' },
};
