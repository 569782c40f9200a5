import { groupedNumber, type Lang, say } from '../messages/index.js';
import { PURE, sameUnit, type Unit, unitText } from '../model/index.js';
import { quantityText, scaleFor, unitWords } from '../report/index.js';

/** 数的样子 — how the numbers of one entry are shown; what is stored is always the number itself. */
export interface NumberLook {
  readonly isPercent: boolean;
  readonly decimals: number;
  readonly isGrouped: boolean;
}

/** Below a thousandth a percentage only adds zeros. */
const SMALLEST_PERCENT = 0.001;
const MOST_DIGITS = 5;
const MOST_PERCENT_DECIMALS = 4;
/** A pure whole number from here to there names a year. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/**
 * 选样子 — percent for shares and rates: pure, none above 1, at least one of them not whole. A switch of 0 and 1 stays
 * plain, since Excel takes a 1 typed into a cell of percentages for 1 %.
 */
export function lookOf(unit: Unit, numbers: readonly number[]): NumberLook {
  let [largest, smallest] = [0, Infinity];
  for (const number of numbers) {
    const size = Math.abs(number);
    if (size > largest) largest = size;
    if (size > 0 && size < smallest) smallest = size;
  }
  const isShare = sameUnit(unit, PURE) && largest <= 1 && numbers.some((number) => !Number.isInteger(number));
  const isPercent = isShare && (numbers.length === 1 || smallest >= SMALLEST_PERCENT);
  const most = isPercent ? MOST_PERCENT_DECIMALS : Math.max(0, MOST_DIGITS - 1 - Math.floor(Math.log10(largest || 1)));
  const shown = isPercent ? numbers.map((number) => number * 100) : numbers;
  let decimals = 0;
  while (decimals < most && !shown.every((number) => isWhole(number * 10 ** decimals))) decimals++;
  return { isPercent, decimals, isGrouped: largest >= 1000 && !numbers.every((number) => isCalendarYear(number, unit)) };
}

/** 年份 — 2011 and not 2,011. */
function isCalendarYear(number: number, unit: Unit): boolean {
  return sameUnit(unit, PURE) && Number.isInteger(number) && number >= FIRST_YEAR && number <= LAST_YEAR;
}

/** Whole but for the last bits that scaling by a power of ten may leave. */
function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) <= 1e-12 * Math.abs(number);
}

/** As Excel writes formats. */
export function excelFormat({ isPercent, decimals, isGrouped }: NumberLook): string {
  return `${isGrouped ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${isPercent ? '%' : ''}`;
}

/** Digits of a double that are surely its own. */
const SURE_DIGITS = 15;

/** Digits after which a number is no longer told from what it is near to. */
const SAME = 1e-14;

/**
 * 准确的数 — as people say it where that says all of it, `30亿元`; else to the last digit, since a change may lie there.
 */
export function exactText(value: number, unit: Unit, look: NumberLook, lang: Lang): string {
  if (isCalendarYear(value, unit)) return String(value);
  const text = quantityText(value, unitText(unit), look.isPercent ? 'rate' : '', lang);
  const { divisor } = scaleFor(unitText(unit), look.isPercent ? 'rate' : '', [value], lang);
  const said = Number(/^-?[\d,.]+/.exec(text)?.[0].replaceAll(',', '') ?? NaN) * divisor;
  if (Math.abs(said - value) <= SAME * Math.abs(value)) return text;
  if (look.isPercent) return `${String(Number((value * 100).toPrecision(SURE_DIGITS)))}%`;
  const words = unitText(unit) === '1' ? '' : unitWords(unitText(unit), lang);
  return `${groupedNumber(value)}${lang === 'en' && words !== '' ? ' ' : ''}${words}`;
}

/** The unit in words; it depends on the declaration alone, so that an import can compare it. */
export function unitLabel(unit: Unit, lang: Lang): string {
  return sameUnit(unit, PURE) ? say('template-pure-unit', {}, lang) : unitWords(unitText(unit), lang);
}

/** The unit at the end of a sentence; nothing where there is none. */
export function unitClause(unit: Unit, lang: Lang): string {
  return sameUnit(unit, PURE) ? '' : say('template-check-unit', { unit: unitLabel(unit, lang) }, lang);
}

/** 范围 — `80% 至 100%`, without the unit, which stands beside it. */
export function rangeText(range: readonly [number, number] | undefined, look: NumberLook, lang: Lang): string {
  if (!range) return '';
  const [low, high] = range;
  const facts = { low: boundText(low, look), high: boundText(high, look) };
  if (low === high) return say('template-range-only', facts, lang);
  if (high === Infinity) return say('template-range-low', facts, lang);
  return say(low === -Infinity ? 'template-range-high' : 'template-range-between', facts, lang);
}

function boundText(bound: number, { isPercent }: NumberLook): string {
  if (isPercent) return `${String(Number((bound * 100).toPrecision(12)))}%`;
  return groupedNumber(bound);
}
