import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, loadScenario, openScenario, type ScenarioOverrides } from '../../src/scenario/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { SMALL_FUND, temporaryFolder } from '../run/small-fund.js';

let cache: string;
const before = process.env.CHUSUAN_CACHE;

beforeEach(() => {
  cache = join(temporaryFolder(), 'cache');
  process.env.CHUSUAN_CACHE = cache;
});

afterEach(() => {
  if (before === undefined) delete process.env.CHUSUAN_CACHE;
  else process.env.CHUSUAN_CACHE = before;
});

/** The entries and which file each is: a new one replaces an old one, one that is only read stays. */
function entries(): string[] {
  return existsSync(cache) ? readdirSync(cache).map((name) => `${name} ${statSync(join(cache, name)).ino}`).sort() : [];
}

/** Opens a scenario, holds the answer against a full reading, and says whether that was needed. */
async function open(file: string, overrides: ScenarioOverrides = {}): Promise<'read' | 'kept'> {
  const known = entries();
  const opened = await openScenario(file, overrides);
  const isKept = known.length > 0 && entries().join() === known.join();
  const loaded = loadScenario(file, overrides);
  expect(opened).toStrictEqual(loaded);
  if (loaded.plan) expect(fingerprint(opened.plan!, 7)).toBe(fingerprint(loaded.plan, 7));
  return isKept ? 'kept' : 'read';
}

/** K1 with its rulebook and its table, to be changed. */
function copyOfK1(): string {
  const folder = temporaryFolder();
  cpSync(join(PROJECT_FOLDER, 'benchmarks/k1'), folder, { recursive: true });
  return folder;
}

