import { nearestName, type Place } from '../issues/index.js';
import { type InputDeclaration, parseUnit, sameUnit, unitText } from '../model/index.js';
import { dimensionsNamed, type Loading } from './context.js';
import { givenYearsOf } from './given-years.js';
import { formOf, type InputContext, type InputNumbers, readForm } from './input-forms.js';
import { keyOf, type Placed, placeOf, placeOfKey } from './layers.js';
import { type InputMark, readMark } from './marks.js';
import type { Mentions } from './mentions.js';
import type { MergedScenario } from './merge.js';
import type { InputValues } from './plan.js';
import { checkRange, violatesLaw } from './ranges.js';
import type { InputEntry } from './schema.js';

/** 读入的输入 — numbers by name, and the marks of those that are uncertain, both in declared order. */
export interface ReadInputs {
  readonly values: Map<string, InputValues>;
  readonly marks: Map<string, InputMark>;
}

/** 读输入 — every declared input from the scenario; missing, unused and unknown ones are issues. */
export function readInputs(merged: MergedScenario, mentions: Mentions, loading: Loading): ReadInputs {
  const { model } = loading;
  reportMissing(merged, mentions, loading);
  const allowed = new Set(merged.allowViolation?.value);
  const violating = new Set<string>();
  const values = new Map<string, InputValues>();
  const marks = new Map<string, InputMark>();
  // Needed by sets by path alone.
  const givenYears = [...model.inputs.values()].some(({ byPath }) => byPath) ? givenYearsOf(merged, loading) : undefined;
  for (const [name, entry] of merged.inputs) if (!model.inputs.has(name)) reportUnknown(name, entry, loading);
  // In declared order, so that the plan does not depend on how a scenario file is arranged.
  for (const [name, declared] of model.inputs) {
    const entry = merged.inputs.get(name);
    if (!entry) continue;
    if (!mentions.inputs.has(name)) reportUnused(name, entry, merged, loading);
    const context: InputContext = {
      declared, entry, loading, dimensions: dimensionsNamed(loading, declared.dimensions), needsBaseYear: mentions.startInputs.has(name),
      givenYears: givenYears?.get(name) ?? 0,
    };
    const origin = merged.isBroken('defaults') ? undefined : readOrigin(name, entry, loading);
    const isUnitGood = checkUnit(declared, entry, loading);
    const form = formOf(entry, name, loading);
    const numbers = form && readForm(form, context);
    if (!numbers) continue;
    checkRange(numbers, context, allowed.has(name));
    if (violatesLaw(numbers, context)) violating.add(name);
    const mark = readMark(numbers, form, context, allowed.has(name));
    if (mark) marks.set(name, mark);
    if (!origin || !isUnitGood) continue;
    values.set(name, {
      name,
      years: numbers.years,
      firstYear: loading.baseYear,
      values: loading.numbers.add(declared.byPath ? pathsOfRun(numbers, loading) : numbers.values),
      ...(numbers.limits && { limits: loading.numbers.add(numbers.limits) }),
      ...(numbers.medians && { medians: loading.numbers.add(numbers.medians) }),
      unitText: unitText(declared.unit),
      ...origin,
    });
  }
  reportNeedlessPermissions(merged, violating, loading);
  return { values, marks };
}

/** Of a set's paths those that the run reads; the best estimate alone reads the medians. */
function pathsOfRun({ values, years }: InputNumbers, { paths }: Loading): Float64Array {
  return values.subarray(0, Math.max(1, paths) * years);
}

/** Source and confidence of an entry; its file's `defaults` stand in. */
export function originOf({ value, layer }: Placed<InputEntry>): { source?: string; confidence?: string } {
  const { defaults } = layer.source.data;
  const source = value.source ?? defaults?.source;
  const confidence = value.confidence ?? defaults?.confidence;
  return { ...(source !== undefined && { source }), ...(confidence !== undefined && { confidence }) };
}

function readOrigin(name: string, entry: Placed<InputEntry>, { issues }: Loading): { source: string; confidence: string } | undefined {
  const { source, confidence } = originOf(entry);
  if (source === undefined) issues.error('input-no-source', { name }, placeOfKey(entry), keyOf(entry));
  if (confidence === undefined) issues.error('input-no-confidence', { name }, placeOfKey(entry), keyOf(entry));
  return source === undefined || confidence === undefined ? undefined : { source, confidence };
}

function checkUnit({ name, unit }: InputDeclaration, entry: Placed<InputEntry>, { issues }: Loading): boolean {
  const written = parseUnit(String(entry.value.unit));
  if (written && sameUnit(written, unit)) return true;
  issues.error('input-unit', { name, written: String(entry.value.unit), unit: unitText(unit) }, placeOf(entry, 'unit'), keyOf(entry, 'unit'));
  return false;
}

/** Missing inputs named in a message; a scenario without `extends` lacks them all. */
const MOST_NAMED = 10;

function reportMissing(merged: MergedScenario, mentions: Mentions, { model, issues }: Loading): void {
  const missing = [...model.inputs.values()].filter(
    ({ name }) => mentions.inputs.has(name) && !merged.inputs.has(name) && !merged.isBroken(`inputs.${name}`),
  );
  if (missing.length === 0) return;
  const named = missing.slice(0, MOST_NAMED).map(({ name, unit }) => `${name} (${unitText(unit)})`);
  const names = [...named, ...(missing.length > MOST_NAMED ? ['...'] : [])].join(', ');
  const place: Place = merged.layers[0]!.source.placeOfKey(['inputs']);
  issues.error('inputs-missing', { count: missing.length, names }, place, 'inputs');
}

function reportUnknown(name: string, entry: Placed<InputEntry>, { model, issues }: Loading): void {
  const nearest = nearestName(name, model.inputs.keys());
  if (nearest === undefined) issues.error('input-unknown', { name }, placeOfKey(entry), keyOf(entry));
  else issues.error('input-unknown-near', { name, nearest }, placeOfKey(entry), keyOf(entry));
}

function reportUnused(name: string, entry: Placed<InputEntry>, merged: MergedScenario, { issues }: Loading): void {
  // A proposal that replaces a rule may leave an input of its baseline without use; it cannot delete it there.
  if (entry.layer === merged.layers[0]) issues.error('input-unused', { name }, placeOfKey(entry), keyOf(entry));
  else issues.warning('input-unused-inherited', { name }, placeOfKey(entry), keyOf(entry));
}

function reportNeedlessPermissions(merged: MergedScenario, violating: ReadonlySet<string>, { model, issues }: Loading): void {
  const { allowViolation } = merged;
  allowViolation?.value.forEach((name, index) => {
    const place = placeOf(allowViolation, index);
    const nearest = nearestName(name, model.inputs.keys());
    if (model.inputs.has(name)) {
      if (!violating.has(name) && !merged.isBroken(`inputs.${name}`)) issues.warning('violation-not-needed', { name }, place, 'allow_violation');
    } else if (nearest === undefined) issues.error('input-unknown', { name }, place, 'allow_violation');
    else issues.error('input-unknown-near', { name, nearest }, place, 'allow_violation');
  });
}
