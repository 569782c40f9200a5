import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { pages } from '../docs/markdown.js';
import { rulebookFolder } from '../language/load.js';
import { BASE, Project } from '../scenario/project.js';
import { badScenarios } from './bad-scenarios.js';
import { type Completion, type Diagnostic, LanguageServer } from './language-server.js';
import { Schemas } from './schemas.js';
import { Tally } from './tally.js';
import { EXCEPTIONS_IN_RULEBOOKS, EXCEPTIONS_IN_SCENARIOS, UNSEEN_IN_RULEBOOKS, UNSEEN_IN_SCENARIOS } from './unseen.js';

/** As VS Code reads them, without the remarks. */
const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8').replaceAll(/^\s*\/\/.*$/gm, '')) as Readonly<Record<string, unknown>>;
const server = new LanguageServer({ schemas: settings['yaml.schemas'], schemaStore: { enable: settings['yaml.schemaStore.enable'] } }, resolve('.'));
const schemas = new Schemas(mkdtempSync(join(tmpdir(), 'schemas-')));
beforeAll(() => server.start('zh-cn'));
afterAll(() => {
  server.stop();
  rmSync(schemas.folder, { recursive: true });
  expect(server.asked).toEqual([]);
});

/** A line before the text: the schema of a file that neither names one nor is named in the settings. */
function under(schema: string, text: string): string {
  return `# yaml-language-server: $schema=${schema}\n${text}`;
}

/** The same text with a key at its end that no schema knows: underlined if and only if a schema is at work. */
const UNKNOWN = '\nno_such_key: 1\n';

/** Everything underlined in a good file, and whether anything would have been. */
async function opened(file: string, text: string): Promise<{ said: string[]; isChecked: boolean }> {
  const found = await server.open(resolve(file), text);
  const spoilt = await server.change(resolve(file), text.trimEnd() + UNKNOWN);
  const last = text.trimEnd().split('\n').length;
  return { said: shown(found), isChecked: spoilt.some(({ range, message }) => range.start.line === last && message.includes('no_such_key')) };
}

function shown(diagnostics: readonly Diagnostic[], shift = 0): string[] {
  return diagnostics.map(({ range, message }) => `${String(range.start.line + 1 - shift)}: ${message}`);
}

/** Whether the loader refuses a scenario that would lie there. */
function isRefused(path: string, text: string): boolean {
  const file = join(schemas.folder, posix.basename(path));
  writeFileSync(file, text.replace(/^extends: *(\S+)$/m, (_, base: string) => `extends: ${resolve(posix.dirname(path), base)}`));
  return loadScenario(file).plan === undefined;
}

function filesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => posix.join(folder, file.replaceAll('\\', '/'))).sort();
}

