import type { IssueSink } from '../files/index.js';
import type { Place } from '../issues/index.js';
import { PURE, sameUnit } from '../model/index.js';
import type { InputContext, InputForm, InputNumbers } from './input-forms.js';
import { keyOf, placeOf, placeOfKey } from './layers.js';
import type { Plan } from './plan.js';
import { NUMBER, parseQuantity, percent } from './quantity.js';
import { reportTrialRange } from './ranges.js';
import type { Quantity } from './schema.js';

/** 试算值 — what an input's numbers would be instead: a number, so much more, or so many times as much. */
export interface InputTrial {
  /** The ends of a range, or one of a list of alternatives. */
  readonly side: 'low' | 'high' | 'other';
  /** `points` adds as `plus` does; it was written in percentage points and is best read so. */
  readonly kind: 'set' | 'plus' | 'points' | 'times';
  /** In the input's unit (a percentage point is 0.01); a factor for `times`. */
  readonly amount: number;
}

/** 不确定标记 — within which numbers an input may lie; it decides no result. */
export interface InputMark {
  readonly name: string;
  /** Low and high of a range, or the alternatives as listed. */
  readonly trials: readonly InputTrial[];
  /** The first year that moves; every year when absent. */
  readonly from?: number;
  /** Why the range is so wide. */
  readonly reason?: string;
}

type Found = Pick<InputTrial, 'kind' | 'amount'>;

const TIMES = new RegExp(String.raw`^[×xX]\s*(${NUMBER})$`);
const POINTS = new RegExp(String.raw`^(${NUMBER})\s*(?:pp|个?百分点)$`);
const PERCENT = new RegExp(String.raw`^(${NUMBER})\s*%$`);
const EITHER_WAY = /^(?:±|\+\/?-)\s*(.*)$/;

/** 读标记 — `range` or `alternatives` of an entry, checked; undefined without one, or with an issue. */
export function readMark(numbers: InputNumbers, form: InputForm, context: InputContext, isViolationAllowed: boolean): InputMark | undefined {
  const { declared: { name }, entry, loading: { issues } } = context;
  const { range, alternatives, range_from: from, range_source: reason } = entry.value;
  const key = range === undefined ? 'alternatives' : 'range';
  const report = [placeOf(entry, key), keyOf(entry, key)] as const;
  if (range === undefined && alternatives === undefined) {
    for (const idle of ['range_from', 'range_source'] as const) {
      if (entry.value[idle] !== undefined) issues.error('range-idle', { name, key: idle }, placeOfKey(entry, idle), keyOf(entry, idle));
    }
    return undefined;
  }
  if (range !== undefined && alternatives !== undefined) issues.error('range-and-alternatives', { name }, placeOfKey(entry, 'alternatives'), keyOf(entry, 'alternatives'));
  else if (form === 'paths') issues.error('range-by-path', { name }, ...report);
  else if (from !== undefined && numbers.years === 1) issues.error('range-from-idle', { name }, placeOf(entry, 'range_from'), keyOf(entry, 'range_from'));
  else {
    const trials = range === undefined ? readAlternatives(alternatives!, form, context) : readRange(range, form, context);
    if (!trials) return undefined;
    const mark: InputMark = { name, trials, ...(from !== undefined && { from }), ...(reason !== undefined && { reason }) };
    return isWithinLaw(mark, numbers, context, isViolationAllowed) ? mark : undefined;
  }
  return undefined;
}

function readRange(range: string | readonly Quantity[], form: InputForm, context: InputContext): InputTrial[] | undefined {
  const { declared: { name }, entry, loading: { issues } } = context;
  const report = [placeOf(entry, 'range'), keyOf(entry, 'range')] as const;
  const before = issues.items.length;
  const ends = typeof range === 'string' ? readEitherWay(range, context) : range.map((end, index) => readEnd(end, index, context));
  const [low, high] = ends ?? [];
  if (!low || !high) {
    if (issues.items.length === before) issues.error('uncertain-range-form', { key: 'range', name, value: String(range) }, ...report);
    return undefined;
  }
  if (low.kind !== high.kind) issues.error('range-mixed', { name }, ...report);
  else if (low.kind === 'set' && form !== 'value') issues.error('range-ends-of-many', { name, form }, ...report);
  else if (!(low.amount < high.amount)) issues.error('range-order', { name, low: low.amount, high: high.amount }, ...report);
  else {
    const now = low.kind === 'set' ? valueOf(context) : low.kind === 'times' ? 1 : 0;
    if (low.amount <= now && now <= high.amount) return [{ side: 'low', ...low }, { side: 'high', ...high }];
    issues.error('range-not-around', { name, low: low.amount, high: high.amount, now }, ...report);
  }
  return undefined;
}

