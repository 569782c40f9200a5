/** 分县的消息 — messages about county tables: the list, the shares by cohort, fiscal revenue. */
export const countyMessages = {
  // --- beside the keys of a scenario
  'schema-counties': { zh: '分县估计用的表；运行目录里会有 county.arrow', en: 'tables of the county estimate; the run directory then holds county.arrow' },
  'schema-counties-table': { zh: '县的清单（代码、名称、所属市州、类别）；写 none 则不做分县估计', en: 'list of counties (code, name, prefecture, class); none leaves the estimate out' },
  'schema-counties-shares': { zh: '各县占全省同性别、同出生年份参保人的份额', en: 'what each county makes of the members of each sex and birth cohort' },
  'schema-counties-revenue': { zh: '各县、市州财政收入；给出后才计算负担率，模板见 scenarios/hubei/counties', en: 'fiscal revenue of counties and prefectures; burdens are computed only where it is given (template in scenarios/hubei/counties)' },
  // --- the tables
  'counties-key-missing': {
    zh: '写了 counties，但缺少 {key}\n分县估计需要 table（县的清单）和 shares（份额）两张表；不要分县估计就写 counties: { table: none }',
    en: 'counties is given without {key}\nthe estimate needs two tables, table (the list) and shares; to leave it out say counties: { table: none }',
  },
  'counties-rules-missing': {
    zh: '分县估计需要规则库里没有的规则：{rules}\n换用 resident-pension 规则库，或写 counties: { table: none }',
    en: 'the county estimate needs rules the rulebook lacks: {rules}\nuse the rulebook resident-pension, or say counties: { table: none }',
  },
  'counties-column-near': {
    zh: '未知的列 {column}，是不是 {nearest}？\n可以有的列：{known}',
    en: 'unknown column {column}; did you mean {nearest}?\npossible columns: {known}',
  },
  'counties-word': { zh: '{column} 不能是“{value}”\n可以写：{known}', en: '{column} cannot be “{value}”\nallowed: {known}' },
  'counties-word-near': { zh: '{column} 不能是“{value}”，是不是 {nearest}？\n可以写：{known}', en: '{column} cannot be “{value}”; did you mean {nearest}?\nallowed: {known}' },
  'counties-number': {
    zh: '列 {column} 的“{value}”不是不小于零的数\n写普通的数，不加千分位逗号和单位',
    en: '“{value}” in column {column} is no number of zero or more\nwrite a plain number without separators or unit',
  },
  'counties-code-form': { zh: '“{code}”不是六位行政区划代码', en: '“{code}” is no division code of six digits' },
  'counties-code-twice': { zh: '代码 {code} 写了两次，第一次在第 {#first} 行\n保留一行', en: 'code {code} is given twice, first in line {#first}\nkeep one row' },
  'counties-code-unknown': { zh: '县的清单里没有代码 {code}\n代码和名称见 counties.csv', en: 'the list of counties has no code {code}\ncodes and names stand in counties.csv' },
  'counties-code-unknown-near': { zh: '县的清单里没有代码 {code}，是不是 {nearest}？', en: 'the list of counties has no code {code}; did you mean {nearest}?' },
  'counties-name-other': {
    zh: '代码 {code} 是{known}，这里写的是“{name}”\n核对代码和名称，两者要一致',
    en: 'code {code} is {known}, but “{name}” stands beside it\ncheck which of the two is meant',
  },
  'counties-prefecture-name': {
    zh: '市州代码 {code} 这里叫“{name}”，第 {#first} 行叫“{other}”\n统一名称',
    en: 'prefecture {code} is called “{name}” here and “{other}” in line {#first}\nuse one name',
  },
  'counties-one-province': {
    zh: '清单里有 {count} 行 level 为 province，应当恰有一行\n写上全省这一行',
    en: 'the list has {count} {count|row|rows} of level province; there must be one\ngive the province one row',
  },
  'counties-none': { zh: '清单里没有一个县\n每县一行，level 写 county', en: 'the list has no county\none row per county, with level county' },
  'counties-cohorts': {
    zh: '出生年份各列没有连成一片：{found}\n从“-1935”到“2020-”，逐段相接，如 1936-1940、1941-1945',
    en: 'the columns of birth years do not follow one another: {found}\nfrom “-1935” to “2020-” without gaps, such as 1936-1940, 1941-1945',
  },
  'counties-row-twice': { zh: '{code} 的 {sex} 写了两次\n保留一行', en: '{sex} of {code} is given twice\nkeep one row' },
  'counties-row-missing': { zh: '缺少 {code} {name} 的 {sex} 一行\n每县男（male）、女（female）各一行', en: 'the row {sex} of {code} {name} is missing\none row male and one female per county' },
  'counties-shares-sum': {
    zh: '列 {column}（{sex}）各县份额合计是 {sum}，应当是 1\n份额是该县占全省同性别、同出生年份参保人的比例',
    en: 'the shares of column {column} ({sex}) add up to {sum}, not to 1\na share is what a county makes of the province’s members of that sex and birth cohort',
  },
  'counties-no-years': { zh: '财政收入表没有年份列\n每年一列，列名写四位年份，如 2025', en: 'the table of fiscal revenue has no column of a year\none column per year, named by four digits such as 2025' },
  'counties-revenue-zero': { zh: '列 {column} 的财政收入是 0\n没有数就留空', en: 'fiscal revenue in column {column} is 0\nleave the cell blank where it is not known' },
} as const;
