import type { Coordinate, Explanation, Figure, Quantity, Taken, TakenBand, TakenInput, TakenNoise, TakenRule, TakenSum, Worked } from '../explain/index.js';
import { type Bilingual, type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import { printExpression } from '../model/index.js';
import type { DrawPart } from '../random/index.js';
import { countText, quantityText, yesNo } from './format.js';
import { unitWords } from './units.js';

/** What a rule's readers want to know beside its numbers. */
export interface RuleFacts {
  readonly source?: string;
  /** The clause itself, or an abstract of it. */
  readonly clause?: { readonly text: string; readonly isAbstract: boolean };
  readonly note?: Bilingual;
  readonly gap?: Bilingual;
}

/** What the words are chosen by. */
export interface ExplainStyle {
  readonly lang: Lang;
  /** Every number in full. */
  readonly isExact: boolean;
  /** Levels the tree was asked for. */
  readonly depth: number;
  facts(rule: string): RuleFacts;
  /** What a dimension and a coordinate are called. */
  coordinate(coordinate: Coordinate): string;
}

/** 提纲 — an explanation in words, however it is laid out. */
export interface Outline {
  readonly name: string;
  readonly value: string;
  /** Why there is nothing beneath. */
  readonly end?: string;
  readonly details: readonly Detail[];
  readonly items: readonly Outline[];
}

export interface Detail {
  /** Empty for a remark. */
  readonly label: string;
  readonly text: string;
  readonly kind: 'formula' | 'numbers' | 'clause' | 'remark' | 'gap';
}

/** 成提纲 — every figure, input, draw and sum of the tree with its name, value and what there is to say of it. */
export function outlineOf({ root }: Explanation, style: ExplainStyle): Outline {
  return new Words(style, root.year).figure(root);
}

class Words {
  private readonly style: ExplainStyle;
  private readonly year: number;

  /** @param year of the figure explained: beneath it only other years are told */
  constructor(style: ExplainStyle, year: number) {
    this.style = style;
    this.year = year;
  }

  /** @param text how a formula mentions it; the figure that is explained has none */
  figure(figure: Figure, text?: string): Outline {
    const { worked, end, rule, formulaText } = figure;
    const isRoot = text === undefined;
    const remarks = this.origin(figure);
    const { source, clause, note, gap } = this.style.facts(rule);
    const { lang } = this.style;
    // Beneath, the name of a clause is enough.
    const about = !worked && !isRoot ? [] : [
      ...(source === undefined ? [] : [this.detail('explain-label-clause', source, 'clause')]),
      ...(isRoot && clause ? [this.detail(clause.isAbstract ? 'explain-label-summary' : 'explain-label-text', clause.text, 'clause')] : []),
      ...(isRoot && note ? [this.detail('explain-label-note', note[lang], 'remark')] : []),
      ...(isRoot && gap ? [this.detail('explain-label-gap', gap[lang], 'gap')] : []),
    ];
    return {
      name: this.name(figure.label, rule, [...(isRoot ? [this.say('explain-year-at', { year: figure.year })] : this.otherYear(figure.year)), ...figure.cell.map((each) => this.style.coordinate(each))]),
      value: this.quantity(figure),
      ...(end && { end: this.end(end) }),
      details: [...remarks, ...(worked ? this.worked(worked) : isRoot && formulaText !== undefined ? [this.detail('explain-label-formula', formulaText, 'formula')] : []), ...about],
      items: worked?.takes.flatMap((taken) => this.taken(taken)) ?? [],
    };
  }

  private otherYear(year: number): string[] {
    return year === this.year ? [] : [this.say('explain-year-at', { year })];
  }

  private end(end: NonNullable<Figure['end']>): string {
    if (end === 'depth') return this.say('explain-end-depth', { depth: this.style.depth + 1 });
    return this.say(end === 'repeat' ? 'explain-end-repeat' : 'explain-end-size');
  }

  private origin({ origin, year, table = '', formulaValue, unit, kind }: Figure): Detail[] {
    const remark = (key: MessageKey, facts: Facts): Detail[] => [{ label: '', text: this.say(key, facts), kind: 'remark' }];
    switch (origin) {
      case 'formula':
        return [];
      case 'given':
        return remark('explain-given', { value: this.quantity({ value: formulaValue!, unit, kind }) });
      case 'start':
        return remark('explain-start', { year });
      case 'start_table':
        return remark('explain-start-table', { year, table });
      case 'none':
        return remark('explain-none', { year });
    }
  }

  /** The formula with its names, with its numbers, and what decided between its branches. */
  private worked({ text, expression, values, choices }: Worked): Detail[] {
    const numbers = printExpression(expression, (part) => {
      const quantity = values.get(part);
      return quantity && this.quantity(quantity);
    });
    return [
      this.detail('explain-label-formula', text, 'formula'),
      ...choices.map(({ text: condition, holds }) => this.detail('explain-label-because', this.say(holds ? 'explain-holds' : 'explain-holds-not', { text: condition }), 'remark')),
      ...(numbers === text ? [] : [this.detail('explain-label-numbers', numbers, 'numbers')]),
    ];
  }

  private taken(taken: Taken): Outline[] {
    switch (taken.how) {
      case 'rule':
        return this.takenRule(taken);
      case 'input':
        return [this.takenInput(taken)];
      case 'noise':
        return [this.takenNoise(taken)];
      case 'band':
        return [this.takenBand(taken)];
      case 'sum':
      case 'mean':
        return [this.takenSum(taken)];
      case 'adjustment':
        return [{ ...this.head(taken, this.name(taken.label, taken.text, [])), details: [this.remark('explain-adjustment')], items: [] }];
    }
  }

  private takenRule(taken: TakenRule): Outline[] {
    const { figures, entry } = taken;
    const [figure] = figures;
    if (figure && figures.length === 1 && !entry) return [this.figure(figure, taken.text)];
    const stayed = figure ? [this.remark('explain-stayed', { count: figures.length })] : [];
    const newcomers = entry ? [this.remark('explain-newcomers'), ...this.worked(entry)] : [];
    const nobody = figure ?? entry ? [] : [this.remark('explain-nobody')];
    const items = [...(entry?.takes.flatMap((each) => this.taken(each)) ?? []), ...figures.map((each) => this.figure(each, taken.text))];
    return [{ ...this.head(taken, taken.text), details: [...newcomers, ...stayed, ...nobody], items }];
  }

  private takenInput(taken: TakenInput): Outline {
    const where = [...(taken.year === undefined ? [] : this.otherYear(taken.year)), ...taken.cell.map((each) => this.style.coordinate(each))];
    return { ...this.head(taken, this.name(taken.label, taken.name, where)), details: this.sources(taken), items: [] };
  }

  private sources({ source, confidence, file, note }: Pick<TakenInput, 'source' | 'confidence' | 'file' | 'note'>): Detail[] {
    const text = file === undefined ? this.say('explain-input', { source, confidence }) : this.say('explain-input-file', { source, confidence, file });
    return [this.detail('explain-label-source', text, 'remark'), ...(note === undefined ? [] : [this.detail('explain-label-note', note, 'remark')])];
  }

  private takenNoise(taken: TakenNoise): Outline {
    const { counter, uniform, parts } = taken.draw;
    const details = !counter ? [this.remark('explain-draw-median')] : [
      this.remark('explain-draw', {
        path: counter[0], when: counter[1] === 0 ? this.say('explain-draw-once') : this.say('explain-draw-year', { year: counter[1] }), name: counter[2], seed: counter[3],
        uniform: taken.noise === 'uniform' ? String(uniform!) : this.say('explain-draw-normal', { uniform: String(uniform!), draw: this.number(parts?.at(-1)?.draw ?? taken.value) }),
      }),
      // A weight and a draw are pure numbers; all of their digits would hide what counts.
      ...(parts && parts.length > 1 ? [this.remark('explain-draw-parts', { parts: parts.map((part) => this.drawPart(part)).join(' + ') })] : []),
    ];
    return { ...this.head(taken, this.name(taken.label, taken.text, [])), details, items: [] };
  }

  private drawPart({ noise, weight, draw }: DrawPart): string {
    const signed = (value: number): string => (value < 0 ? `(${this.number(value)})` : this.number(value));
    return this.say('explain-draw-part', { weight: signed(weight), draw: signed(draw), noise });
  }

  private takenBand(taken: TakenBand): Outline {
    const { operand, from, to } = taken;
    const limit = (value: number): string => this.quantity({ ...operand, value });
    const facts = { operand: operand.text, looked: this.quantity(operand) };
    const row = from === -Infinity ? this.remark('explain-band-below', facts)
      : to === undefined ? this.remark('explain-band-last', { ...facts, from: limit(from) })
        : this.remark('explain-band', { ...facts, from: limit(from), to: limit(to) });
    return { ...this.head(taken, this.name(taken.label, taken.name, [])), details: [row, ...this.sources(taken)], items: taken.takes.flatMap((each) => this.taken(each)) };
  }

  private takenSum(taken: TakenSum): Outline {
    const { how, cells, filled, weight, largest, addedUnit, worked } = taken;
    const place = (cell: readonly Coordinate[]): string => cell.map((each) => this.style.coordinate(each)).join(this.say('explain-separator'));
    const counts = how === 'sum' ? this.remark('explain-sum', { cells, filled: countText(filled) })
      : this.remark('explain-mean', { cells, weight: this.quantity(weight!) });
    const [top] = largest;
    const most = largest.map(({ cell, value }) => this.say('explain-line', { name: place(cell), value: this.quantity({ value, unit: addedUnit, kind: '' }) }));
    return {
      ...this.head(taken, taken.text),
      details: [counts, ...(top && cells > 1 ? [this.detail('explain-largest', most.join(this.say('explain-list')), 'remark')] : [])],
      items: top && worked ? this.largest(worked, { name: this.say('explain-top-cell', { cell: place(top.cell) }), value: this.quantity({ value: top.value, unit: addedUnit, kind: '' }) }) : [],
    };
  }

  /** What is added, in the largest cell; a rule alone speaks for itself. */
  private largest(worked: Worked, head: Pick<Outline, 'name' | 'value'>): Outline[] {
    const items = worked.takes.flatMap((each) => this.taken(each));
    if (worked.takes.length === 0 || worked.values.has(worked.expression)) return items;
    return [{ ...head, details: this.worked(worked), items }];
  }

  private head(quantity: Quantity, name: string): Pick<Outline, 'name' | 'value'> {
    return { name, value: this.quantity(quantity) };
  }

  private name(label: Bilingual, name: string, where: readonly string[]): string {
    const own = label[this.style.lang];
    // A label that is the name says nothing twice.
    const called = own === name ? name : this.say('explain-figure', { label: own, name });
    return where.length === 0 ? called : this.say('explain-figure-at', { name: called, where: where.join(this.say('explain-separator')) });
  }

  private quantity({ value, unit, kind }: Quantity): string {
    const { lang, isExact } = this.style;
    if (kind === 'flag' && (value === 0 || value === 1)) return yesNo(value === 1, lang);
    // The figures of a run that failed are explained most of all.
    if (!Number.isFinite(value)) return String(value).replace('Infinity', '∞');
    if (!isExact) return quantityText(value, unit, kind, lang);
    const words = unit === '1' ? '' : unitWords(unit, lang, value);
    return `${String(value)}${words === '' || lang === 'zh' ? '' : ' '}${words}`;
  }

  private number(value: number): string {
    return this.quantity({ value, unit: '1', kind: '' });
  }

  private detail(key: MessageKey, text: string, kind: Detail['kind']): Detail {
    return { label: this.say(key), text, kind };
  }

  private remark(key: MessageKey, facts: Facts = {}): Detail {
    return { label: '', text: this.say(key, facts), kind: 'remark' };
  }

  private say(key: MessageKey, facts: Facts = {}): string {
    return say(key, facts, this.style.lang);
  }
}
