import type { Compared, Statistic } from '../../fidelity/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { PURE, type Rule, sameUnit, unitText } from '../../model/index.js';

export const STATISTIC_WORDS: Readonly<Record<Statistic, MessageKey>> = {
  mean: 'fidelity-statistic-mean', standardDeviation: 'fidelity-statistic-deviation', skewness: 'fidelity-statistic-skewness',
  low: 'fidelity-statistic-low', high: 'fidelity-statistic-high',
};

const MOST_SHOWN = 99;
const DIGITS = 5;

/** A number of a variable: rates in per cent, other units as they are, pure statistics plain; `-` where there is none. */
export type Writer = (value: number) => string;

export const plain: Writer = (value) => (Number.isFinite(value) ? fixed(value) : '-');

/** Two decimals; nothing is called -0.00. */
function fixed(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}

export function writerOf({ unit }: Rule, kind?: Statistic): Writer {
  if (kind === 'skewness') return plain;
  if (sameUnit(unit, PURE)) return (value) => (Number.isFinite(value) ? `${fixed(100 * value)}%` : '-');
  return (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : '-');
}

/** With its sign; a difference of rates is one of percentage points. */
export function differenceText({ difference }: Compared, rule: Rule | undefined, kind: Statistic | undefined, lang: Lang): string {
  const sign = difference > 0 ? '+' : '';
  if (!rule || kind === 'skewness') return `${sign}${plain(difference)}`;
  if (sameUnit(rule.unit, PURE)) return say('fidelity-points', { value: `${sign}${plain(100 * difference)}` }, lang);
  return `${sign}${writerOf(rule)(difference)} ${unitText(rule.unit)}`;
}

export function zText({ z }: Compared): string {
  if (Number.isNaN(z)) return '-';
  if (Math.abs(z) > MOST_SHOWN) return z > 0 ? `>${String(MOST_SHOWN)}` : `<-${String(MOST_SHOWN)}`;
  return z.toFixed(1);
}

/** Cells from the value of the set to the mark. */
export function comparedCells(each: Compared, write: Writer): string[] {
  const { external, calibration, difference, error, isMarked } = each;
  return [write(external.value), write(calibration.value), write(difference), write(error), zText(each), isMarked ? '*' : ''];
}
