import { PURE, type Unit, unitText } from '../model/index.js';

/** Names of the base units, in the order of a unit's exponents. */
const BASES = PURE.map((_, base) => unitText(PURE.map((__, each) => (each === base ? 1 : 0)) as unknown as Unit));

/** Any unit as text. */
export const ANY_UNIT = ((): string => {
  const factor = String.raw` *(?:1|(?:${BASES.join('|')})(?:\^-?\d+)?) *`;
  return `${factor}(?:[*/]${factor})*`;
})();

/**
 * 单位的写法 — a pattern for the usual ways of writing one unit: its factors in any order, with or without spaces.
 * `yuan/person/month` is also `yuan / month / person`; what only a parser understands, such as `yuan*person^-1`, is left out.
 */
export function unitPattern(unit: Unit): string {
  const factors = unit.flatMap((exponent, base) => (exponent === 0 ? [] : [{ sign: exponent > 0 ? '\\*' : '/', text: powerOf(BASES[base]!, Math.abs(exponent)) }]));
  if (factors.length === 0) return ' *1 *';
  const orders = permutations(factors).map((order) => {
    const [first, ...rest] = order;
    // A factor that divides cannot begin a unit: 1/month.
    const start = first!.sign === '/' ? `1 */ *${first!.text}` : first!.text;
    return [start, ...rest.map(({ sign, text }) => `${sign} *${text}`)].join(' *');
  });
  return ` *(?:${orders.join('|')}) *`;
}

function powerOf(base: string, exponent: number): string {
  return exponent === 1 ? base : String.raw`${base}\^${String(exponent)}`;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]));
}

/** Part of a definition's name: `yuan_per_person`. */
export function unitName(unit: Unit): string {
  return isPure(unit) ? 'pure' : unitText(unit).replaceAll('*', '_').replaceAll('/', '_per_').replaceAll('^', '');
}

export function isPure(unit: Unit): boolean {
  return unit.every((exponent) => exponent === 0);
}
