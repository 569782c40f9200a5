import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Book, bookOf, readClauses } from '../../src/book/index.js';
import type { Block, Document, Table } from '../../src/document/index.js';
import { evaluateRun, readRun, type ReportedRun } from '../../src/evaluation/index.js';
import { IssueList } from '../../src/issues/index.js';
import { runScenario } from '../../src/run/index.js';
import { openScenario } from '../../src/scenario/index.js';
import { Looked, numbersOf } from './look-up.js';

const BASELINE = join(import.meta.dirname, '../../scenarios/hubei/baseline.yaml');
const PATHS = 64;

let folder: string;
let run: ReportedRun;
let book: Book;
let zh: Document;
let en: Document;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chusuan-test-'));
  const out = join(folder, 'run');
  const outcome = await runScenario({ scenarioFile: BASELINE, paths: PATHS, threads: 1, out });
  expect(outcome.kind).toBe('complete');
  run = await readRun(out);
  const { plan, scenario } = await openScenario(BASELINE, { paths: PATHS });
  book = bookOf(plan!.model, readClauses(plan!.model.folder, new IssueList()), scenario);
  [zh, en] = [await evaluateRun(run, 'zh', { book }), await evaluateRun(run, 'en', { book })];
}, 120_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const tableOf = ({ blocks }: Document, id: string): Table => blocks.find((block): block is Table => block.kind === 'table' && block.id === id)!;

describe('the numbers of the report of a run', () => {
  it('stand in the Arrow files where their traces say', () => {
    const looked = new Looked([run.folder]);
    const numbers = numbersOf(zh).filter(({ part: { trace } }) => trace && !trace.file.startsWith('forecasts/'));
    expect(numbers.length).toBeGreaterThan(3000);
    const wrong = numbers.flatMap(({ place, part: { value, trace } }) => {
      const found = looked.value(trace!);
      // Paths are added in another order than by the report.
      const isSame = trace!.file === 'paths' ? Math.abs(value / found! - 1) < 1e-12 : Object.is(value, found) || value === found;
      return isSame ? [] : [`${place}: ${String(value)} is not ${String(found)}, ${JSON.stringify(trace)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('all have a trace but counts of inputs and the tolerance agreed for the back-test', () => {
    const without = new Set(numbersOf(zh).filter(({ part }) => !part.trace).map(({ place }) => place.replace(/ row \d+/, '')));
    expect([...without].sort()).toEqual(['paragraph', 'table-grades column 2']);
  });

  it('are the same in both languages', () => {
    const values = (document: Document): unknown[] => numbersOf(document).map(({ part: { value, trace } }) => [value, trace]);
    expect(values(en)).toEqual(values(zh));
  });

  it('count the inputs of the scenario by grade, each once', () => {
    const { rows } = tableOf(zh, 'table-grades');
    const counts = rows.map(({ cells }) => (cells[2] as { value: number }).value);
    expect(counts.at(-1)).toBe(Object.keys(run.scenario.inputs).length);
    expect(counts.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBe(counts.at(-1));
    const listed = zh.blocks.filter((block): block is Table => block.kind === 'table' && block.id.startsWith('table-inputs-')).flatMap(({ rows: own }) => own.filter(({ style }) => style !== 'group'));
    expect(listed).toHaveLength(counts.at(-1)!);
  });
});

describe('the order of the report', () => {
  const shape = (block: Block): string => (block.kind === 'heading' ? `${String(block.level)} ${block.id}` : 'id' in block ? `${block.kind} ${block.id}` : block.kind);

  it('is that of the chapters', () => {
    expect(zh.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.id] : []))).toEqual([
      'summary', 'indicators', 'recommendation', 'fund', 'payers', 'compliance', 'liquidity', 'members', 'sensitivity', 'backtest', 'assumptions', 'gaps', 'rules', 'reproduce',
    ]);
  });

  it('is the same in both languages', () => {
    expect(en.blocks.map(shape)).toEqual(zh.blocks.map(shape));
    expect(en.facts).toHaveLength(zh.facts.length);
  });

  it('names every block once', () => {
    const ids = zh.blocks.flatMap((block) => ('id' in block ? [block.id] : []));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('has a heading of a level only under one of the level above', () => {
    const levels = zh.blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
    levels.forEach((level, i) => { expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1); });
  });

  it('gives every row of a table as many cells as it has columns, but titles of groups', () => {
    const wrong = zh.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.filter(({ cells, style }) => style !== 'group' && cells.length !== block.columns.length).map(() => block.id) : []));
    expect(wrong).toEqual([]);
  });

  it('has every rule with its formula, in order of chapters', () => {
    const formulas = zh.blocks.filter((block) => block.kind === 'formula');
    expect(formulas.map(({ id }) => id)).toEqual([...book.rules.keys()].map((name) => `rule-${name}`));
    expect(formulas.every(({ mathml, text }) => mathml.startsWith('<math') && text !== '')).toBe(true);
  });

  it('leaves no Chinese in the English report but in what the scenario and the policy say', () => {
    // Sources and remarks are as written; so are labels that the rulebook does not translate.
    const written = (block: Block): boolean => block.kind === 'formula' || (block.kind === 'table' && /^table-(inputs|given)/.test(block.id));
    const texts = en.blocks.filter((block) => !written(block)).map((block) => JSON.stringify({ ...block, ...(block.kind === 'figure' && { svg: '' }) }));
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text)).map((text) => text.slice(0, 200))).toEqual([]);
  });
});

describe('sums of the report', () => {
  it('add up: what each payer pays in a period is the total, and the shares are 100 %', () => {
    const { rows, columns } = tableOf(zh, 'table-periods');
    const total = columns.findIndex(({ sumOf }) => sumOf);
    for (const { cells } of rows) {
      const value = (column: number): number => (cells[column] as { value: number }).value;
      const sum = columns[total]!.sumOf!.reduce((all, column) => all + value(column), 0);
      expect(sum / value(total)).toBeCloseTo(1, 12);
      expect([2, 4, 6, 8].reduce((all, column) => all + value(column), 0)).toBeCloseTo(1, 12);
    }
  });
});
