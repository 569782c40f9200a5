import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Compilation, describeSchedule, translatePlan } from '../../src/compiler/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { readPage } from './markdown.js';

const { plan } = loadScenario('scenarios/hubei/baseline.yaml');
const PAGES = ['docs/compiler.md', 'docs/compiler.en.md'];

/** Numbers of nodes and addresses move with every change of the compiler. */
const withoutNumbers = (line: string): string => line.trim().replaceAll(/\d+/g, '0');

describe('the page about the compiler', () => {
  let compilation: Compilation;
  beforeAll(() => {
    compilation = translatePlan(plan!);
  });

  it.each(PAGES)('%s names files of the compiler that exist', (page) => {
    const rows = readFileSync(page, 'utf8').split('\n').filter((line) => line.startsWith('|')).join('\n');
    const named = [...rows.matchAll(/`([\w-]+(?:\.ts|\/))`/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((name) => !existsSync(`src/compiler/${name}`))).toEqual([]);
  });

  it.each(PAGES)('%s shows two formulas of the rulebook as they are', (page) => {
    const { text } = readPage(page).code.find(({ language }) => language === 'yaml')!;
    const shown = [...text.matchAll(/^(\w+): \{ formula: ([^,}]+?)(?:, | \})/gm)].map(([, name, formula]) => [name!, formula!] as const);
    expect(shown.map(([name]) => name)).toEqual(['pensioner_survivors', 'pensioners']);
    for (const [name, formula] of shown) expect(plan!.model.rules.get(name)!.text).toBe(formula);
  });

  it.each(PAGES)('%s shows instructions that follow each other in the program', (page) => {
    const lines = readPage(page).code.find(({ language }) => language === 'wat')!.text.trim().split('\n').map(withoutNumbers);
    const title = compilation.wat.indexOf(';; loop over age 64..104');
    expect(title).toBeGreaterThan(0);
    const piece = compilation.wat.slice(title, compilation.wat.indexOf('\n;; ', title + 1)).split('\n').map(withoutNumbers);
    let from = 0;
    for (const line of lines) {
      const at = piece.indexOf(line, from);
      expect(at, line).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });

  it.each(PAGES)('%s counts rules, cells, loops and pieces as they are', (page) => {
    const text = readFileSync(page, 'utf8');
    const { rules, axes, facts } = compilation.setting;
    const byAge = [...rules.values()].filter(({ dimensions }) => axes.frameOf(dimensions) !== '');
    const cells = byAge.flatMap(({ name, dimensions }) => Array.from({ length: axes.cellCount(dimensions) }, (_, cell) => facts.isZero(name, cell)));
    const loops = describeSchedule(plan!, compilation).phases.filter((phase) => phase.loops.length > 0);
    expect(text).toMatch(new RegExp(`\\b${String(rules.size)}[^0-9].*(two loops|两个循环)`));
    expect(loops).toHaveLength(2);
    expect(text).toContain(cells.length.toLocaleString('en'));
    expect(text).toContain(cells.filter((isZero) => !isZero).length.toLocaleString('en'));
    // Pieces run from the top age down; the last one starts at 0, which is no cut.
    const cuts = loops[1]!.pieces.map(({ first }) => Number(first)).slice(0, -1);
    const item = text.split('\n').find((line) => line.startsWith('4. '))!.slice(2);
    expect([...item.matchAll(/(?<!–)\b\d+/g)].map(([number]) => Number(number)).slice(0, cuts.length)).toEqual(cuts);
  });
});
