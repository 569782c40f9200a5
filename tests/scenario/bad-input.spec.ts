import { expect, test } from 'vitest';
import { BASE, DEATHS, Project, withChange } from './project.js';

/** 坏输入 — every mistake with the exact text the user sees. */
function says(scenario: string, files: Record<string, string | Uint8Array> = {}): string {
  return new Project({ 's.yaml': scenario, ...files }).says();
}

function saysInEnglish(scenario: string, files: Record<string, string | Uint8Array> = {}): string {
  return new Project({ 's.yaml': scenario, ...files }).says('en');
}

/** Each line has the line before it eight times over. */
const ALIAS_BOMB = 'a: &a [x,x,x,x,x,x,x,x,x]\n' +
  'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n' +
  'c: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n' +
  'd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\n';

test('the good scenario is silent', () => {
  expect(says(BASE)).toBe('');
});

test('an unknown key names the nearest known one', () => {
  expect(says(withChange('seed: trial-1', 'sed: trial-1'))).toMatchInlineSnapshot(`
    "✖ 缺少键 seed
      → s.yaml:1  seed
    ✖ 未知的键 sed，是不是 seed？
      → s.yaml:6:1  sed
        这里可以写：title extends rulebook base_year last_year paths seed defaults inputs given noise rules counties outputs profiles allow_violation"
  `);
  expect(saysInEnglish(withChange('seed: trial-1', 'sed: trial-1'))).toMatchInlineSnapshot(`
    "✖ key seed is missing
      → s.yaml:1  seed
    ✖ unknown key sed; did you mean seed?
      → s.yaml:6:1  sed
        allowed here: title extends rulebook base_year last_year paths seed defaults inputs given noise rules counties outputs profiles allow_violation"
  `);
});

test('an unknown key of an input names the nearest known one', () => {
  expect(says(withChange('{ value: 0.9,', '{ vaule: 0.9,'))).toMatchInlineSnapshot(`
    "✖ 未知的键 vaule，是不是 value？
      → s.yaml:9:12  inputs.share.vaule
        这里可以写：value series table by cells bands paths column between after unit source confidence note range alternatives range_from range_source label band_of"
  `);
});

test('a duplicate key says where the first one is', () => {
  expect(says(`${BASE}seed: again\n`)).toMatchInlineSnapshot(`
    "✖ 键 seed 写了两次，第一次在第 6 行
      → s.yaml:16:1
        保留一处"
  `);
  expect(saysInEnglish(`${BASE}seed: again\n`)).toMatchInlineSnapshot(`
    "✖ key seed is given twice, first in line 6
      → s.yaml:16:1
        keep one"
  `);
});

test('full-width punctuation is named with its half-width form', () => {
  expect(says(withChange('paths: 100', 'paths：100'))).toMatchInlineSnapshot(`
    "✖ 这一行读不通，其中有全角符号 ：
      → s.yaml:5:1
        改成半角 :（冒号和逗号后面空一格）"
  `);
  expect(saysInEnglish(withChange('paths: 100', 'paths：100'))).toMatchInlineSnapshot(`
    "✖ this line cannot be read; it has full-width ：
      → s.yaml:5:1
        write : (with a space after a colon or comma)"
  `);
});

test('full-width punctuation inside braces too', () => {
  expect(says(withChange('{ value: 1000, unit', '{ value: 1000， unit'))).toMatchInlineSnapshot(`
    "✖ 这一行读不通，其中有全角符号 ，
      → s.yaml:14:21
        改成半角 ,（冒号和逗号后面空一格）"
  `);
});

test('a seed that is a number is to be quoted', () => {
  expect(says(withChange('seed: trial-1', 'seed: 2026'))).toMatchInlineSnapshot(`
    "✖ seed 应为文字，现在是数 2026
      → s.yaml:6:7  seed
        加上引号：seed: "2026""
  `);
  expect(saysInEnglish(withChange('seed: trial-1', 'seed: 2026'))).toMatchInlineSnapshot(`
    "✖ seed must be a text, not the number 2026
      → s.yaml:6:7  seed
        put it in quotes: seed: "2026""
  `);
});

test('a number of paths out of range', () => {
  expect(says(withChange('paths: 100', 'paths: 10000001'))).toMatchInlineSnapshot(`
    "✖ paths 是 10000001，应为 0 到 10,000,000 的整数
      → s.yaml:5:8  paths
        0 表示只算最优估计一条路径"
  `);
  expect(saysInEnglish(withChange('paths: 100', 'paths: 10000001'))).toMatchInlineSnapshot(`
    "✖ paths is 10000001; it must be a whole number from 0 to 10,000,000
      → s.yaml:5:8  paths
        0 computes the best estimate alone"
  `);
});

test('years that run backwards', () => {
  expect(says(withChange('last_year: 2023', 'last_year: 2020'))).toMatchInlineSnapshot(`
    "✖ last_year 是 2020，不晚于 base_year 2020
      → s.yaml:4:12  last_year
        基年末是起点，第一个模拟年是基年的下一年"
  `);
});

test('years beyond any horizon', () => {
  expect(says(withChange('last_year: 2023', 'last_year: 2400'))).toMatchInlineSnapshot(`
    "✖ 从2020年到2400年有 380 年，上限 300 年
      → s.yaml:4:12  last_year"
  `);
});

test('a missing title, one language only', () => {
  expect(says(withChange('{ zh: 试算, en: trial }', '{ zh: 试算 }'))).toMatchInlineSnapshot(`
    "✖ 缺少键 title.en
      → s.yaml:1  title.en"
  `);
});

test('a missing file suggests the one that is there', () => {
  expect(says(withChange('deaths.csv', 'death.csv'))).toMatchInlineSnapshot(`
    "✖ 找不到文件 death.csv
      → s.yaml:11:20
        是不是 deaths.csv？"
  `);
  expect(saysInEnglish(withChange('deaths.csv', 'death.csv'))).toMatchInlineSnapshot(`
    "✖ file death.csv does not exist
      → s.yaml:11:20
        did you mean deaths.csv?"
  `);
});

