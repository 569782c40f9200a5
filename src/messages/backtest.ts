/** Texts of `chusuan backtest`. */
export const backtestMessages = {
  'backtest-command': { zh: '回溯检验：用全国制度2017–2021年校准，检验2022–2025年', en: 'back-test: the national scheme fitted on 2017–2021 and tested on 2022–2025' },
  'backtest-not-yet': { zh: '尚未实现：{target}', en: 'not there yet: {target}' },
};
