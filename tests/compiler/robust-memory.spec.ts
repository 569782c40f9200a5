import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Axes } from '../../src/compiler/axes.js';
import { Constants, type Fixed, paintImage, placeFixed } from '../../src/compiler/image.js';
import { compilePlan, MOST_MEMORY_BYTES, ProgramTooLarge, translatePlan } from '../../src/compiler/index.js';
import { Layout, type Places } from '../../src/compiler/layout.js';
import { renderIssues } from '../../src/issues/index.js';
import { type RunOutcome, runPlan } from '../../src/run/index.js';
import { type MemoryRun, memoryIssue, memoryNeed, memoryShort, tooLargeIssue } from '../../src/run/memory.js';
import { availableMemory } from '../../src/run/memory-available.js';
import { interpreterBytes } from '../../src/run/memory-interpreter.js';
import { tableBytes } from '../../src/run/memory-tables.js';
import { fingerprint, loadScenario, type Plan } from '../../src/scenario/index.js';
import { loadProject, projectOf } from '../fixtures/project.js';
import { SMALL_FUND, temporaryFolder } from '../run/small-fund.js';

const AGES = 10;

/** 2030 less 2020 are ten years; one dimension of ten ages. */
function planOf(rules: Readonly<Record<string, object | string>>, options: { outputs?: readonly string[]; profiles?: readonly string[]; paths?: number } = {}): Plan {
  const { plan, issues } = loadProject(projectOf(rules, {
    dimensions: { age: { values: `0..${String(AGES - 1)}`, ageing: true } }, lastYear: 2030, paths: options.paths ?? 64, outputs: options.outputs ?? ['shock'], profiles: options.profiles ?? [],
  }));
  expect(renderIssues(issues, 'en')).toBe('');
  return plan!;
}

const SHOCK = { shock: 'normal(z)' };

describe('what is available', () => {
  const system = (files: Readonly<Record<string, string>>): number => availableMemory((file) => files[file]);
  const meminfo = 'MemTotal:       32000000 kB\nMemFree:         1000000 kB\nMemAvailable:    8000000 kB\n';

  it('is what the system can give, where no group limits it', () => {
    expect(system({ '/proc/meminfo': meminfo })).toBe(8_192_000_000);
  });

  it('is what a control group of version 2 has left, files it can forget counted as left', () => {
    const folder = '/sys/fs/cgroup/user/app';
    const files = {
      '/proc/meminfo': meminfo, '/proc/self/cgroup': '0::/user/app\n',
      [`${folder}/memory.max`]: '2000000000\n', [`${folder}/memory.current`]: '1500000000\n', [`${folder}/memory.stat`]: 'anon 900000000\ninactive_file 400000000\nactive_file 9\n',
    };
    expect(system(files)).toBe(900_000_000);
    expect(system({ ...files, [`${folder}/memory.max`]: 'max\n' })).toBe(8_192_000_000);
  });

  it('obeys the groups above, and the own group where a container sees it at the root', () => {
    const own = { '/proc/meminfo': meminfo, '/proc/self/cgroup': '0::/pod/one\n' };
    expect(system({ ...own, '/sys/fs/cgroup/pod/memory.max': '300', '/sys/fs/cgroup/pod/memory.current': '100' })).toBe(200);
    expect(system({ ...own, '/sys/fs/cgroup/memory.max': '500', '/sys/fs/cgroup/memory.current': '600' })).toBe(0);
  });

  it('is what a control group of version 1 has left', () => {
    const folder = '/sys/fs/cgroup/memory/app';
    expect(system({
      '/proc/meminfo': meminfo, '/proc/self/cgroup': '5:cpu,cpuacct:/app\n4:memory:/app\n0::/\n',
      [`${folder}/memory.limit_in_bytes`]: '1000', [`${folder}/memory.usage_in_bytes`]: '700', [`${folder}/memory.stat`]: 'inactive_file 1\ntotal_inactive_file 50\n',
    })).toBe(350);
  });

  it('is something, here', () => {
    expect(availableMemory()).toBeGreaterThan(1e6);
  });
});

describe('what an interpreter takes', () => {
  // [bytes of the shock] + those of a rule over ten ages.
  const alone = (): number => interpreterBytes(planOf(SHOCK).model);

  it('is a number for each rule and step', () => {
    expect(alone()).toBe(8 + 8); // its value; the noise
    expect(interpreterBytes(planOf({ ...SHOCK, double: '2 * shock' }).model) - alone()).toBe(8 + 8 + 8); // its value; the product; the 2
  });

  it('is a number for each cell, three for two where a step repeats what it uses', () => {
    // its values 80; age 80; the product 80
    expect(interpreterBytes(planOf({ ...SHOCK, cells: 'age * shock' }).model) - alone()).toBe(240);
    // values 80; age 80; 1 8; both of the choice in full 160, the choice 80; the condition's 5 8 and its values 80
    expect(interpreterBytes(planOf({ ...SHOCK, cells: 'age > 5 ? shock : 1' }).model) - alone()).toBe(80 + 80 + 8 + 8 + 80 + 80 + 160);
  });

  it('is a row more for each year looked back at', () => {
    const stock = (formula: string): number => interpreterBytes(planOf({ ...SHOCK, stock: { formula, start: 'age' } }).model);
    // values 80, the year before 80; start age 80; the same people 80; the sum 80
    expect(stock('prev(stock) + shock') - alone()).toBe(400);
    // two years more
    expect(stock('prev(stock, 3) + shock') - alone()).toBe(400 + 160);
    // the second mention is the first
    expect(stock('prev(stock) + prev(stock)') - alone()).toBe(400);
  });
});

