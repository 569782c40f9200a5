import type { Book, BookChapter, BookRule, Hit, Reference } from '../book/index.js';
import { type Lang, say } from '../messages/index.js';
import type { InputRange } from '../model/index.js';
import { type Column, columnLines } from './rules-columns.js';
import { fieldName, kindName, drawName, unitName } from './rules-words.js';
import { textWidth } from './table.js';
import { wrapped } from './wrapped.js';

/** Room that a source such as 人社部发〔2014〕17号 第三条 takes in one line; in a narrow terminal its document alone. */
const SOURCE = 26;
const DOCUMENT = 20;
const NARROW = 96;
const LEAST_LABEL = 20;

/**
 * 规则一览 — rules by chapter: name, label, unit, source.
 * @param chapters with their inputs, noises and dimensions too; all rules, and nothing but rules, when absent
 * @param room columns of the terminal
 */
export function rulesTableText(book: Book, chapters: readonly BookChapter[] | undefined, lang: Lang, room: number): string {
  const shown = chapters ?? book.chapters.filter(({ rules }) => rules.length > 0);
  const rows = shown.map((chapter) => chapter.rules.map((name) => ruleRow(book.rules.get(name)!, lang)));
  const { head, groups } = columnLines(columnsFor(rows.flat(), 'rules-field-source', lang, room), rows, room - 2);
  return [
    titleLine(book, lang), '', ...(rows.some((own) => own.length > 0) ? indented(head) : []),
    ...shown.flatMap((chapter, i) => [
      ...(i > 0 ? [''] : []), chapterLine(chapter, lang), ...indented(groups[i]!),
      ...(chapters ? others(book, chapter, lang, room) : []),
    ]),
    '',
    ...wrapped(closing(book, chapters, lang), room),
  ].join('\n');
}

/** 查找结果 — what was found, and where in it. */
export function hitsText(book: Book, hits: readonly Hit[], words: string, lang: Lang, room: number): string {
  const rows = hits.map(({ entry, fields }) => [entry.name, entry.label[lang], kindName(entry.kind, lang), fields.map((field) => fieldName(field, lang)).join(lang === 'zh' ? '、' : ', ')]);
  const widest = Math.max(0, ...rows.map(([name]) => textWidth(name!)));
  const columns = [{ title: say('rules-field-name', {}, lang) }, { title: say('rules-field-label', {}, lang), most: Math.max(LEAST_LABEL, room - widest - 8 - SOURCE) },
    { title: say('rules-head-kind', {}, lang) }, { title: say('rules-head-found', {}, lang) }];
  const { head, groups } = columnLines(columns, [rows], room - 2);
  return [titleLine(book, lang), '', ...indented(head), ...indented(groups[0]!), '', say('rules-found', { count: hits.length, words }, lang)].join('\n');
}

function columnsFor(rows: readonly (readonly string[])[], last: 'rules-field-source' | 'rules-head-range', lang: Lang, room: number): Column[] {
  const width = (column: number): number => Math.max(0, ...rows.map((cells) => textWidth(cells[column]!)));
  const label = room - 2 - width(0) - width(2) - 6 - (room < NARROW ? DOCUMENT : SOURCE);
  return [
    { title: say('rules-field-name', {}, lang) },
    { title: say('rules-field-label', {}, lang), most: Math.max(LEAST_LABEL, label) },
    { title: say('rules-head-unit', {}, lang) },
    { title: say(last, {}, lang) },
  ];
}

function titleLine({ model, scenarioTitle }: Book, lang: Lang): string {
  return scenarioTitle ? say('rules-title-scenario', { title: model.title[lang], scenario: scenarioTitle[lang] }, lang) : say('rules-title', { title: model.title[lang], folder: model.folder }, lang);
}

function chapterLine({ name, title, rules, inputs, noises, dimensions, isOfScenario }: BookChapter, lang: Lang): string {
  const counts = ([['rules', rules], ['inputs', inputs], ['noises', noises], ['dimensions', dimensions]] as const)
    .filter(([, list]) => list.length > 0)
    .map(([key, list]) => say(COUNTS[key], { count: list.length }, lang));
  const facts = { title: title[lang], name, counts };
  return isOfScenario ? say('rules-chapter-own', facts, lang) : say('rules-chapter', facts, lang);
}

