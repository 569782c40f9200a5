import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { edited } from './workbook-edits.js';

/** 照做的页 — what these show is executed and compared by their own test, not block by block. */
export const FOLLOWED = ['docs/tutorial.md', 'docs/tutorial.en.md'];

export function isFollowed(page: string): boolean {
  return FOLLOWED.includes(page);
}

/** Commands a page may show that are not executed, and why. */
const NOT_EXECUTED = new Map([
  ['npm start', 'installs, builds and computes 10,000 paths: the page shows nothing that it prints'],
  ['npm test', 'is what executes this'],
]);

/** What a command wrote into the terminal, in the order it was written, and its exit status. */
interface Printed {
  readonly text: string;
  readonly status: number | null;
}

/** One part of a page that is done, or checked against what was done. */
type Step =
  | { readonly kind: 'commands'; readonly commands: readonly string[] }
  | { readonly kind: 'printed'; readonly text: string; readonly at: number }
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'workbook'; readonly path: string; readonly rows: readonly (readonly string[])[] };

const FENCE = /^```(\w*)\n(.*?)^```$/gms;
const TABLE = /^<!-- workbook: (\S+) -->\n\n((?:\|.*\n)+)/gm;

/** 步骤 — all blocks of a page in order; a block that would be neither done nor checked is refused. */
export function stepsOf(page: string): Step[] {
  const steps: (Step & { readonly position: number })[] = [];
  for (const match of page.matchAll(FENCE)) {
    const [whole, language, text] = match as unknown as [string, string, string];
    const position = match.index;
    if (language === 'sh') steps.push({ kind: 'commands', commands: text.trim().split('\n'), position });
    else if (language === 'text') steps.push({ kind: 'printed', text, at: position + whole.indexOf('\n') + 1, position });
    else {
      const [first, path] = /^# (\S+\.yaml)\n/.exec(text) ?? [];
      if (language !== 'yaml' || path === undefined) throw new Error(`a block that is nothing to do: ${text.slice(0, 60)}`);
      steps.push({ kind: 'file', path, text: text.slice(first!.length), position });
    }
  }
  for (const match of page.matchAll(TABLE)) {
    const rows = match[2]!.trimEnd().split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')));
    steps.push({ kind: 'workbook', path: match[1]!, rows, position: match.index });
  }
  return steps.sort((a, b) => a.position - b.position);
}

/** 照做 — does what a page says in a folder; returns the page with what was really printed. */
export async function followed(page: string, folder: string): Promise<string> {
  let result = page;
  let last: { command: string; printed: Printed } | undefined;
  const isSettled = (): boolean => last === undefined || last.printed.status === 0;
  // From the end of the page positions stay true; so replacements wait until all is done.
  const replacements: { at: number; length: number; text: string }[] = [];
  for (const step of stepsOf(page)) {
    if (step.kind !== 'printed' && !isSettled()) throw failure(last!);
    switch (step.kind) {
      case 'commands':
        last = undefined;
        for (const command of step.commands) {
          if (NOT_EXECUTED.has(command)) continue;
          if (!isSettled()) throw failure(last!);
          last = { command, printed: await terminal(command, folder) };
        }
        break;
      case 'printed': {
        if (last === undefined) throw new Error(`a block follows no command: ${step.text.slice(0, 60)}`);
        const { status, text } = last.printed;
        // Mistakes are shown as such; anything else that fails is no part of a tutorial.
        if (status !== (/^✖ /m.test(step.text) ? 2 : 0)) throw failure(last);
        replacements.push({ at: step.at, length: step.text.length, text: excerpt(step.text, text) });
        last = undefined;
        break;
      }
      case 'file':
        mkdirSync(dirname(join(folder, step.path)), { recursive: true });
        writeFileSync(join(folder, step.path), step.text);
        break;
      case 'workbook':
        writeFileSync(join(folder, step.path), await edited(readFileSync(join(folder, step.path)), step.rows));
        break;
    }
  }
  if (!isSettled()) throw failure(last!);
  for (const { at, length, text } of replacements.reverse()) result = result.slice(0, at) + text + result.slice(at + length);
  return result;
}

function failure({ command, printed }: { readonly command: string; readonly printed: Printed }): Error {
  return new Error(`${command}\nended with ${String(printed.status)}:\n${printed.text}`);
}

/** Both streams through one pipe, as a terminal shows them. */
function terminal(command: string, folder: string): Promise<Printed> {
  // A word in double quotes is one word, as in every shell.
  const [npx, program, ...words] = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole);
  if (npx !== 'npx' || program !== 'chusuan') throw new Error(`not a command of ours: ${command}`);
  const { CHUSUAN_LANG: _, COLUMNS: __, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('bin', 'chusuan.mjs'), ...words], { cwd: folder, env });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
    child.on('error', reject).on('close', (status) => { // Where the reader's own folder would stand.
      resolve({ text: withoutProgress(text).replaceAll(`${folder}${sep}`, ''), status }); });
  });
}

/** In a terminal these are one bar that goes when it is done. */
function withoutProgress(text: string): string {
  return text.replaceAll(/^(开始计算：|已算 \d|正在统计和写文件$|starting: |\d+\/\d+ paths|computing statistics and writing files$).*\n/gm, '');
}

/** What a page need not follow: times of day and durations, fingerprints. */
function withoutChance(line: string): string {
  return line
    .replace(/用时\d+\.\d秒$|computed in \d+\.\ds$|用时 \d+(\.\d+)? 秒。$|in \d+(\.\d+)? s\.$/, '<time>')
    .replace(/-[0-9a-f]{12}\b/g, '-<fingerprint>');
}

const LEFT_OUT = '…';

/**
 * 摘录 — the lines of what was printed that a block shows: a piece before `…` from the start, any other from the line that
 * begins like it, the last one up to the end. A piece has as many lines as before; one with an empty line before its `…`
 * as many paragraphs. Lines equal but for chance stay as they are.
 */
export function excerpt(shown: string, printed: string): string {
  const lines = printed.replace(/^\n+|\n+$/g, '').split('\n').map((line) => line.trimEnd());
  const pieces = shown.trimEnd().split(new RegExp(`(?:^|\\n)${LEFT_OUT}(?:\\n|$)`)).map((text) => (text === '' ? [] : text.split('\n')));
  let from = 0;
  const kept = pieces.map((piece, index) => {
    const isLast = index === pieces.length - 1;
    const found = lines.findIndex((line, i) => i >= from && piece.length > 0 && beginning(line) === beginning(piece[0]!));
    const at = index === 0 ? 0 : found === -1 && isLast ? lines.length - piece.length : found;
    if (at < from || (index > 0 && at === from)) throw new Error(`nothing is left out, or not found, before: ${piece[0] ?? 'the end'}\nin:\n${printed}`);
    from = isLast ? lines.length : at + lengthOf(piece, lines.slice(at));
    return lines.slice(at, from).map((line, i) => (piece[i] !== undefined && withoutChance(piece[i]) === withoutChance(line) ? piece[i] : line));
  });
  return `${kept.flatMap((piece, index) => (index === 0 ? piece : [LEFT_OUT, ...piece])).join('\n')}\n`;
}

/** How many lines of the text take the place of a piece. */
function lengthOf(piece: readonly string[], text: readonly string[]): number {
  if (piece.at(-1) !== '') return piece.length;
  const ends = text.flatMap((line, i) => (line === '' ? [i + 1] : []));
  return ends[piece.filter((line) => line === '').length - 1] ?? text.length;
}

/** A line up to its first number, which may change with the model; a year at its start does not. */
function beginning(line: string): string {
  return /^ *\d*\D*/.exec(line)![0];
}
