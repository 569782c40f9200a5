/** 输入的消息 — messages about the inputs of a scenario: numbers, units, years, ranges. */
export const inputMessages = {
  'confidence-form': {
    zh: '可信度 {value} 不在等级之中\n写 A、B、C 或 D，可以带 - 或 \'',
    en: 'confidence {value} is not a grade\nwrite A, B, C or D, perhaps with - or \'',
  },
  'after-form': {
    zh: 'after 不能是 {value}\n写 error、hold 或 grow 2%',
    en: 'after cannot be {value}\nwrite error, hold or grow 2%',
  },
  'number-form': {
    zh: '{name} 的值 {value} 读不成数\n写成 0.03、3% 或带单位的数（单位 {unit}）；不用千位分隔符',
    en: '{name}: {value} cannot be read as a number\nwrite 0.03, 3% or a number with its unit ({unit}); no thousands separators',
  },
  'number-unit': {
    zh: '{name} 的值 {value} 单位不对，应为 {unit}',
    en: '{name}: {value} has the wrong unit; it must be {unit}',
  },
  'percent-of-unit': {
    zh: '{name} 的值 {value} 是百分数，但它的单位是 {unit}\n百分数只用于比率',
    en: '{name}: {value} is a percentage, but its unit is {unit}\npercentages are for rates only',
  },
  'inputs-missing': {
    zh: '缺少 {count} 个输入：{names}\n用 extends 引用已有的情景，或在 inputs 里给出',
    en: '{count} {count|input is|inputs are} missing: {names}\nextend a scenario that has them, or give them under inputs',
  },
  'input-unknown': {
    zh: '规则库没有输入 {name}\n若是自己规则要用的输入，写上 label 和 unit',
    en: 'the rulebook has no input {name}\nto declare one for rules of your own, give it a label and a unit',
  },
  'input-unknown-near': {
    zh: '规则库没有输入 {name}，是不是 {nearest}？\n若是自己规则要用的输入，写上 label 和 unit',
    en: 'the rulebook has no input {name}; did you mean {nearest}?\nto declare one for rules of your own, give it a label and a unit',
  },
  'input-unused': {
    zh: '没有规则用到输入 {name}\n删去它，或在公式里用上',
    en: 'no rule uses the input {name}\nremove it, or use it in a formula',
  },
  'input-unused-inherited': {
    zh: '继承来的输入 {name} 已没有规则用到',
    en: 'the inherited input {name} is no longer used by any rule',
  },
  'input-no-source': {
    zh: '输入 {name} 没有出处\n写上 source，或在文件开头用 defaults: { source: … } 统一给出',
    en: 'the input {name} has no source\ngive a source, or one for the whole file with defaults: { source: … }',
  },
  'input-no-confidence': {
    zh: '输入 {name} 没有可信度\n写上 confidence（A、B、C 或 D），或在文件开头用 defaults: { confidence: … } 统一给出',
    en: 'the input {name} has no confidence\ngive one (A, B, C or D), or one for the whole file with defaults: { confidence: … }',
  },
  'input-unit': {
    zh: '输入 {name} 的单位是 {written}，应为 {unit}',
    en: 'the unit of input {name} is {written}; it must be {unit}',
  },
  'input-no-form': {
    zh: '输入 {name} 没有值\n写 value、series、table、cells、bands、paths 之一',
    en: 'the input {name} has no value\ngive one of value, series, table, cells, bands, paths',
  },
  'input-two-forms': {
    zh: '输入 {name} 有几种写法：{forms}\n只留一种',
    en: 'the input {name} is written in several ways: {forms}\nkeep one',
  },
  'input-by-cells': {
    zh: '输入 {name} 的 by 和 cells 要一起写：by 是维度名，cells 是每格的值',
    en: 'by and cells of input {name} go together: by names the dimension, cells gives its values',
  },
  'input-by-unknown': {
    zh: '输入 {name} 没有维度 {by}\n它的维度：{known}',
    en: 'the input {name} has no dimension {by}\nits dimensions: {known}',
  },
  'input-column-unknown': {
    zh: '输入 {name} 的 {column} 不是规则库的维度\n可以用的维度：{known}',
    en: '{column} of input {name} is not a dimension of the rulebook\npossible dimensions: {known}',
  },
  'input-cells-missing': {
    zh: '输入 {name} 的 cells 缺少 {labels}',
    en: 'cells of input {name} lacks {labels}',
  },
  'input-continuation': {
    zh: 'between 和 after 只用于按年的值，输入 {name} 写的是 {form}\n删去它们，或改写成 series',
    en: 'between and after are for values by year; the input {name} is written as {form}\nremove them, or write a series',
  },
  'input-empty': {
    zh: '输入 {name} 一个值也没有',
    en: 'the input {name} holds no values',
  },
  'input-needs-bands': {
    zh: '输入 {name} 是分段表\n写 bands，或含 from、value 两列的 table',
    en: 'the input {name} is a piecewise table\nwrite bands, or a table with the columns from and value',
  },
  'input-not-bands': {
    zh: '输入 {name} 不是分段表，不能写 bands\n自己声明的分段表要写上 band_of',
    en: 'the input {name} is not a piecewise table; bands cannot be used\na piecewise table of your own needs band_of',
  },
  'input-needs-paths': {
    zh: '输入 {name} 每条路径各有取值\n写 paths: 文件.csv，列为 path、year、value（一个文件有几个变量时再写 column: 列名）；每条路径都相同时写 value 或 series',
    en: 'the input {name} has values by path\nwrite paths: file.csv with the columns path, year and value (and column: name where a file has several variables); or value or series where all paths are the same',
  },
  'input-column-paths': {
    zh: '输入 {name} 写了 column，却没有 paths\ncolumn 指明 paths 文件中的一个变量，只与 paths 一起写',
    en: 'the input {name} has column without paths\ncolumn names a variable of the paths file and goes with it only',
  },
  'input-not-by-path': {
    zh: '输入 {name} 不按路径取值，不能写 paths',
    en: 'the input {name} is not by path; paths cannot be used',
  },
  'too-many-numbers': {
    zh: '{name} 有 {cells} 格 × {years} 年，共 {count} 个数，上限 {most}\n减少维度或坐标，或缩短年份',
    en: '{name} has {cells} {cells|cell|cells} × {years} {years|year|years}, {count} {count|number|numbers}; the most is {most}\nuse fewer dimensions or coordinates, or fewer years',
  },
  'series-starts-late': {
    zh: '{name} 从{#first}年才有值，需要从{#needed}年开始',
    en: '{name} starts in {#first}; it is needed from {#needed}',
  },
  'series-ends-early': {
    zh: '{name} 只到{#last}年，需要到{#needed}年\n补上以后各年，或写 after: hold（保持不变）或 after: grow 2%',
    en: '{name} ends in {#last}; it is needed until {#needed}\nadd the later years, or say after: hold or after: grow 2%',
  },
  'series-gap': {
    zh: '{name} 中间缺 {years}\n补上，或写 between: hold（沿用上一个值）或 between: linear（线性插值）',
    en: '{name} lacks {years}\nadd them, or say between: hold or between: linear',
  },
  'bands-order': {
    zh: '{name} 的下限 {limit} 不大于前一个 {before}\n下限从小到大排列，不能重复',
    en: '{name}: the limit {limit} is not above the one before, {before}\nlimits rise from row to row',
  },
  'bands-linear': {
    zh: '分段表 {name} 不能线性插值\n写 between: hold',
    en: 'the piecewise table {name} cannot be interpolated\nwrite between: hold',
  },
  'allowed-range': {
    zh: '{name} 是 {#value}{at}，只能取 {range}，单位 {unit}',
    en: '{name} is {#value}{at}; it can only be {range}, unit {unit}',
  },
  'law-range': {
    zh: '{name} 是 {#value}{at}，法定范围 {range}，单位 {unit}（{clause}）\n若要研究违规情形，写 allow_violation: [{name}]',
    en: '{name} is {#value}{at}; the law allows {range}, unit {unit} ({clause})\nto study a violation, say allow_violation: [{name}]',
  },
  'law-range-waived': {
    zh: '{name} 是 {#value}{at}，超出法定范围 {range}，单位 {unit}（{clause}）；按 allow_violation 照算',
    en: '{name} is {#value}{at}, outside the legal range {range}, unit {unit} ({clause}); computed as allow_violation asks',
  },
  'experience-range': {
    zh: '{name} 是 {#value}{at}，超出经验范围 {range}，单位 {unit}',
    en: '{name} is {#value}{at}, outside the range of experience {range}, unit {unit}',
  },
  'rate-not-decimal': {
    zh: '{name} 是 {#value}{at}，范围 {range}，单位 {unit}；比率写成小数\n写 {#decimal} 或 {percent}',
    en: '{name} is {#value}{at}; the range is {range}, unit {unit}; a rate is a decimal\nwrite {#decimal} or {percent}',
  },
  'violation-not-needed': {
    zh: 'allow_violation 列出的 {name} 没有超出法定范围\n删去它',
    en: 'allow_violation lists {name}, which leaves no limit of the law\nremove it',
  },
  // --- within which numbers an uncertain input may lie
  'uncertain-range-form': {
    zh: '{key} 不能是 {value}\n写 [0.51, 0.66]（两端的值）、±20%（自身的两成）、±0.5pp（百分点）、±10 yuan/person/month（带单位的数）或 [×0.8, ×1.3]（倍数）',
    en: '{key} cannot be {value}\nwrite [0.51, 0.66] (both ends), ±20% (of itself), ±0.5pp (percentage points), ±10 yuan/person/month (with its unit) or [×0.8, ×1.3] (factors)',
  },
  'range-mixed': {
    zh: '输入 {name} 的 range 两端写法不同\n两端都写值、都写倍数（×0.8），或都写百分点（+0.5pp）',
    en: 'the two ends of the range of {name} are written in different ways\nwrite two values, two factors (×0.8) or two shifts (+0.5pp)',
  },
  'range-ends-of-many': {
    zh: '输入 {name} 是 {form}，不止一个数，不能用一个值代替\n写 ±20%、±0.5pp 或 [×0.8, ×1.3]',
    en: 'the input {name} is given as {form}, more than one number, which no single value can replace\nwrite ±20%, ±0.5pp or [×0.8, ×1.3]',
  },
  'range-order': {
    zh: '输入 {name} 的 range 低端 {low} 不低于高端 {high}',
    en: 'the range of {name} has a low end {low} that is not below its high end {high}',
  },
  'range-not-around': {
    zh: '输入 {name} 的 range {low}..{high} 不含现在的 {now}',
    en: 'the range {low}..{high} of {name} does not contain {now}, what it is now',
  },
  'range-beyond-law': {
    zh: '{name} 的取值范围到了 {#value}{at}，法定范围 {range}，单位 {unit}（{clause}）\n收窄一端：[低, 高] 或 [×0.8, ×1.0]',
    en: 'the range of {name} reaches {#value}{at}; the law allows {range}, unit {unit} ({clause})\nnarrow one end: [low, high] or [×0.8, ×1.0]',
  },
  'range-beyond-allowed': {
    zh: '{name} 的取值范围到了 {#value}{at}，只能取 {range}，单位 {unit}\n收窄一端：[低, 高] 或 [×0.8, ×1.0]',
    en: 'the range of {name} reaches {#value}{at}; it can only be {range}, unit {unit}\nnarrow one end: [low, high] or [×0.8, ×1.0]',
  },
  'range-and-alternatives': {
    zh: '输入 {name} 同时写了 range 和 alternatives\n连续变动的写 range，几种做法之一的写 alternatives',
    en: 'the input {name} has both range and alternatives\nrange is for what may lie anywhere between, alternatives for one of several ways',
  },
  'range-by-path': {
    zh: '输入 {name} 按路径给出，本身就是不确定的；删去 range',
    en: 'the input {name} is given by path and uncertain as it is; remove its range',
  },
  'range-idle': {
    zh: '输入 {name} 写了 {key}，却没有 range 或 alternatives',
    en: 'the input {name} has {key} without range or alternatives',
  },
  'range-from-idle': {
    zh: '输入 {name} 各年相同，range_from 没有作用\n删去它，或改写成 series',
    en: 'the input {name} is the same in all years; range_from has no effect\nremove it, or write a series',
  },
  'alternatives-empty': {
    zh: '{key} 是空的\n列出另外的取值，例如 [1, 2]',
    en: '{key} is empty\nlist the other values, such as [1, 2]',
  },
  'alternative-repeated': {
    zh: '输入 {name} 的 alternatives 里的 {#value} 就是现在的值，或已列过\n删去它',
    en: 'alternatives of {name} lists {#value}, which is what it is now or was listed before\nremove it',
  },
} as const;
