import { type Lang, say } from '../../messages/index.js';
import { type InputDeclaration, type InputRange, type Model, unitText } from '../../model/index.js';
import type { Plan, ResolvedInput, ResolvedScenario } from '../../scenario/index.js';
import { isShipped, pathFrom, SHIPPED_RULEBOOK } from './new-place.js';
import type { ScenarioStart } from './new-scenario.js';
import type { ScenarioTables } from './new-tables.js';

/** What a scenario without a model to follow runs: enough to be seen to work. */
const BARE = { baseYear: 2025, years: 25, paths: 200 };

/** 由另一情景 — its values, each to be looked at again: marked, with confidence C; what is true by definition stays. */
export function startFromScenario(file: string, plan: Plan, scenario: ResolvedScenario, tables: ScenarioTables, lang: Lang): ScenarioStart {
  const { model, outputs, profiles } = plan;
  const inputs = new Map(Object.entries(scenario.inputs).map(([name, entry]) => [name, toBeSet(entry, tables, lang)]));
  const given = Object.fromEntries(Object.entries(scenario.given).map(([name, entry]) => [name, givenEntry(entry, tables)]));
  const ownOutputs = [...new Set(outputs.map(({ rule }) => rule))];
  const usualProfiles = [...model.rules.values()].filter(({ output }) => output === 'profile').map(({ name }) => name);
  return {
    ...bookOf(file, model), baseYear: plan.baseYear, lastYear: plan.lastYear, paths: plan.paths, from: plan.title[lang],
    inputs, given, correlation: scenario.noise.correlation, rules: ownRules(scenario, model, tables), allowViolation: scenario.allow_violation,
    ...(scenario.counties && { counties: Object.fromEntries(Object.entries(scenario.counties).map(([key, table]) => [key, tables.path(table)])) }),
    ...(ownOutputs.join() !== model.defaultOutputs.join() && { outputs: ownOutputs }),
    ...(profiles.join() !== usualProfiles.join() && { profiles }),
  };
}

/** 由规则库 — a stand-in for every input, inside its bounds. */
export function startFromRulebook(file: string, model: Model, lang: Lang): ScenarioStart {
  const { baseYear, years, paths } = BARE;
  const origin = { source: say('new-mark', {}, lang), confidence: 'C' };
  const inputs = new Map([...model.inputs.values()].map((declared) => {
    const unit = unitText(declared.unit);
    return [declared.name, { ...standIn(declared), unit: unit === '1' ? 1 : unit, ...origin }];
  }));
  return { ...bookOf(file, model), baseYear, lastYear: baseYear + years, paths, inputs, given: {}, correlation: {}, rules: {}, allowViolation: [] };
}

function bookOf(file: string, model: Model): Pick<ScenarioStart, 'model' | 'rulebook'> {
  const path = pathFrom(file, model.folder);
  // A bare word could mean a rulebook that is shipped.
  return { model, rulebook: isShipped(model) ? SHIPPED_RULEBOOK : /^[\w-]+$/.test(path) ? `./${path}` : path };
}

function toBeSet({ table_sha256: sha256, ...entry }: ResolvedInput, tables: ScenarioTables, lang: Lang): Omit<ResolvedInput, 'table_sha256'> {
  const { table, paths, source = '', confidence } = entry;
  const isByDefinition = ['zh', 'en'].some((of) => source === say('new-by-definition', {}, of as Lang));
  return {
    ...entry,
    ...(table !== undefined && { table: tables.path(table, sha256) }),
    ...(paths !== undefined && { paths: tables.path(paths, sha256) }),
    source: isByDefinition ? source : say('new-was', { mark: say('new-mark', {}, lang), source }, lang),
    confidence: isByDefinition && confidence !== undefined ? confidence : 'C',
  };
}

function givenEntry(entry: unknown, tables: ScenarioTables): unknown {
  const { table, table_sha256: sha256 } = entry as { readonly table?: string; readonly table_sha256?: string };
  return table === undefined ? entry : { table: tables.path(table, sha256) };
}

/** Rules of the scenario's own; start tables, those of the rulebook too, lie where the new file says. */
function ownRules({ rules }: ResolvedScenario, { rules: all }: Model, tables: ScenarioTables): Record<string, unknown> {
  const own = new Map<string, object>(Object.entries(rules));
  for (const { name, start } of all.values()) {
    if (start?.kind === 'table') own.set(name, { ...own.get(name), start: { table: tables.path(start.file) } });
  }
  return Object.fromEntries(own);
}

function standIn({ range, bandOf }: InputDeclaration): Pick<ResolvedInput, 'value' | 'bands'> {
  const value = insideOf(range);
  return bandOf ? { bands: { below: value, 0: value } } : { value };
}

/** A number that neither bound refuses: 1 where it may be, the middle between two bounds, or the nearer bound. */
function insideOf({ law, experience }: InputRange): number {
  const low = Math.max(law?.[0] ?? -Infinity, experience?.[0] ?? -Infinity);
  const high = Math.min(law?.[1] ?? Infinity, experience?.[1] ?? Infinity);
  if (Number.isFinite(low) && Number.isFinite(high)) return Number(((low + high) / 2).toPrecision(6));
  return Math.min(Math.max(1, low), high);
}
