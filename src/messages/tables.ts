/** 表格的消息 — messages about the contents of tables: columns, coordinates, cells. */
export const tableMessages = {
  'table-column': {
    zh: '未知的列 {column}\n可以有的列：{known}，或每年一列（2020、2021…）',
    en: 'unknown column {column}\npossible columns: {known}, or one per year (2020, 2021…)',
  },
  'table-column-near': {
    zh: '未知的列 {column}，是不是 {nearest}？\n可以有的列：{known}，或每年一列（2020、2021…）',
    en: 'unknown column {column}; did you mean {nearest}?\npossible columns: {known}, or one per year (2020, 2021…)',
  },
  'table-column-fixed': {
    zh: '未知的列 {column}\n可以有的列：{known}',
    en: 'unknown column {column}\npossible columns: {known}',
  },
  'table-no-value': {
    zh: '表格没有 value 列，也没有年份列',
    en: 'the table has neither a column value nor columns of years',
  },
  'table-two-forms': {
    zh: '表格既有年份列，又有 value 或 year 列\n只用一种：year 和 value 两列，或每年一列',
    en: 'the table has columns of years as well as value or year\nuse one form: year and value, or one column per year',
  },
  'table-lacks-column': {
    zh: '表格缺少列 {columns}',
    en: 'the table lacks the columns {columns}',
  },
  'table-year': {
    zh: '{value} 不是年份\nyear 列写四位年份，如 2026',
    en: '{value} is not a year\nthe column year holds years of four digits, such as 2026',
  },
  'table-path': {
    zh: '{value} 不是路径号\npath 列从 0 起数',
    en: '{value} is not a path number\nthe column path counts from 0',
  },
  'table-duplicate': {
    zh: '{cell} 重复，第一次在第 {#first} 行\n保留一行',
    en: '{cell} is given twice, first in line {#first}\nkeep one row',
  },
  'table-missing': {
    zh: '表格缺少这些格：{cells}',
    en: 'the table lacks these cells: {cells}',
  },
  'table-missing-more': {
    zh: '表格缺少 {count} 格，如：{cells}',
    en: 'the table lacks {count} {count|cell|cells}, such as: {cells}',
  },
  'table-more': {
    zh: '从这一行起，同类问题还有 {count} 处',
    en: 'from this line on, {count} more of the same kinds',
  },
  'coordinate-out-of-range': {
    zh: '{dimension} 是 {value}，范围 {range}',
    en: '{dimension} is {value}; the range is {range}',
  },
  'label-not-there': {
    zh: '维度 {dimension} 没有 {value}\n可以写：{known}',
    en: 'dimension {dimension} has no {value}\nallowed: {known}',
  },
  'label-not-there-near': {
    zh: '维度 {dimension} 没有 {value}，是不是 {nearest}？\n可以写：{known}',
    en: 'dimension {dimension} has no {value}; did you mean {nearest}?\nallowed: {known}',
  },
  'path-set-column-unsaid': {
    zh: '外部路径集有几个变量，输入 {name} 没有写取哪一个\n加上 column: {column}；文件中的变量：{known}',
    en: 'the set of paths has several variables, and the input {name} does not say which it takes\nadd column: {column}; variables of the file: {known}',
  },
  'path-set-column': {
    zh: '外部路径集 {file} 没有变量 {column}\n文件中的变量：{known}',
    en: 'the set of paths {file} has no variable {column}\nvariables of the file: {known}',
  },
  'path-set-column-near': {
    zh: '外部路径集 {file} 没有变量 {column}，是不是 {nearest}？\n文件中的变量：{known}',
    en: 'the set of paths {file} has no variable {column}; did you mean {nearest}?\nvariables of the file: {known}',
  },
  'path-set-blank': {
    zh: '{name} 这一格是空的\n补上数，或删去整条路径',
    en: 'the cell of {name} is blank\nfill it in, or remove the whole path',
  },
  'path-set-missing': {
    zh: '外部路径集缺 {count} 格（需要 {paths} 条路径，从 0 起数），如：{cells}\n补齐，或减少 paths',
    en: 'the set of paths lacks {count} {count|cell|cells} ({paths} {paths|path is|paths are} needed, counted from 0), such as: {cells}\nadd them, or lower paths',
  },
  'path-set-gap': {
    zh: '外部路径集的路径号到 {#highest}，却只有 {count} 条路径\n路径号从 0 起连续编号',
    en: 'the path numbers of the set go up to {#highest}, but it has {count} {count|path|paths}\nnumber the paths from 0 without a gap',
  },
  'path-set-short': {
    zh: '外部路径集中本次运行不读的路径缺值（{count} 格），如：{cells}\n补齐或删去这些路径：最优估计取全部路径的中位数',
    en: 'paths of the set that this run does not read lack {count} {count|value|values}, such as: {cells}\ncomplete or remove these paths: the best estimate takes the median of all of them',
  },
  'path-set-too-large': {
    zh: '外部路径集有 {paths} 条路径 × {years} 年，共 {count} 个数，上限 {most}\n减少路径或缩短年份',
    en: 'the set has {paths} {paths|path|paths} × {years} {years|year|years}, {count} {count|number|numbers}; the most is {most}\nuse fewer paths or fewer years',
  },
} as const;
