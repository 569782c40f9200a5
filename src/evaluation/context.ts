import type { Book } from '../book/index.js';
import type { Block, Cell, Column, Row, Shown, Table, Text } from '../document/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import type { Figures, Statistic } from './figures.js';
import { NEAR_YEARS, type ReportedRun } from './run.js';
import { type Piece, sentence } from './sentence.js';

/** What a chapter of the report is made from. */
export interface Evaluation {
  readonly lang: Lang;
  readonly run: ReportedRun;
  readonly figures: Figures;
  /** The rulebook as the run used it; absent where it is not at hand or has changed since. */
  readonly book?: Book;
  readonly t: (key: MessageKey, facts?: Facts) => string;
  readonly s: (key: MessageKey, pieces?: Readonly<Record<string, Piece>>) => Text;
}

export function evaluationOf(run: ReportedRun, figures: Figures, lang: Lang, book?: Book): Evaluation {
  return {
    lang, run, figures, ...(book && { book }),
    t: (key, facts = {}) => say(key, facts, lang),
    s: (key, pieces = {}) => sentence(key, pieces, lang),
  };
}

export function paragraph(text: Text): Block {
  return { kind: 'paragraph', text };
}

export function textCell(...text: Text): Cell {
  return { kind: 'text', text };
}

/** A column of a table by year. */
export interface YearColumn {
  readonly output: string;
  readonly statistic: Statistic;
  /** Default: the label of the output. */
  readonly label?: string;
  /** Left empty where false. */
  readonly isShown?: (year: number) => boolean;
}

/**
 * 逐年表 — one row a year. Columns whose output the run lacks are left out, and so is the table without any;
 * without random paths only means stay, as the best estimate, and each output once.
 */
export function yearTable({ figures, t }: Evaluation, id: string, caption: string, years: readonly number[], columns: readonly YearColumn[], note?: Text): Table[] {
  const there = columns.filter(({ output, statistic }) => figures.has(output) && (figures.hasPaths || (statistic === 'mean' && !columns.some((each) => each.output === output && each.statistic === 'best')) || statistic === 'best'));
  if (there.length === 0 || years.length === 0) return [];
  const scaleOf = ({ output }: YearColumn): Shown => {
    const { unit, kind } = figures.unitOf(output);
    return figures.shownTogether(there.map((column) => column.output).filter((name) => name === output || (figures.unitOf(name).unit === unit && unit !== '1' && kind !== 'rate')));
  };
  const heads = there.map((column): Column => {
    const { output, statistic, label } = column;
    const { unit } = figures.part(output, years[0]!, statistic, scaleOf(column)).shown;
    return { label: label ?? figures.head(output), align: 'right', ...(unit !== '' && { unit }) };
  });
  const rows = years.map((year): Row => ({
    cells: [textCell(String(year)), ...there.map((column): Cell => ((column.isShown?.(year) ?? true) ? figures.part(column.output, year, column.statistic, scaleOf(column)) : undefined))],
  }));
  return [{ kind: 'table', id, caption, columns: [{ label: t('evaluation-year'), align: 'left' }, ...heads], rows, ...(note && { note }) }];
}

/** 看哪些年 — the ten years ahead, then every ten years to the last. */
export function yearsAhead({ knownYear, lastYear }: ReportedRun): number[] {
  const near = Math.min(knownYear + NEAR_YEARS, lastYear);
  const years = Array.from({ length: near - knownYear }, (_, i) => knownYear + 1 + i);
  for (let year = Math.ceil((near + 1) / 10) * 10; year < lastYear; year += 10) years.push(year);
  return near < lastYear ? [...years, lastYear] : years;
}

/** The end of the years ahead that are looked at one by one. */
export function nearYear({ knownYear, lastYear }: ReportedRun): number {
  return Math.min(knownYear + NEAR_YEARS, lastYear);
}
