import type { Bilingual } from '../messages/index.js';
import type { Dimension, Model } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { compareCorrelations, compareLists } from './scenario-diff-lists.js';
import { Effects } from './scenario-diff-effects.js';
import { compareGiven } from './scenario-diff-given.js';
import { compareInputs } from './scenario-diff-inputs.js';
import { documentationBetween, inBothOrders } from './scenario-diff-names.js';
import { compareRules } from './scenario-diff-rules.js';
import type { DiffSide, DimensionChange, Documented, Labelled, ScenarioDiff } from './scenario-diff-types.js';

/** Groups of cells that are told one by one before a table is summed up. */
const MOST_GROUPS = 8;

/**
 * 情景之差 — what two resolved scenarios differ in.
 * Two spellings of the same numbers or formulas are no difference; titles, sources and remarks come apart from what
 * decides results. Numbers are compared over the simulated years both have.
 * @param isWhole keep every cell of a table that differs, not only a sum of them
 */
export function scenarioDiff(before: DiffSide, after: DiffSide, isWhole = false): ScenarioDiff {
  const [old, now] = [before.plan, after.plan];
  const years = { first: Math.max(old.baseYear, now.baseYear) + 1, last: Math.min(old.lastYear, now.lastYear) };
  const common = Array.from({ length: Math.max(0, years.last - years.first + 1) }, (_, k) => years.first + k);
  const effects = new Effects(old, now);
  const inputs = compareInputs(before, after, common, isWhole ? Infinity : MOST_GROUPS);
  const rules = compareRules(before, after, effects);
  const given = compareGiven(before, after, common);
  const correlations = compareCorrelations(before, after);
  const header = headerChanges(old, now);
  const lists = compareLists(before, after);
  const dimensions = dimensionChanges(old.model, now.model);
  const noises = noiseChanges(old.model, now.model);
  const isOther = (key: (typeof header)[number]['key']): boolean => header.some((each) => each.key === key);
  const follows = effects.of({
    inputs: inputs.changes.map(({ name }) => name),
    // Everything begins at the base year.
    rules: isOther('base_year') ? now.model.rules.keys() : [...rules.changes, ...given.changes].map(({ name }) => name),
    noises: isOther('seed') || noises.isReordered ? now.noises.map(({ name }) => name) : correlations.flatMap(({ a, b }) => [a.name, b.name]),
    dimensions: dimensions.map(({ name }) => name),
  });
  const isSame = [inputs.changes, rules.changes, given.changes, correlations, header, lists, dimensions].every(({ length }) => length === 0)
    && noises.added.length + noises.removed.length === 0 && !noises.isReordered;
  return {
    before, after, isSame, header, years, isSameRulebook: before.scenario.rulebookHash === after.scenario.rulebookHash, dimensions, noises,
    inputs: inputs.changes, sameInputs: inputs.same,
    given: given.changes, sameGiven: given.same,
    rules: rules.changes, sameRules: rules.same,
    correlations, lists,
    documentation: [...ofWhole(before, after), ...inputs.documented, ...rules.documented],
    notCompared: notCompared(before, after),
    follows: follows.rules.length > 0 ? follows : undefined,
  };
}

function headerChanges(before: Plan, after: Plan): ScenarioDiff['header'] {
  const all = [
    { key: 'base_year', before: before.baseYear, after: after.baseYear },
    { key: 'last_year', before: before.lastYear, after: after.lastYear },
    { key: 'paths', before: before.paths, after: after.paths },
    { key: 'seed', before: before.seed, after: after.seed },
  ] as const;
  return all.filter((each) => each.before !== each.after);
}

function dimensionChanges(before: Model, after: Model): DimensionChange[] {
  const byName = ({ dimensions }: Model): Map<string, Dimension> => new Map(dimensions.map((each) => [each.name, each]));
  const [old, now] = [byName(before), byName(after)];
  return inBothOrders(old, now).flatMap((name) => {
    const [a, b] = [old.get(name), now.get(name)];
    const isSame = a && b && a.ageing === b.ageing && a.first === b.first && a.labels.join('\n') === b.labels.join('\n');
    return isSame ? [] : [{ name, label: (b ?? a)!.label, before: a && extent(a), after: b && extent(b) }];
  });
}

function extent({ size, labels, ageing }: Dimension): DimensionChange['before'] {
  return { size, first: labels[0]!, last: labels.at(-1)!, ageing };
}

function noiseChanges(before: Model, after: Model): ScenarioDiff['noises'] {
  const names = ({ noises }: Model): string[] => noises.map(({ name }) => name);
  const [old, now] = [names(before), names(after)];
  const labelled = ({ noises }: Model, others: readonly string[]): Labelled[] => noises.filter(({ name }) => !others.includes(name)).map(({ name, label }) => ({ name, label }));
  const [kept, keptNow] = [old.filter((name) => now.includes(name)), now.filter((name) => old.includes(name))];
  // The order of noises is that of the correlation matrix, and so decides how draws mix.
  return { added: labelled(after, old), removed: labelled(before, now), isReordered: kept.join(' ') !== keptNow.join(' ') };
}

/** What is said of the rulebook as a whole; the scenario's own title is always told in the head. */
function ofWhole({ plan: { model: before } }: DiffSide, { plan: { model: after } }: DiffSide): Documented[] {
  const roles = ({ summary }: Model): string | undefined => summary && [summary.fan, summary.shortfall, ...summary.compliance, ...summary.payers].filter(Boolean).join(' ');
  const changes = documentationBetween({ title: before.title, summary: roles(before) }, { title: after.title, summary: roles(after) });
  return changes.length === 0 ? [] : [{ kind: 'rulebook', name: '', label: after.title, chapter: '', changes }];
}

function notCompared(before: DiffSide, after: DiffSide): ScenarioDiff['notCompared'] {
  const labels = (find: (model: Model, name: string) => { readonly label: Bilingual } | undefined, part: 'inputs' | 'given' | 'starts'): Labelled[] =>
    [...new Set([...before.unknown[part], ...after.unknown[part]])].map((name) => ({
      name, label: (find(after.plan.model, name) ?? find(before.plan.model, name))!.label,
    }));
  const rule = ({ rules }: Model, name: string): { label: Bilingual } | undefined => rules.get(name);
  return {
    inputs: labels(({ inputs }, name) => inputs.get(name), 'inputs'), given: labels(rule, 'given'), starts: labels(rule, 'starts'),
    rulebook: before.unknown.rulebook || after.unknown.rulebook,
  };
}

