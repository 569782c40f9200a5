// 结果文件 — outcome.csv: who notices each mutant of each rule, one letter a mutant, in the order of mutants.ts.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, type Rule, unitText } from '../../src/model/index.js';
import { type Witness, WITNESSES } from './judge.js';
import { type Mutant, mutantsOf } from './mutants.js';

const FILE = join(import.meta.dirname, 'outcome.csv');

const HEAD = [
  '# made by npm run mutation: who notices each mutant of a rule first, one letter a mutant, in the order of mutants.ts',
  `# ${Object.entries(WITNESSES).map(([witness, letter]) => `${letter} ${witness}`).join(', ')}`,
  '# state: the rule, its examples and its mutants when that was found out',
  'rule,state,witnesses',
];

export interface Outcome {
  readonly state: string;
  readonly witnesses: readonly Witness[];
}

/** 规则的状态 — a hash of all that decides who notices a mutant of the rule: another rule text or example has another. */
export function stateOf(rule: Rule, mutants: readonly Mutant[]): string {
  const { name, unit, dimensions, text, start, entry, lastIsOpen, ledgerOf, examples } = rule;
  const decided = [
    name, unitText(unit), dimensions, text, start?.kind === 'formula' ? start.text : start?.file, entry?.text, lastIsOpen, ledgerOf,
    examples.map(({ cell, year, values, result }) => [[...cell], year, [...values].map(([mention, value]) => [mention, typeof value === 'number' ? value : [...value]]), result]),
    mutants.map(({ part, text: altered }) => [part, altered]),
  ];
  return createHash('sha256').update(JSON.stringify(decided)).digest('hex').slice(0, 12);
}

export function readOutcomes(): Map<string, Outcome> {
  const letters = new Map(Object.entries(WITNESSES).map(([witness, letter]) => [letter as string, witness as Witness]));
  const lines = readFileSync(FILE, 'utf8').trim().split('\n').slice(HEAD.length);
  return new Map(lines.map((line) => {
    const [rule, state, witnesses] = line.split(',') as [string, string, string];
    return [rule, { state, witnesses: [...witnesses].map((letter) => letters.get(letter)!) }];
  }));
}

export function writeOutcomes(model: Model, witnesses: ReadonlyMap<Mutant, Witness>): void {
  const lines = [...model.rules.values()].map((rule) => {
    const mutants = mutantsOf(model, rule);
    return [rule.name, stateOf(rule, mutants), mutants.map((mutant) => WITNESSES[witnesses.get(mutant)!]).join('')].join(',');
  });
  writeFileSync(FILE, `${[...HEAD, ...lines].join('\n')}\n`);
}

/** A mutant of the list with what the file says of it. */
export interface Found {
  readonly mutant: Mutant;
  readonly witness: Witness;
}

/** The file beside the list of today: every mutant with its witness, and the rules that are not as they were. */
export function foundOut(model: Model): { readonly all: readonly Found[]; readonly stale: readonly string[] } {
  const outcomes = readOutcomes();
  const stale: string[] = [...outcomes.keys()].filter((name) => !model.rules.has(name));
  const all = [...model.rules.values()].flatMap((rule) => {
    const mutants = mutantsOf(model, rule);
    const known = outcomes.get(rule.name);
    if (known?.state !== stateOf(rule, mutants)) {
      stale.push(rule.name);
      return [];
    }
    return mutants.map((mutant, index) => ({ mutant, witness: known.witnesses[index]! }));
  });
  return { all, stale };
}
