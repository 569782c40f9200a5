import { createHash } from 'node:crypto';
import type { Bilingual } from '../messages/index.js';
import type { Dimension, InputDeclaration, Rule } from '../model/index.js';
import type { InputTrial, Plan, ResolvedScenario } from '../scenario/index.js';

/** 一段 — of a piecewise table: the value from this lower limit on; −∞ for what the file calls `below`. */
export interface Band {
  readonly from: number;
  readonly value: number;
}

/** Rows by year; the one key `undefined` where the table has no year. */
export type ByYear<T> = ReadonlyMap<number | undefined, T>;

/** 内容 — numbers as a scenario file writes them, before years are filled in and cells unfolded. */
export type Content =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'series'; readonly values: ReadonlyMap<number, number> }
  /** One number for each coordinate of one dimension. */
  | { readonly kind: 'cells'; readonly dimension: Dimension; readonly values: Float64Array }
  /** Over the dimensions that have a column, in declared order; cells row-major. */
  | { readonly kind: 'table'; readonly dimensions: readonly Dimension[]; readonly byYear: ByYear<Float64Array> }
  | { readonly kind: 'bands'; readonly byYear: ByYear<readonly Band[]> }
  /** An external set by path: too long for a workbook, and nobody edits it by hand. */
  | { readonly kind: 'paths'; readonly column?: string };

export type ContentOf<K extends Content['kind']> = Extract<Content, { kind: K }>;

/** 说明 — what an entry says beside its numbers; `between` and `after` only where there are years. */
export interface Attributes {
  readonly between?: string;
  readonly after?: string;
  readonly source?: string;
  readonly confidence?: string;
  readonly note?: string;
}

export const ATTRIBUTES = ['between', 'after', 'source', 'confidence', 'note'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** 一项输入 */
export interface InputEntry {
  readonly declared: InputDeclaration;
  readonly content: Content;
  readonly attributes: Attributes;
  /** Absolute path of the table that holds the numbers. */
  readonly file?: string;
  /** Keys that only an input of the scenario's own carries. */
  readonly own?: { readonly label: Bilingual; readonly band_of?: string | number };
  /** How uncertain it is, as written: not shown, and handed on. */
  readonly mark?: Mark;
  readonly isViolationAllowed: boolean;
}

/** 不确定标记 — keys of an entry that decide no result, as written and as read. */
export interface Mark {
  readonly written: Pick<NonNullable<ResolvedScenario['inputs'][string]>, (typeof MARK_KEYS)[number]>;
  readonly trials: readonly InputTrial[];
}
export const MARK_KEYS = ['range', 'alternatives', 'range_from', 'range_source'] as const;

/** 一条规则的给定值 — a series, or a table by year; only years of the run. */
export interface GivenEntry {
  readonly rule: Rule;
  readonly content: ContentOf<'series'> | ContentOf<'table'>;
}

/** 一对噪声的相关系数 — the pair in the order its file names it. */
export interface Correlation {
  readonly first: string;
  readonly second: string;
  readonly value: number;
}

/** 一章 — with the names of its inputs, in reading order. */
export interface Chapter {
  readonly name: string;
  readonly title: Bilingual;
  readonly inputs: readonly string[];
}

/** 情景的内容 — everything of a scenario that a workbook shows, by name. */
export interface Contents {
  /** Absolute path of the scenario file. */
  readonly file: string;
  /** Absolute paths of it and of all it extends. */
  readonly layers: readonly string[];
  readonly plan: Plan;
  readonly rulebook: string;
  readonly chapters: readonly Chapter[];
  readonly inputs: ReadonlyMap<string, InputEntry>;
  readonly given: ReadonlyMap<string, GivenEntry>;
  /** By the pair's names in order of the alphabet, `cpi~income`. */
  readonly correlations: ReadonlyMap<string, Correlation>;
}

/** One key for a pair, however it is written. */
export function pairKey(first: string, second: string): string {
  return [first, second].sort().join('~');
}

/** True where the entry says how it goes on between and after its years. */
export function hasYears(content: Content): boolean {
  return content.kind === 'series' || ((content.kind === 'table' || content.kind === 'bands') && !content.byYear.has(undefined));
}

/** All numbers of a content, for choosing how they look. */
export function numbersOf(content: Content): readonly number[] {
  switch (content.kind) {
    case 'value': return [content.value];
    case 'series': return [...content.values.values()];
    case 'cells': return [...content.values];
    case 'table': return [...content.byYear.values()].flatMap((cells) => [...cells]);
    case 'bands': return [...content.byYear.values()].flatMap((bands) => bands.map(({ value }) => value));
    case 'paths': return [];
  }
}

/**
 * 散列 — equal for equal numbers and words: what an import compares with what was exported.
 * A number goes in as JavaScript writes it, which is short and names one double.
 */
export function hashOf(content: Content, attributes: Attributes = {}): string {
  return hashOfTexts([JSON.stringify(plain(content)), ...ATTRIBUTES.map((key) => attributes[key] ?? '')]);
}

export function hashOfTexts(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}

function plain(content: Content): unknown {
  switch (content.kind) {
    case 'value': return ['value', content.value];
    case 'series': return ['series', inOrder(content.values)];
    case 'cells': return ['cells', content.dimension.name, [...content.values]];
    case 'table': return ['table', content.dimensions.map(({ name }) => name), inOrder(content.byYear).map(([year, cells]) => [year ?? null, [...cells]])];
    // −∞ is null in JSON, and no other limit is.
    case 'bands': return ['bands', inOrder(content.byYear).map(([year, bands]) => [year ?? null, bands.map(({ from, value }) => [from, value])])];
    case 'paths': return ['paths', ...(content.column === undefined ? [] : [content.column])];
  }
}

export function inOrder<T>(map: ReadonlyMap<number | undefined, T>): [number | undefined, T][] {
  return [...map].sort(([a = 0], [b = 0]) => a - b);
}