describe('good files have nothing underlined, and are checked', () => {
  // The tables of a run have no schema: `chusuan tables` tells their mistakes.
  const shipped = [...filesIn('scenarios'), ...filesIn('rulebook'), ...filesIn('docs/savings')].filter((file) => !file.endsWith('/tables.yaml'));

  test('the shipped scenarios, chapters and clauses, and the examples of the pages beside them', async () => {
    expect(shipped.length).toBeGreaterThan(18);
    const found = await Promise.all(shipped.map(async (file) => ({ file, ...(await opened(file, readFileSync(file, 'utf8'))) })));
    expect(found.filter(({ said, isChecked }) => said.length > 0 || !isChecked)).toEqual([]);
  });

  test('every shipped scenario names its schema itself, for editors without our settings', () => {
    // Not all that lie there: a user's own proposals do, too.
    const shipped = ['hubei/baseline.yaml', 'hubei/proposals/base-pension-plus-10.yaml', 'hubei/proposals/income-indexed.yaml', 'examples/tiny.yaml'];
    for (const file of shipped.map((name) => posix.join('scenarios', name))) {
      const [first] = readFileSync(file, 'utf8').split('\n');
      expect(posix.join(posix.dirname(file), first!.replace('# yaml-language-server: $schema=', ''))).toBe('schema/scenario.schema.json');
    }
  });

  test('whole files that the pages show', async () => {
    const whole = /^# (\S+\.yaml)\n/;
    const blocks = pages().filter(({ file }) => !file.endsWith('.en.md')).flatMap(({ code }) => code.flatMap(({ language, text }) => {
      const path = language === 'yaml' ? whole.exec(text)?.[1] : undefined;
      return path === undefined ? [] : [{ path, text: text.replace(whole, '') }];
    }));
    // Each under a name of its own: a page may show a file twice.
    const found = await Promise.all(blocks.map(async ({ path, text }, index) => ({ path, text, ...(await opened(path.replace(/(?=[^/]*$)/, `${String(index)}-`), text)) })));
    // A page may show what a mistake looks like; the loader knows it then.
    const wrong = found.filter(({ path, text, said }) => said.length > 0 && !isRefused(path, text));
    expect(wrong.flatMap(({ path, said }) => said.map((each) => `${path}: ${each}`))).toEqual([]);
    expect(found.filter(({ isChecked }) => isChecked).length).toBeGreaterThanOrEqual(3);
  });

  test('scenarios of other rulebooks, under schemas of their own', async () => {
    const fund = 'tests/fixtures/fund';
    const small = new Project();
    const scenarios = [
      { file: `${fund}/fund.yaml`, schema: schemas.ofScenarios(`${fund}/rulebook`)! },
      { file: join(small.folder, 's.yaml'), schema: schemas.ofScenarios(join(small.folder, 'book'))! },
    ];
    const chapters = filesIn(`${fund}/rulebook`).map((file) => ({ file, schema: schemas.ofRulebooks() }));
    const found = await Promise.all([...scenarios, ...chapters].map(async ({ file, schema }) => ({ file, ...(await opened(file, under(schema, readFileSync(file, 'utf8')))) })));
    expect(found).toHaveLength(4);
    expect(found.filter(({ said, isChecked }) => said.length > 0 || !isChecked)).toEqual([]);
  });
});

describe('what the loader refuses is underlined on its line, unless it is on the list of what a schema cannot see', () => {
  test('every bad scenario', async () => {
    const tally = new Tally();
    const good = schemas.ofScenarios(join(new Project().folder, 'book'))!;
    const cases = badScenarios();
    expect(cases.length).toBeGreaterThan(80);
    await Promise.all(cases.map(async ({ claim, files }) => {
      const project = new Project(files);
      const schema = schemas.ofScenarios(join(project.folder, 'book')) ?? good;
      const found = await server.open(join(project.folder, 's.yaml'), under(schema, String(files['s.yaml'])));
      tally.add(claim, 's.yaml', project.load().issues, found, 1);
    }));
    expect(tally.falseAlarms).toEqual([]);
    expect(tally.unseen).toEqual(Object.values(UNSEEN_IN_SCENARIOS).flat().sort());
    expect(tally.exceptions).toEqual(EXCEPTIONS_IN_SCENARIOS);
    expect(tally.seen.length).toBeGreaterThan(25);
  });

  test('every bad rulebook', async () => {
    const tally = new Tally();
    const bad = parse(readFileSync('tests/language/bad-rulebooks.yaml', 'utf8')) as { claim: string; chapter: string }[];
    expect(bad.length).toBeGreaterThan(100);
    await Promise.all(bad.map(async ({ claim, chapter }) => {
      const folder = rulebookFolder({ 'extra.yaml': chapter });
      const issues = new IssueList();
      loadRulebook(folder, [], [], issues);
      const found = await server.open(join(folder, 'extra.yaml'), under(schemas.ofRulebooks(), chapter));
      tally.add(claim, 'extra.yaml', issues.items, found, 1);
      rmSync(folder, { recursive: true });
    }));
    expect(tally.falseAlarms).toEqual([]);
    expect(tally.unseen).toEqual(Object.values(UNSEEN_IN_RULEBOOKS).flat().sort());
    expect(tally.exceptions).toEqual(EXCEPTIONS_IN_RULEBOOKS);
    expect(tally.seen.length).toBeGreaterThan(14);
  });

  test('and what those tests have in tables, or several to a line', async () => {
    const { folder } = new Project();
    const scenario = `${BASE.replace('male: 163 yuan/month/person, ', '')}noise:
  correlation:
    cpi~income: 0.5
    income ~ equity: 0.5
    cpi~idle: 0.5
    cpi~incom: 0.1
    cpi~coin: 0.2
    cpi~drift: 0.3
    cpi~cpi: 0.4
    cpi: 0.5
    equity~cpi: 1
rules:
  aid: { formula: band(fee, subsidy) }
  newly: { formula: fee * 2 }
  share: { label: { zh: 新, en: new }, unit: yuan / person, formula: fee ** 2 }
given:
  balance: { 2021: 5%, 21: 1 }
  people: 3
allow_violation: [deaths]
outputs: [balance, balance]
`;
    const found = await server.open(join(folder, 'own.yaml'), under(schemas.ofScenarios(join(folder, 'book'))!, scenario));
    // Lines of the file itself, without the line that names the schema.
    expect(shown(found, 1).sort()).toEqual([
      '12: cells 缺少 male',
      ...[21, 22, 23, 24, 25].map((line) => `${String(line)}: ${CORRELATION}`),
      '26: 值高于最大（不包含）限制 1。',
      '29: 规则库没有这条规则；检查名称。新规则须有 label、unit 和 formula',
      `30: ${FORMULA}`,
      '32: 写成 { 四位年份: 数 } 或 { table: 文件.csv }',
      '32: 读不成数：写成 1000 或带单位的数（单位 yuan）；不用千位分隔符和全角字符',
      '33: 写成 { 四位年份: 数 } 或 { table: 文件.csv }',
      '34: 没有这个输入，或它没有法定范围（有条款的界限才能放开）',
      '35: 数组中包含重复项。',
    ]);
  });
});

