import type { Book, Clause, ClauseDocument, EntryName, Hit, Reference, Use, UsedBy } from '../../book/index.js';
import type { Lang } from '../../messages/index.js';
import { type Rule, texName, texOf, unitText } from '../../model/index.js';
import { formulaStyle, formulaWords } from '../../report/index.js';
import { rulebookHash } from '../../scenario/index.js';

/** 规则书的 JSON — the frame of every answer; keys get their snake_case on the way out. */
export function bookJson({ model, scenarioTitle }: Book): object {
  const { title, folder } = model;
  return { rulebook: { title, folder, hash: rulebookHash(model) }, ...(scenarioTitle && { scenario: { title: scenarioTitle } }) };
}

/** One entry with everything the book knows of it. */
export function entryJson(book: Book, { kind, name }: EntryName, lang: Lang): object {
  switch (kind) {
    case 'rule':
      return ruleJson(book, name, lang);
    case 'input': {
      const { input: { label, unit, dimensions, bandOf, byPath, range, note, place }, chapter, usedBy, references } = book.inputs.get(name)!;
      const { law, experience, clause } = range;
      return {
        kind, name, label, chapter, unit: unitText(unit), dimensions, ...(bandOf && { bandOf: unitText(bandOf) }), byPath,
        // JSON has no infinity: an open end is null.
        range: { ...(law && { law: law.map(finite) }), ...(experience && { experience: experience.map(finite) }), ...(clause !== undefined && { clause }) },
        references: references.map(referenceJson), note, usedBy: usedBy.map(usedByJson), place,
      };
    }
    case 'noise': {
      const { noise: { label, kind: draw, place }, chapter, usedBy } = book.noises.get(name)!;
      return { kind, name, label, chapter, draw: draw ?? null, usedBy: usedBy.map(usedByJson), place };
    }
    case 'dimension': {
      const { dimension: { label, labels, valueLabels, ageing, place }, chapter, usedBy, rules, inputs } = book.dimensions.get(name)!;
      const values = labels.map((value, i) => (valueLabels ? { value, label: valueLabels[i]! } : { value }));
      return { kind, name, label, chapter, ageing, values, rules, inputs, usedBy: usedBy.map(usedByJson), place };
    }
  }
}

function ruleJson(book: Book, name: string, lang: Lang): object {
  const { rule, uses, usedBy, references, change } = book.rules.get(name)!;
  const { label, chapter, unit, kind: ruleKind, dimensions, text, isPathDependent, output, start, entry, lastIsOpen, ledgerOf, source, note, gap, examples, place } = rule;
  return {
    kind: 'rule', name, label, chapter, unit: unitText(unit), ruleKind: ruleKind ?? null, dimensions, isPathDependent, output,
    formula: text, formulaWords: { zh: formulaWords(rule.expression, book.model, 'zh'), en: formulaWords(rule.expression, book.model, 'en') }, latex: latexOf(book, rule, lang),
    ...(start && { start: start.kind === 'table' ? { table: start.file } : { formula: start.text } }),
    ...(entry && { entry: { formula: entry.text } }), lastIsOpen, ...(ledgerOf !== undefined && { ledgerOf }),
    ...(source !== undefined && { source }), references: references.map(referenceJson), note, gap,
    uses: uses.map(useJson), usedBy: usedBy.map(usedByJson),
    examples: examples.map(({ cell, year, values, result }) => ({
      cell: [...cell].map(([dimension, value]) => ({ dimension, value })), year, result,
      // Lists: mentions are formulas, no keys.
      values: [...values].map(([mention, value]) => ({ mention, value: typeof value === 'number' ? value : [...value].map(([at, each]) => ({ at, value: each })) })),
    })),
    ...(change && { change }), place,
  };
}

/** With the labels of the answer's language, and with the names of the rulebook. */
function latexOf({ model }: Book, { name, expression }: Rule, lang: Lang): object {
  const set = (names: 'labels' | 'symbols'): string => {
    const style = formulaStyle(model, lang, names);
    return `${texName({ kind: 'rule', name }, style)} = ${texOf(expression, style)}`;
  };
  return { labels: set('labels'), names: set('symbols') };
}

export function hitJson({ entry, chapter, fields }: Hit): object {
  return { kind: entry.kind, name: entry.name, label: entry.label, chapter, fields };
}

/** The documents that the references of some entries name, whole. */
export function documentsJson(references: readonly Reference[]): object[] {
  const documents = new Set(references.flatMap(({ document }) => (document ? [document] : [])));
  return [...documents].map(({ clauses, ...document }: ClauseDocument) => ({ ...document, clauses: [...clauses.values()] }));
}

function referenceJson({ text, document, clause, unknownClause, remark }: Reference): object {
  return { text, document: document?.name ?? null, ...(clause && { clause: clauseJson(clause) }), ...(unknownClause !== undefined && { unknownClause }), ...(remark !== undefined && { remark }) };
}

function clauseJson({ name, title, text, summary, grade }: Clause): object {
  return { name, title, text, summary, grade };
}

function useJson({ kind, name, how, years, part }: Use): object {
  return { kind, name, how, years, part };
}

function usedByJson({ rule, how, years, part }: UsedBy): object {
  return { rule, how, years, part };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
