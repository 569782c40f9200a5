import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compareScenarios, type CompareOutcome, type CompareScenariosOptions, type Comparison, COMPARISON_FILES } from '../../src/compare/index.js';
import { renderIssues } from '../../src/issues/index.js';
import { readManifest } from '../../src/results/index.js';
import { runScenario } from '../../src/run/index.js';
import { SMALL_FUND, temporaryFolder } from '../run/small-fund.js';
import { fundScenario, input } from './funds.js';

const SHORT = { last_year: 2030, paths: 128 };

beforeEach(() => { vi.stubEnv('CHUSUAN_CACHE', join(temporaryFolder(), 'cache')); });
afterEach(() => { vi.unstubAllEnvs(); });

/** Two small funds and where everything about them goes. */
function twoFunds(folder = temporaryFolder()): { folder: string; files: string[]; options: CompareScenariosOptions } {
  const files = [fundScenario(folder, 'base', SHORT), fundScenario(folder, 'richer', { ...SHORT, inputs: { income: input(950000000) } })];
  return { folder, files, options: { files, runs: join(folder, 'runs'), threads: 2 } };
}

function complete(outcome: CompareOutcome): { comparison: Comparison; isReused: boolean } {
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** What a refusal says, with the test's folder left out. */
function refusal(outcome: CompareOutcome, folder: string): string {
  expect(outcome.kind).toBe('refused');
  return renderIssues((outcome as Extract<CompareOutcome, { kind: 'refused' }>).issues, 'zh').replaceAll(`${folder}/`, '').replaceAll(`${relative('.', folder)}/`, '');
}

describe('scenarios', () => {
  it('each become an ordinary run, and the folder of the comparison names them', async () => {
    const { folder, options } = twoFunds();
    const { comparison, isReused } = complete(await compareScenarios(options));
    expect(isReused).toBe(false);
    expect(readdirSync(join(folder, 'runs')).map((name) => name.replace(/[0-9a-f]{12}$/, '#')).sort()).toEqual(['base-#', 'compare-#', 'richer-#']);
    const outputs = readManifest(comparison.scenarios[0]!.folder).then(({ outputs: list }) => list.map(({ name }) => name));
    // The same as `chusuan run` with these outputs leaves, bytes and fingerprint.
    const own = await runScenario({ scenarioFile: options.files[0]!, outputs: await outputs, threads: 1, out: join(folder, 'own') });
    expect(own.kind === 'complete' && own.manifest.fingerprint).toBe(comparison.scenarios[0]!.fingerprint);
    expect(readFileSync(join(folder, 'own/paths.arrow')).equals(readFileSync(join(comparison.scenarios[0]!.folder, 'paths.arrow')))).toBe(true);
    const written = JSON.parse(readFileSync(join(comparison.directory, COMPARISON_FILES.manifest), 'utf8')) as { scenarios: { folder: string; title: object }[]; files: object[] };
    expect(written.scenarios[1]!.folder).toMatch(/^\.\.\/richer-[0-9a-f]{12}$/);
    expect(written.scenarios[1]!.title).toEqual({ zh: 'richer', en: 'richer' });
    expect(written.files).toMatchObject([{ name: 'comparison.arrow' }]);
    // Moved as a whole, it still finds its runs.
    cpSync(join(folder, 'runs'), join(folder, 'elsewhere'), { recursive: true });
    expect(existsSync(join(folder, 'elsewhere', relative(join(folder, 'runs'), comparison.scenarios[1]!.folder)))).toBe(true);
  });

  it('compared again are found; with --force, or without the runs, they are computed again', async () => {
    const { folder, options } = twoFunds();
    const first = complete(await compareScenarios(options)).comparison;
    const bytes = readFileSync(join(first.directory, 'comparison.arrow'));
    const again = complete(await compareScenarios(options));
    expect([again.isReused, again.comparison.directory]).toEqual([true, first.directory]);
    expect(complete(await compareScenarios({ ...options, force: true })).isReused).toBe(false);
    rmSync(first.scenarios[1]!.folder, { recursive: true });
    const third = complete(await compareScenarios(options));
    expect(third.isReused).toBe(false);
    expect(readFileSync(join(third.comparison.directory, 'comparison.arrow')).equals(bytes)).toBe(true);
    // Another order or another first year is another comparison; the runs are the same.
    const turned = complete(await compareScenarios({ ...options, files: [...options.files].reverse() }));
    const later = complete(await compareScenarios({ ...options, from: 2028 }));
    expect(new Set([first.hash, turned.comparison.hash, later.comparison.hash]).size).toBe(3);
    expect(later.comparison.periods[0]).toEqual({ name: 'ten_years', first: 2028, last: 2030 });
    expect(readdirSync(join(folder, 'runs'))).toHaveLength(5);
  });

  it('begin their totals after the last given value of the reference', async () => {
    const folder = temporaryFolder();
    const files = [
      fundScenario(folder, 'base', { ...SHORT, given: { return_rate: { 2026: 0.02, 2027: 0.03 } } }),
      fundScenario(folder, 'other', { ...SHORT, given: { return_rate: { 2026: 0.02, 2027: 0.03, 2029: 0.01 } } }),
    ];
    expect(complete(await compareScenarios({ files, runs: join(folder, 'runs') })).comparison.periods[1]).toEqual({ name: 'horizon', first: 2028, last: 2030 });
  });

  it('may replace rules and add their own: what not all have is not compared', async () => {
    const folder = temporaryFolder();
    const rules = { total_outgo: { formula: 'sum(spent) * 1.1' }, reserve: { label: { zh: '准备金', en: 'reserve' }, unit: 'yuan', kind: 'stock', formula: 'fund_balance * 0.1' } };
    const files = [fundScenario(folder, 'base', SHORT), fundScenario(folder, 'formula', { ...SHORT, rules, outputs: ['reserve', 'fund_balance'] })];
    const { comparison } = complete(await compareScenarios({ files, runs: join(folder, 'runs') }));
    expect(comparison.outputs.map(({ name }) => name)).toEqual(['fund_balance', 'is_short', 'entrusted_share', 'paid_by_central', 'paid_by_county', 'price_index', 'discount_rate']);
    expect(comparison.row(1, 'fund_balance', 2030)!.above).toBe(0);
    expect((await readManifest(comparison.scenarios[1]!.folder)).outputs.map(({ name }) => name)).toContain('reserve');
  });
});

describe('refused', () => {
  it('are scenarios of other years, seeds or numbers of paths, with every key and where it stands', async () => {
    const folder = temporaryFolder();
    const files = [fundScenario(folder, 'base', SHORT), fundScenario(folder, 'later', { ...SHORT, last_year: 2040, seed: 'mine' }), fundScenario(folder, 'more', { ...SHORT, paths: 500, base_year: 2024 })];
    const [line, lineOfPaths] = ['last_year: 2030', 'paths: 128'].map((text) => String(readFileSync(files[0]!, 'utf8').split('\n').indexOf(text) + 1)) as [string, string];
    expect(refusal(await compareScenarios({ files, runs: join(folder, 'runs') }), folder).split('\n').map((each) => each.replace(/(\.yaml):\d+:\d+/, '$1'))).toEqual([
      `✖ last_year 是 2040，参照情景是 2030（base.yaml:${line}）：起止年份不同的情景不能比较`,
      '  → later.yaml  last_year', '    改成同样的年份；方案一般用 extends 沿用参照情景，不写 last_year',
      '✖ seed 是 mine，参照情景是 small（tests/fixtures/fund/fund.yaml:6）：随机数不同，差别里会混进偶然',
      '  → later.yaml  seed', '    用 --seed 给所有情景同一个种子，或改成一样',
      `✖ paths 是 500，参照情景是 128（base.yaml:${lineOfPaths}）：路径数不同，不能逐条路径比较`,
      '  → more.yaml  paths', '    用 --paths 给所有情景同一个路径数，或改成一样',
      '✖ base_year 是 2024，参照情景是 2025（tests/fixtures/fund/fund.yaml:3）：起止年份不同的情景不能比较',
      '  → more.yaml  base_year', '    改成同样的年份；方案一般用 extends 沿用参照情景，不写 base_year',
    ]);
    expect(existsSync(join(folder, 'runs'))).toBe(false);
    // What the command line says holds for all.
    expect((await compareScenarios({ files: files.slice(0, 2), paths: 64, seed: 'ours', runs: join(folder, 'runs') })).kind).toBe('refused');
    const alike = [files[0]!, fundScenario(folder, 'seeded', { ...SHORT, seed: 'mine', paths: 77 })];
    expect(complete(await compareScenarios({ files: alike, paths: 64, seed: 'ours', runs: join(folder, 'runs') })).comparison).toMatchObject({ paths: 64, seed: 'ours' });
  });

  it('is another rulebook, not another folder of the same', async () => {
    const folder = temporaryFolder();
    cpSync(join(SMALL_FUND, '../rulebook'), join(folder, 'copy'), { recursive: true });
    const files = [fundScenario(folder, 'base', SHORT), fundScenario(folder, 'copied', { ...SHORT, rulebook: 'copy' })];
    complete(await compareScenarios({ files, runs: join(folder, 'runs') }));
    appendFileSync(join(folder, 'copy/fund.yaml'), '# another one\n');
    expect(refusal(await compareScenarios({ files, runs: join(folder, 'runs') }), folder).replace(/:\d+:\d+/, '')).toBe(
      '✖ rulebook 是 copy，参照情景是 rulebook（tests/fixtures/fund/fund.yaml:2）：两者的规则库内容不同，不能比较\n'
      + '  → copied.yaml  rulebook\n    用同一个规则库；方案要改规则，写在自己的 rules: 里');
  });

  it('are fewer than two, and the same file under two names', async () => {
    const { folder, files } = twoFunds();
    expect(refusal(await compareScenarios({ files: files.slice(0, 1) }), folder)).toBe(
      '✖ 至少要写两个情景，这里有 1 个\n    第一个是参照，例如 chusuan compare scenarios/hubei/baseline.yaml scenarios/hubei/proposals/twenty-a-year.yaml');
    symlinkSync(files[0]!, join(folder, 'link.yaml'));
    expect(refusal(await compareScenarios({ files: [...files, join(folder, 'link.yaml'), files[1]!] }), folder)).toBe(
      '✖ link.yaml 与 base.yaml 是同一个文件，与自己比较没有差别\n    每个情景只写一次\n✖ richer.yaml 与 richer.yaml 是同一个文件，与自己比较没有差别\n    每个情景只写一次');
  });

  it('are scenarios with mistakes, those of all of them at once', async () => {
    const { folder, files } = twoFunds();
    const bad = [fundScenario(folder, 'one', { inputs: { incom: input(1) } }), fundScenario(folder, 'two', { outputs: ['fund_balanc'] }), join(folder, 'three.yaml')];
    const said = refusal(await compareScenarios({ files: [...files, ...bad] }), folder);
    expect(said.split('\n').filter((line) => line.startsWith('  →')).map((line) => line.replace(/:\d+:\d+/, ''))).toEqual(['  → one.yaml  inputs.incom', '  → two.yaml  outputs']);
    expect(said).toContain('three.yaml');
  });

  it('are years that are not simulated', async () => {
    const { folder, options } = twoFunds();
    expect(refusal(await compareScenarios({ ...options, from: 2031, years: [2025, 2030, 2040] }), folder)).toBe(
      '✖ --from 2031 不在模拟的年份里\n    写 2026 至 2030 中的一年\n✖ --years 里的 2025、2040 不在模拟的年份里\n    写 2026 至 2030 中的年份，用逗号隔开，如 2030,2040');
  });

  it('is a folder that holds something else; one comparison replaces another only with --force', async () => {
    const { folder, options } = twoFunds();
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'notes.txt'), 'mine');
    const foreign = '✖ 输出文件夹 out 里有不是比较结果的文件，一个文件也没有动\n    用 --out 换一个空的或新的文件夹；有别的内容的文件夹即使加 --force 也不会覆盖';
    expect(refusal(await compareScenarios({ ...options, out }), folder)).toBe(foreign);
    expect(refusal(await compareScenarios({ ...options, out, force: true }), folder)).toBe(foreign);
    expect(refusal(await compareScenarios({ ...options, out: join(out, 'notes.txt') }), folder)).toContain('✖ 输出文件夹 out/notes.txt 是一个文件');
    expect(existsSync(join(folder, 'runs'))).toBe(false);
    rmSync(join(out, 'notes.txt'));
    const { comparison } = complete(await compareScenarios({ ...options, out }));
    expect(refusal(await compareScenarios({ ...options, out, from: 2028 }), folder)).toBe('✖ 输出文件夹 out 里已有另一次比较，没有覆盖\n    换一个 --out；确实要替换旧结果就加 --force');
    appendFileSync(join(out, 'comparison.arrow'), 'x');
    expect(refusal(await compareScenarios({ ...options, out }), folder)).toBe('✖ 输出文件夹 out 里的比较结果不完整或被改动过，没有覆盖\n    加 --force 重新计算并替换它');
    expect(complete(await compareScenarios({ ...options, out, force: true, from: 2028 })).comparison.hash).not.toBe(comparison.hash);
    expect(readdirSync(out).sort()).toEqual(['comparison.arrow', 'comparison.json']);
    expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual(['out']);
  });

  it('is a place where nothing can be written, before anything is computed', async () => {
    const { folder, options } = twoFunds();
    expect((await compareScenarios({ ...options, out: '/proc/nowhere/comparison' })).kind).toBe('refused');
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  });

  it('is a disk that is too small for all runs together', async () => {
    const { folder, options } = twoFunds();
    expect(refusal(await compareScenarios({ ...options, freeBytes: () => Promise.resolve(200e3) }), folder)).toMatch(
      /^✖ 磁盘空间不够：要计算的 2 个情景和比较结果约需 \d+ (kB|MB)，runs 所在磁盘只剩 200 kB\n {4}减少 --paths，少比几个方案，或清理磁盘（runs\/ 里的旧结果可以删除）$/);
    // Runs that are there need no room.
    complete(await compareScenarios(options));
    complete(await compareScenarios({ ...options, from: 2029, freeBytes: () => Promise.resolve(200e3) }));
  });
});

it('an interruption leaves whole runs and nothing else', async () => {
  const { folder, options } = twoFunds();
  const aborter = new AbortController();
  const outcome = await compareScenarios({ ...options, paths: 4000 }, { signal: aborter.signal, onScenario: (index) => { if (index === 1) aborter.abort(); } });
  expect(outcome.kind).toBe('interrupted');
  expect(readdirSync(join(folder, 'runs')).map((name) => name.replace(/[0-9a-f]{12}$/, '#'))).toEqual(['base-#']);
  const late = new AbortController();
  expect((await compareScenarios({ ...options, paths: 4000 }, { signal: late.signal, onComparing: () => { late.abort(); } })).kind).toBe('interrupted');
  expect(readdirSync(join(folder, 'runs')).filter((name) => name.startsWith('compare'))).toEqual([]);
});
