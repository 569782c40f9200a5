import { readdirSync, statSync } from 'node:fs';
import type { Issue } from '../issues/index.js';
import type { MessageKey } from '../messages/index.js';
import { type Manifest, MANIFEST_FILE, verifyRun } from '../results/index.js';
import { MARKER_FILE, RUN_FILES } from './run-files.js';

/** A folder with a run in it; `strangers` are the names in it that Chusuan did not write. */
type RunState = { readonly strangers: readonly string[] } & (
  | { readonly kind: 'same'; readonly manifest: Manifest }
  | { readonly kind: 'damaged'; readonly problems: readonly Issue[] }
  | { readonly kind: 'other'; readonly fingerprint: string }
);

/** What stands where a run wants to go. */
export type FolderState = { readonly kind: 'absent' | 'empty' | 'file' | 'foreign' | 'broken-manifest' } | RunState;

const RESULT_NAMES: ReadonlySet<string> = new Set(Object.values(RUN_FILES));

/** 查看输出文件夹 — a folder counts as a run only when it has a manifest. */
export async function folderState(folder: string, fingerprint: string): Promise<FolderState> {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return { kind: 'absent' };
  if (!found.isDirectory()) return { kind: 'file' };
  const names = readdirSync(folder);
  if (names.length === 0) return { kind: 'empty' };
  if (!names.includes(MANIFEST_FILE)) return { kind: 'foreign' };
  const { manifest, issues } = await verifyRun(folder, { checkHashes: true });
  // Unreadable as ours: beside result files it is a run that was damaged, alone it belongs to some other program.
  if (!manifest) return { kind: names.some((name) => RESULT_NAMES.has(name)) ? 'broken-manifest' : 'foreign' };
  const strangers = strangersIn(folder);
  if (manifest.fingerprint !== fingerprint) return { kind: 'other', fingerprint: manifest.fingerprint, strangers };
  return issues.length > 0 ? { kind: 'damaged', problems: issues, strangers } : { kind: 'same', manifest, strangers };
}

/** Every name that a run directory may hold. */
export const RUN_NAMES: ReadonlySet<string> = new Set([MANIFEST_FILE, ...RESULT_NAMES]);

/** 别人的文件 — what stands in a run directory that Chusuan did not write; a folder is never ours, whatever its name. */
export function strangersIn(folder: string, names: ReadonlySet<string> = RUN_NAMES): string[] {
  const isOurs = (name: string): boolean => name === MARKER_FILE || names.has(name);
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => !(entry.isFile() && isOurs(entry.name))).map(({ name }) => name).sort();
}

/** Letters of a fingerprint shown to people and used in folder names. */
export const SHORT_FINGERPRINT = 12;
/** Names of strangers shown; the rest is counted. */
const MOST_NAMES = 5;

/** 能否写入 — the issue that stands against computing into this folder, if any; `same` without force is reuse, not asked here. */
export function folderIssue(folder: string, state: FolderState, fingerprint: string, isForced: boolean): Issue | undefined {
  const refusal = (message: MessageKey, facts: Issue['facts'] = {}): Issue => ({ severity: 'error', message, facts: { folder, ...facts } });
  switch (state.kind) {
    case 'absent':
    case 'empty':
      return undefined;
    case 'file':
      return refusal('run-out-is-file');
    case 'foreign':
      return refusal('run-out-foreign');
    case 'broken-manifest':
      return refusal('run-out-broken-manifest');
  }
  // From here on the folder is replaced as a whole, and with it all that stands in it.
  if (isForced) return state.strangers.length > 0 ? refusal('run-out-strangers', { names: nameList(state.strangers) }) : undefined;
  switch (state.kind) {
    case 'other':
      return refusal('run-out-other-run', { found: state.fingerprint.slice(0, SHORT_FINGERPRINT), wanted: fingerprint.slice(0, SHORT_FINGERPRINT) });
    case 'damaged':
      // Its own issues say what is wrong; this one says what can be done.
      return refusal('run-out-damaged');
    case 'same':
      return undefined;
  }
}

function nameList(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (rest > 0 ? `, … (+${rest})` : '');
}
