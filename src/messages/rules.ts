/** Messages of `chusuan rules` and of what lies beside a rulebook. */
export const rulesMessages = {
  'rules-command': { zh: '查看规则库：一览，或某条规则的公式、条款和算例', en: 'read the rulebook: a table, or one rule with its formula, clause and examples' },
  'rules-argument-name': { zh: '规则、输入、噪声或维度，写名称或中文名；不写则列出全部规则', en: 'rules, inputs, noises or dimensions by name or label; without any, all rules are listed' },
  'rules-value-name': { zh: '名称', en: 'name' },
  'rules-value-chapters': { zh: '章', en: 'chapters' },
  'rules-value-words': { zh: '词', en: 'words' },
  'rules-value-file': { zh: '文件', en: 'file' },
  'rules-option-chapter': { zh: '只列这几章的规则和输入，写章名或标题，用逗号分开（默认全部）', en: 'only these chapters, by name or title, separated by commas (default: all)' },
  'rules-option-search': { zh: '在名称、标签、公式、条款原文、备注里查找；几个词用空格分开，须同时出现', en: 'search names, labels, formulas, clauses and notes; several words must all be found' },
  'rules-option-rulebook': { zh: '规则库：自带的名称，或文件夹（默认 resident-pension）', en: 'rulebook: a shipped name, or a folder (default: resident-pension)' },
  'rules-option-scenario': { zh: '情景文件：按情景改动后的规则库显示，并标出改动', en: 'scenario file: its rulebook as it changes it, with the changes marked' },
  'rules-option-html': { zh: '把整个规则库写成一个网页文件（不写文件名则输出到标准输出）', en: 'write the whole rulebook as one page into a file (default: standard output)' },
  'rules-option-force': { zh: '替换 --html 指名的已有文件', en: 'replace an existing file named with --html' },
  'rules-rulebook-and-scenario': { zh: '--rulebook 和 --scenario 只能写一个\n情景自己指明了规则库', en: 'give either --rulebook or --scenario, not both\na scenario names its own rulebook' },
  'rules-name-and-choice': {
    zh: '写了名称 {name}，就不能再用 --chapter 或 --search\n看某一条：chusuan rules {name}；列出一部分：只写 --chapter 或 --search',
    en: 'the name {name} goes with neither --chapter nor --search\none entry: chusuan rules {name}; a part of the list: --chapter or --search alone',
  },
  'rules-html-whole': { zh: '--html 写出整个规则库，不能同时写名称、--chapter 或 --search', en: '--html writes the whole rulebook; it goes with no name, --chapter or --search' },
  'rules-force-alone': { zh: '--force 只用于 --html 指名的文件\n例如 --html rules.html --force', en: '--force goes with a file named after --html\nfor example --html rules.html --force' },
  'rules-own-chapter': { zh: '情景自己的规则', en: 'Rules of the scenario' },
  // --- clauses.yaml
  'clauses-date': { zh: '{key} 的值 {value} 不是日期\n写成 2021-09-30、2021-09 或 "2021"', en: '{key} is {value}, which is no date\nwrite 2021-09-30, 2021-09 or "2021"' },
  'clauses-url': { zh: '{key} 的值 {value} 不是网址\n以 http:// 或 https:// 开头', en: '{key} is {value}, which is no address\nit begins with http:// or https://' },
  'clauses-text-and-summary': {
    zh: '条款 {clause} 既有原文 text 又有中文摘要 summary.zh\n有原文就不写中文摘要',
    en: 'clause {clause} has both its own words (text) and a Chinese summary\nwhere the text is known, leave summary.zh out',
  },
  'clauses-no-words': {
    zh: '条款 {clause} 既无原文 text，也无中文摘要 summary.zh\n写上其中一个',
    en: 'clause {clause} has neither its own words (text) nor a Chinese summary (summary.zh)\ngive one of them',
  },
  'clauses-alias-taken': { zh: '别名 {alias} 已是 {other} 的名称', en: 'the alias {alias} already belongs to {other}' },
} as const;
