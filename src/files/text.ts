import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type IssueList, nearestName, type Place, systemReason } from '../issues/index.js';

/** 文件 — the bytes of a file and their hash. */
export interface ByteFile {
  /** Path relative to the working directory, with `/`: how places name the file. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** 文本文件 — the text of a file, without byte-order mark. */
export interface TextFile extends Omit<ByteFile, 'bytes'> {
  readonly text: string;
}

/** 显示路径 — how a path is shown to the user: relative to the working folder, or whole where that is shorter; with `/`. */
export function displayPath(path: string): string {
  const [whole, fromHere] = [resolve(path), relative(process.cwd(), path)];
  return (fromHere.startsWith('..') && whole.length < fromHere.length ? whole : fromHere).split(sep).join('/') || '.';
}

/** Characters of a user's text that a message shows at most. */
const MOST_SHOWN = 200;

/** 可显示 — a user's text as a message can show it: control characters escaped, not too long. */
export function printable(text: string): string {
  const escaped = text.replace(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return escaped.length > MOST_SHOWN ? `${escaped.slice(0, MOST_SHOWN)}…` : escaped;
}

/** What the system says of a name that no file can have: too long, or with a NUL in it. */
const IMPOSSIBLE_NAMES = ['ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/**
 * 读文件 — read a file; what is wrong becomes an issue.
 * `namedAt` is where the user named the file, the place of an issue when it cannot be read.
 */
export function readBytes(path: string, issues: IssueList, namedAt?: Place): ByteFile | undefined {
  try {
    const bytes = readFileSync(path);
    return { file: displayPath(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    reportUnreadable(path, (error as NodeJS.ErrnoException).code ?? 'unknown', issues, namedAt);
    return undefined;
  }
}

/** 读文本 — read a UTF-8 file; what is wrong becomes an issue. */
export function readText(path: string, issues: IssueList, namedAt?: Place): TextFile | undefined {
  const source = readBytes(path, issues, namedAt);
  if (!source) return undefined;
  const { file, bytes, sha256 } = source;
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), sha256 };
  } catch {
    // The decoder's only failure is a malformed byte, which the message says in plain words.
    issues.error('file-not-utf8', { path: file }, { file });
    return undefined;
  }
}

function reportUnreadable(path: string, code: string, issues: IssueList, namedAt?: Place): void {
  const facts = { path: printable(displayPath(path)) };
  const near = code === 'ENOENT' ? nearestName(basename(path), neighbours(path)) : undefined;
  // On the command line the whole path is to be typed again; in a file it is written another way.
  const nearest = near !== undefined && namedAt === undefined ? displayPath(join(dirname(path), near)) : near;
  if (nearest !== undefined) issues.error('file-missing-near', { ...facts, nearest }, namedAt);
  else if (code === 'ENOENT' || code === 'ENOTDIR' || IMPOSSIBLE_NAMES.includes(code)) {
    if (namedAt) issues.error('file-missing', facts, namedAt);
    else issues.error('file-missing-here', { ...facts, folder: process.cwd() });
  }
  else if (code === 'EISDIR') issues.error('file-is-folder', facts, namedAt);
  else if (code === 'EACCES' || code === 'EPERM') issues.error('file-no-permission', facts, namedAt);
  else issues.error('file-unreadable', { ...facts, reason: systemReason(code) }, namedAt);
}

function neighbours(path: string): string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    // The folder itself is missing or closed: then there is no neighbour to suggest.
    return [];
  }
}
