import type { GivenChange, ScenarioDiff } from '../analysis/index.js';
import { type Bilingual, type MessageKey, say } from '../messages/index.js';
import { areRulesSeparable, isOtherShape } from './separable.js';
import type { Change, ChangeUnit } from './types.js';

function words(key: MessageKey): Bilingual {
  return { zh: say(key, {}, 'zh'), en: say(key, {}, 'en') };
}

/**
 * 变动项清单 — one for each input, rule and given value that differs, in the order of the chapters; then correlations,
 * base year and seed. Rules that cannot be taken one without the other are one item, and so are the values that years
 * which have passed brought for two rules or more: what came about against what was expected.
 *
 * Inputs and rules that only one side has are no items: they count through the rules that mention them.
 */
export function changeUnits(diff: ScenarioDiff): ChangeUnit[] {
  const { inputs, given, rules, correlations, header } = diff;
  const areSeparable = areRulesSeparable(diff);
  const isOf = (key: string): boolean => header.some((each) => each.key === key);
  const replaced = rules.filter(({ kind }) => kind === 'replaced');
  const outturns = given.filter(isOutturn);
  const isTogether = (change: GivenChange): boolean => outturns.length > 1 && isOutturn(change);
  const together = (kind: 'rules' | 'outturns', key: MessageKey, changes: readonly Change[]): ChangeUnit[] => (changes.length === 0 ? [] : [{ name: kind, kind, label: words(key), changes }]);
  const oneByOne = replaced.map((change): ChangeUnit => ({ name: change.name, kind: 'rule', label: change.label, changes: [{ kind: 'rule', change }] }));
  const allRules: Change[] = [{ kind: 'rules' }, ...rules.map((change): Change => ({ kind: 'rule', change })), ...inputs.filter(isOtherShape).map((change): Change => ({ kind: 'input', change }))];
  return [
    ...inputs.filter((input) => input.change.kind !== 'added' && input.change.kind !== 'removed' && !isOtherShape(input))
      .map((change): ChangeUnit => ({ name: change.name, kind: 'input', label: change.label, changes: [{ kind: 'input', change }] })),
    ...(areSeparable ? oneByOne : together('rules', 'attribution-unit-rules', allRules)),
    ...given.filter((change) => !isTogether(change)).map((change): ChangeUnit => ({ name: change.name, kind: 'given', label: change.rule.label, changes: [{ kind: 'given', change }] })),
    ...together('outturns', 'attribution-unit-outturns', given.filter(isTogether).map((change) => ({ kind: 'given', change }))),
    ...(correlations.length > 0 ? [single('correlations', 'attribution-unit-correlations')] : []),
    ...(isOf('base_year') ? [single('base', 'attribution-unit-base')] : []),
    ...(isOf('seed') ? [single('seed', 'attribution-unit-seed')] : []),
  ];
}

function single(kind: 'correlations' | 'base' | 'seed', key: MessageKey): ChangeUnit {
  return { name: kind, kind, label: words(key), changes: [{ kind }] };
}

/** A year that the first side computes and the second has a value for. */
function isOutturn({ stretches }: GivenChange): boolean {
  return stretches.some(({ before, after }) => before === undefined && after !== undefined);
}

/** 分组 — items that shall have one bar together, by the name of the group. */
export type Grouping = ReadonlyMap<string, readonly string[]>;

/** 按章分组 — the items of each chapter that has more than one, by the name of the chapter. */
export function chapterGrouping(units: readonly ChangeUnit[]): Map<string, string[]> {
  const chapters = new Map<string, string[]>();
  for (const { name, changes: [first] } of units) {
    if (!first || !('change' in first)) continue;
    const { chapter } = first.change;
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), name]);
  }
  return new Map([...chapters].filter(([, names]) => names.length > 1));
}

/**
 * 合并变动项 — each group stands where its first item stood.
 * @param labels of groups that have one; others are called by their name
 */
export function groupUnits(units: readonly ChangeUnit[], grouping: Grouping, labels: ReadonlyMap<string, Bilingual> = new Map()): ChangeUnit[] {
  const groupOf = new Map([...grouping].flatMap(([group, names]) => names.map((name) => [name, group] as const)));
  const grouped = new Map<string, ChangeUnit>();
  for (const unit of units) {
    const group = groupOf.get(unit.name);
    const before = group === undefined ? undefined : grouped.get(`group ${group}`);
    if (group === undefined) grouped.set(`unit ${unit.name} ${unit.kind}`, unit);
    else grouped.set(`group ${group}`, { name: group, kind: 'group', label: labels.get(group) ?? { zh: group, en: group }, changes: [...(before?.changes ?? []), ...unit.changes] });
  }
  return [...grouped.values()];
}
