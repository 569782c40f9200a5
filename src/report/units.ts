import type { Lang } from '../messages/index.js';
import { parseUnit } from '../model/index.js';

/** 量级 — the unit a column of numbers is shown in: each value is divided by `divisor`. */
export interface Scale {
  readonly divisor: number;
  /** Unit to print; empty for a pure number. */
  readonly unit: string;
}

type Step = readonly [from: number, divisor: number, word: string];

// Chinese counts in 万 and 亿, English in thousands: the steps differ, so each language has its own list.
const STEPS: Readonly<Record<'yuan' | 'person', Readonly<Record<Lang, readonly Step[]>>>> = {
  yuan: {
    zh: [[1e13, 1e12, '万亿'], [1e8, 1e8, '亿'], [1e5, 1e4, '万']],
    en: [[1e13, 1e12, 'trillion '], [1e9, 1e9, 'billion '], [1e6, 1e6, 'million ']],
  },
  person: {
    zh: [[1e8, 1e8, '亿'], [1e4, 1e4, '万']],
    en: [[1e9, 1e9, 'billion '], [1e6, 1e6, 'million '], [1e4, 1e3, 'thousand ']],
  },
};

/** 选量级 — one scale for all values of a column, by the largest of them. */
export function scaleFor(unit: string, kind: string, values: readonly number[], lang: Lang): Scale {
  if (unit === '1') return kind === 'rate' || kind === 'flag' ? { divisor: 0.01, unit: '%' } : { divisor: 1, unit: '' };
  const largest = Math.max(0, ...values.map(Math.abs).filter(Number.isFinite));
  const base = /^(yuan|person)(?=[*/]|$)/.exec(unit)?.[1] as keyof typeof STEPS | undefined;
  const step = base && STEPS[base][lang].find(([from]) => largest >= from);
  const [, divisor, word] = step ?? [0, 1, ''];
  return { divisor, unit: word + unitWords(unit, lang) };
}

/** Words for yuan, person, month and year, in the order of a unit's exponents. */
const WORDS = {
  zh: ['元', '人', '月', '年'],
  one: ['yuan', 'person', 'month', 'year'],
  many: ['yuan', 'people', 'months', 'years'],
} as const;
/** A number of months is 139个月; 139月 would be a month of the year. */
const MONTHS_ALONE = '个月';

/**
 * 单位 — a unit of the rule language in the reader's words: 元/人/月, 人年, 个月; yuan/person/month, person-years, months.
 * @param amount how much of it is meant: English has a singular
 */
export function unitWords(unit: string, lang: Lang, amount = Number.NaN): string {
  const exponents = parseUnit(unit);
  if (!exponents || exponents.every((exponent) => exponent === 0)) return unit;
  const factors = (words: readonly string[], sign: 1 | -1): string[] =>
    exponents.flatMap((exponent, base) => (sign * exponent > 0 ? [words[base]! + (Math.abs(exponent) === 1 ? '' : `^${String(Math.abs(exponent))}`)] : []));
  return lang === 'zh' ? chineseUnit(factors(WORDS.zh, 1), factors(WORDS.zh, -1)) : englishUnit(factors(WORDS.one, 1), factors(WORDS.many, 1), factors(WORDS.one, -1), amount);
}

function chineseUnit(above: readonly string[], below: readonly string[]): string {
  const [people, time] = above;
  const isPersonTime = above.length === 2 && people === '人';
  const numerator = above.length === 1 && people === '月' ? MONTHS_ALONE : isPersonTime ? `人${time!}` : above.join('*');
  return [above.length === 0 ? '1' : numerator, ...below].join('/');
}

function englishUnit(one: readonly string[], many: readonly string[], below: readonly string[], amount: number): string {
  if (one.length === 0) return `per ${below.join('/')}`;
  // Of a product only the last word has a plural: person-years.
  const last = Math.abs(amount) === 1 ? one.at(-1)! : many.at(-1)!;
  return [[...one.slice(0, -1), last].join('-'), ...below].join('/');
}