const CORRELATION = '写成 甲~乙: 数。两个噪声都须存在、不同，且同为逐年正态（normal）或同为每条路径一次（normal_once）';
const FORMULA = '公式里有不能用的字符：只用半角的名称、数、+ - * / ^ < > = != ? : ( ) , 和双引号；相等写 ==，乘方写 ^，百分数写成小数，说明写在 note 里';

/** A proposal on the shipped baseline, opened as a user would write it; `▮` is where the cursor stands. */
async function proposal(text: string): Promise<{ diagnostics: readonly Diagnostic[]; offers: Map<string, Completion>; hover: string }> {
  const file = resolve(`scenarios/hubei/proposals/${String(++opens)}.yaml`);
  const lines = `extends: ../baseline.yaml\n${text}`.split('\n');
  const line = lines.findIndex((each) => each.includes('▮'));
  const position = { line, character: lines[line]?.indexOf('▮') ?? 0 };
  const diagnostics = await server.open(file, lines.join('\n').replace('▮', ''));
  if (line < 0) return { diagnostics, offers: new Map(), hover: '' };
  const offers = await server.completions(file, position);
  return { diagnostics, offers: new Map(offers.map((offer) => [offer.label, offer])), hover: await server.hover(file, position) };
}
let opens = 0;

/** What is said beside an offer. */
function said({ documentation = '' }: Completion = { label: '' }): string {
  return typeof documentation === 'string' ? documentation : documentation.value;
}

/** Of a hover the text alone: not the title of the schema, nor where it lies. */
function body(hover: string): string {
  return hover.replace('#### 楚算情景\n\n', '').replace(/\n\n来源：.*$/s, '');
}

