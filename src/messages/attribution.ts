/** Texts of `chusuan compare --waterfall`. */
export const attributionMessages = {
  // --- changes that are no input, rule or given value by themselves
  'attribution-unit-rules': { zh: '规则（全部改动一起）', en: 'rules (all changes together)' },
  'attribution-unit-outturns': { zh: '已知年份的实际值（实际与预期之差）', en: 'outturns (actual against expected)' },
  'attribution-unit-correlations': { zh: '随机因素的相关系数', en: 'correlations of the random factors' },
  'attribution-unit-base': { zh: '基年和期初存量', en: 'base year and its closing stocks' },
  'attribution-unit-seed': { zh: '随机种子', en: 'seed' },
  'attribution-unit-unrebuilt-before': { zh: '无法还原的部分：前一次运行当时的规则、程序和数据', en: 'not rebuilt: rules, program and data of the first run' },
  'attribution-unit-unrebuilt-after': { zh: '无法还原的部分：后一次运行当时的规则、程序和数据', en: 'not rebuilt: rules, program and data of the second run' },
  // --- refusals
  'attribution-output-unknown': { zh: '情景 {side} 没有规则 {output}', en: 'the scenario {side} has no rule {output}' },
  'attribution-output-unknown-near': { zh: '情景 {side} 没有规则 {output}；最接近的是 {nearest}', en: 'the scenario {side} has no rule {output}; the nearest is {nearest}' },
  'attribution-output-cells': { zh: '规则 {output} 按 {dimensions} 分格：请写明一格，例如 {example}', en: 'the rule {output} has cells by {dimensions}: name one of them, such as {example}' },
  'attribution-years': { zh: '{years}不在两个情景共同模拟的年份（{#first}至{#last}年）之内', en: '{years} is not within the years that both scenarios simulate, {#first} to {#last}' },
  'attribution-same': { zh: '两个情景没有能改变结果的差别，没有可分解的差额', en: 'the two scenarios do not differ in anything that could change a result: there is no difference to split' },
  'attribution-paths': { zh: '要用 {wanted} 条路径，而{what}只有 {most} 条', en: '{wanted} paths are asked for, but {what} has only {most}' },
  'attribution-paths-of-input': { zh: '按路径给出的输入 {name} ', en: 'the input by path {name}' },
  'attribution-base-by-path': { zh: '两个情景的基年不同，而输入 {name} 按路径给出：不能逐项分解', en: 'the scenarios have different base years, and the input {name} is given by path: the difference cannot be split' },
  'attribution-group-unknown': { zh: '--group 中的 {name} 不是两个情景的差别', en: '{name} in --group is nothing that the scenarios differ in' },
  'attribution-group-unknown-near': { zh: '--group 中的 {name} 不是两个情景的差别；最接近的是 {nearest}', en: '{name} in --group is nothing that the scenarios differ in; the nearest is {nearest}' },
  'attribution-group-twice': { zh: '{name} 在 --group 中出现了两次：一项改动只能归入一组', en: '{name} stands in --group twice: a change belongs to one group' },
  'attribution-order-unknown': { zh: '--order 中的 {name} 不是一项改动；改动有：{names}', en: '{name} in --order is not one of the changes, which are: {names}' },
  'attribution-order-incomplete': { zh: '--order 要列出全部改动，还缺：{names}', en: '--order must name every change; missing: {names}' },
  'attribution-variant-failed': {
    zh: '只改“{changes}”而不改其余各项时，计算没有通过检查：这些规则要一起改才说得通，请用 --group 把它们归为一组',
    en: 'with only {changes} made and the rest as before, the computation fails its checks: these rules make sense only together; put them in one group with --group',
  },
  'attribution-run-not-stored': {
    zh: '运行 {folder} 不能按当时的规则和数据还原，又没有保存各条路径的结果（paths.arrow），差额里还原不了的部分算不出来',
    en: 'the run {folder} cannot be rebuilt with its rules and data of then, and it kept no results by path (paths.arrow): what is not rebuilt cannot be told apart',
  },
} as const;