describe('what the tables take', () => {
  it('is a row for each largest part that no path reaches, and a row per year where it moves', () => {
    expect(tableBytes(planOf({ ...SHOCK, cells: 'age / 7 * shock' }))).toBe(80);
    expect(tableBytes(planOf({ ...SHOCK, cells: 'age / 7 * year * shock' }))).toBe(800);
    expect(tableBytes(planOf({ ...SHOCK, still: 'age + 1', moving: 'still * year', cells: '(shock + still) * moving' }))).toBe(80 + 800);
    expect(tableBytes(planOf({ ...SHOCK, scalar: 'shock * 5' }))).toBe(0);
  });

  it('is what the compiler keeps', () => {
    const plan = planOf({ ...SHOCK, still: 'age + 1', moving: 'still * year', cells: '(shock + still * 2) * moving + (year > 2025 ? shock : age)' });
    const { hoisted } = translatePlan(plan).setting;
    expect(tableBytes(plan)).toBe(hoisted.reduce((bytes, { values }) => bytes + values.byteLength, 0));
  });
});

describe('what a run takes', () => {
  const THREAD = 24e6;

  it('is for each thread its memory in whole pages, its interpreter, and four blocks of results', () => {
    const plan = planOf({ ...SHOCK, cells: 'age * shock' }, { outputs: ['shock'], profiles: ['cells'] });
    const results = 4 * (64 * 10 * 8 + AGES * 10 * 8);
    expect(memoryNeed(plan, 0).perThread).toBe(THREAD + 256 + results);
    expect(memoryNeed(plan, 1).perThread).toBe(THREAD + 256 + results + 65_536);
    expect(memoryNeed(plan, 65_537).perThread).toBe(THREAD + 256 + results + 131_072);
  });

  it('is once the statistics, the profiles, and the tables until it is compiled', () => {
    const plan = planOf({ ...SHOCK, cells: 'age * shock' }, { outputs: ['shock'], profiles: ['cells'], paths: 100 });
    expect(memoryNeed(plan, 0).shared).toBe(2 * 100 * 10 * 8 + 6 * AGES * 10 * 8);
    expect(memoryNeed(plan).shared).toBe(2 * 100 * 10 * 8 + 6 * AGES * 10 * 8 + 80);
    expect(memoryNeed({ ...plan, paths: 1e9 }, 0).shared).toBe(256e6 + 6 * AGES * 10 * 8);
  });

  it('is within reach of what the baseline takes', () => {
    const { plan } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 10_000 });
    const { perThread, shared } = memoryNeed(plan!, compilePlan(plan!).memoryBytes);
    // Measured with one, two, four and eight threads: 20 MB for each further one, 160 MB for all of it with two.
    expect(perThread).toBeGreaterThan(20e6);
    expect(perThread).toBeLessThan(60e6);
    expect(shared).toBeLessThan(300e6);
  });
});

