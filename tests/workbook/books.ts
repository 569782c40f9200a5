import ExcelJS, { type Cell, type Workbook, type Worksheet } from '@protobi/exceljs';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { importCommand } from '../../src/cli/commands/import-command.js';
import { templateCommand } from '../../src/cli/commands/template-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { displayPath as shown } from '../../src/files/index.js';
import type { Lang } from '../../src/messages/index.js';

/** A scenario of two dozen numbers with every form an input can be written in. */
export const FORMS = join(import.meta.dirname, 'forms/forms.yaml');

export const SHIPPED = [
  'scenarios/hubei/baseline.yaml', 'scenarios/hubei/proposals/base-pension-plus-10.yaml', 'scenarios/hubei/proposals/income-indexed.yaml',
  'scenarios/examples/tiny.yaml', 'docs/savings/savings.yaml',
];

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, removed after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-book-'));
  folders.push(folder);
  return folder;
}

export interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command with streams of its own: no process, no build. */
export async function say(words: readonly string[], lang: Lang = 'zh'): Promise<Said> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson } = readCommandLine([...words, '--lang', lang]);
  const terminal = new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') });
  if (request.kind === 'template') return { status: await templateCommand(request, terminal), ...written };
  if (request.kind === 'import') return { status: await importCommand(request, terminal), ...written };
  throw new Error(`${words.join(' ')} is neither template nor import`);
}

/** The workbook of a scenario, in a folder of its own; its path. */
export async function bookOf(scenario: string, lang: Lang = 'zh'): Promise<string> {
  const file = join(newFolder(), 'book.xlsx');
  const { status, stderr } = await say(['template', scenario, '--xlsx', file], lang);
  if (status !== 0) throw new Error(stderr);
  return file;
}

export async function opened(file: string): Promise<Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(file) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

/** Opens a workbook, changes it and saves it, as a user does. */
export async function edited(file: string, edit: (workbook: Workbook) => void): Promise<string> {
  const workbook = await opened(file);
  edit(workbook);
  writeFileSync(file, new Uint8Array(await workbook.xlsx.writeBuffer()));
  return file;
}

/** The sheet, which must be there. */
export function sheetIn(workbook: Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The cell where the row that holds `id` anywhere meets the column that holds `head` anywhere above it. */
export function cellIn(sheet: Worksheet, id: string, head: string | number): Cell {
  let [row, column] = [0, 0];
  sheet.eachRow((each) => { each.eachCell((cell) => { if (row === 0 && cell.value === id) row = each.number; }); });
  sheet.eachRow((each) => { each.eachCell((cell, at) => { if (column === 0 && each.number < row && cell.value === head) column = at; }); });
  if (row === 0 || column === 0) throw new Error(`no ${id} or no ${String(head)} in ${sheet.name}`);
  return sheet.getRow(row).getCell(column);
}

/** Imports a workbook: nothing differs, nothing is written. */
export async function expectUnchanged(file: string, scenario: string, warnings = ''): Promise<void> {
  const { status, stdout, stderr } = await say(['import', file]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: warnings });
  expect(stdout).toBe(`${shown(file)} 与 ${shown(scenario)} 没有差别，没有写文件\n`);
  expect(readdirSync(dirname(file))).toEqual(['book.xlsx']);
}
