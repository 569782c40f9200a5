// 报告 — docs/mutation.md: how many mutants there are by chapter, who notices them, and those that nobody does.
import type { Model } from '../../src/model/index.js';
import type { Witness } from './judge.js';
import type { MutatedPart } from './mutants.js';
import type { Found } from './outcome.js';
import type { Survivor } from './survivors.js';

const COLUMNS: readonly (readonly [Witness, zh: string, en: string])[] = [
  ['checker', '检查拒绝', 'refused'], ['example', '算例结果', 'example, result'], ['names', '算例取值', 'example, names'], ['input', '输入闲置', 'input unused'],
  ['independent', '独立复算', 'second computation'], ['claim', '其他检验', 'other claims'], ['golden', '仅核对文件', 'golden file alone'], ['nobody', '未被发现', 'nobody'],
];

const PARTS: Readonly<Record<MutatedPart, string>> = { formula: '公式 formula', start: '基年 start', entry: '进入 entry', last: '末格 last', ledger: '核账 ledger' };

/** 写报告 — Chinese and English side by side. */
export function mutationReport(model: Model, all: readonly Found[], survivors: readonly Survivor[]): string {
  const golden = all.filter(({ witness }) => witness === 'golden');
  return `# 变异测试 · Mutation test

规则库的每条规则，逐项删去或改动一处，得到一个变异体；每个变异体都应当有检验能发现。下面是全部变异体由谁最先发现。本页由 \`npm run mutation\` 生成，\`npm test\` 核对它与规则库一致。

Every rule of the rulebook is altered, one term at a time: each mutant should be noticed by something. This page tells what notices each first. \`npm run mutation\` makes it, \`npm test\` checks that it fits the rulebook.

## 怎样改动 · What is altered

每次只改一处：

- 加减乘除：删去一项，换成相反的运算；
- 比较和条件：含等号与不含等号互换，取反，\`and\` 与 \`or\` 互换，只留一支；
- 函数：\`min\` 与 \`max\`、\`ceil\` 与 \`floor\` 互换，去掉一个参数或上下限，去掉函数；
- 数字：改为 0，加 1；
- 往年的值：\`prev\`、\`last_year\`、\`younger\` 与当年互换，多退一年；
- 求和：去掉条件，去掉一个维度，去掉求和；
- 提及：换成公式中另一个、或同章最近的一个单位和维度相同的名称；
- 基年取值、进入的人、末格是否开放、核账标记，同样改动。

名称、说明、单位、输出方式不改；表格和情景里的数不属于规则库。

One place at a time: a term of a sum or product left out or its operator turned round; limits of comparisons, conditions, \`and\` and \`or\`, either branch alone; \`min\` and \`max\`, \`ceil\` and \`floor\`, an argument, a bound or the whole function left out; numbers set to 0 or raised by 1; \`prev\`, \`last_year\`, \`younger\` and this year exchanged, a year further back; the condition, a dimension or the whole of a sum left out; a mention replaced by another of the formula, or the nearest of its chapter, with the same unit and dimensions; and likewise what a rule starts from, who enters, whether its last cell is open, and its mark as a ledger. Labels, notes, units and kinds of output stay; tables and numbers of scenarios are no part of the rulebook.

## 由谁发现 · Who notices

按此次序，先发现者计数：

- **检查拒绝**：单位、维度、次序不通，规则库不能载入；
- **算例结果**：规则自带的算例算出另一个数；
- **算例取值**：公式提及了算例没有给出的名称，规则库不能载入；
- **输入闲置**：基准情景给出的输入再无规则提及，情景不能载入；
- **独立复算**：\`tests/golden/make/independent.py\` 既不用引擎也不用规则库算出的最优估计，与之相差超过 1e-12；
- **其他检验**：\`tests/rulebook\` 中基年、政策、资金、公布表格、平衡的某项检验不再通过；
- **仅核对文件**：只有 \`tests/golden/reviewed/\` 逐比特记录的结果不同，这是较弱的证据。

In this order, the first counts: the checker **refuses** it, by units, dimensions or order; a worked **example** has another result; the example does not **name** what the formula now takes, so the rulebook is refused; an **input** that the baseline gives is mentioned no more, so the baseline is refused; the **second computation**, which uses neither engine nor rulebook, differs by more than 1e-12; **other claims** of \`tests/rulebook\` on the base year, policy, money, published tables and balances fail; the **golden file alone** differs, which is weaker evidence.

| 章 chapter | 规则 rules | 变异体 mutants |${COLUMNS.map(([, zh, en]) => ` ${zh} ${en} |`).join('')}
|---|--:|--:|${COLUMNS.map(() => '--:|').join('')}
${chapters(model, all).join('\n')}

## 仅核对文件发现 · Noticed by the golden file alone

${golden.length === 0 ? '没有。None.' : ['| 规则 rule | 部分 part | 变异体 mutant |', '|---|---|---|', ...golden.map(({ mutant }) => `| \`${mutant.rule}\` | ${PARTS[mutant.part]} | ${code(mutant.text)} |`)].join('\n')}

## 未被发现 · Noticed by nobody

${survivors.length === 0 ? '没有。None.' : `以下变异体在账目平衡的一切情景下与原规则是同一个函数，逐条说明。

These are the same function as the rule in every scenario whose books balance, line by line.

| 规则 rule | 部分 part | 变异体 mutant | 为何无从发现 | why nobody can |
|---|---|---|---|---|
${survivors.map(({ rule, part, text, why }) => `| \`${rule}\` | ${PARTS[part]} | ${code(text)} | ${why.zh} | ${why.en} |`).join('\n')}`}
`;
}

/** A row for each chapter that has rules, and one for all. */
function chapters(model: Model, all: readonly Found[]): string[] {
  const row = (title: string, rules: number, found: readonly Found[]): string => {
    const counts = COLUMNS.map(([witness]) => found.filter((each) => each.witness === witness).length);
    return `| ${[title, rules, found.length, ...counts].map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)).join(' | ')} |`;
  };
  const rows = model.chapters.flatMap(({ name, title }) => {
    const rules = [...model.rules.values()].filter(({ chapter }) => chapter === name);
    return rules.length === 0 ? [] : [row(`${title.zh} ${title.en}`, rules.length, all.filter(({ mutant }) => model.rules.get(mutant.rule)!.chapter === name))];
  });
  return [...rows, row('**合计 all**', model.rules.size, all)];
}

/** Formulas hold no bar; a mark alone has no text. */
function code(text: string): string {
  return text === '' ? '—' : `\`${text}\``;
}
