import type { DiffSide, ScenarioDiff } from '../analysis/index.js';
import type { DiffWords } from './diff-words.js';
import { countText } from './format.js';

/** Letters of a hash that people are shown. */
const SHORT_HASH = 12;

/** 开头 — the two sides, what of their frame is equal, what is not, and over which years they are compared. */
export function headText(diff: ScenarioDiff, words: DiffWords): string {
  const { before, after, isSame } = diff;
  const [same, changes] = frame(diff, words);
  return [
    ...sideText('A', before, words),
    ...sideText('B', after, words),
    ...(same.length > 0 ? words.lines(words.say('diff-common', { facts: same.join(words.say('diff-list')) }), 0) : []),
    ...changes.flatMap((line) => words.lines(line, 0)),
    ...(isSame ? [] : [words.say('diff-legend')]),
  ].join('\n');
}

/** 结论 — when nothing differs that a result depends on. */
export function sameText({ before, after, notCompared }: ScenarioDiff, words: DiffWords): string {
  const isPartial = notCompared.rulebook || [notCompared.inputs, notCompared.given, notCompared.starts].some(({ length }) => length > 0);
  if (isPartial) return words.say('diff-same-known');
  const [a, b] = [before.fingerprint, after.fingerprint];
  const prints = a === b
    ? words.say('diff-same-fingerprint', { fingerprint: a.slice(0, SHORT_HASH) })
    : words.say('diff-other-fingerprint', { before: a.slice(0, SHORT_HASH), after: b.slice(0, SHORT_HASH) });
  return [words.say('diff-same'), prints].flatMap((line) => words.lines(line, 0)).join('\n');
}

function sideText(side: 'A' | 'B', { path, kind, plan }: DiffSide, words: DiffWords): string[] {
  return [
    words.bold(words.say('diff-side', { side, title: plan.title[words.lang] })),
    words.dim(`   ${kind === 'run' ? words.say('diff-side-run', { path }) : path}`),
  ];
}

/** Years, paths, seed and rulebook: those that are equal as facts, the others as lines. */
function frame({ before, after, header, years, isSameRulebook, notCompared }: ScenarioDiff, words: DiffWords): [same: string[], changes: string[]] {
  const [a, b] = [before.plan, after.plan];
  const differs = (key: (typeof header)[number]['key']): boolean => header.some((each) => each.key === key);
  const same: string[] = [];
  const changes: string[] = [];
  const isOtherBase = differs('base_year');
  if (isOtherBase || differs('last_year')) {
    const range = ({ baseYear, lastYear }: typeof a): string => words.say('diff-range', { first: baseYear + 1, last: lastYear });
    if (isOtherBase) changes.push(words.say('diff-head-base-year', { before: a.baseYear, after: b.baseYear }));
    changes.push(words.say('diff-head-years', { before: range(a), after: range(b) }));
    changes.push(years.first > years.last ? words.say('diff-head-no-years') : words.say('diff-head-common-years', years));
  } else same.push(words.say('diff-fact-years', { first: a.baseYear + 1, last: a.lastYear }));
  if (differs('paths')) changes.push(words.say('diff-head-paths', { before: countText(a.paths), after: countText(b.paths) }));
  else same.push(words.say('diff-fact-paths', { paths: a.paths }));
  if (differs('seed')) changes.push(words.say('diff-head-seed', { before: a.seed, after: b.seed }));
  else same.push(words.say('diff-fact-seed', { seed: a.seed }));
  const [oldBook, newBook] = [before.scenario, after.scenario];
  if (isSameRulebook) same.push(words.say('diff-fact-rulebook'));
  else if (oldBook.rulebook !== newBook.rulebook) changes.push(words.say('diff-head-rulebook', { before: oldBook.rulebook, after: newBook.rulebook }));
  else if (!notCompared.rulebook) changes.push(words.say('diff-head-rulebook-changed', { before: oldBook.rulebookHash.slice(0, SHORT_HASH), after: newBook.rulebookHash.slice(0, SHORT_HASH) }));
  return [same, changes];
}
