import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type YamlSource, displayPath, readYaml } from '../files/index.js';
import type { IssueList, Place } from '../issues/index.js';
import type { Bilingual } from '../messages/index.js';
import { checkModel } from './check.js';
import { CLAUSES_FILE, TABLES_FILE } from './clauses-file.js';
import { readDimension, readInput, reportDimension } from './declarations.js';
import type { Dimension, InputDeclaration, Model } from '../model/index.js';
import { knownModel, rememberModel } from './known-models.js';
import { RESERVED } from './names.js';
import { type ChapterFile, type RuleAttributes, type RulebookFile, chapterFile, rulebookFile } from './rulebook-schema.js';

/** A rule as written: attributes and where each stands. */
export interface WrittenRule {
  readonly name: string;
  readonly chapter: string;
  readonly attributes: RuleAttributes;
  readonly place: Place;
  placeOf(attribute: keyof RuleAttributes): Place;
  /** Something of it was refused on reading and left out. */
  readonly isDamaged: boolean;
  /** The printed result of the n-th example. */
  resultText(example: number): string | undefined;
}

/** A rule of the scenario's `rules:` section: replaces the attributes it names, or adds a rule. */
export type ExtraRule = Omit<WrittenRule, 'chapter' | 'resultText' | 'isDamaged'>;

/** Everything a rulebook folder declares, names checked, formulas still text. */
export interface Declarations {
  readonly title: Bilingual;
  readonly chapters: { name: string; title: Bilingual }[];
  readonly dimensions: Map<string, Dimension>;
  readonly noises: Map<string, { readonly label: Bilingual; readonly place: Place }>;
  readonly inputs: Map<string, InputDeclaration>;
  readonly rules: Map<string, WrittenRule>;
  readonly main: YamlSource<RulebookFile>;
  /** As places name it. */
  readonly folder: string;
  readonly files: { name: string; sha256: string }[];
}

/** 读取规则库 — a folder of YAML files, with the scenario's own rules and inputs laid over it, as a checked Model. */
export function loadRulebook(
  folder: string, extraRules: readonly ExtraRule[], extraInputs: readonly InputDeclaration[], issues: IssueList, namedAt?: Place,
): Model | undefined {
  if (extraRules.length > 0 || extraInputs.length > 0) return readRulebook(folder, extraRules, extraInputs, issues, namedAt);
  const found = knownModel(folder);
  if (found) return found;
  const before = issues.items.length;
  const model = readRulebook(folder, [], [], issues, namedAt);
  if (model && issues.items.length === before) rememberModel(folder, model);
  return model;
}

function readRulebook(
  folder: string, extraRules: readonly ExtraRule[], extraInputs: readonly InputDeclaration[], issues: IssueList, namedAt: Place | undefined,
): Model | undefined {
  const mainPath = join(folder, 'rulebook.yaml');
  if (!isFile(mainPath)) {
    issues.error('rulebook-missing', { folder: displayPath(folder) }, namedAt);
    return undefined;
  }
  const main = readYaml(mainPath, rulebookFile, issues, { keepGood: true });
  if (!main) return undefined;
  const found = new RulebookReader(main, folder, issues);
  found.readChapters(folder);
  for (const input of extraInputs) found.addInput(input);
  for (const rule of extraRules) found.layOver(rule);
  // Formulas are checked even if a key elsewhere is wrong, unless a name is missing that they may mention.
  if (!found.hasAllNames) return undefined;
  if (found.declarations.rules.size === 0) {
    issues.error('rulebook-empty', { folder: displayPath(folder) }, main.placeOf([]));
    return undefined;
  }
  return checkModel(found.declarations, issues);
}

class RulebookReader {
  readonly declarations: Declarations;
  /** False once a file, dimension, input or name could not be taken in. */
  hasAllNames = true;
  private readonly issues: IssueList;
  private readonly taken = new Map<string, Place>();

  constructor(main: YamlSource<RulebookFile>, folder: string, issues: IssueList) {
    this.issues = issues;
    this.declarations = {
      title: main.data.title, chapters: [], dimensions: new Map(), noises: new Map(), inputs: new Map(), rules: new Map(),
      main, folder: displayPath(folder), files: [{ name: 'rulebook.yaml', sha256: main.sha256 }],
    };
  }

  /** Chapters in the declared order, then other files by name; one listed with a path is shared with another rulebook. */
  readChapters(folder: string): void {
    const { main } = this.declarations;
    const present = readdirSync(folder)
      .filter((file) => file.endsWith('.yaml') && file !== 'rulebook.yaml' && file !== CLAUSES_FILE && file !== TABLES_FILE)
      .map((file) => basename(file, '.yaml'))
      .sort();
    const listed = main.data.chapters ?? [];
    const isThere = (name: string): boolean => present.includes(name) || (name.includes('/') && isFile(join(folder, `${name}.yaml`)));
    listed.forEach((name, index) => {
      if (!isThere(name)) this.issues.error('chapter-missing', { name }, main.placeOf(['chapters', index]), 'chapters');
    });
    const names = [...listed.filter(isThere), ...present.filter((name) => !listed.includes(name))];
    const sources: { name: string; source: YamlSource<ChapterFile> }[] = hasSections(main.data) ? [{ name: 'rulebook', source: main }] : [];
    for (const name of names) {
      const source = readYaml(join(folder, `${name}.yaml`), chapterFile, this.issues, { keepGood: true });
      if (!source) {
        this.hasAllNames = false;
        continue;
      }
      this.declarations.files.push({ name: `${name}.yaml`, sha256: source.sha256 });
      sources.push({ name: basename(name), source });
    }
    for (const { name, source } of sources) this.readNames(name, source);
    for (const { name, source } of sources) this.readInputsAndRules(name, source);
  }

