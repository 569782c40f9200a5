import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MANIFEST_FILE, readManifest, RESULTS_VERSION } from '../results/index.js';
import { fingerprint, openScenario } from '../scenario/index.js';
import { type OpenedSide, rebuildRun } from './scenario-diff-run.js';
import type { DiffSide } from './scenario-diff-types.js';

const NOTHING_UNKNOWN: DiffSide['unknown'] = { inputs: new Set(), given: new Set(), starts: new Set(), rulebook: false };

/** 打开一方 — a scenario file, or a finished run by its folder or its manifest. */
export async function openDiffSide(path: string): Promise<OpenedSide> {
  if (isFolder(path)) return openRun(path, path);
  if (basename(path) === MANIFEST_FILE) return openRun(dirname(path), path);
  const { plan, scenario, issues } = await openScenario(path);
  if (!plan || !scenario) return { issues };
  return { issues, side: { path, kind: 'scenario', plan, scenario, fingerprint: fingerprint(plan, RESULTS_VERSION), unknown: NOTHING_UNKNOWN } };
}

async function openRun(folder: string, path: string): Promise<OpenedSide> {
  let manifest;
  try {
    manifest = await readManifest(folder);
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    return { issues: [{ severity: 'error', message: isMissing ? 'diff-no-run' : 'diff-manifest-unreadable', facts: { folder, file: MANIFEST_FILE } }] };
  }
  return rebuildRun(folder, path, manifest);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // A name no folder can have; reading it as a scenario says what is wrong.
    return false;
  }
}
