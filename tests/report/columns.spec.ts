import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { shortResult } from '../../src/analysis/index.js';
import { benchTable, comparison, comparisonText, readReport } from '../../src/bench/index.js';
import { compileCommand } from '../../src/cli/commands/compile-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import type { Lang } from '../../src/messages/index.js';
import { shortResultText, tableText } from '../../src/report/index.js';
import { runScenario } from '../../src/run/index.js';
import { temporaryFolder } from '../run/small-fund.js';

const LANGUAGES = ['zh', 'en'] as const;
/** Terminals draw some marks one column wide, those set up for Chinese two. */
const TERMINALS = [{ ambiguousIsNarrow: true }, { ambiguousIsNarrow: false }] as const;
type Terminals = (typeof TERMINALS)[number];

/** For each column of a terminal whether something is drawn there. */
function drawn(line: string, terminal: Terminals): boolean[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)]
    .flatMap(({ segment }) => Array<boolean>(stringWidth(segment, terminal)).fill(segment !== ' '));
}

/** The columns of a table, as a terminal shows it: those parted by two empty places in every line, whose cells all begin or all end in one place. */
function columnsIn(lines: readonly string[], terminal: Terminals): number {
  const shapes = lines.map((line) => drawn(line, terminal));
  const width = Math.max(...shapes.map((shape) => shape.length));
  const union = Array.from({ length: width }, (_, i) => (shapes.some((shape) => shape[i]) ? '#' : ' ')).join('');
  const columns = [...union.matchAll(/#(?: ?#)*/g)].map(({ index, 0: { length } }) => [index, index + length] as const);
  return columns.filter(([start, end]) => {
    const cells = shapes.map((shape) => shape.slice(start, end)).filter((cell) => cell.includes(true));
    return cells.every((cell) => cell[0]) || cells.every((cell) => cell[end - start - 1]);
  }).length;
}

const DASHES = /^ -+$/;
/** A sentence below a table, indented as its rows are. */
const NOTE = /[.。]$|: \d+\.\d%|：\d/;

/** The tables of a text: a head over a line of dashes, and rows until an empty line, one at the edge, a note or the next head. */
function tablesIn(text: string): string[][] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    if (!DASHES.test(line)) return [];
    const end = lines.findIndex((each, j) => j > i && (!each.startsWith(' ') || NOTE.test(each) || DASHES.test(lines[j + 1] ?? '')));
    return [[lines[i - 1]!, ...lines.slice(i + 1, end < 0 ? undefined : end)]];
  });
}

/** Every table of a text has as many columns as heads, whichever terminal shows it. */
function expectAligned(text: string, tables: number): void {
  const found = tablesIn(text);
  expect(found.length).toBeGreaterThanOrEqual(tables);
  for (const lines of found) {
    const heads = lines[0]!.trim().split(/ {2,}/).length;
    expect(lines.length).toBeGreaterThan(1);
    for (const terminal of TERMINALS) expect({ table: lines.join('\n'), ...terminal, columns: columnsIn(lines, terminal) }).toEqual({ table: lines.join('\n'), ...terminal, columns: heads });
  }
}

/** What a command prints. */
async function compiled(words: readonly string[], lang: Lang): Promise<string> {
  let printed = '';
  const stream = { write: (text: string) => ((printed += text), true) } as unknown as NodeJS.WriteStream;
  const { request } = readCommandLine(['compile', ...words, '--lang', lang]);
  if (request.kind !== 'compile') throw new Error(words.join(' '));
  await compileCommand(request, new Terminal(lang, false, { stdout: stream, stderr: stream }));
  return printed;
}

test('a table that does not line up is found out', () => {
  const good = tableText(['时段', '金额'], [['2021-2030', '12,345'], ['合计', '12']]);
  expectAligned(good, 1);
  for (const [cell, bad] of [['2021-2030', '2021–2030'], ['合计 ', '合计'], ['12,345', '12,345·'], ['      12', '   12  12']] as const) {
    expect(good).toContain(cell);
    expect(() => expectAligned(good.replace(cell, bad), 1), bad).toThrow('to deeply equal');
  }
});

describe('tables line up in both kinds of terminals', () => {
  test('of a run, with paths and without', async () => {
    for (const [paths, tables] of [[64, 4], [0, 3]] as const) {
      const out = join(temporaryFolder(), 'run');
      expect(await runScenario({ scenarioFile: 'scenarios/hubei/baseline.yaml', paths, threads: 2, out })).toMatchObject({ kind: 'complete' });
      const result = await shortResult(out);
      for (const lang of LANGUAGES) expectAligned(shortResultText(result, lang), tables);
    }
  });

  test.each(LANGUAGES)('of a compiled scenario, in %s', async (lang) => {
    expectAligned(await compiled(['scenarios/hubei/baseline.yaml', '--schedule'], lang), 10);
  });

  test('of the benchmark', () => {
    const report = readReport('benchmarks/history/2026-11-23-0.1.0-a451a14d77.json');
    for (const lang of LANGUAGES) {
      expectAligned(`${benchTable(report, lang)}\n`, 1);
      expectAligned(comparisonText(report, report, comparison(report, report), lang), 1);
    }
  });

  test('of the help: descriptions begin in one column', () => {
    const names = ['', ...[...readFileSync('src/cli/main.ts', 'utf8').matchAll(/case '(\w+)':\s*(?:\{|return await)/g)].map((match) => match[1]!)];
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      for (const lang of LANGUAGES) {
        const { request } = readCommandLine([...(name === '' ? [] : [name]), '--help', '--lang', lang]);
        const page = request.kind === 'print' ? request.text : '';
        const terms = page.split('\n').flatMap((line) => /^ {2}(?:-|[a-z]+ ?<?|\p{Script=Han}+ {2})\S*.*? {2,}(?=\S)/u.exec(line)?.[0] ?? []);
        expect(terms.length).toBeGreaterThanOrEqual(2);
        for (const terminal of TERMINALS) expect({ page, starts: [...new Set(terms.map((term) => stringWidth(term, terminal)))].length }).toEqual({ page, starts: 1 });
      }
    }
  });
});
