import { createColors } from 'picocolors';
import type { Labelled } from '../analysis/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import type { Dimension } from '../model/index.js';
import { indentedLines } from './diff-lines.js';

/** Names in a running list before it is only counted. */
const MOST_NAMES = 8;
/** Coordinates of a dimension before only the outer ones are named. */
const MOST_LABELS = 6;

/** 措辞 — the language, the colours, and whether long lists are told in full. */
export class DiffWords {
  readonly lang: Lang;
  readonly isWhole: boolean;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;

  constructor(lang: Lang, isWhole: boolean, isColoured: boolean) {
    this.lang = lang;
    this.isWhole = isWhole;
    const { bold, dim } = createColors(isColoured);
    this.bold = bold;
    this.dim = dim;
  }

  say(key: MessageKey, facts: Facts = {}): string {
    return say(key, facts, this.lang);
  }

  /** Lines of a paragraph indented by so many columns; lines after the first stand two further in. */
  lines(text: string, indent: number): string[] {
    return indentedLines(text, ' '.repeat(indent), ' '.repeat(indent + 2));
  }

  /** `基金收入、基金支出等 43 个` */
  names(labelled: readonly Labelled[]): string {
    const shown = this.isWhole ? labelled : labelled.slice(0, MOST_NAMES);
    const text = shown.map(({ label }) => label[this.lang]).join(this.say('diff-list'));
    return shown.length === labelled.length ? text : this.say('diff-and-more', { names: text, count: labelled.length });
  }

  /** As `names`, each with the name that formulas use. */
  mentioned(all: readonly { readonly name: string; readonly label: Labelled['label'] | undefined }[]): string {
    return all.map(({ name, label }) => (label ? this.say('diff-mentioned', { name, label: label[this.lang] }) : name)).join(this.say('diff-list'));
  }

  /** Years in words: `2027年`, `2027–2100年`; `end of 2020` of a start table. */
  years({ first, last }: { readonly first: number; readonly last: number }): string {
    return first === last ? this.say('diff-year', { year: first }) : this.say('diff-years', { first, last });
  }

  /** A dimension's label without what it explains in parentheses. */
  dimension({ label }: Pick<Dimension, 'label'>): string {
    return withoutRemark(label[this.lang]);
  }

  /** Coordinates that a change is confined to; nothing of a dimension that it takes in full. */
  place(where: readonly { readonly dimension: string; readonly labels: readonly string[] }[], dimensions: readonly Dimension[]): string {
    const parts = where.flatMap(({ dimension: name, labels }) => {
      const dimension = dimensions.find((each) => each.name === name)!;
      return labels.length === dimension.size ? [] : [this.#coordinates(dimension, labels)];
    });
    return parts.length === 0 ? this.say('diff-cells-everywhere') : parts.join(this.say('diff-comma'));
  }

  #coordinates(dimension: Dimension, labels: readonly string[]): string {
    if (dimension.first !== undefined) return `${this.dimension(dimension)} ${this.#stretches(labels.map(Number))}`;
    const texts = labels.map((label) => {
      const named = dimension.valueLabels?.[dimension.labels.indexOf(label)];
      return named ? withoutRemark(named[this.lang]) : label;
    });
    // What labels without a name mean is clear only with their dimension.
    const list = texts.slice(0, this.isWhole ? undefined : MOST_LABELS).join(this.say('diff-list'));
    const shown = texts.length > MOST_LABELS && !this.isWhole ? this.say('diff-and-more', { names: list, count: texts.length }) : list;
    return dimension.valueLabels ? shown : `${this.dimension(dimension)} ${shown}`;
  }

  /** `60至65、70` */
  #stretches(numbers: readonly number[]): string {
    const stretches: { first: number; last: number }[] = [];
    for (const number of numbers) {
      const last = stretches.at(-1);
      if (last?.last === number - 1) last.last = number;
      else stretches.push({ first: number, last: number });
    }
    const texts = stretches.map(({ first, last }) => (first === last ? String(first) : this.say('cli-range', { low: first, high: last })));
    if (texts.length <= MOST_LABELS || this.isWhole) return texts.join(this.say('diff-list'));
    return this.say('diff-and-more', { names: texts.slice(0, MOST_LABELS).join(this.say('diff-list')), count: numbers.length });
  }
}

function withoutRemark(label: string): string {
  return label.replace(/\s*[（(].*[）)]$/, '');
}
