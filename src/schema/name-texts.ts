import { type Facts, type MessageKey, say } from '../messages/index.js';
import { cellCount, type Dimension, type InputDeclaration, type Model, type Rule, type Unit, unitText } from '../model/index.js';
import { isPure } from './units.js';
import type { Wording } from './wording.js';

/** 输入的说明 — label, unit, dimensions, range, clause and note of an input, a line for each kind of fact. */
export function inputText(input: InputDeclaration, model: Model, wording: Wording): string {
  const { label, unit, bandOf, byPath, dimensions, range, note } = input;
  const { lang } = wording;
  const shape = [
    unitFact(unit, wording),
    ...dimensionFacts(dimensions, model, wording),
    ...(bandOf ? [say('schema-band-of', { unit: unitText(bandOf) }, lang)] : []),
    ...(byPath ? [say('schema-by-path', {}, lang)] : []),
  ];
  const isLaw = range.law !== undefined && range.clause !== undefined;
  const ranges = [
    ...rangeFacts(range, unit, wording),
    ...(range.clause === undefined || isLaw ? [] : [say('schema-clause', { clause: range.clause }, lang)]),
  ];
  return lines([label[lang], joined(shape, wording), joined(ranges, wording), note?.[lang] ?? '']);
}

/** 规则的说明 — label, kind, unit, dimensions and clause of a rule. */
export function ruleText(rule: Rule, model: Model, wording: Wording): string {
  const { label, unit, kind, dimensions, source } = rule;
  const { lang } = wording;
  const kinds = { stock: 'schema-kind-stock', flow: 'schema-kind-flow', rate: 'schema-kind-rate', flag: 'schema-kind-flag' } as const;
  const shape = [
    ...(kind ? [say(kinds[kind], {}, lang)] : []),
    unitFact(unit, wording),
    ...dimensionFacts(dimensions, model, wording),
  ];
  return lines([label[lang], joined(shape, wording), source === undefined ? '' : say('schema-clause', { clause: source }, lang)]);
}

/** What `inputs.*.value` and every other number of a name may be: its unit and range. */
export function numberText(unit: Unit, range: InputDeclaration['range'], wording: Wording): string {
  const how = isPure(unit) ? say('schema-number-rate', {}, wording.lang) : say('schema-number', { unit: unitText(unit) }, wording.lang);
  return joined([...rangeFacts(range, unit, wording), how], wording);
}

/** 单位 yuan/person/month（元/人/月）. */
export function unitFact(unit: Unit, { lang, unit: words }: Wording): string {
  const text = unitText(unit);
  return words(text) === text ? say('schema-unit-is', { unit: text }, lang) : say('schema-unit-words', { unit: text, words: words(text) }, lang);
}

export function columnsOf(rule: Rule, model: Model): number {
  return cellCount(dimensionsOf(rule.dimensions, model));
}

export function dimensionsOf(names: readonly string[], model: Model): Dimension[] {
  return model.dimensions.filter(({ name }) => names.includes(name));
}

function dimensionFacts(names: readonly string[], model: Model, { lang }: Wording): string[] {
  if (names.length === 0) return [];
  const words = dimensionsOf(names, model).map(({ name, label }) => say('schema-dimension', { label: label[lang], name }, lang));
  return [say('schema-dimensions', { dimensions: words }, lang)];
}

/** A range of law, or what the number can be at all, and the range of experience. */
function rangeFacts({ law, experience, clause }: InputDeclaration['range'], unit: Unit, { lang }: Wording): string[] {
  const fact = (bounds: readonly [number, number], key: MessageKey, facts: Facts = {}): string =>
    say(key, { range: rangeText(bounds, unit, lang), ...facts }, lang);
  return [
    ...(law ? [clause === undefined ? fact(law, 'schema-range-allowed') : fact(law, 'schema-range-law', { clause })] : []),
    ...(experience ? [fact(experience, 'schema-range-experience')] : []),
  ];
}

/** `0.8 至 1（80% 至 100%）`; percentages for shares: pure numbers up to 1 that are not switches. */
export function rangeText([low, high]: readonly [number, number], unit: Unit, lang: Wording['lang']): string {
  if (low === high) return say('schema-range-one', { value: String(low) }, lang);
  if (high === Infinity) return say('schema-range-from', { low: String(low) }, lang);
  if (low === -Infinity) return say('schema-range-to', { high: String(high) }, lang);
  const facts = { low: String(low), high: String(high) };
  const isShare = isPure(unit) && Math.max(Math.abs(low), Math.abs(high)) <= 1 && !(Number.isInteger(low) && Number.isInteger(high));
  if (!isShare) return say('schema-range-between', facts, lang);
  return say('schema-range-percent', { ...facts, lowPercent: percent(low), highPercent: percent(high) }, lang);
}

function percent(share: number): string {
  return `${String(Number((share * 100).toPrecision(12)))}%`;
}

function joined(facts: readonly string[], { lang }: Wording): string {
  return facts.join(lang === 'zh' ? '；' : '; ');
}

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
