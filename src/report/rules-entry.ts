import type { Book, BookRule, EntryName } from '../book/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { cellCount, texName, texOf, unitText } from '../model/index.js';
import { formulaStyle } from './formula-style.js';
import { clauseLines } from './rules-clauses.js';
import { columnLines } from './rules-columns.js';
import { exampleLines } from './rules-examples.js';
import { formulaBlock, wordedBlock } from './rules-formula.js';
import { type Block, linesOf, oneLine } from './rules-lines.js';
import { rangeText, valuesText } from './rules-table.js';
import { usersLines, usesLines } from './rules-uses.js';
import { drawName, kindName, ruleKindName, unitName } from './rules-words.js';
import { textWidth } from './table.js';
import { wrapped } from './wrapped.js';

/** Attributes that have a word; others are said as they are written. */
const ATTRIBUTES: Readonly<Record<string, MessageKey>> = {
  label: 'rules-field-label', unit: 'rules-head-unit', formula: 'rules-formula', source: 'rules-field-source', note: 'rules-note', gap: 'rules-gap',
  output: 'rules-fact-output', kind: 'rules-fact-kind', examples: 'rules-examples', ledger: 'rules-fact-ledger', start: 'rules-start',
};

/** Of a formula below its long name. */
const INDENT = 4;

interface Section {
  readonly title: MessageKey;
  readonly lines: readonly string[];
}

/** 一条 — everything the book knows of one rule, input, noise or dimension. */
export function entryText(book: Book, { kind, name, label }: EntryName, lang: Lang, room: number): string {
  const view = new EntryView(book, lang, room - 2);
  const { facts, sections } = view[kind](name);
  const known = facts.filter((fact): fact is readonly [MessageKey, string] => fact[1] !== undefined && fact[1] !== '');
  const { groups } = columnLines([{ title: '' }, { title: '' }], [known.map(([key, text]) => [say(key, {}, lang), text])], room - 2);
  return [
    `${label[lang]}  ${name}`,
    ...groups[0]!.map((line) => `  ${line}`),
    ...sections.filter(({ lines }) => lines.length > 0).flatMap(({ title, lines }) => ['', say(title, {}, lang), ...lines.map((line) => (line === '' ? '' : `  ${line}`))]),
  ].join('\n');
}

type Facts = readonly (readonly [MessageKey, string | undefined])[];

class EntryView {
  private readonly book: Book;
  private readonly lang: Lang;
  private readonly room: number;

  constructor(book: Book, lang: Lang, room: number) {
    this.book = book;
    this.lang = lang;
    this.room = room;
  }

