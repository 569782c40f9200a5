import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Issue, IssueList } from '../issues/index.js';
import { MANIFEST_FILE, type Manifest, readManifest } from './manifest.js';

/** 检查结果 — the manifest when it could be read, and everything that is wrong; a complete run has no issues. */
export interface RunCheck {
  readonly manifest?: Manifest;
  readonly issues: readonly Issue[];
}

/**
 * 检查运行目录 — is the run complete: manifest present and readable, every file there with its stated size.
 * @param checkHashes also read every file and compare its SHA-256
 */
export async function verifyRun(folder: string, { checkHashes = false } = {}): Promise<RunCheck> {
  const issues = new IssueList();
  let manifest: Manifest;
  try {
    manifest = await readManifest(folder);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    issues.error(missing ? 'run-manifest-missing' : 'run-manifest-unreadable', { folder, file: MANIFEST_FILE });
    return { issues: issues.items };
  }
  for (const { name, bytes, sha256 } of manifest.files) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (!found) issues.error('run-file-missing', { folder, name });
    else if (found.size !== bytes) issues.error('run-file-size', { folder, name, bytes, found: found.size });
    else if (checkHashes && (await hashOf(file)) !== sha256) issues.error('run-file-changed', { folder, name });
  }
  return { manifest, issues: issues.items };
}

/** 文件清单 — sizes and hashes of files another part wrote (a report, say), for the manifest. */
export async function describeFile(folder: string, name: string): Promise<{ name: string; bytes: number; sha256: string }> {
  const file = join(folder, name);
  return { name, bytes: (await stat(file)).size, sha256: await hashOf(file) };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  // In pieces of 1 MB: the usual 64 kB cost a quarter more.
  await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), hash);
  return hash.digest('hex');
}
