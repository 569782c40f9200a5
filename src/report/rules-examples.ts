import type { BookRule } from '../book/index.js';
import { groupedNumber, type Lang, say } from '../messages/index.js';
import { type Example, type Expression, mentionsOf, type Model, PURE, type Rule, type RuleKind, type Unit, unitText } from '../model/index.js';
import { columnLines } from './rules-columns.js';
import { wordedBlock } from './rules-formula.js';
import { oneLine } from './rules-lines.js';
import { unitWords } from './units.js';

/** 算例 — each as its cell, its values and what comes out, in words. */
export function exampleLines({ rule }: BookRule, model: Model, lang: Lang, room: number): string[] {
  const mentions = mentionsOf(rule.expression);
  return rule.examples.flatMap((example, i) => {
    const rows = [...example.values].map(([mention, value]) => {
      const node = mentions.get(mention);
      return [node ? mentionWords(node, model, lang) : mention, `= ${valueWords(value, node, model, lang)}`];
    });
    const { groups } = columnLines([{ title: '', most: Math.floor(room / 2) }, { title: '' }], [rows], room - 3);
    return [
      ...(i > 0 ? [''] : []),
      [`${String(i + 1)}.`, whereText(example, rule, model, lang)].filter((part) => part !== '').join(' '),
      ...groups[0]!.map((line) => `   ${line}`),
      `   → ${rule.label[lang]} = ${resultText(example.result, rule, lang)}`,
    ];
  });
}

function mentionWords(node: Expression, model: Model, lang: Lang): string {
  // A band stands for its whole table.
  return oneLine(wordedBlock(node.kind === 'band' ? { kind: 'input', name: node.input, dimensions: [] } : node, model, lang));
}

/** 2030年，普通参保人，男，年末周岁 60 */
function whereText({ year, cell }: Example, { dimensions }: Rule, model: Model, lang: Lang): string {
  const places = dimensions.flatMap((name) => {
    const dimension = model.dimensions.find((each) => each.name === name)!;
    const coordinate = cell.get(name);
    if (coordinate === undefined) return [];
    const label = dimension.valueLabels?.[dimension.labels.indexOf(coordinate)]?.[lang];
    return [label ?? `${dimension.label[lang]} ${coordinate}`];
  });
  return [say('rules-example-year', { year }, lang), ...places].join(lang === 'zh' ? '，' : ', ');
}

interface Measure {
  readonly unit: Unit;
  readonly kind?: RuleKind;
  readonly bandOf?: Unit;
}

function measureOf(node: Expression | undefined, { rules, inputs }: Model): Measure {
  if (!node) return { unit: PURE };
  switch (node.kind) {
    case 'rule':
      return rules.get(node.name)!;
    case 'prev':
    case 'last_year':
    case 'younger':
    case 'leaving':
    case 'given_adjustment':
      return rules.get(node.rule)!;
    case 'input':
      return inputs.get(node.name)!;
    case 'band':
      return inputs.get(node.input)!;
    default:
      return { unit: PURE };
  }
}

function valueWords(value: number | ReadonlyMap<string, number>, node: Expression | undefined, model: Model, lang: Lang): string {
  const { unit, kind, bandOf } = measureOf(node, model);
  if (typeof value === 'number') return exact(String(value), unit, kind, lang);
  return [...value].map(([key, each]) => {
    const text = exact(String(each), unit, kind, lang);
    if (bandOf) return key === 'below' ? say('rules-band-below', { value: text }, lang) : say('rules-band-from', { limit: exact(key, bandOf, undefined, lang), value: text }, lang);
    return `${labelOf(key, model, lang)} ${text}`;
  }).join(lang === 'zh' ? '；' : '; ');
}

function labelOf(label: string, { dimensions }: Model, lang: Lang): string {
  const dimension = dimensions.find(({ labels, first }) => first === undefined && labels.includes(label));
  return dimension?.valueLabels?.[dimension.labels.indexOf(label)]?.[lang] ?? label;
}

function resultText(result: string, { unit, kind }: Rule, lang: Lang): string {
  return exact(result, unit, kind, lang);
}

/** A number with all its digits as written: an example is exact to its last one. Rates are shown in percent, flags as yes or no. */
function exact(digits: string, unit: Unit, kind: RuleKind | undefined, lang: Lang): string {
  const value = Number(digits);
  if (unitText(unit) === '1') {
    if (kind === 'flag' && (value === 0 || value === 1)) return say(value === 1 ? 'cli-yes' : 'cli-no', {}, lang);
    return kind === 'rate' ? `${inPercent(digits)}%` : groupedDigits(digits);
  }
  return `${groupedDigits(digits)}${lang === 'zh' ? '' : ' '}${unitWords(unitText(unit), lang, value)}`;
}

/** `1049.30` keeps its zero. */
function groupedDigits(digits: string): string {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(digits) ?? [];
  return whole === undefined ? groupedNumber(Number(digits)) : `${sign}${groupedNumber(Number(whole))}${fraction}`;
}

/** The point two places to the right, with the digits as they are: 0.0270 → 2.70. */
function inPercent(digits: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits);
  if (!match) return String(Number((Number(digits) * 100).toPrecision(12)));
  const [, sign = '', whole = '', fraction = ''] = match;
  const padded = fraction.padEnd(2, '0');
  const moved = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  return `${sign}${moved}${padded.length > 2 ? `.${padded.slice(2)}` : ''}`;
}
