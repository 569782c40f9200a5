import { type Lang, say } from '../messages/index.js';
import { decimalsFor, numberText, percentText, yesNo } from './format.js';
import { type Scale, scaleFor, unitWords } from './units.js';

/** Decimals that tell two numbers apart at most: all a double has. */
const MOST_DECIMALS = 15;
/** From this factor on a relative change is told as a multiple. */
const TOLD_AS_MULTIPLE = 10;
/** Smaller relative changes are told as that. */
const SMALLEST_PERCENT = 0.01;

/** 数的变化 — how the numbers of one input or rule and their changes are written. */
export class QuantityChange {
  readonly #unit: string;
  readonly #kind: string;
  readonly #lang: Lang;

  /** @param kind as of rules: `rate` is written in percent unless all numbers are whole, `flag` as yes or no */
  constructor(unit: string, kind: string, lang: Lang) {
    this.#unit = unit;
    this.#kind = kind;
    this.#lang = lang;
  }

  /** `93 → 103元/人/月（+10，+10.8%）`; `absent` stands for a side that has no number. */
  change(before: number | undefined, after: number | undefined, absent: string): string {
    const numbers = [before, after].filter((value) => value !== undefined);
    if (this.#kind === 'flag' && numbers.every(isSwitch)) return say('diff-arrow', { before: this.#flag(before, absent), after: this.#flag(after, absent) }, this.#lang);
    const scale = this.#scale(numbers);
    const texts = distinct(numbers, scale);
    const withUnit = (value: number): string => texts(value) + this.#unitBehind(value, scale);
    if (before === undefined || after === undefined) {
      return say('diff-arrow', { before: before === undefined ? absent : withUnit(before), after: after === undefined ? absent : withUnit(after) }, this.#lang);
    }
    // Percent signs stand behind both numbers, units behind the last.
    const arrow = say('diff-arrow', { before: scale.unit === '%' ? withUnit(before) : texts(before), after: withUnit(after) }, this.#lang);
    const extra = this.#difference(before, after, scale);
    return extra === undefined ? arrow : say('diff-with-difference', { change: arrow, difference: extra }, this.#lang);
  }

  /** One number with its unit. */
  one(value: number): string {
    if (this.#kind === 'flag' && isSwitch(value)) return this.#flag(value, '');
    const scale = this.#scale([value]);
    return distinct([value], scale)(value) + this.#unitBehind(value, scale);
  }

  /** Two numbers in one scale, the unit behind the second. */
  span(from: number, to: number): readonly [string, string] {
    const scale = this.#scale([from, to]);
    const texts = distinct([from, to], scale);
    return [texts(from) + (scale.unit === '%' ? '%' : ''), texts(to) + this.#unitBehind(to, scale)];
  }

  #scale(numbers: readonly number[]): Scale {
    // A code – 0, 1 or 2 – is no percentage, whatever kind its rule is of.
    return scaleFor(this.#unit, numbers.every(Number.isInteger) ? '' : this.#kind, numbers, this.#lang);
  }

  #flag(value: number | undefined, absent: string): string {
    return value === undefined ? absent : yesNo(value === 1, this.#lang);
  }

  /** Undefined where a difference says nothing: a switch, a number that is not finite. */
  #difference(before: number, after: number, scale: Scale): string | undefined {
    const difference = after - before;
    if (!Number.isFinite(difference) || (this.#unit === '1' && isSwitch(before) && isSwitch(after))) return undefined;
    const number = distinct([difference], scale)(difference);
    const signed = difference > 0 ? `+${number}` : number;
    // An age, a code: so and so much more, but of no percentage.
    const isCount = this.#unit === '1' && Number.isInteger(before) && Number.isInteger(after);
    const share = before === 0 || isCount ? undefined : difference / Math.abs(before);
    const points = scale.unit === '%' ? say('diff-points', { difference: signed }, this.#lang) : signed;
    if (share === undefined) return points;
    const relative = relativeText(share, after / before, this.#lang);
    const isMultiple = Math.abs(share) >= TOLD_AS_MULTIPLE;
    return scale.unit === '%' && !isMultiple ? say('diff-points-relative', { points, relative }, this.#lang) : say('diff-both', { difference: points, relative }, this.#lang);
  }

  #unitBehind(value: number, scale: Scale): string {
    if (scale.unit === '' || scale.unit === '%') return scale.unit;
    const words = scale.divisor === 1 ? unitWords(this.#unit, this.#lang, value) : scale.unit;
    return this.#lang === 'zh' ? words.replace(/^1\//, '/') : ` ${words}`;
  }
}

/** `+12.5%`, to three digits; a multiple where percents grow large. */
export function relativeText(relative: number, multiple: number, lang: Lang): string {
  if (Math.abs(relative) >= TOLD_AS_MULTIPLE) return say('diff-multiple', { multiple: Number(multiple.toPrecision(3)) }, lang);
  const percent = relative * 100;
  if (Math.abs(percent) < SMALLEST_PERCENT) return percentText(relative);
  return `${percent > 0 ? '+' : ''}${String(Number(percent.toPrecision(3)))}%`;
}

/** Texts of the numbers: as short as say all of each, about four digits otherwise, more where they would look alike. */
function distinct(numbers: readonly number[], scale: Scale): (value: number) => string {
  const different = new Set(numbers).size;
  for (let most = decimalsFor(numbers, scale); ; most++) {
    const text = (value: number): string => numberText(value, scale, shortest(value / scale.divisor, most));
    if (most >= MOST_DECIMALS || new Set(numbers.map(text)).size === different) return text;
  }
}

/** The fewest decimals that say all of a number to twelve digits, or `most`. */
function shortest(shown: number, most: number): number {
  for (let decimals = 0; decimals < most; decimals++) if (Math.abs(Number(shown.toFixed(decimals)) - shown) <= 1e-12 * Math.abs(shown)) return decimals;
  return most;
}

function isSwitch(value: number): boolean {
  return value === 0 || value === 1;
}