test('a missing file with nothing near', () => {
  expect(says(withChange('deaths.csv', 'tables/mortality.csv'))).toMatchInlineSnapshot(`
    "✖ 找不到文件 tables/mortality.csv
      → s.yaml:11:20
        检查路径和文件名，路径相对于写出它的文件"
  `);
});

test('a folder in place of a file', () => {
  expect(says(withChange('deaths.csv', 'book'))).toMatchInlineSnapshot(`
    "✖ book 是文件夹，这里需要文件
      → s.yaml:11:20
        写文件夹里的一个文件"
  `);
});

test('a file in another encoding', () => {
  expect(says(BASE, { 'deaths.csv': Uint8Array.from([0xd0, 0xd4, 0xb1, 0xf0, 0x0a]) })).toMatchInlineSnapshot(`
    "✖ 文件 deaths.csv 不是 UTF-8 编码
      → deaths.csv
        另存为 UTF-8：记事本选“编码 UTF-8”，Excel 和 WPS 选“CSV UTF-8”"
  `);
  expect(saysInEnglish(BASE, { 'deaths.csv': Uint8Array.from([0xd0, 0xd4, 0xb1, 0xf0, 0x0a]) })).toMatchInlineSnapshot(`
    "✖ file deaths.csv is not encoded as UTF-8
      → deaths.csv
        save it as UTF-8 (in Excel: “CSV UTF-8”)"
  `);
});

test('an unknown rulebook', () => {
  expect(says(withChange('rulebook: book', 'rulebook: resident-pensions'))).toMatchInlineSnapshot(`
    "✖ 找不到规则库 resident-pensions，是不是 resident-pension？
      → s.yaml:2:11  rulebook"
  `);
});

test('extends in a circle', () => {
  expect(says(`extends: b.yaml\n${BASE}`, { 'b.yaml': 'extends: c.yaml\n', 'c.yaml': 'extends: b.yaml\n' })).toMatchInlineSnapshot(`
    "✖ extends 成环：b.yaml → c.yaml → b.yaml
      → c.yaml:1:10  extends
        去掉其中一个 extends"
  `);
  expect(saysInEnglish(`extends: b.yaml\n${BASE}`, { 'b.yaml': 'extends: c.yaml\n', 'c.yaml': 'extends: b.yaml\n' })).toMatchInlineSnapshot(`
    "✖ extends runs in a circle: b.yaml → c.yaml → b.yaml
      → c.yaml:1:10  extends
        remove one of these extends"
  `);
});

test('an alias bomb', () => {
  expect(says(ALIAS_BOMB)).toMatchInlineSnapshot(`
    "✖ YAML 引用（*）展开后过大，拒绝读取
      → s.yaml:2:8
        直接写出数值，不用引用"
  `);
  expect(saysInEnglish(ALIAS_BOMB)).toMatchInlineSnapshot(`
    "✖ YAML aliases (*) expand to far too much; the file is refused
      → s.yaml:2:8
        write the values out instead of using aliases"
  `);
});

test('a wrong unit', () => {
  expect(says(withChange('opening: { value: 1000, unit: yuan }', 'opening: { value: 1000, unit: yuan/person }'))).toMatchInlineSnapshot(`
    "✖ 输入 opening 的单位是 yuan/person，应为 yuan
      → s.yaml:14:33  inputs.opening.unit"
  `);
  expect(saysInEnglish(withChange('opening: { value: 1000, unit: yuan }', 'opening: { value: 1000, unit: yuan/person }'))).toMatchInlineSnapshot(`
    "✖ the unit of input opening is yuan/person; it must be yuan
      → s.yaml:14:33  inputs.opening.unit"
  `);
});

test('a wrong unit beside the number', () => {
  expect(says(withChange('163 yuan/month/person', '163 yuan/year/person'))).toMatchInlineSnapshot(`
    "✖ base 的值 163 yuan/year/person 单位不对，应为 yuan/person/month
      → s.yaml:12:35  inputs.base.cells.male"
  `);
});

test('a number with thousands separators', () => {
  expect(says(withChange('value: 1000', 'value: "1,000"'))).toMatchInlineSnapshot(`
    "✖ opening 的值 1,000 读不成数
      → s.yaml:14:21  inputs.opening.value
        写成 0.03、3% 或带单位的数（单位 yuan）；不用千位分隔符"
  `);
});

test('a percentage of money', () => {
  expect(says(withChange('value: 1000', 'value: 5%'))).toMatchInlineSnapshot(`
    "✖ opening 的值 5% 是百分数，但它的单位是 yuan
      → s.yaml:14:21  inputs.opening.value
        百分数只用于比率"
  `);
});

test('24 for a rate', () => {
  expect(says(withChange('value: 0.9,', 'value: 24,'))).toMatchInlineSnapshot(`
    "✖ share 是 24，范围 0.8..1，单位 1；比率写成小数
      → s.yaml:9:19  inputs.share.value
        写 0.24 或 24%"
  `);
  expect(saysInEnglish(withChange('value: 0.9,', 'value: 24,'))).toMatchInlineSnapshot(`
    "✖ share is 24; the range is 0.8..1, unit 1; a rate is a decimal
      → s.yaml:9:19  inputs.share.value
        write 0.24 or 24%"
  `);
});

test('24 for a rate whose range is experience only', () => {
  expect(says(withChange('2021: 0.02', '2021: 24'))).toMatchInlineSnapshot(`
    "✖ growth 是 24 (year=2021)，范围 -0.1..0.2，单位 1；比率写成小数
      → s.yaml:10:29  inputs.growth.series.2021
        写 0.24 或 24%"
  `);
});

test('a value outside the law names the clause', () => {
  expect(says(withChange('value: 0.9,', 'value: 0.7,'))).toMatchInlineSnapshot(`
    "✖ share 是 0.7，法定范围 0.8..1，单位 1（某办法第四条）
      → s.yaml:9:19  inputs.share.value
        若要研究违规情形，写 allow_violation: [share]"
  `);
  expect(saysInEnglish(withChange('value: 0.9,', 'value: 0.7,'))).toMatchInlineSnapshot(`
    "✖ share is 0.7; the law allows 0.8..1, unit 1 (某办法第四条)
      → s.yaml:9:19  inputs.share.value
        to study a violation, say allow_violation: [share]"
  `);
});

