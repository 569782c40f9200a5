import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Document } from '../../document/index.js';
import { makeFolder, obstacleTo, obstacleToFolder, writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import type { Lang } from '../../messages/index.js';
import { MANIFEST_FILE } from '../../results/index.js';
import { endingOf, type ReportForm } from './report-options.js';

/** 报告文件 — one form of a report and where it goes. */
export interface ReportFile {
  readonly form: ReportForm;
  readonly file: string;
}

/** 报告放在哪里 — beside the results, whose folder is replaced as a whole when they are computed again: `runs/<name>-report/report.html`. */
export function reportFiles(forms: readonly ReportForm[], folder: string, out: string | undefined, lang: Lang): ReportFile[] {
  if (out !== undefined && endingOf(out) !== undefined && !isFolder(out)) return forms.map((form) => ({ form, file: out }));
  const target = out ?? reportFolder(folder);
  return forms.map((form) => ({ form, file: join(target, `report${lang === 'zh' ? '' : `.${lang}`}.${form}`) }));
}

/** 报告文件夹 — the usual one of a folder of results. */
export function reportFolder(folder: string): string {
  return `${folder.replace(/[/\\]+$/, '')}-report`;
}

/** 附带的文件 — something kept beside the usual report, which is made again where it cannot be kept. */
export function writeBeside(folder: string, name: string, content: string): void {
  const target = reportFolder(folder);
  if (existsSync(target) && !isFolder(target)) return;
  mkdirSync(target, { recursive: true });
  writeWhole(join(target, name), content, true);
}

/** 写前检查 — everything that stands in the way, before any work; a folder that is not there yet is made when the report is written. */
export function reportObstacles(files: readonly ReportFile[], isForced: boolean): Issue[] {
  const folders = [...new Set(files.map(({ file }) => dirname(file)))];
  const issues = folders.flatMap((folder): Issue[] => {
    if (existsSync(join(folder, MANIFEST_FILE))) return [{ severity: 'error', message: 'evaluation-into-run', facts: { folder } }];
    if (existsSync(folder) && !isFolder(folder)) return [{ severity: 'error', message: 'evaluation-not-a-folder', facts: { file: folder } }];
    const place = nearestThere(folder);
    if (!isFolder(place)) return [{ severity: 'error', message: 'evaluation-not-a-folder', facts: { file: place } }];
    // Not left to the attempt: to make folders below /proc, Node tries for ever.
    if (statfsSync(place).blocks === 0) return [{ severity: 'error', message: 'run-out-no-disk', facts: { folder } }];
    return [];
  });
  if (issues.length > 0) return issues;
  return files.flatMap(({ file }) => (existsSync(dirname(file)) ? obstacleTo(file, isForced) : obstacleToFolder(dirname(file))) ?? []);
}

/** The folder itself, or what is there of the way to it. */
function nearestThere(folder: string): string {
  let place = resolve(folder);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return place;
}

/** 写报告 — every form, each file whole or not at all; the first thing that went wrong. */
export async function writeReport(document: Document, files: readonly ReportFile[], isForced: boolean): Promise<Issue | undefined> {
  for (const { form, file } of files) {
    for (const { file: target, content, isOwn } of await contentsOf(form, document, file)) {
      const failure = makeFolder(dirname(target)) ?? writeWhole(target, content, isForced || isOwn);
      if (failure) return failure;
    }
  }
  return undefined;
}

interface Content {
  readonly file: string;
  readonly content: string | Uint8Array;
  /** In a folder that belongs to the report. */
  readonly isOwn: boolean;
}

/** What makes a form is loaded when it is asked for. */
async function contentsOf(form: ReportForm, document: Document, file: string): Promise<Content[]> {
  const forms = await import('../../document/index.js');
  const one = (content: string | Uint8Array): Content[] => [{ file, content, isOwn: false }];
  switch (form) {
    case 'html': return one(forms.documentHtml(document));
    case 'docx': return one(await forms.documentDocx(document));
    case 'xlsx': return one(await forms.documentXlsx(document));
    case 'md': {
      // The text comes last: until it is there, nothing names the pictures.
      const folder = `${basename(file, '.md')}-pictures`;
      const { text, pictures } = forms.documentMarkdown(document, folder);
      return [...[...pictures].map(([name, content]) => ({ file: join(dirname(file), folder, name), content, isOwn: true })), ...one(text)];
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
