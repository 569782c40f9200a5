import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { renderIssue } from '../../src/issues/index.js';
import { createPathsWriter, writeBestEstimate, writeFailure } from '../../src/results/index.js';
import { IDENTITY, syntheticBlock, syntheticBlocks, syntheticPlan, temporaryFolder } from './synthetic.js';

/** A disk with room for so many bytes, then ENOSPC as the system reports it. */
function smallDisk(room: number): Writable {
  let used = 0;
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      used += chunk.length;
      done(used > room ? Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }) : null);
    },
  });
}

const plan = syntheticPlan(200);

describe('a disk that fills up', () => {
  it('rejects the append that no longer fits, and close after it, with the code of the system', async () => {
    const writer = createPathsWriter('nowhere.arrow', plan, IDENTITY, () => smallDisk(20_000));
    const failures: unknown[] = [];
    for (const block of syntheticBlocks(plan)) {
      await writer.append(block).catch((error: unknown) => failures.push(error));
    }
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toMatchObject({ code: 'ENOSPC' });
    await expect(writer.close()).rejects.toMatchObject({ code: 'ENOSPC' });
    await writer.abort();
  });

  it('rejects close when only the footer no longer fits', async () => {
    const one = syntheticPlan(1);
    let written = 0;
    const count = createPathsWriter('nowhere.arrow', one, IDENTITY, () => new Writable({ write: (chunk: Uint8Array, _, done) => { written += chunk.length; done(); } }));
    await count.append(syntheticBlock(one, 0));
    const beforeFooter = written;
    const writer = createPathsWriter('nowhere.arrow', one, IDENTITY, () => smallDisk(beforeFooter));
    await writer.append(syntheticBlock(one, 0));
    await expect(writer.close()).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('rejects and leaves no file when a small file fails', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'missing-folder', 'best_estimate.arrow');
    await expect(writeBestEstimate(file, plan, IDENTITY, syntheticBlock(plan, 0, true))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('a real full disk (a 64 kB file system, where one can be mounted) gives ENOSPC, and abort removes the file', async () => {
    const disk = join(await temporaryFolder(), 'disk');
    await mkdir(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      process.stderr.write('无法挂载小磁盘 · cannot mount a small disk here: only the injected failure was tested\n');
      return;
    }
    try {
      const big = syntheticPlan(2000);
      const file = join(disk, 'paths.arrow');
      const writer = createPathsWriter(file, big, IDENTITY);
      const run = async (): Promise<void> => {
        for (const block of syntheticBlocks(big)) await writer.append(block);
      };
      await expect(run()).rejects.toMatchObject({ code: 'ENOSPC' });
      await writer.abort();
      expect(existsSync(file)).toBe(false);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('back-pressure', () => {
  it('append waits for a slow disk: nothing piles up', async () => {
    let most = 0;
    const slow = new Writable({
      writev(_chunks, done) {
        most = Math.max(most, slow.writableLength);
        setTimeout(() => { done(); }, 1);
      },
    });
    const writer = createPathsWriter('nowhere.arrow', plan, IDENTITY, () => slow);
    for (const block of syntheticBlocks(plan)) {
      await writer.append(block);
      expect(slow.writableLength).toBe(0);
    }
    // One block: 64 paths × 5 years × (4 columns × 8 + 2 × 4) bytes = 12,800, plus its header.
    expect(most).toBeLessThan(2 * 12_800);
  });
});

describe('abort', () => {
  it('removes the file, twice if need be, after close as well', async () => {
    const file = join(await temporaryFolder(), 'paths.arrow');
    const writer = createPathsWriter(file, plan, IDENTITY);
    await writer.append(syntheticBlock(plan, 0));
    await stat(file);
    await writer.abort();
    await writer.abort();
    expect(existsSync(file)).toBe(false);
    const finished = createPathsWriter(file, plan, IDENTITY);
    for (const block of syntheticBlocks(plan)) await finished.append(block);
    await finished.close();
    await finished.abort();
    expect(existsSync(file)).toBe(false);
  });
});

describe('what the user reads', () => {
  it('names the file and the remedy for a full disk', () => {
    const issue = writeFailure(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }), 'runs/a/paths.arrow')!;
    expect(renderIssue(issue, 'zh')).toBe('✖ 磁盘空间不足，无法写入 runs/a/paths.arrow\n    释放空间，或减少路径数（paths）与输出（outputs）后重新运行');
    expect(renderIssue(issue, 'en')).toBe('✖ no space left on the disk while writing runs/a/paths.arrow\n    free some space, or run with fewer paths or outputs');
  });

  it('keeps the reason of a failure without a message of its own', () => {
    const issue = writeFailure(Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' }), 'paths.arrow')!;
    expect(renderIssue(issue, 'en')).toBe('✖ cannot write paths.arrow: EIO: i/o error, write');
  });

  it('does not soften our own mistakes', () => {
    expect(writeFailure(new TypeError('x is not a function'), 'paths.arrow')).toBeUndefined();
    expect(writeFailure(Object.assign(new Error('bad'), { code: 'ERR_INVALID_ARG_TYPE' }), 'paths.arrow')).toBeUndefined();
  });

  it('a real failure to open is a user-side issue', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const writer = createPathsWriter(join(folder, 'file', 'paths.arrow'), plan, IDENTITY);
    const error: unknown = await writer.append(syntheticBlock(plan, 0)).catch((reason: unknown) => reason);
    expect(writeFailure(error, 'paths.arrow')?.message).toBe('results-write-failed');
    await rm(folder, { recursive: true });
  });
});
