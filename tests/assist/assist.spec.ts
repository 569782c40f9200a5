import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type AssistList, readAssistList, statusOf } from '../../src/assist/index.js';
import { readNumber } from '../../src/assist/identity-number.js';
import { assistCommand } from '../../src/cli/commands/assist-command.js';
import { Terminal } from '../../src/cli/terminal.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { loadScenario } from '../../src/scenario/index.js';

// Invented people; check characters by the weights 2^(17−i) mod 11 of GB 11643, worked out apart from this program.
const BORN_1970_M = '420106197001010010';
const BORN_1980_F = '420106198002150028';
const BORN_1950_M = '420106195006060034';
const BORN_2012_M = '420106201203010050';
const BORN_1985_F = '420106198505200066';
const BORN_1966_M = '42010619661130007X';
const ALL = [BORN_1970_M, BORN_1980_F, BORN_1950_M, BORN_2012_M, BORN_1985_F, BORN_1966_M];

const folder = mkdtempSync(join(tmpdir(), 'assist-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

let files = 0;
function file(lines: readonly string[] | Uint8Array): string {
  const path = join(folder, `list-${String(files++)}.csv`);
  writeFileSync(path, lines instanceof Uint8Array ? lines : `${lines.join('\n')}\n`);
  return path;
}

async function read(lines: readonly string[] | Uint8Array, options = {}): Promise<AssistList> {
  const issues = new IssueList();
  const list = await readAssistList(file(lines), issues, options);
  expect(issues.items).toEqual([]);
  return list!;
}

const heads = (list: AssistList): number[] => list.heads.map(({ contributing }) => contributing);
const NOVEMBER = { date: { year: 2025, cutOff: '11-20' as const } };

describe('an identity number', () => {
  test('is taken when its birthday exists and its check character is right', () => {
    // The sample of the standard itself.
    expect(readNumber('11010519491231002X')).toEqual({ sex: 'female', birthYear: 1949 });
    expect(readNumber(BORN_1966_M.toLowerCase())).toEqual({ sex: 'male', birthYear: 1966 });
  });

  test.each([
    ['42010619700101001', 'number-length'],
    ['42010619700101001A', 'number-characters'],
    ['420106197002300010', 'number-birthday'],
    ['420106197001010011', 'number-checksum'],
  ])('is told what is wrong with it: %s', (number, mistake) => {
    expect(readNumber(number)).toBe(mistake);
  });
});

describe('a list of people', () => {
  test('counts everybody once, by the highest entitlement', async () => {
    const list = await read([
      '身份证号,姓名,困难类别',
      `${BORN_1970_M},甲,低保对象`,
      `${BORN_1970_M},甲,重度残疾人`, // full, not part
      `${BORN_1980_F},乙,低保`,
      `${BORN_1980_F},乙,其他已脱贫人口`, // part, not retained
      `${BORN_1985_F},丙,脱贫人口`,
      `${BORN_1966_M},丁,特困人员`, // 59 at the end of 2025: still contributing
    ], NOVEMBER);
    expect(list.heads).toEqual([
      { status: 'assisted_full', contributing: 2, ownPartUnpaid: 0, youngerOrOlder: 0 },
      { status: 'assisted_part', contributing: 1, ownPartUnpaid: 0, youngerOrOlder: 0 },
      { status: 'retained_floor', contributing: 1, ownPartUnpaid: 0, youngerOrOlder: 0 },
    ]);
    expect([list.rows, list.people, list.rejectedRows]).toEqual([6, 4, 0]);
    expect(list.merges).toEqual([
      { identities: ['severe_disability', 'minimum_living'], status: 'assisted_full', people: 1 },
      { identities: ['minimum_living', 'lifted'], status: 'assisted_part', people: 1 },
    ]);
    expect(list.byAge).toEqual([
      { status: 'assisted_full', sex: 'male', age: 55, people: 1 },
      { status: 'assisted_full', sex: 'male', age: 59, people: 1 },
      { status: 'assisted_part', sex: 'female', age: 45, people: 1 },
      { status: 'retained_floor', sex: 'female', age: 40, people: 1 },
    ]);
  });

  test('names the ages that do not contribute apart', async () => {
    const list = await read(['身份证号,类别', `${BORN_1950_M},特困`, `${BORN_2012_M},低保`, `${BORN_1966_M},低保`], { date: { year: 2026, cutOff: '11-20' } });
    // 75, 13 and, a year later than above, 60
    expect(list.heads.map(({ contributing, youngerOrOlder }) => [contributing, youngerOrOlder])).toEqual([[0, 1], [0, 2], [0, 0]]);
  });

  test('takes the list of 20 November for the year and says what moved since 30 June', async () => {
    const list = await read([
      '公民身份号码,身份,数据日期',
      `${BORN_1970_M},低保,2025-06-30`,
      `${BORN_1970_M},特困,2025年11月20日`, // changed
      `${BORN_1980_F},低保,2025/6/30`, // left
      `${BORN_1985_F},低保,20251120`, // joined
    ]);
    expect([list.year, list.cutOff, list.people]).toEqual([2025, '11-20', 2]);
    expect(heads(list)).toEqual([1, 1, 0]);
    expect(list.movement).toEqual({ joined: 1, left: 1, changedStatus: 1 });
  });

  test('gives no part assistance before the own part is paid; full assistance asks for none', async () => {
    const list = await read(['身份证号,类别,本人已缴费', `${BORN_1970_M},低保,否`, `${BORN_1980_F},低保,是`, `${BORN_1985_F},特困,否`], NOVEMBER);
    expect(list.heads.map(({ contributing, ownPartUnpaid }) => [contributing, ownPartUnpaid])).toEqual([[1, 0], [2, 1], [0, 0]]);
  });

  test('takes several identities in one cell and the same row twice', async () => {
    const list = await read(['身份证号,类别', `${BORN_1970_M},低保、重残`, `${BORN_1970_M},低保`], NOVEMBER);
    expect(heads(list)).toEqual([1, 0, 0]);
    expect(list.repeatedRows).toBe(1);
  });

  test('is read in the national encoding too', async () => {
    // “身份证号,类别” and “低保” in GB 18030
    const bytes = Buffer.concat([
      Buffer.from([0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0, 0x0a]),
      Buffer.from(`${BORN_1970_M},`), Buffer.from([0xb5, 0xcd, 0xb1, 0xa3, 0x0a]),
    ]);
    const list = await read(bytes, NOVEMBER);
    expect(list.encoding).toBe('gb18030');
    expect(heads(list)).toEqual([0, 1, 0]);
  });

  test('rejects rows with their reason and line, and counts the others', async () => {
    const list = await read([
      '身份证号,类别,日期',
      `${BORN_1970_M},低保,2025-11-20`,
      `${BORN_1980_F.slice(0, 17)}9,低保,2025-11-20`,
      `${BORN_1985_F},低宝对象,2025-11-20`,
      `${BORN_1966_M},低保,2025-12-31`,
      `${BORN_1966_M},低保,2024-11-20`,
      `${BORN_1966_M},低保`,
      `${BORN_1966_M},${BORN_1966_M},2025-11-20`,
    ]);
    expect(list.rejections).toEqual([
      { reason: 'number-checksum', rows: 1, lines: [3] },
      { reason: 'category-unknown', rows: 1, lines: [4], word: '低宝对象', near: '低保对象' },
      { reason: 'date-unknown', rows: 1, lines: [5] },
      { reason: 'date-other-year', rows: 1, lines: [6] },
      { reason: 'ragged', rows: 1, lines: [7] },
      { reason: 'category-unknown', rows: 1, lines: [8] },
    ]);
    expect(heads(list)).toEqual([0, 1, 0]);
  });
});

describe('a table of combinations', () => {
  test('gives the heads of each combination to its highest entitlement', async () => {
    const list = await read([
      '低保,特困,易返贫致贫,重度残疾,其他已脱贫,人数',
      '1,0,0,0,0,100',
      '1,0,0,1,0,20',
      '0,0,1,,1,30',
      '0,0,0,0,是,400',
    ], NOVEMBER);
    expect(heads(list)).toEqual([20, 130, 400]);
    expect(list.people).toBe(550);
    expect(list.merges.map(({ people }) => people)).toEqual([30, 20]);
    expect(list.byAge).toBeUndefined();
  });

  test('rejects heads that are no number and rows without an identity', async () => {
    const list = await read(['低保,特困,人数', '1,0,一百', '0,0,5', '1,?,5', '1,0,7'], NOVEMBER);
    expect(list.rejections.map(({ reason, lines }) => [reason, ...lines])).toEqual([['heads-not-whole', 2], ['category-missing', 3], ['mark-unknown', 4]]);
    expect(heads(list)).toEqual([0, 7, 0]);
  });
});

describe('a file that is no list', () => {
  test.each([
    [['姓名,类别', '甲,低保'], '表头里要有身份证号列（身份证号）和类别列（困难类别）；人数表则要有各种身份的列（如 低保对象、特困人员）和人数列'],
    [['低保,低保对象,人数', '1,0,3'], '这些列说的是同一种身份：低保对象'],
    [['身份证号,类别', `${BORN_1970_M},低保`], '用 --date 指明，例如 --date 2025-11-20'],
  ])('is refused: %s', async (lines, message) => {
    const issues = new IssueList();
    expect(await readAssistList(file(lines), issues)).toBeUndefined();
    expect(renderIssues(issues.items, 'zh')).toContain(message);
  });
});

describe('the command', () => {
  function terminal(isJson = false): { terminal: Terminal; said: () => string } {
    let said = '';
    const stream = { write: (chunk: string) => { said += chunk; return true; }, isTTY: false } as unknown as NodeJS.WriteStream;
    return { terminal: new Terminal('zh', isJson, { stdout: stream, stderr: stream }), said: () => said };
  }
  const LIST = ['身份证号,类别,日期', `${BORN_1970_M},低保,2025-11-20`, `${BORN_1980_F},特困,2025-11-20`, `${BORN_1985_F}0,低保,2025-11-20`, `${BORN_1966_M},${BORN_2012_M},2025-11-20`, `${BORN_1950_M},低保,${BORN_1950_M}`];

  test('writes heads a scenario can read, and ends with 1 when rows were rejected', async () => {
    const [out, byAge, rejected] = ['heads.csv', 'ages.csv', 'rejected.csv'].map((name) => join(folder, name)) as [string, string, string];
    const { terminal: zh, said } = terminal();
    expect(await assistCommand({ kind: 'assist', file: file(LIST), out, byAge, rejected }, zh)).toBe(1);
    expect(readFileSync(out, 'utf8')).toBe([
      'year,status,value', ...['ordinary', 'assisted_full', 'assisted_part', 'retained_floor'].map((status) => `2000,${status},0`),
      '2025,ordinary,0', '2025,assisted_full,1', '2025,assisted_part,1', '2025,retained_floor,0',
      ...['ordinary', 'assisted_full', 'assisted_part', 'retained_floor'].map((status) => `2026,${status},0`), '',
    ].join('\n'));
    expect(readFileSync(byAge, 'utf8')).toBe('year,status,sex,age,value\n2025,assisted_full,female,45,1\n2025,assisted_part,male,55,1\n');
    expect(said()).toContain('退回 3 行，没有计入');
    // Nothing that was written or said holds a number, whole or the birthday of one.
    for (const text of [said(), ...[out, byAge, rejected].map((each) => readFileSync(each, 'utf8'))]) {
      for (const number of ALL) {
        expect(text).not.toContain(number.slice(0, 12));
        expect(text).not.toContain(number.slice(6, 14));
      }
    }
  });

  test('prints a line that works in a scenario as it stands', async () => {
    const out = join(folder, 'pasted.csv');
    const { terminal: zh, said } = terminal();
    await assistCommand({ kind: 'assist', file: file(LIST), out }, zh);
    const entry = /assisted_heads: \{.*\}/.exec(said())![0];
    const scenario = join(folder, 'pasted.yaml');
    writeFileSync(scenario, `extends: ${process.cwd()}/scenarios/hubei/baseline.yaml\ntitle: { zh: 甲, en: a }\ninputs:\n  ${entry}\n`);
    const { plan, issues } = loadScenario(scenario);
    expect(issues).toEqual([]);
    const { values, firstYear } = plan!.inputs.get('assisted_heads')!;
    const of = (year: number): number[] => [...plan!.numbers.subarray(values.offset + (year - firstYear) * 4, values.offset + (year - firstYear) * 4 + 4)];
    expect([of(2024), of(2025), of(2026), of(2100)]).toEqual([[0, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]]);
  });

  test('says no word of a cell that is not nearly a category: digits of any writing, birthdays, names', async () => {
    const words = ['４２０１０６１９８００１０１００３１', '四二〇一〇六一九八〇', '后四位007X', '1980-01-01', '张三'];
    const { terminal: zh, said } = terminal();
    await assistCommand({ kind: 'assist', file: file(['身份证号,类别,日期', `${BORN_1970_M},低保,2025-11-20`, ...words.map((word) => `${BORN_1980_F},${word},${word}`), ...words.map((word) => `${BORN_1980_F},${word},2025-11-20`)]) }, zh);
    for (const word of words) expect(said()).not.toContain(word);
  });

  test('overwrites nothing, and answers programs in JSON without numbers', async () => {
    const out = file(['kept']);
    const { terminal: json, said } = terminal(true);
    expect(await assistCommand({ kind: 'assist', file: file(LIST), out }, json)).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('kept\n');
    const { terminal: again, said: answer } = terminal(true);
    expect(await assistCommand({ kind: 'assist', file: file(LIST) }, again)).toBe(1);
    const parsed = JSON.parse(answer()) as { status: string; year: number; heads: { contributing: number }[] };
    expect([parsed.status, parsed.year, ...parsed.heads.map(({ contributing }) => contributing)]).toEqual(['read', 2025, 1, 1, 0]);
    for (const number of ALL) expect(said() + answer()).not.toContain(number.slice(0, 12));
  });
});

test('the statuses are those of the rulebook', () => {
  const { model } = loadScenario('scenarios/hubei/baseline.yaml').plan!;
  const known = model.dimensions.find(({ name }) => name === 'status')!;
  for (const identity of ['destitute', 'minimum_living', 'lifted'] as const) expect(JSON.stringify(known)).toContain(`"${statusOf(new Set([identity]))}"`);
});
