import type { Bilingual, Lang } from '../../messages/index.js';
import { say } from '../../messages/index.js';
import { printExpression, PURE, sameUnit, unitText } from '../../model/index.js';
import { quantityText } from '../../report/index.js';
import type { Condition, Mention, Term, Vary, Verdict } from '../../solve/index.js';

const SIGNS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '!=': '≠' };

/** 条件的说法 — what is measured, without the limit: 2035年地方财政负担 > 150亿元的概率. */
export function measureWords(condition: Condition, lang: Lang): string {
  const { statistic, body, terms, years } = condition;
  const [first] = years;
  const formula = formulaWords(body, terms, lang);
  const word = statistic.kind === 'quantile' && statistic.probability !== 0.5
    ? say('solve-word-quantile', { percent: String(Number((statistic.probability * 100).toPrecision(3))) }, lang)
    : say(STATISTICS[statistic.kind], {}, lang);
  const measured = say('solve-word-of', { formula, statistic: word }, lang);
  if (first === undefined) return measured;
  const span = say('solve-word-each-year', { first, last: years.at(-1)! }, lang);
  return lang === 'zh' ? `${span}${measured}` : `${measured} ${span}`;
}

const STATISTICS = { probability: 'solve-word-probability', mean: 'solve-word-mean', quantile: 'solve-word-median', best: 'solve-word-best' } as const;

/** With its limit: … ≤ 5%. */
export function conditionWords(condition: Condition, limit: number, lang: Lang): string {
  return `${measureWords(condition, lang)} ${SIGNS[condition.operator] ?? condition.operator} ${valueWords(condition, limit, lang)}`;
}

/** A value of the condition, in its unit. */
export function valueWords({ unit, valueKind, statistic }: Condition, value: number, lang: Lang): string {
  return quantityText(value, unitText(unit), statistic.kind === 'probability' || valueKind === 'flag' ? 'rate' : valueKind, lang);
}

/** 相差 — of percentages they are points. */
export function gapWords(condition: Condition, gap: number, lang: Lang): string {
  const isShare = condition.statistic.kind === 'probability' || condition.valueKind === 'rate';
  return isShare ? say('solve-points', { value: quantityText(gap * 100, '1', '', lang) }, lang) : valueWords(condition, gap, lang);
}

function formulaWords(body: Condition['body'], terms: Condition['terms'], lang: Lang): string {
  const text = printExpression(body, (part) => {
    // A flag stands as `flag != 0`.
    if (part.kind === 'compare' && part.operator === '!=' && part.left.kind === 'rule' && part.right.kind === 'number' && part.right.value === 0) return termWords(terms.get(part.left.name)!, part.left.name, terms, lang);
    return part.kind === 'rule' ? termWords(terms.get(part.name)!, part.name, terms, lang) : undefined;
  });
  return text.replace(/<=|>=|!=/g, (sign) => SIGNS[sign]!);
}

function termWords(term: Term, name: string, terms: Condition['terms'], lang: Lang): string {
  if (term.kind === 'amount') return quantityText(term.value, unitText(term.unit), '', lang);
  if (term.kind !== 'across') return mentionWords(term, name, lang);
  const facts = { first: term.years[0]!, last: term.years.at(-1)!, formula: formulaWords(term.body, terms, lang) };
  return say(ACROSS[term.how], facts, lang);
}

const ACROSS = { any: 'solve-word-any', all: 'solve-word-all', sum: 'solve-word-sum', min: 'solve-word-min', max: 'solve-word-max' } as const;

function mentionWords({ label, summed, cellLabel, first, last }: Mention, shown: string, lang: Lang): string {
  const cell = /\[([^\]]*)\]/.exec(shown)?.[1];
  const short = label[lang];
  const name = cell !== undefined ? say('solve-word-cell', { name: short, cell: cellLabel ?? cell }, lang)
    : summed.length > 1 ? say('solve-word-summed', { name: short, cells: summed.map((each) => each[lang]) }, lang) : short;
  return first !== undefined && first === last ? say('solve-word-in-year', { year: first, name }, lang) : name;
}

/** Without what a label explains in brackets. */
export function shortLabel(label: Bilingual, lang: Lang): string {
  return label[lang].replace(/\s*[（(].*$/, '');
}

/** A value of the input: a share of 1 as a percentage. */
export function inputWords({ input: { unit }, high, low }: Pick<Vary, 'input' | 'high' | 'low'>, value: number, lang: Lang): string {
  const isShare = sameUnit(unit, PURE) && Math.max(Math.abs(low), Math.abs(high)) <= 1;
  return quantityText(value, unitText(unit), isShare ? 'rate' : '', lang);
}

/** Kept or not, and whether sampling error leaves that open. */
export function keptWords({ kept, sure, possible }: Verdict, lang: Lang): string {
  return say(kept ? (sure ? 'solve-kept' : 'solve-kept-barely') : possible ? 'solve-broken-barely' : 'solve-broken', {}, lang);
}
