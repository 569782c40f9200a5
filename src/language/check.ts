import type { IssueList, Place } from '../issues/index.js';
import { readUnit } from './declarations.js';
import { type Knowledge, annotate, checkRuleDimensions, inferDimensions } from './dimensions.js';
import { type DraftFormula, type DraftRule, formulasOf, startFormula } from './draft.js';
import { readExamples } from './examples.js';
import { checkLags, longestLags } from './lags.js';
import { checkUnit, type Model, nodesOf, type NoiseKind, pathDependentRules, type Rule, type Start, type Unit } from '../model/index.js';
import type { NameTable } from './names.js';
import { startOrder, yearOrder } from './order.js';
import { parseFormula } from './parse.js';
import type { Declarations, WrittenRule } from './rulebook.js';
import { readReferences } from './references.js';
import { inBoth } from './rulebook-schema.js';
import { translateFormula } from './translate.js';

/** 检查模型 — declarations to a Model: names, dimensions, lags, units, order. Undefined when any issue is an error. */
export function checkModel(declarations: Declarations, issues: IssueList): Model | undefined {
  const names: NameTable = {
    dimensions: declarations.dimensions, inputs: declarations.inputs,
    rules: new Set(declarations.rules.keys()), noises: new Set(declarations.noises.keys()),
  };
  const drafts = new Map<string, DraftRule>();
  const ruleUnits = new Map<string, Unit>();
  for (const rule of declarations.rules.values()) {
    const unit = rule.attributes.unit === undefined ? undefined : readUnit(rule.name, rule.attributes.unit, rule.placeOf('unit'), issues);
    if (unit) ruleUnits.set(rule.name, unit);
    const draft = draftRule(rule, unit, names, issues);
    if (draft) drafts.set(rule.name, draft);
  }
  for (const draft of drafts.values()) {
    for (const { part, formula } of formulasOf(draft)) {
      checkUnit(formula.expression, draft.unit, part, { inputs: declarations.inputs, ruleUnits, site: formula.site, issues });
    }
  }
  // The rest would blame rules for mentioning those that could not be read.
  if (drafts.size < declarations.rules.size) return undefined;
  const dimensionSets = inferDimensions(drafts, declarations.dimensions, declarations.inputs);
  const knowledge: Knowledge = { dimensions: declarations.dimensions, inputs: declarations.inputs, rules: dimensionSets };
  for (const draft of drafts.values()) checkRuleDimensions(draft, dimensionSets.get(draft.name)!, knowledge, issues);
  const noiseKinds = readNoiseKinds(drafts, issues);
  checkLags(drafts, knowledge, issues);
  const order = yearOrder(drafts, issues);
  const starts = startOrder(drafts, issues);
  const lags = longestLags(drafts);
  const pathDependent = pathDependentRules(Array.from(drafts.values(), (draft) => ({ name: draft.name, formulas: formulasOf(draft).map(({ formula }) => formula.expression) })), declarations.inputs);
  const rules = new Map<string, Rule>();
  for (const draft of drafts.values()) {
    const written = declarations.rules.get(draft.name)!;
    const dimensions = [...declarations.dimensions.keys()].filter((name) => dimensionSets.get(draft.name)!.has(name));
    rules.set(draft.name, finishRule(draft, written, { dimensions, knowledge, issues, maxLagYears: lags.get(draft.name) ?? 0,
      isPathDependent: pathDependent.has(draft.name) }));
  }
  const references = readReferences(declarations, rules, issues);
  if (issues.hasErrors) return undefined;
  return {
    title: declarations.title,
    chapters: declarations.chapters,
    dimensions: [...declarations.dimensions.values()],
    noises: [...declarations.noises].map(([name, { label, place }]) => ({ name, label, kind: noiseKinds.get(name), place })),
    inputs: declarations.inputs,
    rules,
    yearOrder: order,
    startOrder: starts,
    folder: declarations.folder,
    files: declarations.files,
    ...references,
  };
}