describe('a scenario opened again', () => {
  it.each([SMALL_FUND, join(PROJECT_FOLDER, 'benchmarks/k1/k1.yaml'), join(PROJECT_FOLDER, 'scenarios/hubei/baseline.yaml')])('%s is exactly what it was', async (file) => {
    expect([await open(file), await open(file)]).toEqual(['read', 'kept']);
    const { plan } = await openScenario(file);
    // Threads share the numbers of a plan, wherever they come from.
    expect(plan!.numbers.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('obeys the command line as if it were read', async () => {
    await open(SMALL_FUND);
    expect(await open(SMALL_FUND, { paths: 64, seed: '另一个' })).toBe('kept');
    expect(await open(SMALL_FUND, { paths: 0 })).toBe('kept');
    expect(await open(SMALL_FUND)).toBe('kept');
    const [rule] = loadScenario(SMALL_FUND).plan!.outputs;
    expect(await open(SMALL_FUND, { outputs: [rule!.rule] })).toBe('read');
    expect(await open(SMALL_FUND, { outputs: [rule!.rule] })).toBe('kept');
    // Mistakes are told as ever.
    for (const overrides of [{ paths: -1 }, { paths: 1.5 }, { seed: '' }, { outputs: ['nothing'] }, { outputs: [] }]) {
      await open(SMALL_FUND, overrides);
      expect((await openScenario(SMALL_FUND, overrides)).issues).toHaveLength(1);
    }
  });

  it('needs what the scenario itself does not say each time', async () => {
    const file = join(temporaryFolder(), 'no-seed.yaml');
    writeFileSync(file, readFileSync(SMALL_FUND, 'utf8').replace('seed: small\n', '').replace('rulebook: rulebook', `rulebook: ${join(SMALL_FUND, '../rulebook')}`));
    expect(await open(file, { seed: 'a' })).toBe('read');
    expect(await open(file, { seed: 'b' })).toBe('kept');
    await open(file);
    expect((await openScenario(file)).issues.map(({ message }) => message)).toEqual(['missing-key']);
  });

  it('is read anew after a change of any of its files, and only then', async () => {
    const folder = copyOfK1();
    const file = join(folder, 'k1.yaml');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|csv)$/.test(name));
    expect(files.sort()).toEqual(['k1.yaml', 'rulebook/k1.yaml', 'rulebook/rulebook.yaml', 'tables/death_rate.csv']);
    await open(file);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      // The last digit of a row, a space that moves: of the same size, so that nothing but the content tells.
      const changed = name.endsWith('.csv') ? text.replace(/\d(?=\n)/, (digit) => String((Number(digit) + 1) % 10)) : text.replace(': { ', ':  {');
      expect(changed).not.toBe(text);
      expect(changed).toHaveLength(text.length);
      writeFileSync(join(folder, name), changed);
      expect([name, await open(file), await open(file)]).toEqual([name, 'read', 'kept']);
    }
    writeFileSync(join(folder, 'beside.txt'), 'no matter');
    expect(await open(file)).toBe('kept');
  });

  it('is read anew when its rulebook gains or loses a chapter, or another takes its place', async () => {
    const folder = copyOfK1();
    const file = join(folder, 'k1.yaml');
    const chapter = join(folder, 'rulebook/more.yaml');
    await open(file);
    writeFileSync(chapter, 'rules:\n  twice: { label: { zh: 二, en: two }, unit: 1, formula: 1 + 1 }\n');
    expect([await open(file), await open(file)]).toEqual(['read', 'kept']);
    expect((await openScenario(file)).plan!.model.rules.has('twice')).toBe(true);
    rmSync(chapter);
    expect(await open(file)).toBe('read');
    renameSync(join(folder, 'rulebook'), join(folder, 'elsewhere'));
    await open(file);
    expect((await openScenario(file)).issues[0]?.message).toMatch(/^rulebook-not-found/);
  });

  it('keeps to the values of each path that it brings', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'brought.yaml');
    const rows = [0, 1].flatMap((path) => [2026, 2027].map((year) => `${path},${year},0.0${path + 1}`));
    writeFileSync(join(folder, 'market.csv'), `path,year,value\n${rows.join('\n')}\n`);
    writeFileSync(file, [
      `extends: ${SMALL_FUND}`, 'last_year: 2027', 'paths: 1',
      'inputs: { market: { label: { zh: 市场, en: market }, paths: market.csv, unit: 1, source: x, confidence: A } }',
      'rules: { seen: { label: { zh: 所见, en: seen }, unit: 1, formula: market } }',
    ].join('\n'));
    expect([await open(file), await open(file), await open(file, { paths: 2 })]).toEqual(['read', 'kept', 'read']);
    await open(file, { paths: 3 });
    expect((await openScenario(file, { paths: 3 })).issues).not.toEqual([]);
  });

  it('says its warnings and errors every time, so nothing of it is kept', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'bold.yaml');
    for (const value of ['30%', 'x']) {
      writeFileSync(file, `extends: ${SMALL_FUND}\ninputs:\n  usual_return: { value: ${value}, unit: 1, source: x, confidence: C }\n`);
      await open(file);
      const [issue] = (await openScenario(file)).issues;
      expect(issue?.place).toMatchObject({ line: 3 });
      expect(entries()).toEqual([]);
    }
  });

  it('does not mind an entry that is damaged, or a cache that cannot be written', async () => {
    await open(SMALL_FUND);
    const [name] = readdirSync(cache);
    appendFileSync(join(cache, name!), 'x');
    expect([await open(SMALL_FUND), await open(SMALL_FUND)]).toEqual(['read', 'kept']);
    process.env.CHUSUAN_CACHE = join(cache, name!);
    expect(await openScenario(SMALL_FUND)).toStrictEqual(loadScenario(SMALL_FUND));
  });

  it('belongs to the folder it was opened in: places are shown from there', async () => {
    const here = process.cwd();
    await open(SMALL_FUND);
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    try {
      process.chdir(join(folder, 'inner'));
      expect(await open(SMALL_FUND)).toBe('read');
    } finally {
      process.chdir(here);
    }
  });
});