/** `±20%` of itself, `±0.5pp` percentage points, `±10 yuan/person/month`. */
function readEitherWay(text: string, context: InputContext): readonly [Found, Found] | undefined {
  const width = EITHER_WAY.exec(text.trim())?.[1];
  if (width === undefined) return undefined;
  const share = PERCENT.exec(width)?.[1];
  if (share !== undefined) return [{ kind: 'times', amount: 1 - percent(share) }, { kind: 'times', amount: 1 + percent(share) }];
  const points = readPoints(width, context);
  if (points !== undefined) return [{ kind: 'points', amount: -points }, { kind: 'points', amount: points }];
  const amount = parseQuantity(width, siteOf(context, 'range'), context.loading.issues);
  return amount === undefined ? undefined : [{ kind: 'plus', amount: -amount }, { kind: 'plus', amount }];
}

/** One end: `0.51`, `51%`, `×0.8` or `+0.5pp`. */
function readEnd(end: Quantity, index: number, context: InputContext): Found | undefined {
  const text = String(end).trim();
  const factor = TIMES.exec(text)?.[1];
  if (factor !== undefined) return { kind: 'times', amount: Number(factor) };
  const points = readPoints(text, context);
  if (points !== undefined) return { kind: 'points', amount: points };
  const amount = parseQuantity(end, siteOf(context, 'range', index), context.loading.issues);
  return amount === undefined ? undefined : { kind: 'set', amount };
}

function readPoints(text: string, { declared: { unit } }: InputContext): number | undefined {
  const points = POINTS.exec(text)?.[1];
  return points === undefined || !sameUnit(unit, PURE) ? undefined : percent(points);
}

function readAlternatives(alternatives: readonly Quantity[], form: InputForm, context: InputContext): InputTrial[] | undefined {
  const { declared: { name }, entry, loading: { issues } } = context;
  if (form !== 'value') {
    issues.error('range-ends-of-many', { name, form }, placeOf(entry, 'alternatives'), keyOf(entry, 'alternatives'));
    return undefined;
  }
  const seen = new Set([valueOf(context)]);
  const trials = alternatives.map((quantity, index): InputTrial | undefined => {
    const amount = parseQuantity(quantity, siteOf(context, 'alternatives', index), issues);
    if (amount === undefined) return undefined;
    if (seen.has(amount)) {
      issues.error('alternative-repeated', { name, value: amount }, placeOf(entry, 'alternatives', index), keyOf(entry, 'alternatives', index));
      return undefined;
    }
    seen.add(amount);
    return { side: 'other', kind: 'set', amount };
  });
  return trials.every((trial) => trial !== undefined) ? trials : undefined;
}

/** The one number of an entry that was read without an issue. */
function valueOf({ declared: { name, unit }, entry }: InputContext): number {
  const silent: IssueSink = { error: () => undefined, warning: () => undefined };
  return parseQuantity(entry.value.value!, { name, unit }, silent) ?? NaN;
}

function siteOf({ declared: { name, unit }, entry }: InputContext, ...path: (string | number)[]): { name: string; unit: InputContext['declared']['unit']; place: Place; key: string } {
  return { name, unit, place: placeOf(entry, ...path), key: keyOf(entry, ...path) };
}

function isWithinLaw(mark: InputMark, numbers: InputNumbers, context: InputContext, isViolationAllowed: boolean): boolean {
  const { entry, loading: { baseYear } } = context;
  const key = entry.value.range === undefined ? 'alternatives' : 'range';
  const site = [placeOf(entry, key), keyOf(entry, key)] as const;
  return mark.trials.every((trial) => !reportTrialRange({ ...numbers, values: movedValues(numbers.values, numbers.years, baseYear, mark, trial) }, context, isViolationAllowed, site));
}

/** Values [year × cell] with the trial in place of what is; a base year that nothing reads stays no number. */
function movedValues(values: Float64Array, years: number, firstYear: number, { from }: InputMark, trial: InputTrial): Float64Array {
  const first = from === undefined || years === 1 ? 0 : Math.min(years, Math.max(0, from - firstYear)) * (values.length / years);
  return values.map((value, index) => (index < first || Number.isNaN(value) ? value : moved(value, trial)));
}

/** One number with the trial in its place. */
export function moved(value: number, { kind, amount }: Pick<InputTrial, 'kind' | 'amount'>): number {
  return kind === 'set' ? amount : kind === 'times' ? value * amount : value + amount;
}

/** 换值 — the plan with one input moved; everything else, noise included, stays as it is. */
export function withTrial(plan: Plan, mark: InputMark, trial: InputTrial): Plan {
  const { values: { offset, length }, years, firstYear } = plan.inputs.get(mark.name)!;
  const numbers = new Float64Array(new SharedArrayBuffer(plan.numbers.byteLength));
  numbers.set(plan.numbers);
  numbers.set(movedValues(plan.numbers.subarray(offset, offset + length), years, firstYear, mark, trial), offset);
  return { ...plan, numbers };
}
