import { posix } from 'node:path';
import type { Place } from '../issues/index.js';
import { catalogue } from '../messages/index.js';
import type { Model } from '../model/index.js';
import type { ResolvedScenario } from '../scenario/index.js';
import type { Clauses } from './clause-types.js';
import { referencesOf } from './references.js';
import type { Book, BookChapter, BookRule, Change, EntryKind, Use, UsedBy } from './types.js';
import { usesOf } from './uses.js';

/** The chapter that a model gives to rules which a scenario adds. */
const SCENARIO_CHAPTER = 'scenario';

/** What of a scenario the book of its model shows. */
export type BookScenario = Pick<ResolvedScenario, 'title' | 'rules'>;

/**
 * 成书 — a model with everything its readers ask for; pure and cheap, reads no file.
 * @param clauses what the sources say, see `readClauses`; without them sources stay text
 * @param scenario when the model is that of a scenario: its rules are marked
 */
export function bookOf(model: Model, clauses?: Clauses, scenario?: BookScenario): Book {
  const chapters = chaptersOf(model);
  const inOrder = chapters.flatMap(({ rules }) => rules);
  const uses = new Map(inOrder.map((name) => [name, usesOf(model.rules.get(name)!)]));
  const usedBy = usersOf(uses);
  const users = (kind: EntryKind, name: string): UsedBy[] => usedBy.get(`${kind} ${name}`) ?? [];
  const rules = inOrder.map((name): [string, BookRule] => {
    const rule = model.rules.get(name)!;
    const change = changeOf(name, rule.chapter, scenario);
    return [name, { rule, uses: uses.get(name)!, usedBy: users('rule', name), references: referencesOf(rule.source, clauses), ...(change && { change }) }];
  });
  const entries = <T>(part: 'inputs' | 'noises' | 'dimensions', entry: (name: string, chapter: string) => T): Map<string, T> =>
    new Map(chapters.flatMap((chapter) => chapter[part].map((name) => [name, entry(name, chapter.name)] as const)));
  const noises = new Map(model.noises.map((noise) => [noise.name, noise]));
  const dimensions = new Map(model.dimensions.map((dimension) => [dimension.name, dimension]));
  const inputs = entries('inputs', (name, chapter) => {
    const input = model.inputs.get(name)!;
    return { input, chapter, usedBy: users('input', name), references: referencesOf(input.range.clause, clauses) };
  });
  return {
    model, chapters, inputs,
    rules: new Map(rules),
    noises: entries('noises', (name, chapter) => ({ noise: noises.get(name)!, chapter, usedBy: users('noise', name) })),
    dimensions: entries('dimensions', (name, chapter) => ({
      dimension: dimensions.get(name)!, chapter, usedBy: users('dimension', name),
      rules: inOrder.filter((rule) => model.rules.get(rule)!.dimensions.includes(name)),
      inputs: [...inputs].flatMap(([each, { input }]) => (input.dimensions.includes(name) ? [each] : [])),
    })),
    ...(clauses && { clauses }),
    ...(scenario && { scenarioTitle: scenario.title }),
  };
}

/** Chapters with anything in them, in reading order; what a scenario adds comes last. */
function chaptersOf({ chapters, files: read, rules, inputs, noises, dimensions, folder }: Model): BookChapter[] {
  const files = new Map(read.map(({ name }) => [posix.join(folder, name), posix.basename(name, '.yaml')]));
  const chapterOf = ({ place }: { readonly place: Place }): string => files.get(posix.normalize(place.file)) ?? SCENARIO_CHAPTER;
  const all: Pick<BookChapter, 'name' | 'title' | 'isOfScenario'>[] = chapters.map((chapter) => ({ ...chapter, isOfScenario: false }));
  if (!chapters.some(({ name }) => name === SCENARIO_CHAPTER)) all.push({ name: SCENARIO_CHAPTER, title: catalogue['rules-own-chapter'], isOfScenario: true });
  return all
    .map((chapter) => {
      const named = (declared: Iterable<{ readonly name: string; readonly place: Place }>): string[] =>
        [...declared].filter((each) => chapterOf(each) === chapter.name).map(({ name }) => name);
      return {
        ...chapter,
        // A rule that a scenario changes stands in the scenario's file and stays in its chapter.
        rules: [...rules.values()].filter((rule) => rule.chapter === chapter.name).map(({ name }) => name),
        inputs: named(inputs.values()), noises: named(noises), dimensions: named(dimensions),
      };
    })
    .filter((chapter) => chapter.rules.length + chapter.inputs.length + chapter.noises.length + chapter.dimensions.length > 0);
}

/** `rule fund_balance` → its users, in the order of the rules. */
function usersOf(uses: ReadonlyMap<string, readonly Use[]>): Map<string, UsedBy[]> {
  const users = new Map<string, UsedBy[]>();
  for (const [rule, own] of uses) {
    for (const { kind, name, ...rest } of own) {
      const key = `${kind} ${name}`;
      users.set(key, [...(users.get(key) ?? []), { rule, ...rest }]);
    }
  }
  return users;
}

function changeOf(name: string, chapter: string, scenario: BookScenario | undefined): Change | undefined {
  const own = scenario?.rules[name];
  if (!own) return undefined;
  return chapter === SCENARIO_CHAPTER ? { kind: 'added' } : { kind: 'changed', attributes: Object.keys(own) };
}
