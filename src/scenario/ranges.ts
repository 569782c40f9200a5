import type { Place } from '../issues/index.js';
import { unitText } from '../model/index.js';
import { limitText } from './bands.js';
import { cellText } from './context.js';
import type { InputContext, InputNumbers } from './input-forms.js';
import { keyOf, placeOf } from './layers.js';

/**
 * 核对范围 — law bounds refuse, experience bounds warn. A bound with a clause is law, which a scenario may ask to leave
 * for study; one without a clause says what the number is – a share, a count of people – and cannot be left.
 */
export function checkRange(numbers: InputNumbers, context: InputContext, isAllowed: boolean): void {
  const { declared: { name, unit, range }, entry, loading: { issues } } = context;
  const law = range.law && outside(numbers, range.law, context);
  const experience = range.experience && outside(numbers, range.experience, context);
  const path = pathOf(context, (law ?? experience)?.year);
  const place = placeOf(entry, ...path);
  const key = keyOf(entry, ...path);
  if (law) {
    const facts = { name, value: law.value, at: law.at, unit: unitText(unit), range: rangeText(range.law), clause: range.clause ?? '' };
    if (isPercent(law.value, context)) {
      issues.error('rate-not-decimal', { ...facts, decimal: decimal(law.value), percent: `${String(law.value)}%` }, place, key);
    } else if (range.clause === undefined) issues.error('allowed-range', facts, place, key);
    else if (isAllowed) issues.warning('law-range-waived', facts, place, key);
    else issues.error('law-range', facts, place, key);
  } else if (experience) {
    const facts = { name, value: experience.value, at: experience.at, unit: unitText(unit), range: rangeText(range.experience) };
    if (isPercent(experience.value, context)) {
      issues.error('rate-not-decimal', { ...facts, decimal: decimal(experience.value), percent: `${String(experience.value)}%` }, place, key);
    } else issues.warning('experience-range', facts, place, key);
  }
}

/** True when the scenario's values leave the law's range: what `allow_violation` is for. */
export function violatesLaw(numbers: InputNumbers, context: InputContext): boolean {
  const { law, clause } = context.declared.range;
  return law !== undefined && clause !== undefined && outside(numbers, law, context) !== undefined;
}

/**
 * 核对试算值 — an end of a range or an alternative must stay where the law lets the input be; experience does not bind it.
 * True, with an issue, when it leaves.
 */
export function reportTrialRange(numbers: InputNumbers, context: InputContext, isAllowed: boolean, [place, key]: readonly [Place, string]): boolean {
  const { declared: { name, unit, range: { law, clause } }, loading: { issues } } = context;
  const found = law && outside(numbers, law, context);
  if (!found || (clause !== undefined && isAllowed)) return false;
  const facts = { name, value: found.value, at: found.at, unit: unitText(unit), range: rangeText(law), clause: clause ?? '' };
  issues.error(clause === undefined ? 'range-beyond-allowed' : 'range-beyond-law', facts, place, key);
  return true;
}

/** Where the entry says the number: the year's own line when a series lists it. */
function pathOf({ entry: { value } }: InputContext, year: number | undefined): string[] {
  const form = (['value', 'series', 'table', 'cells', 'bands', 'paths'] as const).find((key) => value[key] !== undefined) ?? 'value';
  return form === 'series' && year !== undefined && value.series?.[String(year)] !== undefined ? [form, String(year)] : [form];
}

interface Outside {
  readonly value: number;
  readonly year: number;
  readonly at: string;
}

/** The first number outside the bounds, in year and cell order, and where it stands. */
function outside(numbers: InputNumbers, [low, high]: readonly [number, number], context: InputContext): Outside | undefined {
  const { values, years, limits } = numbers;
  const { dimensions, declared, loading: { baseYear } } = context;
  const width = declared.byPath ? 1 : values.length / years;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    // NaN is a base year that nothing reads; a limit of +∞ pads a band table and can be written by nobody.
    if (Number.isNaN(value) || limits?.[i] === Infinity || (value >= low && value <= high)) continue;
    const year = baseYear + (Math.floor(i / width) % years);
    const words = [
      ...(years > 1 ? [`year=${String(year)}`] : []),
      limits ? `from=${limitText(limits[i]!)}` : declared.byPath ? `path=${String(Math.floor(i / years))}` : cellText(dimensions, i % width),
    ].filter(Boolean);
    return { value, year, at: words.length > 0 ? ` (${words.join(' ')})` : '' };
  }
  return undefined;
}

/** A rate written as a percentage without its sign: a plain number above 1 where every bound is at most 1. */
function isPercent(value: number, { declared: { unit, range: { law, experience } }, entry }: InputContext): boolean {
  const isPlain = !String(entry.value.value ?? '').trim().endsWith('%');
  const top = Math.min(law?.[1] ?? Infinity, experience?.[1] ?? Infinity);
  return isPlain && value > 1 && value <= 100 && top <= 1 && unit.every((exponent) => exponent === 0);
}

function decimal(value: number): number {
  return Number(`${String(value)}e-2`);
}

/** `0.8..1`, `0..`, `..1`. */
function rangeText([low, high]: readonly [number, number]): string {
  return `${low === -Infinity ? '' : String(low)}..${high === Infinity ? '' : String(high)}`;
}