function draftRule(rule: WrittenRule, unit: Unit | undefined, names: NameTable, issues: IssueList): DraftRule | undefined {
  const { attributes } = rule;
  for (const attribute of ['label', 'unit', 'formula'] as const) {
    if (attributes[attribute] === undefined && !rule.isDamaged) issues.error('rule-incomplete', { rule: rule.name, attribute }, rule.place);
  }
  if (attributes.formula === undefined) return undefined;
  const read = (text: string | number, place: Place): DraftFormula | undefined => {
    const site = { rule: rule.name, place };
    const tree = parseFormula(String(text), site, issues);
    const expression = tree && translateFormula(tree, { names, site, issues });
    return expression && { expression, text: String(text).replace(/\s+/g, ' ').trim(), site };
  };
  const formula = read(attributes.formula, rule.placeOf('formula'));
  const { start: startText, entry: entryText } = attributes;
  const start =
    startText === undefined ? undefined : typeof startText === 'object' ? startText : read(startText, rule.placeOf('start'));
  const entry = entryText === undefined ? undefined : read(entryText, rule.placeOf('entry'));
  if (!unit || !attributes.label || !formula || (startText !== undefined && !start) || (entryText !== undefined && !entry)) return undefined;
  return {
    name: rule.name, unit, formula, place: rule.place, lastIsOpen: attributes.last === 'open',
    ...(start && { start }), ...(entry && { entry }),
  };
}

/** Each noise's one kind, from its mentions. */
function readNoiseKinds(drafts: ReadonlyMap<string, DraftRule>, issues: IssueList): Map<string, NoiseKind> {
  const kinds = new Map<string, NoiseKind>();
  for (const draft of drafts.values()) {
    for (const { formula } of formulasOf(draft)) {
      for (const part of nodesOf(formula.expression)) {
        if (part.kind !== 'noise') continue;
        const other = kinds.get(part.name);
        if (other !== undefined && other !== part.noise) {
          const facts = { name: part.name, rule: draft.name, kind: part.noise, otherKind: other };
          issues.error('noise-two-kinds', facts, formula.site.place);
        }
        kinds.set(part.name, other ?? part.noise);
      }
    }
  }
  return kinds;
}

interface Finishing {
  readonly dimensions: readonly string[];
  readonly knowledge: Knowledge;
  readonly issues: IssueList;
  readonly maxLagYears: number;
  readonly isPathDependent: boolean;
}

function finishRule(draft: DraftRule, written: WrittenRule, finishing: Finishing): Rule {
  const { knowledge, issues, dimensions } = finishing;
  const { attributes } = written;
  const expression = annotate(draft.formula, knowledge, issues);
  const formula = startFormula(draft);
  const start: Start | undefined =
    draft.start && 'table' in draft.start
      ? { kind: 'table', file: draft.start.table, place: written.placeOf('start') }
      : formula && { kind: 'formula', expression: annotate(formula, knowledge, issues), text: formula.text };
  const entry = draft.entry && { expression: annotate(draft.entry, knowledge, issues), text: draft.entry.text };
  const rule = {
    name: draft.name,
    chapter: written.chapter,
    label: attributes.label!,
    unit: draft.unit,
    output: attributes.output ?? (dimensions.length === 0 ? 'path' : 'none'),
    text: draft.formula.text,
    expression,
    dimensions,
    isPathDependent: finishing.isPathDependent,
    lastIsOpen: draft.lastIsOpen,
    maxLagYears: finishing.maxLagYears,
    place: draft.place,
    ...(attributes.kind && { kind: attributes.kind }),
    ...(attributes.source !== undefined && { source: attributes.source }),
    ...(attributes.note !== undefined && { note: inBoth(attributes.note) }),
    ...(attributes.gap !== undefined && { gap: inBoth(attributes.gap) }),
    ...(attributes.ledger !== undefined && { ledgerOf: attributes.ledger }),
    ...(start && { start }),
    ...(entry && { entry }),
  } satisfies Omit<Rule, 'examples'>;
  return { ...rule, examples: readExamples(rule, written, knowledge.dimensions, issues) };
}
