import { stringify } from 'yaml';
import { bandEntry, inputEntry, type Run, tableText } from './random-inputs.js';
import type { RuleDraft, Shape } from './random-rulebook.js';
import { type Book, type BookDimension, type BookRule, cellsOf, edge, labelOf, writeFormula } from './write-formula.js';

const BASE_YEAR = 2020;
/** Cells of a rule at most. */
const MOST_CELLS = 1500;
/** Wider rules are kept as profiles. */
const MOST_COLUMNS = 64;
const LABEL = { zh: '甲', en: 'x' };

type Files = Map<string, string>;

/** 写成文件 — the rulebook, the scenario and their tables as files: name → text. */
export function writeProject(shape: Shape): Files {
  const book = bookOf(shape);
  const files: Files = new Map();
  const rules = shape.rules.map((rule, index) => [book.rules[index]!.name, writeRule(rule, index, book, files, shape)] as const);
  const formulas = rules.map(([, { formula, start, entry }]) => [formula, start, entry].join('\n')).join('\n');
  const isUsed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(formulas);
  const text = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
  return new Map([
    ['rulebook/rulebook.yaml', text(rulebookOf(shape, book, shape.isReversed ? [...rules].reverse() : rules, isUsed))],
    ['scenario.yaml', text(scenarioOf(shape, book, isUsed, files))],
    ...files,
  ]);
}

function bookOf(shape: Shape): Book {
  const dimensions = shape.dimensions.map(({ size, kind, first }, index): BookDimension => ({
    name: `d${String(index)}`, size: kind === 'label' ? Math.min(size, 26) : size, first: kind === 'label' ? undefined : first, ageing: kind === 'ageing',
  }));
  const ofMask = (mask: number): Set<string> => new Set(dimensions.filter((_, bit) => ((mask >> bit) & 1) === 1).map(({ name }) => name).slice(0, 2));
  return {
    dimensions, firstYear: BASE_YEAR + 1,
    rules: shape.rules.map((rule, index): BookRule => {
      const own = pickDimensions(rule.mask, dimensions);
      const isAgeing = dimensions.some(({ name, ageing }) => ageing && own.has(name));
      return {
        name: `r${String(index)}`, dimensions: own, hasStart: rule.start.form !== 'none', hasEntry: isAgeing && rule.entry !== undefined,
        isOpen: isAgeing && rule.isOpen, entryLimit: Math.min(index, rule.entryShare === 0 ? index : rule.entryShare - 1),
      };
    }),
    inputs: shape.inputs.map(({ form, mask, reachesBase }, index) => ({ name: `i${String(index)}`, reachesBase, dimensions: form === 'paths' ? new Set<string>() : ofMask(mask) })),
    bands: shape.bands.map(({ reachesBase, hasBelow }, index) => ({ name: `t${String(index)}`, hasBelow, reachesBase })),
    noises: shape.noises.map((kind, index) => ({ name: `n${String(index)}`, kind })),
  };
}

type IsUsed = (name: string) => boolean;

function rulebookOf(shape: Shape, book: Book, rules: readonly (readonly [string, unknown])[], isUsed: IsUsed): unknown {
  const dimensions = book.dimensions.map((each) => [each.name, {
    label: LABEL, values: each.first === undefined ? labelsOf(each) : `${String(each.first)}..${String(each.first + each.size - 1)}`, ...(each.ageing && { ageing: true }),
  }] as const);
  const inputs = book.inputs.map(({ name, dimensions: own }, index) => [name, {
    label: LABEL, unit: 1, ...(own.size > 0 && { dimensions: [...own] }), ...(shape.inputs[index]!.form === 'paths' && { by_path: true }),
  }] as const);
  const bands = book.bands.map(({ name }) => [name, { label: LABEL, unit: 1, band_of: 1 }] as const);
  const noises = book.noises.filter(({ name }) => isUsed(name)).map(({ name }) => [name, LABEL] as const);
  return {
    title: LABEL,
    ...(dimensions.length > 0 && { dimensions: new Map(dimensions) }),
    ...(noises.length > 0 && { noises: new Map(noises) }),
    inputs: new Map<string, unknown>([...inputs, ...bands].filter(([name]) => isUsed(name))),
    rules: new Map(rules),
  };
}