test('allow_violation turns it into a warning', () => {
  expect(says(`${withChange('value: 0.9,', 'value: 0.7,')}allow_violation: [share]\n`)).toMatchInlineSnapshot(`
    "⚠ share 是 0.7，超出法定范围 0.8..1，单位 1（某办法第四条）；按 allow_violation 照算
      → s.yaml:9:19  inputs.share.value"
  `);
  expect(saysInEnglish(`${withChange('value: 0.9,', 'value: 0.7,')}allow_violation: [share]\n`)).toMatchInlineSnapshot(`
    "⚠ share is 0.7, outside the legal range 0.8..1, unit 1 (某办法第四条); computed as allow_violation asks
      → s.yaml:9:19  inputs.share.value"
  `);
});

test('a permission nobody needs', () => {
  expect(says(`${BASE}allow_violation: [share, shar]\n`)).toMatchInlineSnapshot(`
    "⚠ allow_violation 列出的 share 没有超出法定范围
      → s.yaml:16:19  allow_violation
        删去它
    ✖ 规则库没有输入 shar，是不是 share？
      → s.yaml:16:26  allow_violation
        若是自己规则要用的输入，写上 label 和 unit"
  `);
});

test('a value outside experience warns', () => {
  expect(says(withChange('value: 0.9,', 'value: 0.97,'))).toMatchInlineSnapshot(`
    "⚠ share 是 0.97，超出经验范围 0.8..0.95，单位 1
      → s.yaml:9:19  inputs.share.value"
  `);
  expect(saysInEnglish(withChange('value: 0.9,', 'value: 0.97,'))).toMatchInlineSnapshot(`
    "⚠ share is 0.97, outside the range of experience 0.8..0.95, unit 1
      → s.yaml:9:19  inputs.share.value"
  `);
});

test('negative mortality is outside the law', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.replace('0.03', '-0.03') })).toMatchInlineSnapshot(`
    "✖ deaths 是 -0.03 (sex=male age=62)，只能取 0..1，单位 1
      → s.yaml:11:20  inputs.deaths.table"
  `);
});

test('missing inputs are listed together', () => {
  expect(says(BASE.replace(/ {2}(share|opening).*\n/g, ''))).toMatchInlineSnapshot(`
    "✖ 缺少 2 个输入：share (1), opening (yuan)
      → s.yaml:8:1  inputs
        用 extends 引用已有的情景，或在 inputs 里给出"
  `);
  expect(saysInEnglish(BASE.replace(/ {2}(share|opening).*\n/g, ''))).toMatchInlineSnapshot(`
    "✖ 2 inputs are missing: share (1), opening (yuan)
      → s.yaml:8:1  inputs
        extend a scenario that has them, or give them under inputs"
  `);
});

test('an unused input', () => {
  expect(says(`${BASE}  spare: { label: { zh: 备用, en: spare }, value: 1, unit: yuan }\n`)).toMatchInlineSnapshot(`
    "✖ 没有规则用到输入 spare
      → s.yaml:16:3  inputs.spare
        删去它，或在公式里用上"
  `);
  expect(saysInEnglish(`${BASE}  spare: { label: { zh: 备用, en: spare }, value: 1, unit: yuan }\n`)).toMatchInlineSnapshot(`
    "✖ no rule uses the input spare
      → s.yaml:16:3  inputs.spare
        remove it, or use it in a formula"
  `);
});

test('an unknown input names the nearest one', () => {
  expect(says(withChange('  fee: {', '  feee: {'))).toMatchInlineSnapshot(`
    "✖ 缺少 1 个输入：fee (yuan/person)
      → s.yaml:8:1  inputs
        用 extends 引用已有的情景，或在 inputs 里给出
    ✖ 规则库没有输入 feee，是不是 fee？
      → s.yaml:15:3  inputs.feee
        若是自己规则要用的输入，写上 label 和 unit"
  `);
});