describe.concurrent('an editor completes', () => {
  test('names of inputs, with label, unit, range and clause in Chinese, and writes what an input needs', async () => {
    const { offers } = await proposal('inputs:\n  ent▮');
    expect(said(offers.get('entrust_share'))).toBe('新增结余委托投资比例\n单位 1\n法定范围 0.8 至 1（80% 至 100%），依据 鄂人社发〔2021〕28号 四');
    expect(said(offers.get('floor_share'))).toBe('最低缴费标准占农村居民收入比例\n单位 1\n经验范围 0 至 0.1（0% 至 10%），超出只作提醒；依据 湖北省2023年1月缴费政策通知');
    expect(said(offers.get('national_base_start'))).toBe('基年末全国基础养老金最低标准\n单位 yuan/person/month（元/人/月）\n取值不小于 0');
    expect(said(offers.get('claim_age'))).toContain('经验范围 60 至 65，超出只作提醒');
    expect(said(offers.get('band_share'))).toContain('单位 1；按 缴费档次 contribution_band\n');
    expect(offers.get('entrust_share')?.textEdit?.newText).toBe('entrust_share:\n  value: $1\n  unit: 1\n  source: $2\n  confidence: $3');
    expect(offers.get('population_start')?.textEdit?.newText).toBe('population_start:\n  table: $1\n  unit: person\n  source: $2\n  confidence: $3');
    expect(offers.get('mortality_sigma')?.textEdit?.newText).toContain('  by: sex\n  cells:\n    male: $1\n    female: $2\n');
    expect(offers.get('pay_rate')?.textEdit?.newText).toContain('  bands:\n    0: $1\n');
    const model = loadRulebook('rulebook/resident-pension', [], [], new IssueList())!;
    expect([...offers.keys()].sort()).toEqual([...model.inputs.keys()].sort());
  });

  test('the keys of an input, those of its form only', async () => {
    const inBlock = await proposal('inputs:\n  entrust_share:\n    value: 0.9\n    ▮');
    expect([...inBlock.offers.keys()]).toEqual(['series', 'table', 'between', 'after', 'unit', 'source', 'confidence', 'note', 'range', 'range_from', 'range_source', 'alternatives', '（补上其余各项）']);
    expect(said(inBlock.offers.get('unit'))).toBe('单位 1');
    const inBraces = await proposal('inputs:\n  pay_rate: { b▮ }');
    expect([...inBraces.offers.keys()]).toEqual(expect.arrayContaining(['bands', 'table', 'unit']));
    expect([...inBraces.offers.keys()]).not.toContain('value');
    expect([...(await proposal('inputs:\n  rise_amount:\n    unit: ▮')).offers.keys()]).toEqual(['yuan/person/month']);
    expect([...(await proposal('inputs:\n  rise_amount:\n    between: ▮')).offers].map(([label, offer]) => `${label} ${said(offer)}`))
      .toEqual(['error 缺哪年就报错（默认）', 'hold 沿用上一个给出的值', 'linear 线性插值']);
    const cells = await proposal('inputs:\n  status_mortality:\n    by: status\n    cells:\n      ▮');
    expect(said(cells.offers.get('retained_floor'))).toBe('其他已脱贫人口（可保留原最低档）\n取值不小于 0；经验范围 0.5 至 3，超出只作提醒；写成数，比率也可写百分数：0.03 或 3%');
  });

  test('names of rules, with kind, unit, clause and formula', async () => {
    const given = await proposal('given:\n  nat▮');
    expect(said(given.offers.get('national_base'))).toBe('全国基础养老金最低标准（年末）\n存量；单位 yuan/person/month（元/人/月）\n依据 人社部发〔2018〕21号');
    expect(given.offers.get('national_base')?.textEdit?.newText).toBe('national_base:\n  ${1:2026}: $2');
    const rules = await proposal('rules:\n  con▮');
    expect(said(rules.offers.get('floor_index'))).toContain('\n现行公式：contribution_floor / band_reference_floor');
    const outputs = await proposal('outputs:\n  - ent▮');
    expect(said(outputs.offers.get('entrusted_value'))).toContain('\n共 6 列');
    // 848 cells: too many for columns.
    expect(outputs.offers.has('active')).toBe(false);
    expect((await proposal('profiles:\n  - act▮')).offers.has('active')).toBe(true);
    expect(said((await proposal('noise:\n  correlation:\n    c▮')).offers.get('cpi~income'))).toBe('物价冲击与居民收入冲击的相关系数，大于 −1 且小于 1');
  });
});

