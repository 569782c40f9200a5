/** Texts of `chusuan compare`. */
export const compareMessages = {
  // --- help
  'compare-command': { zh: '比较几个方案：差多少、谁出钱、有多大把握（第一个是参照）', en: 'compare proposals: how far apart, who pays, how sure (the first is the reference)' },
  'compare-usage': { zh: '[options] <参照情景> <方案>...', en: '[options] <reference scenario> <proposal>...' },
  'compare-value-files': { zh: '情景...', en: 'scenarios...' },
  'compare-argument': { zh: '两个或更多情景文件（.yaml）；第一个是参照，其余各与它比较', en: 'two or more scenario files (.yaml); the first is the reference of the others' },
  'compare-option-paths': { zh: '每个情景的随机路径数（默认用情景里的）', en: 'random paths of each scenario (default: as the scenarios say)' },
  'compare-option-out': { zh: '比较结果放到这个文件夹（默认 runs/compare-<编号>）', en: 'folder of the comparison (default: runs/compare-<number>)' },
  'compare-option-force': { zh: '已经算过的也重新计算；替换 --out 里的旧比较', en: 'compute again what is there; replace an older comparison in --out' },
  'compare-value-years': { zh: '年份', en: 'years' },
  'compare-option-years': { zh: '逐年表显示的年份，如 2030,2040（默认每十年）', en: 'years of the tables, e.g. 2030,2040 (default: every ten years)' },
  'compare-value-year': { zh: '年份', en: 'year' },
  'compare-option-from': { zh: '合计从这一年起（默认参照情景最后一个给定值的次年）', en: 'first year of the totals (default: the year after the last given value of the reference)' },
  'compare-example': {
    zh: '例如：\n  chusuan compare scenarios/hubei/baseline.yaml scenarios/hubei/proposals/twenty-a-year.yaml scenarios/hubei/proposals/national-only.yaml\n  怎样读结果：docs/compare.md',
    en: 'Example:\n  chusuan compare scenarios/hubei/baseline.yaml scenarios/hubei/proposals/twenty-a-year.yaml scenarios/hubei/proposals/national-only.yaml\n  How to read the result: docs/compare.en.md',
  },
  // --- mistakes
  'compare-missing': {
    zh: '至少要写两个情景，这里有 {count} 个\n第一个是参照，例如 chusuan compare scenarios/hubei/baseline.yaml scenarios/hubei/proposals/twenty-a-year.yaml',
    en: 'two scenarios are needed at least, here {count|is|are} {count}\nthe first is the reference, for example: chusuan compare scenarios/hubei/baseline.yaml scenarios/hubei/proposals/twenty-a-year.yaml',
  },
  'compare-folder': {
    zh: '{folder} 是文件夹，这里要写情景文件\n两次运行之间的差额从哪里来，加 --waterfall；已有的比较写成报告，用 chusuan report',
    en: '{folder} is a folder; name scenario files\nfor what lies between two runs add --waterfall; for a report of a comparison use chusuan report',
  },
  'compare-same-file': {
    zh: '{file} 与 {before} 是同一个文件，与自己比较没有差别\n每个情景只写一次',
    en: '{file} and {before} are the same file; compared with itself there is no difference\nname each scenario once',
  },
  'compare-differs-years': {
    zh: '{key} 是 {value}，参照情景是 {reference}（{where}）：起止年份不同的情景不能比较\n改成同样的年份；方案一般用 extends 沿用参照情景，不写 {key}',
    en: '{key} is {value}, that of the reference is {reference} ({where}): scenarios of different years cannot be compared\nmake the years the same; a proposal usually extends the reference and leaves {key} out',
  },
  'compare-differs-paths': {
    zh: '{key} 是 {value}，参照情景是 {reference}（{where}）：路径数不同，不能逐条路径比较\n用 --paths 给所有情景同一个路径数，或改成一样',
    en: '{key} is {value}, that of the reference is {reference} ({where}): with other numbers of paths they cannot be compared path by path\ngive all scenarios the same number with --paths, or make them the same',
  },
  'compare-differs-seed': {
    zh: '{key} 是 {value}，参照情景是 {reference}（{where}）：随机数不同，差别里会混进偶然\n用 --seed 给所有情景同一个种子，或改成一样',
    en: '{key} is {value}, that of the reference is {reference} ({where}): with other random numbers, chance would mix with the difference\ngive all scenarios the same seed with --seed, or make them the same',
  },
  'compare-differs-rulebook': {
    zh: '{key} 是 {value}，参照情景是 {reference}（{where}）：两者的规则库内容不同，不能比较\n用同一个规则库；方案要改规则，写在自己的 rules: 里',
    en: '{key} is {value}, that of the reference is {reference} ({where}): the two rulebooks are not the same and cannot be compared\nuse one rulebook; a proposal changes rules under its own rules:',
  },
  'compare-from-range': {
    zh: '--from {#from} 不在模拟的年份里\n写 {#first} 至 {#last} 中的一年',
    en: '--from {#from} is no simulated year\nname one from {#first} to {#last}',
  },
  'compare-years-outside': {
    zh: '--years 里的 {years} 不在模拟的年份里\n写 {#first} 至 {#last} 中的年份，用逗号隔开，如 2030,2040',
    en: '--years names {years}, none of the simulated years\nname years from {#first} to {#last}, separated by commas, e.g. 2030,2040',
  },
  'compare-bad-years': {
    zh: '--years {value} 读不懂\n写年份，用逗号隔开，如 2030,2040,2050',
    en: '--years {value} cannot be read\nname years separated by commas, e.g. 2030,2040,2050',
  },
  'compare-disk-short': {
    zh: '磁盘空间不够：要计算的 {count} 个情景和比较结果约需 {needed}，{folder} 所在磁盘只剩 {free}\n减少 --paths，少比几个方案，或清理磁盘（runs/ 里的旧结果可以删除）',
    en: 'not enough disk space: the {count} {count|scenario|scenarios} to compute and the comparison need about {needed}, the disk of {folder} has {free} left\nlower --paths, compare fewer proposals, or free some space (old results in runs/ may be removed)',
  },
  // --- on the way
  'compare-scenario': { zh: '第 {index}/{count} 个情景：{title}', en: 'scenario {index} of {count}: {title}' },
  'compare-comparing': { zh: '正在逐条路径比较', en: 'comparing path by path' },
  'compare-reused': { zh: '这几个情景已经比较过，直接使用 {folder} 里的结果（重新计算请加 --force）', en: 'these scenarios have been compared before; using the results in {folder} (add --force to compute again)' },
  // --- the answer
  'compare-head': {
    zh: '{count} 个方案与参照情景 A 比较：同样的 {paths} 条随机路径（种子 {seed}），{#first}至{#last}年',
    en: '{count} {count|proposal|proposals} against the reference A: the same {paths} random {paths|path|paths} (seed {seed}), {#first} to {#last}',
  },
  'compare-head-best': {
    zh: '{count} 个方案与参照情景 A 比较：只有最优估计，没有随机路径（种子 {seed}），{#first}至{#last}年',
    en: '{count} {count|proposal|proposals} against the reference A: best estimates alone, no random paths (seed {seed}), {#first} to {#last}',
  },
  'compare-legend': { zh: '{title}（{file}）', en: '{title} ({file})' },
  'compare-verdict': { zh: '结论', en: 'Verdict' },
  'compare-payers': { zh: '谁出钱：{#first}至{#last}年合计', en: 'Who pays: totals of {#first} to {#last}' },
  'compare-measures': { zh: '{label}：名义、实际和现值', en: '{label}: nominal, real and present value' },
  'compare-all-payers': { zh: '各方合计', en: 'all payers' },
  'compare-period': { zh: '{#first}至{#last}年', en: '{#first} to {#last}' },
  'compare-nominal': { zh: '名义', en: 'nominal' },
  'compare-base-prices': { zh: '基年价', en: 'base-year prices' },
  'compare-real': { zh: '{#base}年价', en: 'prices of {#base}' },
  'compare-present': { zh: '{#before}年末现值', en: 'present value at the end of {#before}' },
  'compare-in-year': { zh: '{#year}年', en: '{#year}' },
  'compare-ever-by': { zh: '至{#year}年至少一次', en: 'at least once by {#year}' },
  'compare-line-best': { zh: '最优估计', en: 'best estimate' },
  'compare-line-difference': { zh: '与A之差', en: 'less A' },
  'compare-line-points': { zh: '与A之差（百分点）', en: 'less A (percentage points)' },
  'compare-line-low': { zh: '差的95%区间，下限', en: '95% band, from' },
  'compare-line-high': { zh: '差的95%区间，上限', en: '95% band, to' },
  'compare-line-q05': { zh: '差，5%的路径低于', en: '5% of paths below' },
  'compare-line-q95': { zh: '差，5%的路径高于', en: '5% of paths above' },
  'compare-kept': { zh: '人均养老金购买力不低于{#known}年的路径，{#year}年', en: 'paths on which the average pension buys as much as in {#known}, {#year}' },
  'compare-line-above': { zh: '高于A的路径', en: 'paths above A' },
  'compare-same': { zh: '相同', en: 'same' },
  'compare-all-same': { zh: '与参照完全相同（{years}年）：{labels}。', en: 'The same as in the reference ({years}): {labels}.' },
  'compare-no-revenue': {
    zh: '占财政收入的比例：各情景都没有给出财政收入（local_revenue_start）或预算（budget_line），无从计算，这里不估。',
    en: 'Share of fiscal revenue: no scenario supplies revenue (local_revenue_start) or budgets (budget_line), so there is none, and none is guessed.',
  },
  'compare-notes': { zh: '说明', en: 'Notes' },
  'compare-note-error': {
    zh: '各情景用同样的随机路径，差是逐条路径相减后的平均。“差的95%区间”是这个平均的抽样误差（±1.96倍配对标准误），只说明路径够不够多；“5%的路径低于、高于”是各条路径的差散布多宽。两者都不含假设本身的不确定，那要看 chusuan sensitivity。',
    en: 'All scenarios see the same random paths; a difference is the mean of the differences path by path. Its 95% band is the sampling error of that mean (± 1.96 paired standard errors) and tells only whether there are paths enough; "5% of paths below" and "above" tell how far the differences lie apart. Neither holds the uncertainty of the assumptions, for which see chusuan sensitivity.',
  },
  'compare-note-above': {
    zh: '“高于A的路径”不计相等的；“相同”指每条路径都与A相等（不计舍入，即差不到十亿分之一）。',
    en: '"Paths above A" leaves equal ones out; "same" means equal on every path (but for rounding, a difference below a billionth).',
  },
  'compare-note-best': { zh: '最优估计是全部随机因素取中位数的一条路径，没有抽样误差，也说明不了概率。', en: 'A best estimate is the one path with all noise at its median: it has no sampling error and says nothing of probabilities.' },
  'compare-note-from': {
    zh: '合计从{#first}年起：参照情景在此以前有给定值（--from 可改）。',
    en: 'Totals begin in {#first}: until then the reference has given values (--from changes it).',
  },
  'compare-note-real': { zh: '{#base}年价：各年金额除以该路径的价格指数。', en: 'Prices of {#base}: the money of each year over the price index of its path.' },
  'compare-note-present': {
    zh: '现值：按参照情景的规定贴现曲线折到{#before}年末，各年收支视为发生在年中；是约定，不是预测。',
    en: 'Present values: discounted to the end of {#before} along the prescribed curve of the reference, flows in the middle of their year; a convention, no forecast.',
  },
  'compare-note-early': {
    zh: '{letter} 从{#year}年起就与参照不同；{#first}年以前的差别不在合计之内。',
    en: '{letter} differs from the reference from {#year} on; what differs before {#first} is not in the totals.',
  },
  'compare-report-hint': { zh: '写成带图的报告：chusuan report {folder}（或比较时加 --report）', en: 'as a report with charts: chusuan report {folder} (or compare with --report)' },
  'compare-option-report': { zh: '比较后写成带图的报告（网页）', en: 'then write a report with charts, as a page' },
  'compare-result-folder': { zh: '比较结果：{folder}', en: 'comparison: {folder}' },
  // --- output folder
  'compare-out-foreign': {
    zh: '输出文件夹 {folder} 里有不是比较结果的文件，一个文件也没有动\n用 --out 换一个空的或新的文件夹；有别的内容的文件夹即使加 --force 也不会覆盖',
    en: 'the output folder {folder} holds files that are no comparison; nothing in it was touched\nname a new or empty folder with --out; a folder with other content is not overwritten even with --force',
  },
  'compare-out-other': {
    zh: '输出文件夹 {folder} 里已有另一次比较，没有覆盖\n换一个 --out；确实要替换旧结果就加 --force',
    en: 'the output folder {folder} holds another comparison; nothing was overwritten\nname another folder with --out, or add --force to replace it',
  },
  'compare-out-damaged': {
    zh: '输出文件夹 {folder} 里的比较结果不完整或被改动过，没有覆盖\n加 --force 重新计算并替换它',
    en: 'the comparison in {folder} is incomplete or was changed; nothing was overwritten\nadd --force to compute it again and replace it',
  },
} as const;
