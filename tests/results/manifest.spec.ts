import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { describeFile, type Manifest, mergeLedgers, mergeNonFinite, readManifest, RESULTS_VERSION, RUN_FORMAT_VERSION, verifyRun, writeManifest } from '../../src/results/index.js';
import { temporaryFolder } from './synthetic.js';

const MANIFEST: Manifest = {
  format_version: RUN_FORMAT_VERSION, chusuan_version: '0.1.0', results_version: RESULTS_VERSION, fingerprint: 'f00d', rulebook_hash: 'beef',
  scenario: { title: { zh: '湖北基准', en: 'Hubei baseline' } }, title_zh: '湖北基准', title_en: 'Hubei baseline', seed: 'hubei-2026',
  paths: 150, block_paths: 64, engine: 'interpreter', store: 'paths', quantile_relative_error: 0, threads: 2, base_year: 2020, last_year: 2025,
  outputs: [{ name: 'fund_balance', rule: 'fund_balance', unit: 'yuan', label_zh: '基金累计结余', label_en: 'fund balance' }],
  versions: { node: '20.19.0' }, timings: { simulate: 12.5 },
  ledgers: [{ rule: 'money_ledger', residual: 1e-14, path: 3, year: 2024 }], non_finite: { count: 0 },
  files: [], warnings: [], created_at: '2026-01-01T00:00:00.000Z',
};

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'paths.arrow'), 'numbers');
});

async function writeRun(): Promise<void> {
  await writeManifest(folder, { ...MANIFEST, files: [await describeFile(folder, 'paths.arrow')] });
}

async function problems(checkHashes = false): Promise<string> {
  return renderIssues((await verifyRun(folder, { checkHashes })).issues, 'en').replaceAll(folder, 'run');
}

describe('manifest.json', () => {
  it('comes back as written', async () => {
    await writeRun();
    const read = await readManifest(folder);
    expect({ ...read, files: [] }).toEqual(MANIFEST);
    expect(read.files[0]).toMatchObject({ name: 'paths.arrow', bytes: 7 });
    expect(read.files[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a run directory', () => {
  it('is complete with a manifest and every file at its size and hash', async () => {
    await writeRun();
    expect(await problems(true)).toBe('');
    expect((await verifyRun(folder)).manifest?.fingerprint).toBe('f00d');
  });

  it('without a manifest never looks finished', async () => {
    expect(await problems()).toBe('✖ run is not a complete run: manifest.json is missing\n    the run may have stopped half-way; run it again');
  });

  it('with a manifest cut off, or of another format, is refused', async () => {
    const expected = '✖ manifest.json in run cannot be read or was written by another version\n    run it again with this version';
    await writeFile(join(folder, 'manifest.json'), '{"format_version": 2, "fi');
    expect(await problems()).toBe(expected);
    await writeManifest(folder, { ...MANIFEST, format_version: 99 });
    expect(await problems()).toBe(expected);
  });

  it('with a file longer or shorter than stated is refused', async () => {
    await writeRun();
    await appendFile(join(folder, 'paths.arrow'), '!');
    expect(await problems()).toBe('✖ paths.arrow in run has 8 bytes, the manifest says 7\n    the file is incomplete or was changed; run it again');
  });

  it('with a file missing is refused', async () => {
    await writeRun();
    await rm(join(folder, 'paths.arrow'));
    expect(await problems()).toBe('✖ run lacks the file paths.arrow\n    run it again');
  });

  it('with other bytes of the same size is found by its hash', async () => {
    await writeRun();
    await writeFile(join(folder, 'paths.arrow'), 'NUMBERS');
    expect(await problems()).toBe('');
    expect(await problems(true)).toBe('✖ paths.arrow in run does not match its hash in the manifest\n    the file was changed; run it again');
  });
});

describe('checks merged over blocks', () => {
  const at = (rule: string, residual: number, path: number, year: number) => ({ rule, residual, path, year });

  it('keep the worst residual of each ledger, ties to the smaller path, in any order of blocks', () => {
    const blocks = [[at('money', 1e-14, 3, 2024), at('people', 0, 0, 2021)], [at('money', -2e-13, 70, 2022)], [at('money', 2e-13, 130, 2021)]];
    const expected = [at('money', -2e-13, 70, 2022), at('people', 0, 0, 2021)];
    expect(mergeLedgers(blocks)).toEqual(expected);
    expect(mergeLedgers(blocks.toReversed())).toEqual(expected);
    expect(mergeLedgers([[at('money', 1, 0, 2021)], [at('money', Number.NaN, 64, 2021)]])[0]!.path).toBe(64);
  });

  it('count values that are not finite and keep the first', () => {
    const parts = [{ count: 0 }, { count: 2, first: at('a', 0, 70, 2022) }, { count: 1, first: at('b', 0, 5, 2030) }];
    expect(mergeNonFinite(parts)).toEqual({ count: 3, first: at('b', 0, 5, 2030) });
    expect(mergeNonFinite([{ count: 0 }])).toEqual({ count: 0 });
  });
});