describe.concurrent('an editor shows, where the mouse rests,', () => {
  test.each([
    ['inputs: { entrust_s▮hare: { value: 0.8, unit: 1 } }', '新增结余委托投资比例\n\n单位 1\n\n法定范围 0.8 至 1（80% 至 100%），依据 鄂人社发〔2021〕28号 四'],
    ['inputs: { entrust_share: { val▮ue: 0.8, unit: 1 } }', '一个数，对各年、各格都适用\n\n法定范围 0.8 至 1（80% 至 100%），依据 鄂人社发〔2021〕28号 四；写成数，比率也可写百分数：0.03 或 3%'],
    ['inputs: { rise_amount: { value: 20, un▮it: yuan/person/month } }', '单位 yuan/person/month（元/人/月）'],
    ['outputs: [fund_▮balance]', '基金累计结余（收付口径）\n\n存量；单位 yuan（元）'],
    ['given: { rural_▮income: { 2026: 25000 } }', '农村居民人均可支配收入\n\n存量；单位 yuan/person（元/人）'],
    ['pa▮ths: 100', '随机路径数，0 至 10,000,000；0 表示只算最优估计'],
  ])('%s', async (text, expected) => {
    const { hover, diagnostics } = await proposal(`defaults: { source: 假设, confidence: C }\n${text}`);
    expect(body(hover)).toBe(expected);
    expect(shown(diagnostics)).toEqual([]);
  });
});

describe.concurrent('an editor underlines', () => {
  const C = 'source: x, confidence: C';
  test.each([
    ['a misspelt section', 'input: {}', '属性 input 不被允许。'],
    ['a misspelt input', `inputs:\n  entrust_shar: { value: 0.8, unit: 1, ${C} }`, '规则库没有这个输入；检查名称。自己的规则要用的新输入，写上 label 和 unit'],
    ['a misspelt key of an input', `inputs:\n  entrust_share: { vaule: 0.8, value: 0.8, unit: 1, ${C} }`, '属性 vaule 不被允许。'],
    ['a number beyond the law', `inputs:\n  entrust_share: { value: 0.7, unit: 1, ${C} }`, '值低于最小值 0.8。'],
    ['a number beyond what it can be', `inputs:\n  pay_rate: { bands: { below: 0, 16: 1.5 }, unit: 1, ${C} }`, '值高于最大值 1。'],
    ['a percentage without its sign', `inputs:\n  floor_share: { value: 2, unit: 1, ${C} }`, '比率写成小数：24 写作 0.24 或 24%'],
    ['a wrong unit', `inputs:\n  rise_amount: { value: 20, unit: yuan/person, ${C} }`, '单位应为 yuan/person/month'],
    ['an input without a source', 'inputs:\n  rise_amount: { value: 20, unit: yuan/month/person, confidence: C }', '缺少 source；也可以在文件开头用 defaults: { source: … } 统一给出'],
    ['an input as a bare number', 'inputs:\n  rise_amount: 20', '写成 { value: 数, unit: 单位, source: 出处, confidence: 等级 }'],
    ['a misspelt rule', 'given:\n  national_bas: { 2026: 163 }', '没有这条规则；检查名称'],
    ['a misspelt output', 'outputs:\n  - fund_balanc', '没有这条规则；检查名称'],
    ['an output with too many cells', 'outputs:\n  - active', '没有这条规则；检查名称'],
    ['a rulebook that the schema is not for', 'rulebook: ../../my-rules', '这个模式用于规则库 resident-pension；别的规则库用 chusuan schema --rulebook 另做模式'],
  ])('%s', async (_, text, message) => {
    const { diagnostics } = await proposal(text);
    // The last line of the text is the wrong one, below the line with `extends`.
    expect(shown(diagnostics)).toEqual([`${String(text.split('\n').length + 1)}: ${message}`]);
  });

  test.each([
    ['a law left with permission', `allow_violation: [entrust_share]\ninputs:\n  entrust_share: { value: 0.7, unit: 1, ${C} }`],
    ['outputs and given values of a rule that the file adds', 'rules:\n  extra: { label: { zh: 甲, en: extra }, unit: 1, formula: cpi * 2 }\ngiven:\n  extra: { 2026: 1 }\noutputs: [extra, fund_balance]'],
    ['an input that the file declares', `inputs:\n  extra: { label: { zh: 甲, en: extra }, value: 1, unit: yuan*person/month, ${C} }`],
    ['other ways of writing a unit and a number', `inputs:\n  rise_amount: { value: 20 yuan/month/person, unit: yuan / month / person, ${C} }\n  entrust_share: { value: "85 %", unit: "1", ${C} }`],
    ['a path to the shipped rulebook', 'rulebook: ../../../rulebook/resident-pension'],
  ])('but not %s', async (_, text) => {
    expect(shown((await proposal(text)).diagnostics)).toEqual([]);
  });
});
