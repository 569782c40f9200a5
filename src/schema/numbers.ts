import { say } from '../messages/index.js';
import { type InputRange, type Unit, unitText } from '../model/index.js';
import { NUMBER } from '../scenario/index.js';
import type { Definitions } from './definitions.js';
import type { JsonSchema } from './json-schema.js';
import { numberText } from './name-texts.js';
import { isPure, unitName, unitPattern } from './units.js';
import type { Wording } from './wording.js';

/** A number as its own text or with what may follow it: its unit, or a percent sign for pure numbers. */
export function quantityPattern(unit: Unit): string {
  return ` *${NUMBER}(?:${isPure(unit) ? ' *%|' : ''}${unitPattern(unit)})? *`;
}

/** What has numbers: an input, or a rule with given values. */
export interface Numbered {
  readonly name: string;
  readonly unit: Unit;
  readonly range: InputRange;
}

/** 一个数 — a number in its unit and, unless a scenario may waive it, within its law. */
export function numberRef({ name, unit, range }: Numbered, definitions: Definitions, wording: Wording): JsonSchema {
  const { lang } = wording;
  const law = isWaivable(range) ? undefined : range.law;
  const form = isPure(unit) ? say('schema-number-rate-form', {}, lang) : say('schema-number-form', { unit: unitText(unit) }, lang);
  const hint = isPercentRefused(unit, range, law) ? { if: PERCENT, then: { type: 'string', errorMessage: say('schema-number-percent', {}, lang) } } : {};
  return definitions.ref(isWaivable(range) ? `number_of_${name}` : sharedName(unit, range), {
    description: numberText(unit, range, wording),
    type: ['number', 'string'],
    ...bounds(law),
    pattern: `^${quantityPattern(unit)}$`,
    // For lists and maps where a number stands, and for texts that are none.
    errorMessage: form,
    ...hint,
  });
}

/** Limits of a law that has a clause: a scenario may ask to leave them, so they hold under a condition only. */
export function isWaivable({ law, clause }: InputRange): boolean {
  return law !== undefined && clause !== undefined;
}

export function bounds(law: readonly [number, number] | undefined): Pick<JsonSchema, 'minimum' | 'maximum'> {
  if (!law) return {};
  return { ...(Number.isFinite(law[0]) && { minimum: law[0] }), ...(Number.isFinite(law[1]) && { maximum: law[1] }) };
}

/** A percentage without its sign, as the loader sees it. */
const PERCENT: JsonSchema = { type: 'number', exclusiveMinimum: 1, maximum: 100 };

function isPercentRefused(unit: Unit, { law, experience }: InputRange, enforced: InputRange['law']): boolean {
  const top = Math.min(law?.[1] ?? Infinity, experience?.[1] ?? Infinity);
  return isPure(unit) && top <= 1 && (enforced?.[1] ?? Infinity) > 1;
}

/** `number_yuan_per_person_law_0..`: inputs of one unit and one range share it. */
function sharedName(unit: Unit, { law, experience }: InputRange): string {
  const range = (word: string, bound: readonly [number, number] | undefined): string =>
    bound ? `_${word}_${bound.map((each) => (Number.isFinite(each) ? String(each) : '')).join('..')}` : '';
  return `number_${unitName(unit)}${range('law', law)}${range('usual', experience)}`;
}
