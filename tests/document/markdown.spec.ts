import { describe, expect, it } from 'vitest';
import { documentMarkdown } from '../../src/document/index.js';
import type { Lang } from '../../src/messages/index.js';
import { sampleDocument } from './sample.js';
import { dataOf, sentenceNumbers, tablesOf, written } from './walk.js';

/** Cells of a line of a table; a bar behind a backslash is text. */
function cellsOf(line: string): string[] {
  return line.slice(2, -2).split(/(?<!\\) \| /).map((cell) => cell.trim());
}

/** Tables as lines of cells, in the order in which they stand. */
function gridsOf(text: string): string[][][] {
  const grids: string[][][] = [];
  let before = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('| ')) {
      if (!before.startsWith('| ')) grids.push([]);
      grids.at(-1)!.push(cellsOf(line));
    }
    before = line;
  }
  return grids;
}

describe.each<Lang>(['zh', 'en'])('a report as Markdown (%s)', (lang) => {
  const document = sampleDocument(lang);
  const { text, pictures } = documentMarkdown(document, 'report-figures');
  const grids = gridsOf(text);

  it('has every table and what its figures draw, each line with a cell for each column', () => {
    const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : block.kind === 'figure' && block.data ? [block.data] : []));
    expect(tables.length).toBe(tablesOf(document).length + dataOf(document).length);
    expect(grids.map((grid) => [grid.length, ...new Set(grid.map((cells) => cells.length))])).toEqual(tables.map(({ rows, columns }) => [rows.length + 2, columns.length]));
  });

  it('writes every number of a table in its place', () => {
    const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : block.kind === 'figure' && block.data ? [block.data] : []));
    let seen = 0;
    tables.forEach(({ rows }, table) => {
      rows.forEach(({ cells }, row) => {
        cells.forEach((cell, column) => {
          if (cell?.kind !== 'number') return;
          seen++;
          expect(grids[table]![row + 2]![column]!.replaceAll('*', '')).toContain(written(cell));
        });
      });
    });
    expect(seen).toBeGreaterThan(100);
  });

  it('writes the numbers of its sentences', () => {
    const numbers = sentenceNumbers(document);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((number) => !text.includes(written(number)))).toEqual([]);
  });

  it('links only to what it has, and to each picture it gives', () => {
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]));
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !anchors.has(link))).toEqual([]);
    const shown = [...text.matchAll(/!\[[^\]]*\]\(report-figures\/([^)]+)\)/g)].map((match) => match[1]);
    expect(shown).toEqual([...pictures.keys()]);
    expect([...pictures.values()]).toEqual(document.blocks.flatMap((block) => (block.kind === 'figure' ? [block.svg] : [])));
  });

  it('is the same each time', () => {
    expect(documentMarkdown(sampleDocument(lang), 'report-figures')).toEqual({ text, pictures });
  });
});

it('a text keeps its bars, stars and brackets, and stays on its line', () => {
  const { text } = documentMarkdown({
    lang: 'en', title: 'a*b', subtitle: '', finding: [], facts: [],
    blocks: [{ kind: 'table', id: 't', caption: 'c', columns: [{ label: 'x|y', align: 'left' }], rows: [{ cells: [{ kind: 'text', text: ['one\ntwo | [three]'] }] }] }],
  }, 'f');
  expect(text).toContain('# a\\*b\n');
  expect(text).toContain('| x\\|y |\n| :--- |\n| one two \\| \\[three\\] |');
});