const COUNTS = { rules: 'rules-count-rules', inputs: 'rules-count-inputs', noises: 'rules-count-noises', dimensions: 'rules-count-dimensions' } as const;

function closing(book: Book, chapters: readonly BookChapter[] | undefined, lang: Lang): string {
  const has = [...book.rules.values()].some(({ change }) => change !== undefined);
  const marks = has ? [say('rules-marked', {}, lang)] : [];
  const { rules, inputs, noises, dimensions } = book;
  const counts = { rules: rules.size, inputs: inputs.size, noises: noises.size, dimensions: dimensions.size };
  return [...marks, chapters ? say('rules-closing-chapter', counts, lang) : say('rules-closing', counts, lang)].join('\n');
}

function ruleRow({ rule, references, change }: BookRule, lang: Lang): string[] {
  return [`${rule.name}${change ? '*' : ''}`, rule.label[lang], unitName(rule.unit, rule.kind, lang), sourcesText(references)];
}

/** Inputs, noises and dimensions of a chapter, each as a table under the rules. */
function others({ inputs, noises, dimensions }: Book, chapter: BookChapter, lang: Lang, room: number): string[] {
  const inputRows = chapter.inputs.map((name) => {
    const { input, references } = inputs.get(name)!;
    const range = rangeText(input.range, lang);
    return [name, input.label[lang], unitName(input.unit, undefined, lang), [...(range === '' ? [] : [range]), ...(references.length > 0 ? [sourcesText(references)] : [])].join(lang === 'zh' ? '；\n' : ';\n')];
  });
  const noiseRows = chapter.noises.map((name) => [name, noises.get(name)!.noise.label[lang], drawName(noises.get(name)!.noise.kind, lang)]);
  const dimensionRows = chapter.dimensions.map((name) => {
    const { dimension } = dimensions.get(name)!;
    return [name, dimension.label[lang], valuesText(dimension.labels, dimension.first)];
  });
  // A chapter of one kind says in its title which.
  const isMixed = [chapter.rules, inputRows, noiseRows, dimensionRows].filter((list) => list.length > 0).length > 1;
  const short = [{ title: say('rules-field-name', {}, lang) }, { title: say('rules-field-label', {}, lang), most: Math.max(LEAST_LABEL, room - 60) }];
  return [
    ...table(inputRows, columnsFor(inputRows, 'rules-head-range', lang, room), isMixed && say('rules-kind-input', {}, lang), room),
    ...table(noiseRows, [...short, { title: say('rules-head-draw', {}, lang) }], isMixed && say('rules-kind-noise', {}, lang), room),
    ...table(dimensionRows, [...short, { title: say('rules-values', {}, lang) }], isMixed && say('rules-kind-dimension', {}, lang), room),
  ];
}

function table(rows: readonly (readonly string[])[], columns: readonly Column[], title: string | false, room: number): string[] {
  if (rows.length === 0) return [];
  const { head, groups } = columnLines(columns, [rows], room - 2);
  return [...(title === false ? [] : ['', `  ${title}`]), ...indented(head), ...indented(groups[0]!)];
}

/** 出处 — documents and clauses without remarks, for tables; one a line. */
export function sourcesText(references: readonly Reference[]): string {
  return references.map(({ text, document, clause, unknownClause }) => [document?.name ?? text, clause?.name ?? unknownClause].filter((part) => part !== undefined).join(' ')).join('；\n');
}

/** 范围 — 允许 0 至 1；经验范围 139 至 300. Law is only what names a clause; other bounds say what the number is. */
export function rangeText({ law, experience, clause }: InputRange, lang: Lang): string {
  const bounds = ([low, high]: readonly [number, number]): string =>
    low === -Infinity ? `≤ ${String(high)}` : high === Infinity ? `≥ ${String(low)}` : low === high ? String(low) : say('rules-range', { low: String(low), high: String(high) }, lang);
  return [
    ...(law ? [say(clause === undefined ? 'rules-range-allowed' : 'rules-range-law', { range: bounds(law) }, lang)] : []),
    ...(experience ? [say('rules-range-experience', { range: bounds(experience) }, lang)] : []),
  ].join(lang === 'zh' ? '；' : '; ');
}

/** 取值 — 0…105, or the labels one by one. */
export function valuesText(labels: readonly string[], first: number | undefined): string {
  return first === undefined ? labels.join(' ') : `${labels[0]!}…${labels.at(-1)!}`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
