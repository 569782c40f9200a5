import type { Lang } from '../messages/index.js';

/** 刻度 — how a number is shown: divided by `divisor`, with so many decimals, behind it the unit in the reader's words. */
export interface Shown {
  readonly divisor: number;
  readonly decimals: number;
  /** 亿元, %, 元/月; empty for a pure number. */
  readonly unit: string;
}

/** 出处 — where a number stands in the results, so that a test can look it up there again. */
export interface Trace {
  /** Name of the Arrow file: `summary`, `totals`, `best_estimate`, `comparison`. */
  readonly file: string;
  /** Which run of several, by its place in the list of runs of the document; absent for the file of a comparison. */
  readonly run?: number;
  readonly output: string;
  /** A year, or the name of a period. */
  readonly at: number | string;
  /** `mean`, `q05`, `probability`, … as the column of the file is called. */
  readonly statistic: string;
}

/** A number with what it takes to show it; `value` in the unit of the rule, as the results have it. NaN: not there, shown as a dash. */
export interface NumberPart {
  readonly kind: 'number';
  readonly value: number;
  readonly shown: Shown;
  readonly trace?: Trace;
  /** 下一行 — shown under it in a table, and in columns of their own in a workbook: +198.8 ±13.2. */
  readonly under?: Under;
}

/** What a number in a table is less the reference, and the half width of the band around that (or around the number itself). */
export interface Under {
  readonly difference?: NumberPart;
  readonly within?: NumberPart;
}

/** 行内 — a piece of a sentence. */
export type Inline =
  | string
  | NumberPart
  | { readonly kind: 'strong' | 'quiet' | 'code'; readonly text: string }
  /** To a block of this document by its id, or outwards. */
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Text = readonly Inline[];

/** A number (its unit stands in the head of its column), a text, or nothing. */
export type Cell = NumberPart | { readonly kind: 'text'; readonly text: Text } | undefined;

export interface Column {
  readonly label: string;
  /** Shown under the label. */
  readonly unit?: string;
  readonly align: 'left' | 'right';
  /** Columns whose values this one adds up, to be written as a formula where the format has any. */
  readonly sumOf?: readonly number[];
  /** A wish, in shares of the width of the page. */
  readonly width?: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** `total`: a line above it and bold. `group`: a title over the rows that follow. */
  readonly style?: 'total' | 'group';
  /** Rows whose values this one adds up. */
  readonly sumOf?: readonly number[];
}

/** 表 — numbered and named by the renderer: 表 3 …. */
export interface Table {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly note?: Text;
}

/** 图 — numbered by the renderer; the table of what is drawn stands under it, folded where the format can. */
export interface Figure {
  readonly kind: 'figure';
  readonly id: string;
  readonly caption: string;
  /** An SVG of its own: no scripts, no links, fonts by name. */
  readonly svg: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** What the figure shows, for who cannot see it. */
  readonly alternative: string;
  readonly data?: Table;
  readonly note?: Text;
}

/** 公式 — a rule as it is set: in HTML as MathML, elsewhere as text in one line. */
export interface Formula {
  readonly kind: 'formula';
  readonly id: string;
  readonly label: string;
  readonly mathml: string;
  readonly text: string;
  readonly unit: string;
  readonly source?: string;
  readonly gap?: string;
}

export interface Heading {
  readonly kind: 'heading';
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

export type Block =
  | Heading
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Text[] }
  /** Set apart: `finding` leads, `warning` must not be overlooked, `note` may be skipped. */
  | { readonly kind: 'callout'; readonly tone: 'finding' | 'warning' | 'note'; readonly title?: string; readonly text: readonly Text[] }
  | Table
  | Figure
  | Formula
  /** What follows may start a new page in print. */
  | { readonly kind: 'page-break' };

/** 文档 — a report before it takes a form; the same for HTML, Word, Excel and Markdown. */
export interface Document {
  readonly lang: Lang;
  readonly title: string;
  readonly subtitle: string;
  /** One sentence with its uncertainty, on the title page. */
  readonly finding: Text;
  /** What belongs to the sentence and would make it too long, a line each. */
  readonly findingLines?: readonly Text[];
  /** Lines of the title page: who, when, from what. */
  readonly facts: readonly { readonly label: string; readonly text: Text }[];
  readonly blocks: readonly Block[];
}
