/** 情景的消息 — messages about a scenario as a whole: header, given values, noise, outputs. */
export const scenarioFileMessages = {
  'extends-cycle': {
    zh: 'extends 成环：{cycle}\n去掉其中一个 extends',
    en: 'extends runs in a circle: {cycle}\nremove one of these extends',
  },
  'rulebook-not-found': {
    zh: '找不到规则库 {name}\n可以写自带的规则库（{known}），或相对于本文件的文件夹',
    en: 'there is no rulebook {name}\nwrite one that is shipped ({known}) or a folder relative to this file',
  },
  'rulebook-not-found-near': {
    zh: '找不到规则库 {name}，是不是 {nearest}？',
    en: 'there is no rulebook {name}; did you mean {nearest}?',
  },
  'years-backwards': {
    zh: 'last_year 是 {#last}，不晚于 base_year {#first}\n基年末是起点，第一个模拟年是基年的下一年',
    en: 'last_year is {#last}, not after base_year {#first}\nthe base year’s end is the start; the first simulated year is the next one',
  },
  'years-too-many': {
    zh: '从{#first}年到{#last}年有 {years} 年，上限 {most} 年',
    en: '{#first} to {#last} is {years} {years|year|years}; the most is {most}',
  },
  'year-form': {
    zh: '{key} 应为年份，如 2026，现在是 {value}',
    en: '{key} must be a year such as 2026, not {value}',
  },
  'year-key': {
    zh: '{value} 不是年份\n这里的键写四位年份，如 2026',
    en: '{value} is not a year\nthe keys here are years of four digits, such as 2026',
  },
  'paths-range': {
    zh: '{key} 是 {value}，应为 0 到 10,000,000 的整数\n0 表示只算最优估计一条路径',
    en: '{key} is {value}; it must be a whole number from 0 to 10,000,000\n0 computes the best estimate alone',
  },
  'seed-not-text': {
    zh: '{key} 应为文字，现在是数 {value}\n加上引号：{key}: "{value}"',
    en: '{key} must be a text, not the number {value}\nput it in quotes: {key}: "{value}"',
  },
  'name-not-snake': {
    zh: '名称 {value} 不合规则\n用小写英文字母、数字和下划线，字母开头',
    en: 'the name {value} is not allowed\nuse lower-case letters, digits and underscores, starting with a letter',
  },
  'given-unknown': {
    zh: '没有规则 {name}，不能给定它的值\n用 chusuan rules --search 查找规则',
    en: 'there is no rule {name} whose values could be given\nfind rules with chusuan rules --search',
  },
  'given-unknown-near': {
    zh: '没有规则 {name}，是不是 {nearest}？',
    en: 'there is no rule {name}; did you mean {nearest}?',
  },
  'given-mixed': {
    zh: '{key} 既有 table 又有年份\n只用一种',
    en: '{key} has a table as well as years\nuse one of them',
  },
  'given-year': {
    zh: '{name} 的给定年份 {years} 不在 {#first}..{#last} 之内\n基年末的值写在规则的 start 里',
    en: '{name} is given for {years}, which is not within {#first}..{#last}\nvalues at the end of the base year belong in the rule’s start',
  },
  'given-not-decimal': {
    zh: '{name} 给定为 {#value}，单位 1；大小超过 {#largest} 的比率多半漏了百分号\n若是百分数，写 {#decimal} 或 {percent}；确实是 {#value}，写 {plain}，就不再提示',
    en: '{name} is given as {#value}, unit 1; a rate above {#largest} in size most likely lacks its percent sign\nfor a percentage write {#decimal} or {percent}; if it really is {#value}, write {plain} and this is not said again',
  },
  'start-late': {
    zh: '{name} 的基年表有晚于基年 {#base} 的年份 {years}',
    en: 'the start table of {name} has years after the base year {#base}: {years}',
  },
  'start-years': {
    zh: '{name} 的基年表年份是 {years}，应从基年 {#base} 起连续向前',
    en: 'the start table of {name} has the years {years}; they must run back from the base year {#base} without a gap',
  },
  'noise-collision': {
    zh: '噪声 {first} 和 {second} 的名字散列相同，会抽到同样的数\n改其中一个的名字',
    en: 'noises {first} and {second} have the same hash and would draw the same numbers\nrename one of them',
  },
  'noise-not-there': {
    zh: '没有噪声 {name}',
    en: 'there is no noise {name}',
  },
  'noise-not-there-near': {
    zh: '没有噪声 {name}，是不是 {nearest}？',
    en: 'there is no noise {name}; did you mean {nearest}?',
  },
  'correlation-key': {
    zh: '{pair} 不是一对噪声\n写成 甲~乙，如 cpi~income',
    en: '{pair} is not a pair of noises\nwrite one~other, such as cpi~income',
  },
  'correlation-twice': {
    zh: '{pair} 和 {first} 是同一对噪声，相关系数写了两次\n保留一处',
    en: '{pair} and {first} are the same pair of noises; its correlation is given twice\nkeep one',
  },
  'correlation-value': {
    zh: '{pair} 的相关系数是 {#value}，应大于 -1 且小于 1',
    en: 'the correlation of {pair} is {#value}; it must be above -1 and below 1',
  },
  'correlation-uniform': {
    zh: '噪声 {name} 是均匀分布，不能设相关',
    en: 'noise {name} is uniform and cannot be correlated',
  },
  'correlation-unused': {
    zh: '没有规则用到噪声 {name}，相关 {pair} 不起作用',
    en: 'no rule uses the noise {name}; the correlation {pair} has no effect',
  },
  'correlation-kinds': {
    zh: '{pair} 一个每年抽取（normal），一个每条路径抽一次（normal_once），不能相关',
    en: '{pair}: one is drawn each year (normal), the other once per path (normal_once); they cannot be correlated',
  },
  'correlation-not-positive': {
    zh: '这些相关系数互相矛盾：最小特征值 {eigenvalue}，应大于 0\n最接近的可用取值：{valid}',
    en: 'these correlations contradict one another: the smallest eigenvalue is {eigenvalue}, it must be above 0\nthe nearest valid ones: {valid}',
  },
  'outputs-empty': {
    zh: 'outputs 是空的，运行不会留下任何列\n列出至少一条规则，或删去 outputs，用规则库的默认输出',
    en: 'outputs is empty; the run would keep no column\nlist at least one rule, or delete outputs to use the rulebook’s own',
  },
  'output-unknown': {
    zh: '没有规则 {name}\n用 chusuan rules --search 查找规则',
    en: 'there is no rule {name}\nfind rules with chusuan rules --search',
  },
  'output-unknown-near': {
    zh: '没有规则 {name}，是不是 {nearest}？',
    en: 'there is no rule {name}; did you mean {nearest}?',
  },
  'output-twice': {
    zh: '{name} 列了两次\n保留一处',
    en: '{name} is listed twice\nkeep one',
  },
  'output-too-wide': {
    zh: '{name} 有 {cells} 格，输出列最多 {most} 格\n改放到 profiles，或用 sum 先合并',
    en: '{name} has {cells} {cells|cell|cells}; an output has at most {most}\nput it under profiles, or add cells up with sum first',
  },
} as const;