describe('a run that does not fit', () => {
  const need = { perThread: 1.5e9, shared: 0.5e9 };
  const text = (threads: number, available: number, lang: 'zh' | 'en'): string => {
    const issue = memoryIssue(need, threads, available);
    return issue ? renderIssues([issue], lang) : '';
  };

  it('is refused with what it needs, what there is, and how many threads would do', () => {
    expect(text(4, 5e9, 'en')).toBe('✖ not enough memory: this run needs about 6.5 GB (threads: 4 of 1.5 GB each; besides: 500 MB), 5.0 GB is available\n'
      + '    it fits with --threads 3; or keep fewer outputs and profiles, or make the dimensions of the rulebook smaller');
    expect(text(4, 5e9, 'zh')).toBe('✖ 内存不够：本次运行约需 6.5 GB（线程 4 个，每个 1.5 GB；此外 500 MB），可用内存 5.0 GB\n'
      + '    用 --threads 3 可以运行；也可以减少 --outputs 和 profiles，或缩小规则库的维度');
  });

  it('is told so when one thread does not fit either', () => {
    expect(text(2, 1.9e9, 'en')).toBe('✖ not enough memory: this run needs about 3.5 GB (threads: 2 of 1.5 GB each; besides: 500 MB), 1.9 GB is available\n'
      + '    not even one thread fits: keep fewer outputs and profiles, make the dimensions of the rulebook smaller, or use a machine with more memory');
    expect(text(2, 1.9e9, 'zh')).toContain('只用一个线程也放不下');
  });

  it('is not refused when it needs exactly what there is', () => {
    expect(text(4, 6.5e9, 'en')).toBe('');
    expect(text(4, 6.5e9 - 1, 'en')).not.toBe('');
  });

  it('counts no more threads than there are tasks', () => {
    const plan = planOf(SHOCK, { paths: 64 });
    const run = (threads: number, available: number): MemoryRun => ({ plan, engine: 'simd', threads, availableMemory: () => available });
    const { perThread, shared } = memoryNeed(plan);
    expect(memoryShort(run(100, shared + 2 * perThread))).toBeUndefined();
    expect(memoryShort(run(100, shared + 2 * perThread - 1))).toMatchObject({ facts: { threads: 2, remedy: { facts: { fitting: 1 } } } });
  });

  it('leaves nothing behind and computes nothing, whether it is known before compiling or after', async () => {
    const { plan } = loadScenario(SMALL_FUND, { paths: 64 });
    for (const [engine, available] of [['simd', [0]], ['simd', [1e12, 0]], ['interpreter', [0]], ['interpreter', [1e12, 0]]] as const) {
      const folder = temporaryFolder();
      const rooms = [...available];
      const outcome: RunOutcome = await runPlan({
        plan: plan!, identity: { fingerprint: fingerprint(plan!, 1), rulebookHash: '' }, scenario: {}, warnings: [], folder: `${folder}/run`, threads: 2, engine, isForced: false,
        lang: 'en', replay: () => '', availableMemory: () => rooms.shift()!,
      });
      expect(outcome).toMatchObject({ kind: 'refused', issues: [{ message: 'run-memory-short', severity: 'error' }] });
      expect(rooms).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

describe('a thread beyond 4 GiB', () => {
  /** One rule over 10,000 by 100 cells: 16 MB for the two paths of a thread, and as much for how they start. */
  const RECORDS = 1e6;
  const model = (): Plan => loadProject(projectOf({ ...SHOCK, cells: 'age * shock + (county == "c1" ? 1 : 2)', total: 'sum(cells)' }, {
    dimensions: { age: { values: '0..9999', ageing: true }, county: { values: Array.from({ length: 100 }, (_, index) => `c${String(index)}`) } }, outputs: ['total'],
  })).plan!;
  const layoutOf = (plan: Plan, values: number): { axes: Axes; layout: Layout; places: Places; fixed: Fixed; constants: Constants } => {
    const axes = new Axes(plan.model);
    const layout = new Layout(axes);
    for (let index = 0; index < values; index++) layout.record('age county', `value s${String(index)} 0`);
    plan.noises.forEach((_, index) => layout.slot(`noise ${String(index)}`));
    const places = layout.place(3);
    const fixed = placeFixed(plan, places.end);
    return { axes, layout, places, fixed, constants: new Constants(fixed.end) };
  };

  it('has addresses that do not wrap, and is refused before its memory is made', () => {
    const plan = model();
    const parts = layoutOf(plan, 140);
    // 16 bytes that are always 0, 16 of the noise, then the values, twice; all rounded up to 64.
    expect(parts.places.pathEnd).toBe(32 + 140 * 16 * RECORDS);
    expect(parts.places.end).toBe(Math.ceil((16 + 2 * (16 + 140 * 16 * RECORDS)) / 64) * 64);
    const paint = (): Uint8Array => paintImage({ plan, ...parts, rules: new Map(), pathFree: { hoisted: [], starts: new Map(), startsByPath: new Set(), isFinite: true }, hoisted: [] });
    expect(paint).toThrow(ProgramTooLarge);
    try {
      paint();
    } catch (error) {
      const { bytes } = error as ProgramTooLarge;
      expect(bytes).toBeGreaterThan(MOST_MEMORY_BYTES);
      expect(bytes - parts.places.end).toBeLessThan(10_000);
    }
  });

  it('is not refused where it just fits', () => {
    const { constants } = layoutOf(model(), 134);
    expect(constants.end).toBeLessThan(MOST_MEMORY_BYTES);
    expect(layoutOf(model(), 135).constants.end).toBeGreaterThan(MOST_MEMORY_BYTES);
  });

  it('is said with the number, the limit and the way out', () => {
    expect(renderIssues([tooLargeIssue(4.48e9, MOST_MEMORY_BYTES)], 'en')).toBe('✖ one thread needs 4.5 GB of memory, WebAssembly gives it 4.3 GB at most\n'
      + '    make the dimensions of the rulebook smaller, let fewer large tables move by year, or use --engine interpreter (slower, without this limit)');
    expect(renderIssues([tooLargeIssue(4.48e9, MOST_MEMORY_BYTES)], 'zh')).toBe('✖ 一个线程需要 4.5 GB 内存，WebAssembly 最多给 4.3 GB\n'
      + '    缩小规则库的维度，减少随年份变动的大表，或加 --engine interpreter（较慢，没有这个上限）');
  });
});
