import { createReplay } from '../engine/index.js';
import { type IssueList, nearestName } from '../issues/index.js';
import type { Bilingual } from '../messages/index.js';
import { type Dimension, type Rule, unitText } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import type { Closing, ReportColumn, ReportTable, TableDefinition } from './types.js';

/** Cells of a rule that a table may lay out side by side; more is a data file, not a table. */
const MOST_CELLS = 24;

/** Rounding of sums over some thousand cells, relative to the largest amount of the table. */
const CLOSES_WITHIN = 1e-9;

/** Which path. */
export interface TablePath {
  readonly path: number;
  readonly isBestEstimate: boolean;
}

/**
 * 算报表 — the tables of one path, computed again by the interpreter, which keeps every rule of every year.
 * @param plan loaded with the tables' own rules laid over the rulebook
 */
export function evaluateTables(plan: Plan, definitions: readonly TableDefinition[], { path, isBestEstimate }: TablePath, issues: IssueList): ReportTable[] | undefined {
  for (const definition of definitions) checkRows(plan, definition, issues);
  if (issues.hasErrors) return undefined;
  const replay = createReplay(plan, path, isBestEstimate, plan.lastYear);
  return definitions.map((definition) => tableOf(plan, definition, (rule, year) => replay.valuesOf(rule, year)));
}

function checkRows({ model }: Plan, { name, rows }: TableDefinition, issues: IssueList): void {
  for (const { rule, place } of rows) {
    const found = model.rules.get(rule);
    const key = `tables.${name}`;
    if (!found) {
      const nearest = nearestName(rule, model.rules.keys());
      if (nearest === undefined) issues.error('tables-rule-unknown', { rule }, place, key);
      else issues.error('tables-rule-near', { rule, nearest }, place, key);
    } else if (cellsOf(dimensionsOf(model.dimensions, found)) > MOST_CELLS) {
      issues.error('tables-too-wide', { rule, cells: cellsOf(dimensionsOf(model.dimensions, found)), most: MOST_CELLS }, place, key);
    }
  }
}

function dimensionsOf(dimensions: readonly Dimension[], rule: Rule): Dimension[] {
  return rule.dimensions.map((name) => dimensions.find((each) => each.name === name)!);
}

function cellsOf(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((cells, { size }) => cells * size, 1);
}

function tableOf({ model, baseYear, lastYear }: Plan, definition: TableDefinition, valuesOf: (rule: string, year: number) => Float64Array): ReportTable {
  const first = definition.showsBaseYear ? baseYear : baseYear + 1;
  const years = Array.from({ length: definition.showsFirstYear ? 1 : lastYear - first + 1 }, (_, index) => first + index);
  const columns = definition.rows.flatMap(({ rule, isTotal }) => {
    const found = model.rules.get(rule)!;
    const dimensions = dimensionsOf(model.dimensions, found);
    return Array.from({ length: cellsOf(dimensions) }, (_, cell): ReportColumn => {
      const words = cellWords(dimensions, cell);
      return {
        name: [rule, ...words.names].join('/'), label: withWords(found.label, words.labels), unit: unitText(found.unit), kind: found.kind ?? '', isTotal,
        // A rule without a start has nothing to show at the end of the base year.
        values: Float64Array.from(years, (year) => (year === baseYear && !found.start ? NaN : valuesOf(rule, year)[cell]!)),
      };
    });
  });
  const closings = definition.closings.map((closing): Closing => {
    const unit = unitText(model.rules.get(closing.rule)!.unit);
    const size = Math.max(0, ...columns.filter((column) => column.unit === unit).flatMap(({ values }) => [...values].filter(Number.isFinite).map(Math.abs)));
    let [worst, worstYear] = [0, baseYear + 1];
    for (const year of years.filter((each) => each > baseYear)) {
      const off = Math.max(...valuesOf(closing.rule, year).map(Math.abs)) / (size || 1);
      if (!(off <= worst)) [worst, worstYear] = [off, year];
    }
    return { label: closing.label, text: closing.text, worst, worstYear, holds: worst <= CLOSES_WITHIN };
  });
  const { name, title, note } = definition;
  return { name, title, ...(note && { note }), years, columns, closings };
}

/** Coordinates of a flat cell, the last dimension fastest. */
function cellWords(dimensions: readonly Dimension[], cell: number): { names: string[]; labels: Bilingual[] } {
  let rest = cell;
  const found = [...dimensions].reverse().map((dimension) => {
    const index = rest % dimension.size;
    rest = Math.floor(rest / dimension.size);
    const name = dimension.labels[index]!;
    return { name, label: dimension.valueLabels?.[index] ?? { zh: `${shortened(dimension.label.zh)} ${name}`, en: `${shortened(dimension.label.en)} ${name}` } };
  }).reverse();
  return { names: found.map(({ name }) => name), labels: found.map(({ label }) => label) };
}

/** Without what a label explains in brackets. */
function shortened(label: string): string {
  return label.replace(/\s*[（(].*$/, '');
}

function withWords(label: Bilingual, words: readonly Bilingual[]): Bilingual {
  if (words.length === 0) return label;
  return { zh: `${label.zh} · ${words.map(({ zh }) => zh).join('、')}`, en: `${label.en} · ${words.map(({ en }) => en).join(', ')}` };
}
