/** Messages of formulas: reading, names, dimensions, units. Facts: `rule` the rule's name, `snippet` the piece of formula meant. */
export const formulaMessages = {
  // --- reading a formula
  'formula-empty': { zh: '规则 {rule} 的公式是空的', en: 'the formula of {rule} is empty' },
  'formula-syntax': {
    zh: '规则 {rule} 的公式在第 {#character} 个字符处读不下去：{snippet}\n检查括号、逗号和运算符是否成对、齐全',
    en: 'the formula of {rule} cannot be read at character {#character}: {snippet}\ncheck that parentheses, commas and operators are complete',
  },
  'formula-full-width': {
    zh: '规则 {rule} 的公式里有全角符号“{character}”：{snippet}\n改用半角的 {halfWidth}',
    en: 'the formula of {rule} contains the full-width or typographic character “{character}”: {snippet}\nwrite {halfWidth} instead',
  },
  'formula-han': {
    zh: '规则 {rule} 的公式里有中文“{word}”：{snippet}\n公式里的名称用英文小写加下划线；中文名写在 label.zh',
    en: 'the formula of {rule} contains Chinese text “{word}”: {snippet}\nnames in formulas are lower-case English with underscores; put the Chinese name into label.zh',
  },
  'formula-foreign': {
    zh: '规则 {rule} 的公式里有别处的写法“{foreign}”：{snippet}\n这里写 {remedy}',
    en: '{rule} uses “{foreign}”, which belongs to another language: {snippet}\nhere it is written {remedy}',
  },
  'formula-too-long': {
    zh: '规则 {rule} 的公式有 {size} 个字符，上限 {limit}\n把它拆成几条规则',
    en: 'the formula of {rule} has {size} {size|character|characters}; the limit is {limit}\nsplit it into several rules',
  },
  'formula-too-deep': {
    zh: '规则 {rule} 的公式嵌套超过 {limit} 层\n把内层拆成单独的规则',
    en: 'the formula of {rule} is nested more than {limit} {limit|level|levels} deep\nmake rules of the inner parts',
  },
  'formula-chain-too-long': {
    zh: '规则 {rule} 的公式把 {size} 次运算连成一串，上限 {limit}\n把它拆成几条规则，或对一个维度求和',
    en: 'the formula of {rule} chains {size} {size|operation|operations}; the limit is {limit}\nsplit it into several rules, or sum over a dimension',
  },
  'formula-too-many-nodes': {
    zh: '规则 {rule} 的公式有 {size} 个节点，上限 {limit}\n把它拆成几条规则',
    en: 'the formula of {rule} has {size} {size|node|nodes}; the limit is {limit}\nsplit it into several rules',
  },
  // --- refusals
  'refused-implicit-product': {
    zh: '规则 {rule} 省略了乘号：{snippet}\n写明 *，例如 {remedy}',
    en: '{rule} leaves out a multiplication sign: {snippet}\nwrite *, for example {remedy}',
  },
  'refused-percent': {
    zh: '规则 {rule} 的公式里用了 %：{snippet}\n写成小数（5% 写 0.05）；政策数字应放到情景的 inputs 里',
    en: '{rule} uses %: {snippet}\nwrite a decimal (0.05 for 5%); policy numbers belong in the scenario’s inputs',
  },
  'refused-assignment': {
    zh: '规则 {rule} 的公式里有赋值：{snippet}\n比较相等用 ==；新的量请另写一条规则',
    en: '{rule} assigns a value: {snippet}\nuse == to compare; write another rule for a new quantity',
  },
  'refused-access': {
    zh: '规则 {rule} 的公式里取了成员或下标：{snippet}\n只能写名称；要某一格用 sum(x, age == 60) 之类的条件',
    en: '{rule} reaches into a property or an index: {snippet}\nwrite plain names; to pick a cell use a condition such as sum(x, age == 60)',
  },
  'refused-collection': {
    zh: '规则 {rule} 的公式里有数组、区间或对象：{snippet}\n表格请作为输入写进情景的 inputs',
    en: '{rule} contains an array, a range or an object: {snippet}\nsupply tables as inputs of the scenario',
  },
  'refused-block': {
    zh: '规则 {rule} 的公式不止一个式子：{snippet}\n一条规则只写一个公式，去掉分号',
    en: '{rule} holds more than one formula: {snippet}\none rule is one formula; remove the semicolon',
  },
  'refused-function-definition': {
    zh: '规则 {rule} 的公式里定义了函数：{snippet}\n把函数体写成一条单独的规则',
    en: '{rule} defines a function: {snippet}\nmake a rule of its body',
  },
  'refused-chained-comparison': {
    zh: '规则 {rule} 的公式里有连续比较：{snippet}\n拆成两个比较，用 and 连接',
    en: '{rule} chains comparisons: {snippet}\nwrite two comparisons joined by and',
  },
  'refused-text': {
    zh: '规则 {rule} 的公式里有文字 {snippet}\n带引号的标签只能与它的维度比较，例如 sex == "female"',
    en: '{rule} contains the text {snippet}\nquoted labels only stand in a comparison with their dimension, for example sex == "female"',
  },
  'refused-operator': {
    zh: '规则 {rule} 的公式里有不支持的运算：{snippet}\n可用 + - * / ^ < <= > >= == != and or not 和 条件 ? 甲 : 乙',
    en: '{rule} uses an operator that the language lacks: {snippet}\navailable: + - * / ^ < <= > >= == != and or not, and condition ? a : b',
  },
  'refused-number': {
    zh: '规则 {rule} 的公式里有不能用的数：{snippet}\n写有限的十进制数，例如 0.5 或 1e-3',
    en: '{rule} contains a number that cannot be used: {snippet}\nwrite finite decimal numbers such as 0.5 or 1e-3',
  },
  'refused-comment': {
    zh: '规则 {rule} 的公式里有 #：{snippet}\n说明写在 note 里',
    en: '{rule} contains #: {snippet}\nput remarks into note',
  },
  'refused-form': {
    zh: '规则 {rule} 的公式里有不支持的写法：{snippet}',
    en: '{rule} uses a form that the language lacks: {snippet}',
  },
  // --- names and calls
  'name-unknown': {
    zh: '规则 {rule} 提到未知名称 {name}：{snippet}\n{nearest}',
    en: '{rule} mentions the unknown name {name}: {snippet}\n{nearest}',
  },
  'function-unknown': {
    zh: '规则 {rule} 调用了未知函数 {name}：{snippet}\n{nearest}',
    en: '{rule} calls the unknown function {name}: {snippet}\n{nearest}',
  },
  'function-of-name': {
    zh: '规则 {rule} 把 {name} 当函数用：{snippet}\n{name} 是一个量；相乘请写 {name} * (…)',
    en: '{rule} calls {name} like a function: {snippet}\n{name} is a quantity; to multiply write {name} * (…)',
  },
  'function-without-call': {
    zh: '规则 {rule} 把函数 {name} 当量用\n函数要带括号和参数，例如 {name}(…)',
    en: '{rule} uses the function {name} like a quantity\na function takes parentheses and arguments: {name}(…)',
  },
  'function-arity': {
    zh: '规则 {rule} 里 {name} 的参数个数不对：{snippet}\n应为 {expected} 个',
    en: '{rule} calls {name} with the wrong number of arguments: {snippet}\nit takes {expected}',
  },
  'lag-needs-name': {
    zh: '规则 {rule} 里 {name} 的参数必须是一个规则名：{snippet}\n把参数写成一条单独的规则',
    en: '{name} in {rule} takes a plain rule name: {snippet}\nmake a rule of its argument',
  },
  'lag-needs-rule': {
    zh: '规则 {rule} 对 {argument} 用了 {name}，但它不是规则：{snippet}\n先写一条规则等于 {argument}，再取它的往年值',
    en: '{rule} takes {name} of {argument}, which is not a rule: {snippet}\nwrite a rule that equals {argument} first, then take its past value',
  },
  'lag-years': {
    zh: '规则 {rule} 里 prev 的年数不对：{snippet}\n应为 1 到 {limit} 的整数',
    en: 'the lag in {rule} is not allowed: {snippet}\nit must be a whole number of years from 1 to {limit}',
  },
  'noise-needs-name': {
    zh: '规则 {rule} 里 {name} 的参数必须是噪声名：{snippet}\n噪声在规则库的 noises 里声明',
    en: '{name} in {rule} takes the name of a noise: {snippet}\nnoises are declared under noises in the rulebook',
  },
  'noise-unknown': {
    zh: '规则 {rule} 用到未声明的噪声 {name}\n{nearest}',
    en: '{rule} uses the undeclared noise {name}\n{nearest}',
  },
  'noise-two-kinds': {
    zh: '噪声 {name} 在规则 {rule} 里作 {kind}，别处作 {otherKind}\n一个噪声只作一种用途；请另声明一个',
    en: 'noise {name} is {kind} in {rule} and {otherKind} elsewhere\none noise has one use; declare another one',
  },
  'label-unknown': {
    zh: '规则 {rule} 里维度 {dimension} 没有标签 {name}：{snippet}\n{nearest}',
    en: 'dimension {dimension} in {rule} has no label {name}: {snippet}\n{nearest}',
  },
  'label-comparison': {
    zh: '规则 {rule} 里标签只能用 == 或 != 比较：{snippet}',
    en: 'labels in {rule} are compared with == or != only: {snippet}',
  },
  'dimension-not-number': {
    zh: '规则 {rule} 把维度 {dimension} 当数用：{snippet}\n它的坐标是标签；写成比较，例如 {dimension} == "{example}"',
    en: '{rule} uses dimension {dimension} as a number: {snippet}\nits coordinates are labels; write a comparison such as {dimension} == "{example}"',
  },
  'condition-needed': {
    zh: '规则 {rule} 在需要条件的地方写了数：{snippet}\n写成比较，例如 {snippet} > 0',
    en: '{rule} has a number where a condition is needed: {snippet}\nwrite a comparison such as {snippet} > 0',
  },
  'number-needed': {
    zh: '规则 {rule} 在需要数的地方写了条件：{snippet}\n写成 {snippet} ? 1 : 0；若是 not 后面的比较，请加括号',
    en: '{rule} has a condition where a number is needed: {snippet}\nwrite {snippet} ? 1 : 0; put a comparison after not in parentheses',
  },
  'not-needs-parentheses': {
    zh: '规则 {rule} 里 not 只管到紧跟的名称：{snippet}\n比较要加括号，例如 not (a == b)',
    en: 'not in {rule} takes only the name right after it: {snippet}\nput the comparison in parentheses, for example not (a == b)',
  },
  'power-out-of-range': {
    zh: '规则 {rule} 的整数次幂超出范围：{snippet}\n整数次幂限 -64 到 64；更大的请用 exp 和 log',
    en: 'the integer power in {rule} is out of range: {snippet}\nliteral powers run from -64 to 64; use exp and log beyond',
  },
  'band-needs-table': {
    zh: '规则 {rule} 里 band 的第二个参数必须是声明了 band_of 的输入：{snippet}',
    en: 'band in {rule} takes an input declared with band_of as its second argument: {snippet}',
  },
  'band-outside-band': {
    zh: '规则 {rule} 直接用了分段表 {name}：{snippet}\n分段表只能写在 band(x, {name}) 里',
    en: '{rule} uses the piecewise table {name} directly: {snippet}\nit only stands in band(x, {name})',
  },
  // --- dimensions
  'sum-nothing': {
    zh: '规则 {rule} 里求和的对象没有维度：{snippet}\n去掉 {name}',
    en: 'there is nothing to add up in {rule}: {snippet} has no dimension\nremove {name}',
  },
  'sum-lacks-dimension': {
    zh: '规则 {rule} 要对 {dimension} 求和，但对象没有这个维度：{snippet}\n它的维度是 {dimensions}',
    en: '{rule} adds up over {dimension}, which is missing from {snippet}\nits dimensions are {dimensions}',
  },
  'younger-needs-ageing': {
    zh: '规则 {rule} 里 {name}({argument}) 要求 {argument} 有会随年增长的维度',
    en: '{name}({argument}) in {rule} needs an ageing dimension in {argument}',
  },
  'leaving-of-open': {
    zh: '规则 {rule} 里 leaving({argument}) 没有意义：{argument} 的末组是敞口的（last: open），没有人移出',
    en: 'leaving({argument}) in {rule} means nothing: the last cell of {argument} is open (last: open), nobody leaves it',
  },
  'two-ageing-dimensions': {
    zh: '规则 {rule} 同时有两个随年增长的维度：{dimensions}\n用 sum 去掉其中一个',
    en: '{rule} has two ageing dimensions: {dimensions}\nremove one of them with sum',
  },
  'entry-without-ageing': {
    zh: '规则 {rule} 写了 entry，但没有随年增长的维度\n去掉 entry',
    en: '{rule} has an entry but no ageing dimension\nremove entry',
  },
  'entry-has-ageing': {
    zh: '规则 {rule} 的 entry 不能带维度 {dimension}：{snippet}\n它只给首组取值',
    en: 'the entry of {rule} must not have dimension {dimension}: {snippet}\nit fills the first cell only',
  },
  'open-without-ageing': {
    zh: '规则 {rule} 写了 last: open，但没有随年增长的维度\n去掉 last',
    en: '{rule} says last: open but has no ageing dimension\nremove last',
  },
  'start-missing': {
    zh: '规则 {rule} 缺 start：{user} 用到了它的往年值\n写上基年末的值，例如 start: 0',
    en: '{rule} lacks a start: {user} reaches its past value\nsay its value at the end of the base year, for example start: 0',
  },
  'start-form': {
    zh: '规则 {rule} 的 start 里不能用 {snippet}\nstart 只由输入、坐标和其他规则的 start 组成，不能有噪声和往年值',
    en: 'the start of {rule} must not use {snippet}\na start is made of inputs, coordinates and other starts, without noise or past values',
  },
  'start-of-rule-without-start': {
    zh: '规则 {rule} 的 start 提到 {name}，但 {name} 没有 start',
    en: 'the start of {rule} mentions {name}, which has no start',
  },
  cycle: {
    zh: '规则互相依赖成环：{cycle}\n用 prev() 或 last_year() 取往年值断开其中一环',
    en: 'rules depend on each other in a circle: {cycle}\ncut it with prev() or last_year()',
  },
  'start-cycle': {
    zh: '基年值互相依赖成环：{cycle}',
    en: 'starts depend on each other in a circle: {cycle}',
  },
  // --- units
  'unit-unknown': {
    zh: '{name} 的单位 {unit} 无法识别\n单位由 yuan、person、month、year 组成，例如 yuan/person/month；纯数写 1',
    en: 'the unit {unit} of {name} is not known\nunits are made of yuan, person, month and year, for example yuan/person/month; pure numbers are 1',
  },
  'unit-disagree': {
    zh: '规则 {rule}：{operation}的两边单位不同：{snippet}\n{left} 是 {leftUnit}，{right} 是 {rightUnit}',
    en: '{rule}: cannot {operation} {leftUnit} and {rightUnit}: {snippet}\n{left} is {leftUnit}, {right} is {rightUnit}',
  },
  'unit-literal': {
    zh: '规则 {rule}：{snippet} 里的数 {#number} 没有单位，{other} 的单位是 {unit}\n带单位的政策数字请写成情景的输入',
    en: '{rule}: the number {#number} in {snippet} has no unit, but {other} is {unit}\nnumbers with a unit are inputs of the scenario',
  },
  'unit-not-pure': {
    zh: '规则 {rule}：{name} 只接受纯数，{argument} 的单位是 {unit}\n先除以同单位的量',
    en: '{rule}: {name} takes pure numbers; {argument} is {unit}\ndivide by a quantity of the same unit first',
  },
  'unit-sqrt': {
    zh: '规则 {rule}：sqrt({argument}) 的单位 {unit} 开不尽',
    en: '{rule}: sqrt({argument}) has no unit, because {unit} is not a square',
  },
  'unit-rule': {
    zh: '规则 {rule} 声明的单位是 {unit}，{part}算出来是 {actual}：{snippet}',
    en: '{rule} is declared in {unit}, but its {part} is in {actual}: {snippet}',
  },
  'unit-band': {
    zh: '规则 {rule}：分段表 {name} 按 {unit} 查，{argument} 的单位是 {actual}',
    en: '{rule}: table {name} is looked up by {unit}, but {argument} is {actual}',
  },
  'operation-add': { zh: '加减', en: 'add or subtract' },
  'operation-compare': { zh: '比较', en: 'compare' },
  'operation-choose': { zh: '条件', en: 'choose between' },
  'operation-minmax': { zh: '取大取小', en: 'take the smaller or larger of' },
  'part-formula': { zh: '公式', en: 'formula' },
  'part-start': { zh: '基年值', en: 'start' },
  'part-entry': { zh: '首组值', en: 'entry' },
} as const;