  rule(name: string): { facts: Facts; sections: Section[] } {
    const { lang, room, book } = this;
    const entry = book.rules.get(name)!;
    const { rule, references, uses, usedBy } = entry;
    const { start } = rule;
    return {
      facts: [
        ['rules-fact-entry', this.kindText('rule', rule.label)],
        ['rules-fact-chapter', this.chapter(rule.chapter)],
        ['rules-head-unit', unitName(rule.unit, rule.kind, lang)],
        // Of a pure number the unit says it already.
        ['rules-fact-kind', rule.kind && unitText(rule.unit) !== '1' ? ruleKindName(rule.kind, lang) : undefined],
        ['rules-kind-dimension', this.dimensions(rule.dimensions)],
        ['rules-fact-paths', this.say(rule.isPathDependent ? 'rules-paths-differ' : 'rules-paths-equal')],
        ['rules-fact-output', this.say(rule.output === 'path' ? 'rules-output-path' : rule.output === 'profile' ? 'rules-output-profile' : 'rules-output-none')],
        ['rules-fact-last', rule.lastIsOpen ? this.say('rules-last-open') : undefined],
        ['rules-fact-ledger', rule.ledgerOf === undefined ? undefined : this.say('rules-ledger', { rule: book.rules.get(rule.ledgerOf)?.rule.label[lang] ?? rule.ledgerOf })],
        ['rules-fact-scenario', this.change(entry)],
        ['rules-fact-place', this.place(rule.place)],
      ],
      sections: [
        { title: 'rules-formula', lines: this.equation(rule.label[lang], wordedBlock(rule.expression, book.model, lang)) },
        { title: 'rules-formula-code', lines: this.equation(name, formulaBlock(rule.expression)) },
        { title: 'rules-formula-tex', lines: [this.latex(entry)] },
        { title: 'rules-start', lines: !start ? [] : start.kind === 'table' ? [this.say('rules-start-table', { file: start.file })]
          : [...this.equation('', wordedBlock(start.expression, book.model, lang)), ...this.equation('', formulaBlock(start.expression))].filter(isFirst) },
        { title: 'rules-entry-formula', lines: rule.entry ? [...this.equation('', wordedBlock(rule.entry.expression, book.model, lang)), ...this.equation('', formulaBlock(rule.entry.expression))].filter(isFirst) : [] },
        { title: 'rules-field-clause', lines: this.inherited(entry, 'source', clauseLines(references, lang, room)) },
        { title: 'rules-note', lines: this.inherited(entry, 'note', rule.note ? wrapped(rule.note[lang], room) : []) },
        { title: 'rules-gap', lines: this.inherited(entry, 'gap', rule.gap ? wrapped(rule.gap[lang], room) : []) },
        { title: 'rules-uses', lines: usesLines(book, uses, lang, room) },
        { title: 'rules-used-by', lines: usersLines(book, usedBy, { kind: 'rule', name }, lang, room) },
        { title: 'rules-examples', lines: exampleLines(entry, book.model, lang, room) },
      ],
    };
  }

  input(name: string): { facts: Facts; sections: Section[] } {
    const { lang, room } = this;
    const { input, chapter, usedBy, references } = this.book.inputs.get(name)!;
    return {
      facts: [
        ['rules-fact-entry', this.kindText('input', input.label)],
        ['rules-fact-chapter', this.chapter(chapter)],
        ['rules-head-unit', unitName(input.unit, undefined, lang)],
        ['rules-kind-dimension', this.dimensions(input.dimensions)],
        ['rules-fact-bands', input.bandOf && this.say('rules-bands', { unit: unitName(input.bandOf, undefined, lang) })],
        ['rules-fact-paths', input.byPath ? this.say('rules-by-path') : undefined],
        ['rules-head-range', rangeText(input.range, lang)],
        ['rules-fact-place', this.place(input.place)],
      ],
      sections: [
        { title: 'rules-field-clause', lines: clauseLines(references, lang, room) },
        { title: 'rules-note', lines: input.note ? wrapped(input.note[lang], room) : [] },
        { title: 'rules-used-by', lines: usersLines(this.book, usedBy, { kind: 'input', name }, this.lang, this.room) },
      ],
    };
  }

  noise(name: string): { facts: Facts; sections: Section[] } {
    const { noise, chapter, usedBy } = this.book.noises.get(name)!;
    return {
      facts: [
        ['rules-fact-entry', this.kindText('noise', noise.label)],
        ['rules-fact-chapter', this.chapter(chapter)],
        ['rules-head-draw', drawName(noise.kind, this.lang)],
        ['rules-fact-place', this.place(noise.place)],
      ],
      sections: [{ title: 'rules-used-by', lines: usersLines(this.book, usedBy, { kind: 'noise', name }, this.lang, this.room) }],
    };
  }

