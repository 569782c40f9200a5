import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerResidual, NonFinite } from '../engine/index.js';
import type { WrittenFile } from './byte-sink.js';
import type { StorageMode } from './storage.js';
import { RUN_FORMAT_VERSION } from './version.js';

/** Name of the manifest in a run directory; a directory without it is not a finished run. */
export const MANIFEST_FILE = 'manifest.json';

/** 文件清单项 — a file of the run directory, by name inside it. */
export interface ManifestFile extends WrittenFile {
  readonly name: string;
}

/** 输出说明 — an output column as reports label it. */
export interface ManifestOutput {
  readonly name: string;
  readonly rule: string;
  readonly unit: string;
  readonly label_zh: string;
  readonly label_en: string;
}

/**
 * 运行清单 — `manifest.json`, written last: what was run, with what, and how it went.
 *
 * It is the only file of a run directory that may differ between machines (threads, versions, timings,
 * created_at, warnings' wording). `paths.arrow`, `summary.arrow`, `best_estimate.arrow`, `profile.arrow`,
 * `totals.arrow` and `county.arrow` hold nothing of the kind: equal inputs give equal bytes, and so equal `files[].sha256`.
 */
export interface Manifest {
  readonly format_version: number;
  readonly chusuan_version: string;
  readonly results_version: number;
  readonly fingerprint: string;
  readonly rulebook_hash: string;
  /** The scenario after merging and defaults, as JSON. */
  readonly scenario: unknown;
  readonly title_zh: string;
  readonly title_en: string;
  readonly seed: string;
  readonly paths: number;
  readonly block_paths: number;
  readonly engine: 'simd' | 'interpreter';
  /** How the compiled engine came about and what it left to the interpreter; absent when that one did it all. */
  readonly compiled?: {
    readonly module_bytes: number;
    /** Until the module was there, from the cache or anew. */
    readonly milliseconds: number;
    readonly from_cache: boolean;
    readonly blocks_left_to_interpreter: number;
  };
  readonly store: StorageMode;
  /** Bound on each value that quantiles, their bands and tail means are taken from, relative to it; 0 where paths are stored. */
  readonly quantile_relative_error: number;
  readonly threads: number;
  readonly base_year: number;
  readonly last_year: number;
  readonly outputs: readonly ManifestOutput[];
  /** node, v8, apache-arrow and so on. */
  readonly versions: Readonly<Record<string, string>>;
  /** Milliseconds per phase. */
  readonly timings: Readonly<Record<string, number>>;
  /** The worst residual of each ledger rule over all paths and years. */
  readonly ledgers: readonly LedgerResidual[];
  readonly non_finite: NonFinite;
  /** Every other file of the directory that a complete run must have. */
  readonly files: readonly ManifestFile[];
  /** Warnings as shown to the user. */
  readonly warnings: readonly string[];
  /** ISO 8601, UTC. */
  readonly created_at: string;
}

/** 写入清单 — the last file of a run directory. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** 读取清单 — throws when it is absent, not JSON or of another format; `verifyRun` says so as issues. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
  if (!isReadable(manifest)) throw new Error(`${MANIFEST_FILE} is not of format ${String(RUN_FORMAT_VERSION)}`);
  return manifest;
}

// Only what reading relies on; a manifest comes from this program or is not read at all. By hand: every run reads
// one, and a validation library takes longer to load than all the rest of this.
function isReadable(manifest: unknown): manifest is Manifest {
  const { format_version: format, fingerprint, files } = (manifest ?? {}) as Partial<Record<keyof Manifest, unknown>>;
  return format === RUN_FORMAT_VERSION && typeof fingerprint === 'string' && Array.isArray(files)
    && files.every((file: Partial<Record<keyof ManifestFile, unknown>> | null) =>
      typeof file?.name === 'string' && typeof file.bytes === 'number' && typeof file.sha256 === 'string');
}