test('an input without source and confidence', () => {
  expect(says(withChange('defaults: { source: 假设, confidence: D }\n', '').replace(/ {2}(share|growth|deaths|base|subsidy|opening): \{/g, '$& source: 假设, confidence: D,'))).toMatchInlineSnapshot(`
    "✖ 输入 fee 没有出处
      → s.yaml:14:3  inputs.fee
        写上 source，或在文件开头用 defaults: { source: … } 统一给出
    ✖ 输入 fee 没有可信度
      → s.yaml:14:3  inputs.fee
        写上 confidence（A、B、C 或 D），或在文件开头用 defaults: { confidence: … } 统一给出"
  `);
});

test('two forms at once', () => {
  expect(says(withChange('{ value: 0.9,', '{ value: 0.9, series: { 2021: 1 },'))).toMatchInlineSnapshot(`
    "✖ 输入 share 有几种写法：value series
      → s.yaml:9:10  inputs.share
        只留一种"
  `);
});

test('a series that ends early', () => {
  expect(says(withChange('after: hold, ', ''))).toMatchInlineSnapshot(`
    "✖ growth 只到2022年，需要到2023年
      → s.yaml:10:21  inputs.growth.series
        补上以后各年，或写 after: hold（保持不变）或 after: grow 2%"
  `);
  expect(saysInEnglish(withChange('after: hold, ', ''))).toMatchInlineSnapshot(`
    "✖ growth ends in 2022; it is needed until 2023
      → s.yaml:10:21  inputs.growth.series
        add the later years, or say after: hold or after: grow 2%"
  `);
});

test('a series with a gap', () => {
  expect(says(withChange('2022: 3%', '2023: 3%').replace('after: hold, ', ''))).toMatchInlineSnapshot(`
    "✖ growth 中间缺 2022
      → s.yaml:10:21  inputs.growth.series
        补上，或写 between: hold（沿用上一个值）或 between: linear（线性插值）"
  `);
  expect(saysInEnglish(withChange('2022: 3%', '2023: 3%').replace('after: hold, ', ''))).toMatchInlineSnapshot(`
    "✖ growth lacks 2022
      → s.yaml:10:21  inputs.growth.series
        add them, or say between: hold or between: linear"
  `);
});

test('a series that starts late', () => {
  expect(says(withChange('2021: 0.02, ', ''))).toMatchInlineSnapshot(`
    "✖ growth 从2022年才有值，需要从2021年开始
      → s.yaml:10:21  inputs.growth.series"
  `);
});

test('a start formula needs the base year', () => {
  expect(says(withChange('value: 1000, unit', 'series: { 2021: 1000 }, after: hold, unit'))).toMatchInlineSnapshot(`
    "✖ opening 从2021年才有值，需要从2020年开始
      → s.yaml:14:22  inputs.opening.series"
  `);
});

test('limits of bands out of order', () => {
  expect(says(withChange('300: 45, 500: 81', '500: 81, 300: 45'))).toMatchInlineSnapshot(`
    "✖ subsidy 的下限 300 不大于前一个 500
      → s.yaml:13:43  inputs.subsidy.bands.300
        下限从小到大排列，不能重复"
  `);
  expect(saysInEnglish(withChange('300: 45, 500: 81', '500: 81, 300: 45'))).toMatchInlineSnapshot(`
    "✖ subsidy: the limit 300 is not above the one before, 500
      → s.yaml:13:43  inputs.subsidy.bands.300
        limits rise from row to row"
  `);
});

test('cells of a label that is not there', () => {
  expect(says(withChange('female: 160', 'femal: 160'))).toMatchInlineSnapshot(`
    "✖ 维度 sex 没有 femal，是不是 female？
      → s.yaml:12:65  inputs.base.cells.femal
        可以写：male female"
  `);
});

test('missing cells of a table', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.replace('male,61,0.02\n', '').replace('0.007', '') })).toMatchInlineSnapshot(`
    "✖ 表格缺少这些格：sex=male age=61; sex=female age=62
      → deaths.csv"
  `);
  expect(saysInEnglish(BASE, { 'deaths.csv': DEATHS.replace('male,61,0.02\n', '').replace('0.007', '') })).toMatchInlineSnapshot(`
    "✖ the table lacks these cells: sex=male age=61; sex=female age=62
      → deaths.csv"
  `);
});

test('many missing cells are counted', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.split('\n').slice(0, 1).join('\n') + '\nmale,60,0.1\n', 'book/fund.yaml': new Project().read('book/fund.yaml').replace('60..62', '60..69') })).toMatchInlineSnapshot(`
    "✖ 表格缺少 19 格，如：sex=male age=61; sex=male age=62; sex=male age=63; sex=male age=64; sex=male age=65
      → deaths.csv
    ✖ 表格缺少 14 格，如：sex=male age=63; sex=male age=64; sex=male age=65; sex=male age=66; sex=male age=67
      → people.csv"
  `);
});

test('duplicate rows', () => {
  expect(says(BASE, { 'deaths.csv': `${DEATHS}male,60,0.5\n` })).toMatchInlineSnapshot(`
    "✖ sex=male age=60 重复，第一次在第 2 行
      → deaths.csv:8
        保留一行"
  `);
  expect(saysInEnglish(BASE, { 'deaths.csv': `${DEATHS}male,60,0.5\n` })).toMatchInlineSnapshot(`
    "✖ sex=male age=60 is given twice, first in line 2
      → deaths.csv:8
        keep one row"
  `);
});

test('ages out of range', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.replace('male,60', 'male,59') })).toMatchInlineSnapshot(`
    "✖ age 是 59，范围 60..62
      → deaths.csv:2"
  `);
  expect(saysInEnglish(BASE, { 'deaths.csv': DEATHS.replace('male,60', 'male,59') })).toMatchInlineSnapshot(`
    "✖ age is 59; the range is 60..62
      → deaths.csv:2"
  `);
});

test('an unknown label', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.replace('male,60', 'mal,60') })).toMatchInlineSnapshot(`
    "✖ 维度 sex 没有 mal，是不是 male？
      → deaths.csv:2
        可以写：male female"
  `);
  expect(saysInEnglish(BASE, { 'deaths.csv': DEATHS.replace('male,60', 'mal,60') })).toMatchInlineSnapshot(`
    "✖ dimension sex has no mal; did you mean male?
      → deaths.csv:2
        allowed: male female"
  `);
});

test('a column that no dimension has', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.replace('sex,', 'gender,') })).toMatchInlineSnapshot(`
    "✖ 未知的列 gender
      → deaths.csv:1
        可以有的列：sex age year value，或每年一列（2020、2021…）"
  `);
});

test('a table without values', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.replace('value', 'ages') })).toMatchInlineSnapshot(`
    "✖ 未知的列 ages，是不是 age？
      → deaths.csv:1
        可以有的列：sex age year value，或每年一列（2020、2021…）
    ✖ 表格没有 value 列，也没有年份列
      → deaths.csv:1"
  `);
});

test('a ragged row and full-width digits', () => {
  expect(says(BASE, { 'deaths.csv': DEATHS.replace('60,0.01', '60').replace('0.02', '０.０２') })).toMatchInlineSnapshot(`
    "✖ 这一行有 2 格，列名有 3 个
      → deaths.csv:2
        补齐或删去多出的格；文字里含逗号时放进引号 "…"
    ✖ “０.０２”中有全角字符 ０ ２
      → deaths.csv:3
        改成半角 0 2"
  `);
});

test('a start table lacks a dimension', () => {
  expect(says(BASE, { 'people.csv': 'age,value\n60,1\n61,1\n62,1\n' })).toMatchInlineSnapshot(`
    "✖ 表格缺少列 sex
      → people.csv:1"
  `);
});

