/** Texts of `chusuan sensitivity`. */
export const sensitivityMessages = {
  // --- the command
  'sensitivity-command': { zh: '逐项变动不确定的输入，看结果差多少', en: 'move every uncertain input alone and show what comes of it' },
  'sensitivity-argument': { zh: '情景文件，其中不确定的输入写有 range 或 alternatives', en: 'scenario file whose uncertain inputs say range or alternatives' },
  'sensitivity-option-output': { zh: '看哪些结果，用逗号分开（默认规则库的主要结果）', en: 'outputs, separated by commas (default: the main one of the rulebook)' },
  'sensitivity-option-years': { zh: '看哪几年，用逗号分开（默认基年后第15年和第30年）', en: 'years, separated by commas (default: 15 and 30 years after the base year)' },
  'sensitivity-option-paths': { zh: '路径数（默认 500；0 只看最优估计）', en: 'number of paths (default 500; 0 for the best estimate alone)' },
  'sensitivity-option-only': { zh: '只变动这些输入，用逗号分开', en: 'move these inputs alone, separated by commas' },
  'sensitivity-option-unmarked': { zh: '列出没有标记的输入', en: 'name the inputs without a mark' },
  'sensitivity-value-outputs': { zh: '结果', en: 'outputs' },
  'sensitivity-value-years': { zh: '年份', en: 'years' },
  'sensitivity-value-inputs': { zh: '输入', en: 'inputs' },
  'sensitivity-example': {
    zh: '例：\n  chusuan sensitivity scenarios/hubei/baseline.yaml --output fund_balance --years 2035,2050\n  chusuan sensitivity scenarios/hubei/baseline.yaml --only floor_income_ratio,entrust_share --paths 2000',
    en: 'Examples:\n  chusuan sensitivity scenarios/hubei/baseline.yaml --output fund_balance --years 2035,2050\n  chusuan sensitivity scenarios/hubei/baseline.yaml --only floor_income_ratio,entrust_share --paths 2000',
  },
  // --- the answer
  'sensitivity-points': { zh: '{value}个百分点', en: '{value} points' },
  'sensitivity-target': { zh: '{label}，{#year}年：均值{mean}（标准误{error}，{paths}条路径），最优估计{best}', en: '{label}, {#year}: mean {mean} (standard error {error}, {paths} {paths|path|paths}), best estimate {best}' },
  'sensitivity-target-best': { zh: '{label}，{#year}年：最优估计{best}', en: '{label}, {#year}: best estimate {best}' },
  'sensitivity-head-input': { zh: '输入', en: 'input' },
  'sensitivity-head-grade': { zh: '可信度', en: 'grade' },
  'sensitivity-head-now': { zh: '现值', en: 'now' },
  'sensitivity-head-low': { zh: '低值', en: 'low' },
  'sensitivity-head-high': { zh: '高值', en: 'high' },
  'sensitivity-head-low-effect': { zh: '低值影响（{unit}）', en: 'low effect ({unit})' },
  'sensitivity-head-high-effect': { zh: '高值影响（{unit}）', en: 'high effect ({unit})' },
  'sensitivity-head-error': { zh: '标准误', en: 's.e.' },
  'sensitivity-without': { zh: '对它没有影响的{count}个：{labels}', en: 'No effect on it ({count}): {labels}' },
  'sensitivity-note': {
    zh: '每次只变动一个输入，其余不变，随机数相同；标准误是成对之差的。几个输入同时变动的影响不是各项之和。',
    en: 'One input is moved at a time, on the same random numbers; s.e. is the standard error of the paired difference. Effects of several inputs together are not their sum.',
  },
  'sensitivity-note-best': {
    zh: '每次只变动一个输入，其余不变；只算最优估计。几个输入同时变动的影响不是各项之和。',
    en: 'One input is moved at a time, in the best estimate alone. Effects of several inputs together are not their sum.',
  },
  'sensitivity-unmarked': { zh: '另有{count}个输入没有标记，未变动（--unmarked 列出）', en: '{count} {count|input has|inputs have} no mark and {count|was|were} not moved (--unmarked names them)' },
  'sensitivity-unmarked-names': { zh: '没有标记、未变动的{count}个输入：{names}', en: '{count} {count|input|inputs} without a mark, not moved: {names}' },
  'sensitivity-trial-failed': { zh: '输入 {name} 取 {value} 时的结果没有通过检查', en: 'with {name} at {value} the results did not pass their checks' },
  // --- refusals
  'sensitivity-bad-years': { zh: '--years {value} 读不成年份\n写成 2035,2050', en: '--years {value} is no list of years\nwrite 2035,2050' },
  'sensitivity-year': { zh: '情景没有 {#year} 年，只有 {#first}–{#last} 年', en: 'the scenario has no {#year}; its years are {#first}–{#last}' },
  'sensitivity-no-marks': {
    zh: '{file} 没有标记不确定的输入\n在输入里写 range（例如 range: ±20%）或 alternatives（例如 alternatives: [1]）',
    en: '{file} marks no input as uncertain\ngive inputs a range (range: ±20%) or alternatives (alternatives: [1])',
  },
  'sensitivity-not-marked': {
    zh: '输入 {name} 没有标记为不确定\n在情景里给它写 range 或 alternatives；整项替换的输入要重新写上',
    en: 'the input {name} is not marked as uncertain\ngive it a range or alternatives in the scenario; an input that is replaced needs them again',
  },
  'sensitivity-input-near': { zh: '没有输入 {name}，是不是 {nearest}？', en: 'there is no input {name}; did you mean {nearest}?' },
  'sensitivity-input-unknown': { zh: '情景没有输入 {name}', en: 'the scenario has no input {name}' },
} as const;
