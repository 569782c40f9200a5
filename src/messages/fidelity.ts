/** Texts of `chusuan fidelity`. */
export const fidelityMessages = {
  'fidelity-command': { zh: '检查外部情景集与校准是否相符：矩、相关、自相关', en: 'compare an external scenario set with the calibration: moments, correlations, autocorrelation' },
  'fidelity-not-yet': { zh: '尚未实现：{target}', en: 'not there yet: {target}' },
};