  dimension(name: string): { facts: Facts; sections: Section[] } {
    const { lang, room } = this;
    const { dimension, chapter, usedBy, rules, inputs } = this.book.dimensions.get(name)!;
    const { labels, valueLabels, first, ageing } = dimension;
    const values = valueLabels ? columnLines([{ title: '' }, { title: '' }], [labels.map((label, i) => [label, valueLabels[i]![lang]])], room).groups[0]! : wrapped(valuesText(labels, first), room);
    return {
      facts: [
        ['rules-fact-entry', this.kindText('dimension', dimension.label)],
        ['rules-fact-chapter', this.chapter(chapter)],
        ['rules-fact-ageing', ageing ? this.say('rules-ageing') : undefined],
        ['rules-fact-place', this.place(dimension.place)],
      ],
      sections: [
        { title: 'rules-values', lines: values },
        { title: 'rules-with-dimension', lines: wrapped(rules.join(' '), room) },
        { title: 'rules-inputs-with-dimension', lines: wrapped(inputs.join(' '), room) },
        { title: 'rules-used-by', lines: usersLines(this.book, usedBy, { kind: 'dimension', name }, this.lang, this.room) },
      ].filter(({ lines }) => lines.join('') !== '') as Section[],
    };
  }

  private say(key: MessageKey, facts: Readonly<Record<string, string | number>> = {}): string {
    return say(key, facts, this.lang);
  }

  /** 规则（crediting rate）: the other language's label helps to find a rule again. */
  private kindText(kind: EntryName['kind'], label: EntryName['label']): string {
    return this.say('rules-kind-and-label', { kind: kindName(kind, this.lang), label: label[this.lang === 'zh' ? 'en' : 'zh'] });
  }

  private chapter(name: string): string {
    const chapter = this.book.chapters.find((each) => each.name === name);
    return chapter && !chapter.isOfScenario ? this.say('rules-chapter-name', { title: chapter.title[this.lang], name }) : chapter?.title[this.lang] ?? name;
  }

  private dimensions(names: readonly string[]): string {
    if (names.length === 0) return '';
    const found = names.map((name) => this.book.dimensions.get(name)!.dimension);
    const labels = found.map(({ label, name, size }) => this.say('rules-dimension', { label: label[this.lang], name, size }));
    return `${labels.join(' × ')} = ${this.say('rules-cells', { count: cellCount(found) })}`;
  }

  private change({ change }: BookRule): string | undefined {
    if (!change) return undefined;
    if (change.kind === 'added') return this.say('rules-added');
    const words = change.attributes.map((attribute) => (attribute in ATTRIBUTES ? this.say(ATTRIBUTES[attribute]!) : attribute));
    return say('rules-changed', { attributes: words }, this.lang);
  }

  /** What the rulebook says of a formula need not be true of the one that a scenario puts in its place. */
  private inherited({ change }: BookRule, attribute: string, lines: readonly string[]): readonly string[] {
    const isInherited = change?.kind === 'changed' && change.attributes.includes('formula') && !change.attributes.includes(attribute);
    return lines.length > 0 && isInherited ? [...lines, this.say('rules-inherited')] : lines;
  }

  private place({ file, line }: { readonly file: string; readonly line?: number }): string {
    return line === undefined ? file : `${file}:${String(line)}`;
  }

  /** `name = …`, later lines under the first of the right side; below the name when it is long. */
  private equation(name: string, block: Block): string[] {
    const lead = name === '' ? '' : `${name} = `;
    const whole = lead + oneLine(block);
    if (textWidth(whole) <= this.room) return [whole];
    if (textWidth(lead) > this.room / 4) return [lead.trimEnd(), ...linesOf(block, this.room - INDENT).map((line) => ' '.repeat(INDENT) + line)];
    return linesOf(block, this.room - textWidth(lead)).map((line, i) => (i === 0 ? lead : ' '.repeat(textWidth(lead))) + line);
  }

  private latex({ rule }: BookRule): string {
    const style = formulaStyle(this.book.model, this.lang, 'labels');
    return `${texName({ kind: 'rule', name: rule.name }, style)} = ${texOf(rule.expression, style)}`;
  }
}

/** A start that is a plain number reads the same in words and in the rule language. */
function isFirst<T>(item: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(item) === index;
}
