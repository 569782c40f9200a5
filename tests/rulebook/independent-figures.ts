// 独立复算的列 — the columns of independent.csv and what the engine has in their place.
// A column is a rule, or the sum over some cells of it: `account.total` all of them, `month_cash.3`, `pension_by_sex.female`,
// `population.60+` from that age on.
import { readFileSync } from 'node:fs';
import type { Dimension, Model } from '../../src/model/index.js';
import type { Values } from '../engines.js';

export const FIGURES = 'tests/golden/make/independent.csv';

/** 独立复算 — year → column → value. */
export function independentFigures(text: string = readFileSync(FIGURES, 'utf8')): Map<number, Map<string, number>> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [, ...names] = lines[0]!.split(',');
  return new Map(lines.slice(1).map((line) => {
    const [year, ...numbers] = line.split(',').map(Number);
    return [year!, new Map(names.map((name, column) => [name, numbers[column]!]))];
  }));
}

/** The rule a column speaks of. */
export function ruleOf(column: string): string {
  return column.split('.')[0]!;
}

/** 引擎里的同一个数 — what the engine has for a column. Throws where the model has no such rule. */
export class Figures {
  private readonly cells = new Map<string, readonly number[] | undefined>(); // per column: the cells to add, none for all
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
  }

  value(column: string, values: Values): number {
    if (!this.cells.has(column)) this.cells.set(column, this.cellsOf(column));
    const found = values(ruleOf(column));
    const cells = this.cells.get(column);
    return cells ? cells.reduce((sum, cell) => sum + found[cell]!, 0) : found.reduce((sum, cell) => sum + cell, 0);
  }

  private cellsOf(column: string): readonly number[] | undefined {
    const [name = '', word] = column.split('.');
    const rule = this.model.rules.get(name);
    if (!rule) throw new Error(`${column}: no rule ${name}`);
    if (word === 'total') return undefined;
    if (word === undefined) {
      if (rule.dimensions.length > 0) throw new Error(`${column}: say which cells of ${name}`);
      return [0];
    }
    const dimensions = rule.dimensions.map((each) => this.model.dimensions.find((dimension) => dimension.name === each)!);
    const axis = dimensions.findIndex((dimension) => selected(dimension, word).length > 0);
    if (axis < 0) throw new Error(`${column}: no cell ${word}`);
    const wanted = new Set(selected(dimensions[axis]!, word));
    const inner = dimensions.slice(axis + 1).reduce((product, { size }) => product * size, 1);
    const all = dimensions.reduce((product, { size }) => product * size, 1);
    return Array.from({ length: all }, (_, cell) => cell).filter((cell) => wanted.has(Math.floor(cell / inner) % dimensions[axis]!.size));
  }
}

/** The indices of a dimension a word selects. */
function selected({ labels, ageing }: Dimension, word: string): readonly number[] {
  const from = ageing && word.endsWith('+') ? labels.indexOf(word.slice(0, -1)) : -1;
  return labels.flatMap((label, index) => (label === word || (from >= 0 && index >= from) ? [index] : []));
}
