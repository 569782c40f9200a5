/** Messages of rulebook files: declarations, references and worked examples. */
export const rulebookMessages = {
  'rulebook-missing': {
    zh: '找不到规则库 {folder}\n规则库是一个含 rulebook.yaml 的文件夹',
    en: 'there is no rulebook {folder}\na rulebook is a folder with a rulebook.yaml',
  },
  'rulebook-empty': { zh: '规则库 {folder} 里没有规则', en: 'rulebook {folder} holds no rules' },
  'chapter-missing': {
    zh: 'chapters 列出的 {name} 没有对应文件 {name}.yaml',
    en: 'chapters lists {name}, but there is no file {name}.yaml',
  },
  'name-taken': {
    zh: '名称 {name} 声明了两次\n另一处在 {other}',
    en: 'the name {name} is declared twice\nthe other place is {other}',
  },
  'name-reserved': {
    zh: '名称 {name} 是语言保留字，换一个',
    en: 'the name {name} belongs to the language; choose another',
  },
  'name-form': {
    zh: '名称 {name} 不合规则：用英文小写字母、数字和下划线，字母开头',
    en: 'the name {name} is not allowed: use lower-case letters, digits and underscores, starting with a letter',
  },
  'rule-incomplete': {
    zh: '规则 {rule} 缺 {attribute}\nlabel、unit、formula 三项必填',
    en: '{rule} lacks {attribute}\nlabel, unit and formula are required',
  },
  'dimension-values': {
    zh: '维度 {name} 的取值 {value} 无法识别\n写成 0..105 这样的整数区间，或标签列表',
    en: 'the values {value} of dimension {name} cannot be read\nwrite a range of whole numbers such as 0..105, or a list of labels',
  },
  'ageing-needs-numbers': {
    zh: '维度 {name} 标了 ageing，但它的取值不是数\n会随年增长的维度用整数区间，例如 0..105',
    en: 'dimension {name} is ageing, but its values are not numbers\nan ageing dimension is a range of whole numbers such as 0..105',
  },
  'range-form': {
    zh: '{name} 的范围 {value} 无法识别\n写成 0.8..1，一端可省略：0.. 或 ..1',
    en: 'the range {value} of {name} cannot be read\nwrite 0.8..1; either end may be left out: 0.. or ..1',
  },
  'input-forms-clash': {
    zh: '输入 {name} 不能同时写 {first} 和 {second}\n按路径给的数每年一个；分段表的各行对所有单元格相同',
    en: 'input {name} cannot have both {first} and {second}\na set by path is one number a year; the rows of a piecewise table are the same for all cells',
  },
  'rule-too-many-cells': {
    zh: '规则 {rule} 有 {cells} 个单元格（{dimensions}），上限 {limit}\n用 sum 减少维度，或缩小维度的取值',
    en: '{rule} has {cells} {cells|cell|cells} ({dimensions}); the limit is {limit}\nremove dimensions with sum, or make them smaller',
  },
  'payers-units': {
    zh: 'summary.payers 里 {name} 的单位是 {unit}，{first} 的是 {firstUnit}，不能相加',
    en: 'summary.payers adds {name} in {unit} to {first} in {firstUnit}',
  },
  'alias-taken': {
    zh: '别名 {name} 已是规则或输入的名称\n另取一个',
    en: 'the other name {name} is the name of a rule or input already\nchoose another',
  },
  'alias-unknown': {
    zh: '别名 {name} 指向 {meant}，它不是规则也不是输入\n{nearest}',
    en: '{name} stands for {meant}, which is neither a rule nor an input\n{nearest}',
  },
  'reference-unknown': {
    zh: '{key} 提到的 {name} 不是规则\n{nearest}',
    en: '{key} names {name}, which is not a rule\n{nearest}',
  },
  'reference-has-dimensions': {
    zh: '{key} 提到的 {name} 有维度 {dimensions}，这里只能用没有维度的规则',
    en: '{key} names {name}, which has the dimensions {dimensions}; only a rule without dimensions can stand here',
  },
  'reference-not-flag': {
    zh: '{key} 提到的 {name} 不是是非量，不能当概率统计\n写一条 kind: flag、取值 0 或 1 的规则',
    en: '{key} names {name}, which is no flag, so its mean is no probability\nname a rule of kind: flag that is 0 or 1',
  },
  'nearest-known': { zh: '是不是想写 {name}？', en: 'did you mean {name}?' },
  'nearest-none': { zh: '先声明它，或改用已有的名称', en: 'declare it first, or use a name that exists' },
  'example-unknown': {
    zh: '规则 {rule} 的算例给了公式里没有的 {name}\n公式用到：{names}',
    en: 'an example of {rule} gives {name}, which its formula does not mention\nthe formula mentions: {names}',
  },
  'example-missing': {
    zh: '规则 {rule} 的算例没有给 {name}',
    en: 'an example of {rule} does not give {name}',
  },
  'example-cell': {
    zh: '规则 {rule} 的算例没有说明是哪一格：缺 {dimension}',
    en: 'an example of {rule} does not say its cell: {dimension} is missing',
  },
} as const;