  private readNames(chapter: string, source: YamlSource<ChapterFile>): void {
    const { declarations, issues } = this;
    declarations.chapters.push({ name: chapter, title: source.data.title ?? { zh: chapter, en: chapter } });
    for (const name of source.keysOf(['dimensions'])) {
      const place = source.placeOfKey(['dimensions', name]);
      // An entry whose form was refused is not there any more.
      const entry = source.data.dimensions?.[name];
      const dimension = entry && readDimension(name, entry, source.placeOf(['dimensions', name, 'values']), issues);
      if (!dimension) this.hasAllNames = false;
      else if (this.claim(name, place)) declarations.dimensions.set(name, { ...dimension, place });
    }
    for (const name of source.keysOf(['noises'])) {
      const place = source.placeOfKey(['noises', name]);
      // Noises have their own namespace, but are written like names.
      if (!this.isWellFormed(name, place)) continue;
      if (declarations.noises.has(name)) {
        issues.error('name-taken', { name, other: 'noises' }, place);
      }
      const label = source.data.noises?.[name];
      if (label) declarations.noises.set(name, { label, place });
      else this.hasAllNames = false;
    }
  }

  private readInputsAndRules(chapter: string, source: YamlSource<ChapterFile>): void {
    const { declarations, issues } = this;
    for (const name of source.keysOf(['inputs'])) {
      const place = source.placeOfKey(['inputs', name]);
      const entry = source.data.inputs?.[name];
      const input = entry && readInput(name, entry, source, declarations.dimensions, issues);
      if (!input) this.hasAllNames = false;
      else if (this.claim(name, place)) declarations.inputs.set(name, input);
    }
    for (const name of source.keysOf(['rules'])) {
      const place = source.placeOfKey(['rules', name]);
      if (!this.claim(name, place)) continue;
      declarations.rules.set(name, {
        name, chapter, attributes: source.data.rules?.[name] ?? {}, place,
        isDamaged: source.dropped.some((path) => path[0] === 'rules' && path[1] === name),
        placeOf: (attribute) => source.placeOf(['rules', name, attribute]),
        resultText: (example) => source.textOf(['rules', name, 'examples', example, 'result']),
      });
    }
  }

  /** An input that the scenario declares; the columns of its table may name dimensions that do not exist. */
  addInput(input: InputDeclaration): void {
    const { dimensions, inputs } = this.declarations;
    for (const dimension of input.dimensions.filter((name) => !dimensions.has(name))) {
      this.hasAllNames = false;
      reportDimension(input.name, dimension, dimensions, input.place, this.issues);
    }
    if (this.claim(input.name, input.place)) inputs.set(input.name, input);
  }

  /** One namespace for dimensions, inputs and rules. */
  claim(name: string, place: Place): boolean {
    if (!this.isWellFormed(name, place)) return false;
    const other = this.taken.get(name);
    if (other) {
      this.issues.error('name-taken', { name, other: `${other.file}:${String(other.line ?? 1)}` }, place);
      return false;
    }
    this.taken.set(name, place);
    return true;
  }

  private isWellFormed(name: string, place: Place): boolean {
    const before = this.issues.items.length;
    if (RESERVED.has(name)) this.issues.error('name-reserved', { name }, place);
    else if (!/^[a-z][a-z0-9_]*$/.test(name)) this.issues.error('name-form', { name }, place);
    if (this.issues.items.length === before) return true;
    this.hasAllNames = false;
    return false;
  }

  layOver(rule: ExtraRule): void {
    const below = this.declarations.rules.get(rule.name);
    if (!below) {
      if (this.claim(rule.name, rule.place)) {
        this.declarations.rules.set(rule.name, { ...rule, chapter: 'scenario', isDamaged: false, placeOf: rule.placeOf.bind(rule), resultText: () => undefined });
      }
      return;
    }
    // Worked examples belong to the formula they were worked out for.
    const kept: RuleAttributes = { ...below.attributes };
    if (rule.attributes.formula !== undefined) delete kept.examples;
    this.declarations.rules.set(rule.name, {
      name: rule.name, chapter: below.chapter, place: rule.place, isDamaged: below.isDamaged,
      attributes: { ...kept, ...rule.attributes },
      placeOf: (attribute) => (attribute in rule.attributes ? rule.placeOf(attribute) : below.placeOf(attribute)),
      resultText: (example) => below.resultText(example),
    });
  }
}

/** A path inside a file is no file either. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Whatever the reason, there is no rulebook to read; the message says what one is.
    return false;
  }
}

/** A small rulebook holds its rules in rulebook.yaml itself. */
function hasSections({ dimensions, noises, inputs, rules }: ChapterFile): boolean {
  return [dimensions, noises, inputs, rules].some((section) => section !== undefined);
}