test('a start table after the base year', () => {
  expect(says(BASE, { 'people.csv': 'age,sex,2021\n60,male,1\n61,male,1\n62,male,1\n60,female,1\n61,female,1\n62,female,1\n' })).toMatchInlineSnapshot(`
    "✖ people 的基年表有晚于基年 2020 的年份 2021
      → people.csv"
  `);
});

test('given of an unknown rule', () => {
  expect(says(`${BASE}given: { balnce: { 2021: 5 } }\n`)).toMatchInlineSnapshot(`
    "✖ 没有规则 balnce，是不是 balance？
      → s.yaml:16:26  given.balnce"
  `);
  expect(saysInEnglish(`${BASE}given: { balnce: { 2021: 5 } }\n`)).toMatchInlineSnapshot(`
    "✖ there is no rule balnce; did you mean balance?
      → s.yaml:16:26  given.balnce"
  `);
});

test('given years outside the run', () => {
  expect(says(`${BASE}given: { balance: { 2020: 5, 2024: 6, 2021: 7 } }\n`)).toMatchInlineSnapshot(`
    "✖ balance 的给定年份 2020 不在 2021..2023 之内
      → s.yaml:16:21  given.balance.2020
        基年末的值写在规则的 start 里
    ✖ balance 的给定年份 2024 不在 2021..2023 之内
      → s.yaml:16:30  given.balance.2024
        基年末的值写在规则的 start 里"
  `);
  expect(saysInEnglish(`${BASE}given: { balance: { 2020: 5, 2024: 6, 2021: 7 } }\n`)).toMatchInlineSnapshot(`
    "✖ balance is given for 2020, which is not within 2021..2023
      → s.yaml:16:21  given.balance.2020
        values at the end of the base year belong in the rule’s start
    ✖ balance is given for 2024, which is not within 2021..2023
      → s.yaml:16:30  given.balance.2024
        values at the end of the base year belong in the rule’s start"
  `);
});

test('an unknown output', () => {
  expect(says(`${BASE}outputs: [balanse]\nprofiles: [nothing_like_it]\n`)).toMatchInlineSnapshot(`
    "✖ 没有规则 balanse，是不是 balance？
      → s.yaml:16:11  outputs
    ✖ 没有规则 nothing_like_it
      → s.yaml:17:12  profiles
        用 chusuan rules --search 查找规则"
  `);
  expect(saysInEnglish(`${BASE}outputs: [balanse]\nprofiles: [nothing_like_it]\n`)).toMatchInlineSnapshot(`
    "✖ there is no rule balanse; did you mean balance?
      → s.yaml:16:11  outputs
    ✖ there is no rule nothing_like_it
      → s.yaml:17:12  profiles
        find rules with chusuan rules --search"
  `);
});

test('an output with too many cells', () => {
  expect(says(`${BASE}outputs: [people]\n`, { 'book/fund.yaml': new Project().read('book/fund.yaml').replace('60..62', '60..99'), 'deaths.csv': 'value\n0.1\n' , 'people.csv': 'sex,age,value\n' + ['male', 'female'].flatMap((sex) => Array.from({ length: 40 }, (_, k) => `${sex},${String(60 + k)},1\n`)).join('') })).toMatchInlineSnapshot(`
    "✖ people 有 80 格，输出列最多 64 格
      → s.yaml:16:11  outputs
        改放到 profiles，或用 sum 先合并"
  `);
});

test('correlations that contradict one another', () => {
  expect(says(`${BASE}noise: { correlation: { cpi~income: 0.9, income~equity: 0.9, cpi~equity: -0.9 } }\n`)).toMatchInlineSnapshot(`
    "✖ 这些相关系数互相矛盾：最小特征值 -0.800，应大于 0
      → s.yaml:16:10  noise.correlation
        最接近的可用取值：cpi~income: 0.499, cpi~equity: -0.499, income~equity: 0.499"
  `);
  expect(saysInEnglish(`${BASE}noise: { correlation: { cpi~income: 0.9, income~equity: 0.9, cpi~equity: -0.9 } }\n`)).toMatchInlineSnapshot(`
    "✖ these correlations contradict one another: the smallest eigenvalue is -0.800, it must be above 0
      → s.yaml:16:10  noise.correlation
        the nearest valid ones: cpi~income: 0.499, cpi~equity: -0.499, income~equity: 0.499"
  `);
});

test('correlations that cannot be', () => {
  expect(says(`${BASE}noise: { correlation: { cpi~incom: 0.1, cpi~equity: 1, cpi~coin: 0.2, cpi~drift: 0.3, cpi: 0.4, cpi~idle: 0.5 } }\n`)).toMatchInlineSnapshot(`
    "✖ 没有噪声 incom，是不是 income？
      → s.yaml:16:25  noise.correlation.cpi~incom
    ✖ cpi~equity 的相关系数是 1，应大于 -1 且小于 1
      → s.yaml:16:53  noise.correlation.cpi~equity
    ✖ 噪声 coin 是均匀分布，不能设相关
      → s.yaml:16:56  noise.correlation.cpi~coin
    ✖ cpi~drift 一个每年抽取（normal），一个每条路径抽一次（normal_once），不能相关
      → s.yaml:16:71  noise.correlation.cpi~drift
    ✖ cpi 不是一对噪声
      → s.yaml:16:87  noise.correlation.cpi
        写成 甲~乙，如 cpi~income
    ⚠ 没有规则用到噪声 idle，相关 cpi~idle 不起作用
      → s.yaml:16:97  noise.correlation.cpi~idle"
  `);
});

test('a rule of the scenario with a formula that cannot be read', () => {
  expect(says(`${BASE}rules: { balance: { formula: prev(balance) * growht } }\n`)).toMatchInlineSnapshot(`
    "✖ 规则 balance 提到未知名称 growht：growht
      → s.yaml:16:30
        是不是想写 growth？"
  `);
});