function scenarioOf(shape: Shape, book: Book, isUsed: IsUsed, files: Files): unknown {
  const run: Run = { baseYear: BASE_YEAR, lastYear: BASE_YEAR + shape.years, paths: shape.paths };
  const inputs = new Map<string, unknown>();
  book.inputs.forEach(({ name, dimensions }, index) => {
    if (isUsed(name)) inputs.set(name, inputEntry(shape.inputs[index]!, name, book.dimensions.filter((each) => dimensions.has(each.name)), run, files));
  });
  book.bands.forEach(({ name }, index) => {
    if (isUsed(name)) inputs.set(name, bandEntry(shape.bands[index]!, name, run, files));
  });
  const given = new Map(shape.rules.flatMap((rule, index) => {
    const entry = rule.given && givenEntry(rule.given, book.rules[index]!, book, shape.years, files);
    return entry ? [[book.rules[index]!.name, entry] as const] : [];
  }));
  const noises = book.noises.filter(({ name, kind }) => isUsed(name) && kind !== 'uniform');
  const pairs = noises.flatMap((a, index) => noises.slice(index + 1).filter(({ kind }) => kind === a.kind).map((b) => [`${a.name}~${b.name}`, shape.correlation] as const));
  const isWide = (rule: BookRule): boolean => cellsOf(rule.dimensions, book) > MOST_COLUMNS;
  // Often everything is looked at, often little, since what is kept decides how rules are arranged.
  const keeps = (bits: number, index: number): boolean => bits < 100 || ((bits >> index) & 1) === 1;
  const outputs = book.rules.filter((rule, index) => !isWide(rule) && keeps(shape.outputs, index)).map(({ name }) => name);
  const profiles = book.rules.filter((rule, index) => (isWide(rule) || shape.profiles >= 100) && keeps(shape.profiles, index)).map(({ name }) => name);
  return {
    title: LABEL, rulebook: 'rulebook', base_year: run.baseYear, last_year: run.lastYear, paths: run.paths, seed: 'random',
    defaults: { source: 'test', confidence: 'A' },
    ...(inputs.size > 0 && { inputs }), ...(given.size > 0 && { given }),
    ...(pairs.length > 0 && shape.correlation !== 0 && { noise: { correlation: new Map(pairs) } }),
    ...(outputs.length > 0 && { outputs }), profiles,
  };
}

function labelsOf({ size }: BookDimension): string[] {
  return Array.from({ length: size }, (_, index) => labelOf(index));
}

/** Those of the mask, at most one ageing, not too many cells. */
function pickDimensions(mask: number, dimensions: readonly BookDimension[]): Set<string> {
  const own = new Set<string>();
  let hasAgeing = false;
  dimensions.forEach(({ name, ageing }, bit) => {
    if (((mask >> bit) & 1) === 0 || (ageing && hasAgeing) || cellsOf([...own, name], { dimensions }) > MOST_CELLS) return;
    own.add(name);
    hasAgeing ||= ageing;
  });
  return own;
}

function writeRule(draft: RuleDraft, index: number, book: Book, files: Files, { rules }: Shape): Record<string, unknown> {
  const own = book.rules[index]!;
  const dimensions = book.dimensions.filter(({ name }) => own.dimensions.has(name));
  const ageing = dimensions.find((dimension) => dimension.ageing);
  const scope = { book, rule: index, allowed: own.dimensions };
  let formula = writeFormula(draft.formula, { ...scope, part: 'formula' });
  // Each rule holds its own dimensions by itself: a mask, a factor or a summand over those that the draft left out.
  for (const dimension of dimensions) {
    if (formula.sure.has(dimension.name)) continue;
    const side = edge(dimension, ['<', '>='][draft.cover & 1]!, draft.cover >> 1).text;
    const text = [`(${side} ? ${formula.text} : 0)`, `${formula.text} * (${side} ? 1 : 0.5)`, `(${formula.text} + (${side} ? 0.25 : 0))`][draft.cover % 3]!;
    formula = { ...formula, text, sure: new Set([...formula.sure, dimension.name]) };
  }
  if (draft.cover % 4 >= 2) formula = { ...formula, text: `clamp(${formula.text}, -1000, 1000)` };
  let start: unknown;
  if (draft.start.form === 'number') start = draft.start.salt / 100 - 2;
  if (draft.start.form === 'formula') start = writeFormula(draft.start.draft, { ...scope, part: 'start' }).text;
  if (draft.start.form === 'table') {
    start = { table: `${own.name}_start.csv` };
    const years = draft.start.rows === 0 ? undefined : Array.from({ length: draft.start.rows }, (_, k) => BASE_YEAR - k);
    files.set(`${own.name}_start.csv`, tableText(dimensions, years, draft.start.salt));
  }
  const entryScope = { book, rule: index, part: 'entry' as const, allowed: new Set([...own.dimensions].filter((name) => name !== ageing?.name)) };
  return {
    label: LABEL, unit: 1, formula: formula.text,
    ...(start !== undefined && { start }),
    ...(own.hasEntry && { entry: writeFormula(draft.entry!, entryScope).text }),
    ...(own.isOpen && { last: 'open' }),
    ...(draft.ledger !== undefined && { ledger: `r${String(draft.ledger % rules.length)}` }),
  };
}

function givenEntry(draft: NonNullable<RuleDraft['given']>, rule: BookRule, book: Book, years: number, files: Files): unknown {
  const pinned = Array.from({ length: years }, (_, k) => BASE_YEAR + 1 + k).filter((_, bit) => ((draft.years >> bit) & 1) === 1);
  if (pinned.length === 0) return undefined;
  if (!draft.isTable) return new Map(pinned.map((year, k) => [String(year), draft.salt % 7 === 6 ? '-0' : (draft.salt + k) / 64]));
  const file = `${rule.name}_given.csv`;
  files.set(file, tableText(book.dimensions.filter(({ name }) => rule.dimensions.has(name)), pinned, draft.salt));
  return { table: file };
}
