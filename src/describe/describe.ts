import { join } from 'node:path';
import { type DiffSide, openDiffSide, type ScenarioDiff, scenarioDiff } from '../analysis/index.js';
import { cardMaker, checkPersons, missingNames, type Person, readPersons } from '../cards/index.js';
import { type Issue, IssueList } from '../issues/index.js';
import { nodesOf, type Rule } from '../model/index.js';
import { readLayers } from '../scenario/index.js';
import { PROJECT_FOLDER } from '../version.js';
import { cliffChanges } from './cliff-changes.js';
import { amountLimits, findCliffs } from './cliffs.js';
import { compareMembers } from './members.js';
import { payerYears } from './payers.js';
import type { CliffChange, MemberComparison, PayerYear } from './types.js';

export const TYPICAL_MEMBERS = join(PROJECT_FOLDER, 'scenarios', 'hubei', 'typical-members.yaml');

export interface DescribeOptions {
  /** The scenario compared with; what the proposal extends when absent. */
  readonly against?: string;
  /** A file of persons; the three typical members when absent. */
  readonly persons?: string;
  /** Share of a lifetime value from which on a step is a cliff. */
  readonly cliff: number;
}

/** 说明 — what a proposal changes, for sentences and tables; amounts on the best estimate. */
export interface Description {
  readonly diff: ScenarioDiff;
  /** Inputs that the proposal writes out and leaves as they are. */
  readonly restated: readonly string[];
  readonly payers: readonly PayerYear[];
  /** A decision drawn at random follows from what changes: the best estimate, which takes the middle outcome, may not show it. */
  readonly changesChances: boolean;
  /** Undefined where the rulebook cannot make cards. */
  readonly members: readonly MemberComparison[] | undefined;
  readonly cliffs: {
    readonly least: number;
    /** Whose steps were looked at. */
    readonly person: Person;
    readonly changes: readonly CliffChange[];
  } | undefined;
}

/** 说明方案 — reads both scenarios, works out the members and looks for cliffs; or what is wrong, in `issues`. */
export async function describe(file: string, options: DescribeOptions): Promise<{ readonly description?: Description; readonly issues: readonly Issue[] }> {
  const against = options.against ?? baseOf(file);
  if (typeof against !== 'string') return { issues: against };
  const [before, after] = [await openDiffSide(against), await openDiffSide(file)];
  if (!before.side || !after.side) return { issues: [...before.issues, ...after.issues] };
  const issues = new IssueList();
  const canMakeCards = [before.side, after.side].every(({ plan }) => missingNames(plan).length === 0);
  const persons = canMakeCards ? readPersons(options.persons ?? TYPICAL_MEMBERS, issues) : [];
  for (const { plan } of [before.side, after.side]) if (persons && persons.length > 0 && !issues.hasErrors) checkPersons(plan, persons, issues);
  if (issues.hasErrors || !persons) return { issues: [...after.issues, ...issues.items] };
  return { description: describeSides(before.side, after.side, canMakeCards ? persons : undefined, options.cliff, namedInputs(file)), issues: [...after.issues, ...issues.items] };
}

/** 说明两方 — of two scenarios that are open. */
export function describeSides(before: DiffSide, after: DiffSide, persons: readonly Person[] | undefined, cliff: number, named: readonly string[] = []): Description {
  const diff = scenarioDiff(before, after);
  const payers = payerYears(before.plan, after.plan);
  const changesChances = (diff.follows?.rules ?? []).some((name) => isDrawn(after.plan.model.rules.get(name)));
  const restated = named.filter((name) => !diff.inputs.some((change) => change.name === name));
  if (!persons) return { diff, restated, payers, changesChances, members: undefined, cliffs: undefined };
  const [old, now] = [cardMaker(before.plan), cardMaker(after.plan)];
  // Who pays the longest still has the most choices.
  const person = persons.filter(({ state }) => state === 'paying').sort((a, b) => b.born - a.born)[0];
  const limits = person && [...new Set([before, after].flatMap(({ plan }) => amountLimits(plan, person.asOf + 1)))].sort((a, b) => a - b);
  return {
    diff, restated, payers, changesChances, members: compareMembers(persons, old, now),
    cliffs: person && limits && { least: cliff, person, changes: cliffChanges(findCliffs(person, old, limits, cliff), findCliffs(person, now, limits, cliff)) },
  };
}

/** Uniform draws are compared with a chance; normal ones scatter around what the best estimate is. */
function isDrawn(rule: Rule | undefined): boolean {
  return rule !== undefined && [...nodesOf(rule.expression)].some((part) => part.kind === 'noise' && part.noise === 'uniform');
}

/** Inputs that the file itself writes, not what it extends. */
function namedInputs(file: string): string[] {
  return Object.keys(readLayers(file, new IssueList())?.[0]?.source.data.inputs ?? {});
}

/** What the file extends, or why there is nothing. */
function baseOf(file: string): string | readonly Issue[] {
  const issues = new IssueList();
  const layers = readLayers(file, issues);
  if (!layers) return issues.items;
  const base = layers[1]?.source.file;
  return base ?? [{ severity: 'error', message: 'describe-no-base', facts: { file } }];
}