test('mistakes of every part come back together', () => {
  expect(says(`${withChange('value: 1000, unit: yuan', 'value: 1000, unit: person').replace('seed: trial-1', 'seed: 7').replace('female: 160', 'girl: 160')}outputs: [nothing]\n`)).toMatchInlineSnapshot(`
    "✖ seed 应为文字，现在是数 7
      → s.yaml:6:7  seed
        加上引号：seed: "7"
    ✖ 维度 sex 没有 girl
      → s.yaml:12:64  inputs.base.cells.girl
        可以写：male female
    ✖ 输入 opening 的单位是 person，应为 yuan
      → s.yaml:14:33  inputs.opening.unit
    ✖ 没有规则 nothing
      → s.yaml:16:11  outputs
        用 chusuan rules --search 查找规则"
  `);
});

test('a given entry is a table or years', () => {
  expect(says(`${BASE}given: { balance: { 2021: 5, table: x.csv } }\n`)).toMatchInlineSnapshot(`
    "✖ balance 既有 table 又有年份
      → s.yaml:16:19  given.balance
        只用一种"
  `);
});

test('a rulebook mistake does not hide the header’s', () => {
  expect(says(withChange('seed: trial-1\n', '').replace('rulebook: book', 'rulebook: none'))).toMatchInlineSnapshot(`
    "✖ 缺少键 seed
      → s.yaml:1  seed
    ✖ 找不到规则库 none
      → s.yaml:2:11  rulebook
        可以写自带的规则库（resident-pension），或相对于本文件的文件夹"
  `);
});

test('a formula with a comma inside braces needs quotes', () => {
  expect(says(`${BASE}rules: { aid: { formula: band(fee, subsidy) } }\n`)).toMatchInlineSnapshot(`
    "✖ 规则 aid 的公式在第 9 个字符处读不下去：band(fee
      → s.yaml:16:26
        检查括号、逗号和运算符是否成对、齐全
    ✖ 未知的键 subsidy)，像是被逗号截断的后半段
      → s.yaml:16:36  rules.aid.subsidy)
        花括号里含逗号的文字（如公式）放进引号 "…""
  `);
});

test('full-width digits and years are named with their half-width forms', () => {
  expect(says(withChange('value: 1000', 'value: １０００').replace('2021: 0.02', '2021：0.02'))).toMatchInlineSnapshot(`
    "✖ 未知的键 2021：0.02，其中有全角符号 ：
      → s.yaml:10:23  inputs.growth.series.2021：0.02
        改成半角 :（冒号和逗号后面空一格）
    ✖ “１０００”中有全角字符 １ ０
      → s.yaml:14:21  inputs.opening.value
        改成半角 1 0"
  `);
});

test('a key that is not a year', () => {
  expect(says(withChange('2021: 0.02', '21: 0.02'))).toMatchInlineSnapshot(`
    "✖ 21 不是年份
      → s.yaml:10:23  inputs.growth.series.21
        这里的键写四位年份，如 2026"
  `);
});

test('grades and continuations that do not exist', () => {
  expect(says(withChange('confidence: D', 'confidence: E').replace('after: hold', 'after: rise'))).toMatchInlineSnapshot(`
    "✖ 可信度 E 不在等级之中
      → s.yaml:7:37  defaults.confidence
        写 A、B、C 或 D，可以带 - 或 '
    ✖ after 不能是 rise
      → s.yaml:10:54  inputs.growth.after
        写 error、hold 或 grow 2%"
  `);
});

test('an input of the scenario’s own over a dimension that is not there', () => {
  const own = `${BASE}  ours: { label: { zh: 自有, en: ours }, table: o.csv, unit: 1 }\nrules: { seen: { label: { zh: 所见, en: seen }, unit: 1, formula: ours } }\n`;
  expect(says(own, { 'o.csv': 'gender,value\n1,2\n' })).toMatchInlineSnapshot(`
    "✖ 输入 ours 的 gender 不是规则库的维度
      → s.yaml:16:3
        可以用的维度：sex age"
  `);
});

test('a correlation given twice: turned round, or with other spaces', () => {
  expect(says(`${BASE}noise: { correlation: { cpi~income: 0.1, income~cpi: 0.2 } }\n`)).toMatchInlineSnapshot(`
    "✖ income~cpi 和 cpi~income 是同一对噪声，相关系数写了两次
      → s.yaml:16:42  noise.correlation.income~cpi
        保留一处"
  `);
  expect(saysInEnglish(`${BASE}noise: { correlation: { cpi~income: 0.1, income~cpi: 0.2 } }\n`)).toMatchInlineSnapshot(`
    "✖ income~cpi and cpi~income are the same pair of noises; its correlation is given twice
      → s.yaml:16:42  noise.correlation.income~cpi
        keep one"
  `);
  expect(says(`${BASE}noise: { correlation: { "income ~ cpi": 0.1, income~cpi: 0.1 } }\n`)).toMatchInlineSnapshot(`
    "✖ income~cpi 和 income ~ cpi 是同一对噪声，相关系数写了两次
      → s.yaml:16:46  noise.correlation.income~cpi
        保留一处"
  `);
});

test('no outputs at all, in the file or on the command line', () => {
  expect(says(`${BASE}outputs: []\n`)).toMatchInlineSnapshot(`
    "✖ outputs 是空的，运行不会留下任何列
      → s.yaml:16:10  outputs
        列出至少一条规则，或删去 outputs，用规则库的默认输出"
  `);
  expect(saysInEnglish(`${BASE}outputs: []\n`)).toMatchInlineSnapshot(`
    "✖ outputs is empty; the run would keep no column
      → s.yaml:16:10  outputs
        list at least one rule, or delete outputs to use the rulebook’s own"
  `);
  expect(new Project().says('zh', { outputs: [] })).toMatchInlineSnapshot(`
    "✖ outputs 是空的，运行不会留下任何列
      → --outputs
        列出至少一条规则，或删去 outputs，用规则库的默认输出"
  `);
});

