import { posix } from 'node:path';
import { catalogue } from '../messages/index.js';
import type { InputDeclaration, Model } from '../model/index.js';
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
  const inputs = chapters.flatMap((chapter) => chapter.inputs.map((name) => {
    const input = model.inputs.get(name)!;
    return [name, { input, chapter: chapter.name, usedBy: users('input', name), references: referencesOf(input.range.clause, clauses) }] as const;
  }));
  return {
    model, chapters,
    rules: new Map(rules),
    inputs: new Map(inputs),
    noises: new Map(model.noises.map((noise) => [noise.name, { noise, usedBy: users('noise', noise.name) }])),
    dimensions: new Map(model.dimensions.map((dimension) => [dimension.name, {
      dimension, usedBy: users('dimension', dimension.name),
      rules: inOrder.filter((name) => model.rules.get(name)!.dimensions.includes(dimension.name)),
      inputs: inputs.flatMap(([name, { input }]) => (input.dimensions.includes(dimension.name) ? [name] : [])),
    }])),
    ...(clauses && { clauses }),
    ...(scenario && { scenarioTitle: scenario.title }),
  };
}

/** Chapters with anything in them, in reading order; what a scenario adds comes last. */
function chaptersOf({ chapters, rules, inputs, folder }: Model): BookChapter[] {
  const chapterOf = (input: InputDeclaration): string =>
    chapters.find(({ name }) => posix.join(folder, `${name}.yaml`) === posix.normalize(input.place.file))?.name ?? SCENARIO_CHAPTER;
  const byChapter = new Map(chapters.map((chapter) => [chapter.name, { ...chapter, isOfScenario: false }]));
  if (!byChapter.has(SCENARIO_CHAPTER)) byChapter.set(SCENARIO_CHAPTER, { name: SCENARIO_CHAPTER, title: catalogue['rules-own-chapter'], isOfScenario: true });
  return [...byChapter.values()]
    .map((chapter) => ({
      ...chapter,
      rules: [...rules.values()].filter((rule) => rule.chapter === chapter.name).map(({ name }) => name),
      inputs: [...inputs.values()].filter((input) => chapterOf(input) === chapter.name).map(({ name }) => name),
    }))
    .filter((chapter) => chapter.rules.length + chapter.inputs.length > 0);
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
