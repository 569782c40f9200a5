import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { benchTable, BenchStopped, METRICS, readReport, saveReport } from '../../src/bench/index.js';
import { renderIssue } from '../../src/issues/index.js';
import { temporaryFolder } from '../run/small-fund.js';
import { figure, reportOf } from './reports.js';

const kept = reportOf([figure('calibration', 100, 98, 102), figure('start_version', 51.25, 48, 53)]);

describe('the history', () => {
  it('is one file a run, named by date, version and commit, that reads back as it was', () => {
    const folder = join(temporaryFolder(), 'history');
    const file = saveReport(kept, folder);
    expect(basename(file)).toBe('2026-11-23-0.1.0-abc1234567.json');
    expect(readReport(file)).toEqual(kept);
    // Sources that differ from the commit must not pass for it.
    expect(basename(saveReport({ ...kept, is_modified: true }, folder))).toBe('2026-11-23-0.1.0-abc1234567-modified.json');
  });

  it('has the customary shape: name, unit, value, range, extra', () => {
    const { metrics } = JSON.parse(readFileSync(saveReport(kept, temporaryFolder()), 'utf8')) as { metrics: unknown[] };
    expect(metrics[1]).toEqual({ name: 'start_version', unit: 'ms', value: 51.25, range: [48, 53], extra: '3 samples; smaller is better' });
  });

  it('also reads what --json printed, which has more keys', () => {
    const file = join(temporaryFolder(), 'printed.json');
    writeFileSync(file, JSON.stringify({ exit_status: 0, status: 'complete', ...kept, issues: [] }));
    expect(readReport(file)).toEqual(kept);
  });
});

describe('a file that cannot be compared with is refused', () => {
  const refusal = (file: string): string => {
    try {
      readReport(file);
    } catch (error) {
      expect(error).toMatchObject({ kind: 'refused' });
      return renderIssue((error as BenchStopped).issue, 'en');
    }
    return 'read';
  };
  const written = (text: string): string => {
    const file = join(temporaryFolder(), 'report.json');
    writeFileSync(file, text);
    return file;
  };

  it('when it is not there', () => {
    const file = join(temporaryFolder(), 'none.json');
    expect(refusal(file)).toContain(`file ${file} does not exist\n`);
  });

  it.each([['no JSON', '{'], ['other JSON', '{"name":"chusuan"}'], ['a later format', JSON.stringify({ ...kept, format_version: 2 })]])('when it is %s', (_, text) => {
    expect(refusal(written(text))).toContain('is not a report of the benchmark\n');
  });

  it('when it lacks the calibration loop', () => {
    expect(refusal(written(JSON.stringify(reportOf([figure('start_version', 50, 48, 53)]))))).toContain('lacks the calibration loop');
  });
});

test('a report is told as a table: where it ran, the figures, and what of the goals is reached', () => {
  const report = reportOf([
    figure('calibration', 99.5, 98, 102), figure('run_64_warm', 420, 400, 450), figure('k1_5000_process', 601, 590, 640), figure('k1_5000_against_cpp', 0.6, 0.58, 0.7, 'x'),
    figure('thread_speedup', 1.7, 1.65, 1.75, 'x'), figure('arrow_write', 1234.5, 1100, 1300, 'MB/s'),
  ]);
  expect(benchTable(report, 'en')).toBe(`Chusuan 0.1.0 (abc1234567), engine interpreter
Example, 2 processors, Node 20.20.2, load 0.1 → 1.9

 metric                          median      min - max  unit  goal: good / excellent    reached
 ----------------------------------------------------------------------------------------------
 calibration loop                  99.5       98 - 102    ms
 baseline, 64 paths, warm cache     420      400 - 450    ms            <= 500 / 350       good
 K1 5,000 paths, whole process      601      590 - 640    ms            <= 600 / 400     missed
 K1 5,000 paths, compute / C++      0.6     0.58 - 0.7     x              <= 1 / 0.6  excellent
 speed-up by a second thread        1.7    1.65 - 1.75     x           >= 1.7 / 1.85       good
 writing Arrow                    1,235  1,100 - 1,300  MB/s`);
  expect(benchTable(report, 'zh')).toContain('引擎 interpreter');
});

describe('on a machine that does other things no goal of time is judged, and the table says why', () => {
  const metrics = [figure('calibration', 100, 98, 102), figure('run_64_warm', 420, 400, 450), figure('memory_100000', 600, 590, 610, 'MB')];
  const judgement = (changes: Parameters<typeof reportOf>[1], figures = metrics, lang: 'zh' | 'en' = 'en'): string[] =>
    benchTable(reportOf(figures, changes), lang).split('\n').filter((line) => /64 |100,000|machine|机器/.test(line)).map((line) => line.trim().split(/ {2,}/).at(-1)!);
  const { machine } = reportOf([]);

  it('busy before the start, above the load that the page of the benchmark names', () => {
    expect(judgement({ machine: { ...machine, load: [0.3, 2] } })).toEqual(['good', 'good']);
    expect(judgement({ machine: { ...machine, load: [0.31, 2] } })).toEqual([
      'not judged', 'good', 'The machine was busy before the start (load 0.31, above 0.3): times are too long, so no goal is judged. Measure again when it is idle.',
    ]);
    expect(judgement({ machine: { ...machine, load: [1.88, 2] } }, metrics, 'zh')).toEqual([
      '未判断', '良好', '开始前机器正忙（负载 1.88，超过 0.3）：用时偏长，不判断是否达到目标。空闲时再测一次。',
    ]);
    expect(readFileSync('benchmarks/README.en.md', 'utf8')).toContain('0.3');
  });

  it('or unsteady, when its calibration loop took longer one time than another', () => {
    expect(judgement({}, [figure('calibration', 105, 100, 115), ...metrics.slice(1)])).toEqual(['good', 'good']);
    expect(judgement({}, [figure('calibration', 105, 100, 116), ...metrics.slice(1)])[2]).toBe(
      'The machine was unsteady (calibration loop 100–116 ms, more than 15% apart), so no goal is judged. Measure again when it is idle.',
    );
  });
});

test('every metric has its own label and a name that files may keep', () => {
  const entries = Object.entries(METRICS);
  expect(new Set(entries.map(([, { label }]) => label)).size).toBe(entries.length);
  for (const [name, { label }] of entries) expect(label).toBe(`bench-${name.replaceAll('_', '-')}`);
});