test('a name no file can have is not found: too long, or with a NUL in it', () => {
  const long = 'x'.repeat(300);
  expect(says(withChange('rulebook: book', `rulebook: ${long}`))).toBe(
    `✖ 找不到规则库 ${long.slice(0, 200)}…\n  → s.yaml:2:11  rulebook\n    可以写自带的规则库（resident-pension），或相对于本文件的文件夹`);
  expect(says(withChange('rulebook: book', 'rulebook: "a\\0b"'))).toMatchInlineSnapshot(`
    "✖ 找不到规则库 a\\x00b
      → s.yaml:2:11  rulebook
        可以写自带的规则库（resident-pension），或相对于本文件的文件夹"
  `);
  expect(says(withChange('deaths.csv', long))).toContain('✖ 找不到文件 ');
  expect(says(withChange('deaths.csv', '"d\\0.csv"'))).toMatchInlineSnapshot(`
    "✖ 找不到文件 d\\x00.csv
      → s.yaml:11:20
        检查路径和文件名，路径相对于写出它的文件"
  `);
  expect(says(`extends: ${long}\n`)).toContain('✖ 找不到文件 ');
  expect(says('extends: "b\\0.yaml"\n')).toMatchInlineSnapshot(`
    "✖ 找不到文件 b\\x00.yaml
      → s.yaml:1:10
        检查路径和文件名，路径相对于写出它的文件"
  `);
  expect(saysInEnglish('extends: "b\\0.yaml"\n')).toMatchInlineSnapshot(`
    "✖ file b\\x00.yaml does not exist
      → s.yaml:1:10
        check the path and the name; a path is relative to the file that says it"
  `);
});

test('a key called __proto__, wherever it stands', () => {
  expect(says(`__proto__: { a: 1 }\n${BASE}`)).toMatchInlineSnapshot(`
    "✖ 键不能叫 __proto__
      → s.yaml:1:1
        换一个名称"
  `);
  expect(saysInEnglish(`__proto__: { a: 1 }\n${BASE}`)).toMatchInlineSnapshot(`
    "✖ a key cannot be called __proto__
      → s.yaml:1:1
        choose another name"
  `);
  for (const [from, to] of [['share: {', '__proto__: {'], ['{ value: 0.9,', '{ __proto__: 0.9,'], ['{ 2021: 0.02,', '{ "__proto__": 0.02,'], ['{ 0: 0,', '{ __proto__: 0,']] as const) {
    expect(says(withChange(from, to))).toContain('✖ 键不能叫 __proto__\n');
  }
  for (const section of ['rules: { __proto__: { formula: 1 } }', 'given: { __proto__: { 2021: 1 } }', 'noise: { correlation: { __proto__: 0.1 } }']) {
    expect(says(`${BASE}${section}\n`)).toContain('✖ 键不能叫 __proto__\n');
  }
  expect(says(BASE, { 'book/fund.yaml': new Project().read('book/fund.yaml').replace('  aid:', '  __proto__:') })).toContain('✖ 键不能叫 __proto__\n');
});

test('other names that objects have are names like any other', () => {
  expect(says(`${BASE}  constructor: { label: { zh: 自有, en: ours }, value: 1, unit: 1 }\nrules: { valueof: { label: { zh: 所见, en: seen }, unit: 1, formula: constructor } }\n`)).toBe('');
});

test('numbers that are none are shown as written', () => {
  expect(says(withChange('paths: 100', 'paths: .nan').replace('value: 1000', 'value: .inf').replace('2021: 0.02', '2021: -.INF').replace('value: 300', 'value: 1e400'))).toMatchInlineSnapshot(`
    "✖ paths 是 .nan，应为 0 到 10,000,000 的整数
      → s.yaml:5:8  paths
        0 表示只算最优估计一条路径
    ✖ 2021 是 -.INF，不是有限的数
      → s.yaml:10:29  inputs.growth.series.2021
        写一个普通的数；没有值就删去这一行
    ✖ value 是 .inf，不是有限的数
      → s.yaml:14:21  inputs.opening.value
        写一个普通的数；没有值就删去这一行
    ✖ value 是 1e400，不是有限的数
      → s.yaml:15:17  inputs.fee.value
        写一个普通的数；没有值就删去这一行"
  `);
  expect(saysInEnglish(withChange('value: 1000', 'value: .inf'))).toMatchInlineSnapshot(`
    "✖ value is .inf, which is not a finite number
      → s.yaml:14:21  inputs.opening.value
        write an ordinary number, or delete the line if there is no value"
  `);
});

test('bad numbers of a table: a few, then how many more', () => {
  const rows = Array.from({ length: 9 }, (_, k) => `${String(60 + k)},x${String(k)}\n`).join('');
  const book = new Project().read('book/fund.yaml').replace('60..62', '60..68');
  expect(says(BASE, { 'deaths.csv': `age,value\n${rows}`, 'people.csv': 'sex,age,value\nmale,60,1\n', 'book/fund.yaml': book })).toMatchInlineSnapshot(`
    "✖ deaths 的值 x0 读不成数
      → deaths.csv:2
        写成 0.03、3% 或带单位的数（单位 1）；不用千位分隔符
    ✖ deaths 的值 x1 读不成数
      → deaths.csv:3
        写成 0.03、3% 或带单位的数（单位 1）；不用千位分隔符
    ✖ deaths 的值 x2 读不成数
      → deaths.csv:4
        写成 0.03、3% 或带单位的数（单位 1）；不用千位分隔符
    ✖ deaths 的值 x3 读不成数
      → deaths.csv:5
        写成 0.03、3% 或带单位的数（单位 1）；不用千位分隔符
    ✖ deaths 的值 x4 读不成数
      → deaths.csv:6
        写成 0.03、3% 或带单位的数（单位 1）；不用千位分隔符
    ✖ 从这一行起，同类问题还有 4 处
      → deaths.csv:7
    ✖ 表格缺少 17 格，如：sex=male age=61; sex=male age=62; sex=male age=63; sex=male age=64; sex=male age=65
      → people.csv"
  `);
  expect(saysInEnglish(BASE, { 'deaths.csv': `age,value\n${rows}`, 'people.csv': 'sex,age,value\nmale,60,1\n', 'book/fund.yaml': book }))
    .toContain('✖ from this line on, 4 more of the same kinds\n  → deaths.csv:7\n');
});

test('bad numbers of a table of bands: a few, then how many more', () => {
  const rows = Array.from({ length: 9 }, (_, k) => `${String(k)},x\n`).join('');
  const said = says(withChange('bands: { 0: 0, 300: 45, 500: 81 }', 'table: b.csv'), { 'b.csv': `from,value\n${rows}` });
  expect(said.match(/✖.*/g)).toEqual([...Array<string>(5).fill('✖ subsidy 的值 x 读不成数'), '✖ 从这一行起，同类问题还有 4 处']);
});

const WIDE = '  a: { label: { zh: 甲, en: a }, values: 0..9999 }\n  b: { label: { zh: 乙, en: b }, values: 0..999 }\n';
/** The small rulebook with an input of ten million cells. */
function withWideInput(): Record<string, string> {
  const book = new Project().read('book/fund.yaml');
  const input = '  wide: { label: { zh: 宽, en: wide }, unit: 1, dimensions: [a, b] }\n';
  const rule = '  total: { label: { zh: 合计, en: total }, unit: 1, formula: "sum(wide, a, b)" }\n';
  return { 'book/fund.yaml': `${book.replace('noises:', `${WIDE}noises:`).replace('inputs:\n', `inputs:\n${input}`)}${rule}` };
}

test('an input with more numbers than fit', () => {
  const series = `${withChange('last_year: 2023', 'last_year: 2025')}  wide: { series: { 2020: 1 }, after: hold, unit: 1 }\n`;
  expect(says(series, withWideInput())).toMatchInlineSnapshot(`
    "✖ wide 有 10,000,000 格 × 6 年，共 60,000,000 个数，上限 50,000,000
      → s.yaml:16:19  inputs.wide.series
        减少维度或坐标，或缩短年份"
  `);
  expect(saysInEnglish(series, withWideInput())).toMatchInlineSnapshot(`
    "✖ wide has 10,000,000 cells × 6 years, 60,000,000 numbers; the most is 50,000,000
      → s.yaml:16:19  inputs.wide.series
        use fewer dimensions or coordinates, or fewer years"
  `);
  const table = `${withChange('last_year: 2023', 'last_year: 2025')}  wide: { table: w.csv, unit: 1 }\n`;
  const years = Array.from({ length: 6 }, (_, k) => String(2020 + k));
  expect(says(table, { ...withWideInput(), 'w.csv': `a,b,${years.join(',')}\n0,0,1,1,1,1,1,1\n` })).toMatchInlineSnapshot(`
    "✖ wide 有 10,000,000 格 × 6 年，共 60,000,000 个数，上限 50,000,000
      → w.csv
        减少维度或坐标，或缩短年份"
  `);
  expect(says(table, { ...withWideInput(), 'w.csv': `year,value\n${years.map((year) => `${year},1\n`).join('')}` })).toMatchInlineSnapshot(`
    "✖ wide 有 10,000,000 格 × 6 年，共 60,000,000 个数，上限 50,000,000
      → s.yaml:16:18  inputs.wide.table
        减少维度或坐标，或缩短年份"
  `);
});

test('values of held years and of the row below all limits are checked, padding is not', () => {
  const book = new Project().read('book/fund.yaml').replace('band_of: yuan/person }', 'band_of: yuan/person, range: { law: "1..50" } }');
  const scenario = withChange('bands: { 0: 0, 300: 45, 500: 81 }', 'table: b.csv, between: hold');
  const table = (low: number): string => `year,from,value\n2020,below,${String(low)}\n2020,100,2\n2020,200,3\n2023,below,10\n2023,100,20\n`;
  expect(says(scenario, { 'book/fund.yaml': book, 'b.csv': table(1) })).toBe('');
  expect(says(scenario, { 'book/fund.yaml': book, 'b.csv': table(60) })).toMatchInlineSnapshot(`
    "✖ subsidy 是 60 (year=2020 from=below)，只能取 1..50，单位 yuan/person
      → s.yaml:13:21  inputs.subsidy.table"
  `);
});

test('a percentage outside the law is not told to be a percentage', () => {
  expect(says(withChange('value: 0.9,', 'value: 150%,'))).toMatchInlineSnapshot(`
    "✖ share 是 1.5，法定范围 0.8..1，单位 1（某办法第四条）
      → s.yaml:9:19  inputs.share.value
        若要研究违规情形，写 allow_violation: [share]"
  `);
});

test('a bound without a clause is no law and cannot be waived', () => {
  const deaths = DEATHS.replace(/0\.\d+/, '-0.03');
  expect(saysInEnglish(`${BASE}allow_violation: [deaths]\n`, { 'deaths.csv': deaths })).toMatchInlineSnapshot(`
    "✖ deaths is -0.03 (sex=male age=60); it can only be 0..1, unit 1
      → s.yaml:11:20  inputs.deaths.table
    ⚠ allow_violation lists deaths, which leaves no limit of the law
      → s.yaml:16:19  allow_violation
        remove it"
  `);
});

test('a wrong rule does not hide a wrong input', () => {
  expect(saysInEnglish(`${withChange('value: 0.9,', 'value: 0.7,')}rules: { aid: { formula: fea * 2 } }\noutputs: [aid, balnce]\n`)).toMatchInlineSnapshot(`
    "✖ share is 0.7; the law allows 0.8..1, unit 1 (某办法第四条)
      → s.yaml:9:19  inputs.share.value
        to study a violation, say allow_violation: [share]
    ✖ aid mentions the unknown name fea: fea
      → s.yaml:16:26
        did you mean fee?
    ✖ there is no rule balnce; did you mean balance?
      → s.yaml:17:16  outputs"
  `);
});

test('a full-width space is named by its code', () => {
  expect(says(withChange('value: 0.9,', 'value: "0.9　",'))).toMatchInlineSnapshot(`
    "✖ “0.9　”中有全角字符 U+3000
      → s.yaml:9:19  inputs.share.value
        改成半角 U+0020"
  `);
});
